"""Mutants against tests: each in a process of its own, with the tests that run its lines, until one fails."""

import ast
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from mutation import forks
from mutation.mutants import Mutant, mutated
from mutation.planting import Planted, plant
from mutation.survey import Survey, Surveyor

SURVIVED, KILLED, IMPORTED = range(3)
"""How a life ends. Imported: nothing but a new import puts this mutant in."""
_LENIENCE = 4.0
_ALLOWED = 3.0
_IMPORTING = 30.0
_EXAMPLES = 20
_PHASES = (Phase.explicit, Phase.generate)
_HEAVY = ("pydantic", "rich.console", "typer", "typer.testing", "yaml")
"""Imported once, for what is imported anew with each mutant."""
_SETTINGS = "_hypothesis_internal_use_settings"
_OPTIONS = ("-q", "--assert=plain", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:cov", "-p", "no:randomly")


@dataclass(frozen=True, slots=True)
class Bench:
    """Where mutants are tried: a copy of the project, the folders of tests, and how many at a time."""

    root: Path
    tests: Sequence[str]
    jobs: int

    @property
    def package(self) -> Path:
        """The folder of the code."""
        return self.root / "cooperation_cli"

    def tree(self, mutant: Mutant) -> ast.Module:
        """The mutated module."""
        return mutated((self.package / mutant.file).read_text(), mutant.number)


def surveyed(bench: Bench, kept: Path) -> Survey:
    """Which tests run what; it comes through the file `kept`. Raises RuntimeError where the tests do not run."""

    def life(_: None, folder: Path) -> int:
        surveyor = Surveyor(bench.package)

        def loop(session: pytest.Session) -> None:
            _stay_in(session, folder)
            surveyor.run(session).save(kept)

        forks.be_silent()
        return pytest.main([*_OPTIONS, "-s", *bench.tests], plugins=[surveyor, _Loop(loop)])

    for _, code in forks.forked([None], life, 1, forks.NEVER):
        if not kept.exists():
            raise RuntimeError(f"no survey of the tests was made ({code})")
    return Survey.load(kept)


def survivors(bench: Bench, survey: Survey, mutants: Sequence[Mutant]) -> Iterator[Mutant]:
    """The mutants that no test notices."""
    imported = []
    for mutant, code in _in_functions(bench, survey, mutants):
        if code == IMPORTED or (code == SURVIVED and survey.is_run_before(mutant)):
            imported.append(mutant)
        elif code == SURVIVED:
            yield mutant
    for name in _HEAVY:
        import_module(name)
    for mutant, code in forks.forked(imported, lambda *life: _imported(bench, survey, *life), bench.jobs):
        if code == SURVIVED:
            yield mutant


def _in_functions(bench: Bench, survey: Survey, mutants: Sequence[Mutant]) -> list[tuple[Mutant, int]]:
    """One process collects the tests; each mutant gets a fork of it."""
    kept = Path(tempfile.mkdtemp(prefix="mutants-")) / "ends"

    def loop(session: pytest.Session) -> None:
        watch = _Watch(survey)
        session.config.pluginmanager.register(watch)
        items = {item.nodeid: item for item in session.items}

        def life(mutant: Mutant, folder: Path) -> int:
            try:
                if not plant(bench.package / mutant.file, bench.tree(mutant)):
                    return IMPORTED
            except ValueError:
                return IMPORTED
            forks.be_silent()
            _stay_in(session, folder)
            return watch.end([items[test] for test in survey.tests(mutant, whole_file=False)])

        with kept.open("w", buffering=1) as ends:
            for mutant, code in forks.forked(mutants, life, bench.jobs):
                ends.write(f"{mutants.index(mutant)} {code}\n")

    def session(_: None, __: Path) -> int:
        return pytest.main([*_OPTIONS, "-s", *bench.tests], plugins=[_Loop(loop)])

    for _, code in forks.forked([None], session, 1, forks.NEVER):
        if code:
            raise RuntimeError(f"the trials have ended early ({code})")
    ends = [map(int, line.split()) for line in kept.read_text().splitlines()]
    return [(mutants[number], code) for number, code in ends]


def _imported(bench: Bench, survey: Survey, mutant: Mutant, folder: Path) -> int:
    """The program and the tests are imported anew, with the mutant."""
    tests = survey.tests(mutant, whole_file=True)
    if not tests:
        return SURVIVED
    Planted(bench.package / mutant.file, bench.tree(mutant), bench.root).install()
    watch = _Watch(survey)

    def loop(session: pytest.Session) -> None:
        _stay_in(session, folder)
        items = {item.nodeid: item for item in session.items}
        # Tests whose very names have changed have noticed.
        watch.noticed = any(test not in items for test in tests)
        if not watch.noticed:
            watch.end([items[test] for test in tests])

    forks.be_silent()
    forks.be_quick(_IMPORTING)
    files = dict.fromkeys(test.partition("::")[0] for test in tests)
    code = pytest.main([*_OPTIONS, "-s", *files], plugins=[_Loop(loop), watch])
    return KILLED if code or watch.noticed else SURVIVED


class _Loop:
    """A pytest plugin that does something else with the collected tests than run them in turn."""

    def __init__(self, loop: Callable[[pytest.Session], None]) -> None:
        self._loop = loop

    @staticmethod
    def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
        """Few examples of each property, and none made smaller: it is enough to know that one fails."""
        for item in items:
            test = getattr(item, "obj", None)
            if own := getattr(test, _SETTINGS, None):
                few = settings(own, max_examples=min(own.max_examples, _EXAMPLES), phases=_PHASES)
                setattr(test, _SETTINGS, few)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """In the place of pytest's own."""
        if session.testsfailed:
            raise session.Interrupted("errors during collection")
        self._loop(session)
        return True


class _Watch:
    """A pytest plugin that knows whether a test has failed."""

    def __init__(self, survey: Survey) -> None:
        self.noticed = False
        self._survey = survey

    def end(self, items: Sequence[pytest.Item]) -> int:
        """Runs the tests until one fails, or takes far longer than it did."""
        for place, item in enumerate(items):
            forks.be_quick(_LENIENCE * self._survey.seconds[item.nodeid] + _ALLOWED)
            following = items[place + 1] if place + 1 < len(items) else None
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if self.noticed:
                return KILLED
        return SURVIVED

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Of each stage of each test."""
        self.noticed = self.noticed or report.failed


def _stay_in(session: pytest.Session, folder: Path) -> None:
    """Temporary folders are made in there, and go with it."""
    session.config._tmp_path_factory._basetemp = folder  # type: ignore[attr-defined]

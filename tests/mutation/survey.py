"""Which tests run which lines, and how long each takes."""

import json
import signal
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

import coverage
import pytest
from coverage import Coverage
from mutation.forks import NEVER, be_quick
from mutation.mutants import Mutant

SLOW = 2.0
"""Tests that take more seconds of the processor, or to be set up, while they are watched, are left out."""
ENOUGH = 6.0
"""So many such seconds of tests are run on one mutant, the quick ones first."""


_COLLECTION = "collection"
_COVERAGE = str(Path(coverage.__file__).parent)
_SOON = 0.001


@dataclass(frozen=True, slots=True)
class Survey:
    """What one run of all tests has shown."""

    seconds: dict[str, float] = field(default_factory=dict)
    lines: dict[str, dict[int, list[str]]] = field(default_factory=dict)
    """Of each file, the tests and the shared fixtures that run each line."""
    fixtures: dict[str, list[str]] = field(default_factory=dict)
    """The shared fixtures of each test."""

    def save(self, path: Path) -> None:
        """As JSON."""
        path.write_text(json.dumps(asdict(self)))

    @classmethod
    def load(cls, path: Path) -> "Survey":
        """What was saved."""
        held: dict[str, Any] = json.loads(path.read_text())
        lines = {file: {int(line): who for line, who in of.items()} for file, of in held["lines"].items()}
        return cls(held["seconds"], lines, held["fixtures"])

    def tests(self, mutant: Mutant, *, whole_file: bool) -> list[str]:
        """The tests that run its lines (all, for what is only imported): its own module's first, then quick ones."""
        own = {f"test_{part}.py" for part in Path(mutant.file).with_suffix("").parts}
        # Of what stands in a class or a module no line is seen to run: any test may notice.
        using = list(self.fixtures) if whole_file else self._running_lines(mutant)
        return self._affordable(sorted(using, key=lambda test: (not own & set(_parts(test)), self.seconds[test])))

    def _running_lines(self, mutant: Mutant) -> list[str]:
        first, last = mutant.lines
        lines = self.lines.get(mutant.file, {})
        near = {who for line, all_ in lines.items() if first <= line <= last for who in all_}
        return [test for test, shared in self.fixtures.items() if test in near or not near.isdisjoint(shared)]

    def is_run_before(self, mutant: Mutant) -> bool:
        """Whether the lines run as tests are collected, so that the faulty ones come too late."""
        first, last = mutant.lines
        lines = self.lines.get(mutant.file, {})
        return any(_COLLECTION in who for line, who in lines.items() if first <= line <= last)

    def _affordable(self, tests: list[str]) -> list[str]:
        spent, chosen = 0.0, []
        for test in tests:
            spent += self.seconds[test]
            if spent > ENOUGH:
                break
            chosen.append(test)
        return chosen


class Surveyor:
    """A pytest plugin that fills a survey while the tests run."""

    def __init__(self, package: Path) -> None:
        self.survey = Survey()
        self.failed: set[str] = set()
        self._package = package
        self._coverage = Coverage(data_file=None, config_file=False, source=[str(package)])
        self._running = ""

    def run(self, session: pytest.Session) -> Survey:
        """Runs every test of the session."""
        signal.signal(signal.SIGPROF, give_up)
        for place, item in enumerate(session.items):
            following = session.items[place + 1] if place + 1 < len(session.items) else None
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        self._coverage.stop()
        self._read()
        for test in self.failed:
            del self.survey.fixtures[test]
        return self.survey

    @pytest.hookimpl(tryfirst=True)
    def pytest_load_initial_conftests(self) -> None:
        """What runs from now on, before the first test, no test can be blamed for."""
        self._coverage.start()
        self._switch(_COLLECTION)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Function) -> Iterator[None]:
        """Times a test, and says whose lines are run."""
        self._switch(item.nodeid)
        begun = time.process_time()
        result = yield
        self.survey.seconds[item.nodeid] = round(time.process_time() - begun, 4)
        shared = [each for defined in item._fixtureinfo.name2fixturedefs.values() for each in defined]
        self.survey.fixtures[item.nodeid] = [_name(each) for each in shared if each.scope != "function"]
        return result

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_setup(self) -> Iterator[None]:
        """Ends what is slow where pytest tells it as a failure: between the stages of a test it would end pytest."""
        return (yield from _quickly())

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self) -> Iterator[None]:
        """As before."""
        return (yield from _quickly())

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Iterator[None]:
        """What a shared fixture runs belongs to every test that uses it."""
        if fixturedef.scope == "function":
            return (yield)
        before = self._running
        self._switch(_name(fixturedef))
        try:
            return (yield)
        finally:
            self._switch(before)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A test that fails without any mutant, or is too slow, tells nothing."""
        if report.failed:
            self.failed.add(report.nodeid)

    def _switch(self, to: str) -> None:
        self._running = to
        self._coverage.switch_context(to)

    def _read(self) -> None:
        data = self._coverage.get_data()
        for file in data.measured_files():
            held: dict[int, list[str]] = defaultdict(list)
            for line, contexts in data.contexts_by_lineno(file).items():
                held[line] = [context for context in contexts if context]
            self.survey.lines[str(Path(file).relative_to(self._package))] = dict(held)


def _parts(test: str) -> tuple[str, ...]:
    return Path(test.partition("::")[0]).parts


def _quickly() -> Iterator[None]:
    be_quick(SLOW)
    try:
        return (yield)
    finally:
        be_quick(NEVER)


def give_up(_signal: int, frame: FrameType | None) -> None:
    """Ends a test; put off while coverage notes a line, since nobody would give its lock back. Raises TimeoutError."""
    if _is_noting(frame):
        be_quick(_SOON)
    else:
        raise TimeoutError


def _is_noting(frame: FrameType | None) -> bool:
    while frame is not None and not frame.f_code.co_filename.startswith(_COVERAGE):
        frame = frame.f_back
    return frame is not None


def _name(fixturedef: Any) -> str:
    return f"fixture {fixturedef.baseid} {fixturedef.argname}"

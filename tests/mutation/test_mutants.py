import ast
import signal
from pathlib import Path
from types import ModuleType
from typing import Any

import coverage
import pytest
from mutation import forks
from mutation import survey as slowness
from mutation.explained import Explanations
from mutation.mutants import Mutant, mutants, mutated
from mutation.planting import plant
from mutation.survey import Survey, give_up
from mutation.trials import Bench, surveyed


def faults(body: str) -> set[str]:
    return {mutant.now for mutant in mutants("m.py", f"def f(a, b):\n    {body}") if mutant.where == "f"}


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("return a < b", {"return a <= b"}),
        ("return a is not b", {"return a is b"}),
        ("return a and b", {"return a or b", "return a", "return b"}),
        ("return not a", {"return a"}),
        ("return a // b", {"return a / b"}),
        ("return [True, 1, 'x']", {"return [False, 1, 'x']", "return [True, 2, 'x']", "return [True, 1, 'XXxXX']"}),
        ("return 'Words for eyes.'", set()),
        ("return min(a, key=b)", {"return max(a, key=b)", "return min(a)"}),
        ("return a[1:]", {"return a[:]", "return a[2:]"}),
        ("return [x for x in a if x]", {"return [x for x in a if True]", "return [x for x in a if not x]"}),
        ("a.append(b)", {"pass"}),
        ("raise a", {"pass"}),
        ("if a: return b", {"if not a:"}),
        ("c: Literal['x'] = a", set()),
        ("C = TypeVar('C', bound=int)", set()),
        ("return cast('x', a)", set()),
    ],
)
def test_a_line_has_these_faults(body: str, found: set[str]) -> None:
    assert faults(body) == found


def test_a_mutant_knows_its_function_and_the_lines_of_its_statement_alone() -> None:
    source = (
        "class A(B, d=True):\n    def f(self, a=1):\n        while (a and\n               self):\n            a -= 1\n"
    )
    assert {(mutant.where, mutant.lines, mutant.now) for mutant in mutants("m.py", source)} == {
        ("A", (2, 2), "def f(self, a=2):"),
        *(("A.f", (3, 4), f"while {now}:") for now in ("a or self", "a", "self")),
        ("A.f", (5, 5), "a += 1"),
        ("A.f", (5, 5), "a -= 2"),
    }


def test_a_planted_fault_is_in_functions_that_are_already_there(tmp_path: Path) -> None:
    path = tmp_path / "m.py"
    source = "limit = 1\ndef f(a):\n    return [a < limit for _ in (1,)]\n"
    module = ModuleType("m")
    exec(compile(source, str(path), "exec"), module.__dict__)  # noqa: S102
    known = module.f
    found = {mutant.now: plant(path, mutated(source, mutant.number)) for mutant in mutants("m.py", source)[:2]}
    assert found == {"limit = 2": False, "return [a <= limit for _ in (1,)]": True}
    assert known(1) == [True]


def test_every_mutant_of_a_module_is_another_module() -> None:
    source = Path(__file__).with_name("mutants.py").read_text()
    trees = [ast.unparse(mutated(source, number)) for number in range(0, len(mutants("m.py", source)), 10)]
    assert ast.unparse(ast.parse(source)) not in trees


def test_an_explanation_is_for_one_survivor(tmp_path: Path) -> None:
    path = tmp_path / "explained.toml"
    path.write_text('[[mutant]]\nfile = "a/b.py"\nin = "f"\nwas = "a < b"\nnow = "a <= b"\nbecause = "Never equal."\n')
    survivor = Mutant("a/b.py", "f", (3, 3), "a < b", "a <= b", 7)
    known = Explanations.load(path, {"a/b.py"})
    assert known.unused() == ["a/b.py | f | a < b | a <= b"]
    assert [known.explain(survivor), known.explain(survivor)] == [True, False]
    assert not known.unused()
    assert not Explanations.load(path, {"b/b.py"}).unused()


def test_what_runs_as_the_tests_are_prepared_is_run_before_them(tmp_path: Path) -> None:
    code, tests = tmp_path / "cooperation_cli", tmp_path / "tests"
    code.mkdir()
    tests.mkdir()
    (code / "lake.py").write_text("def f(a):\n    return a + 1\n\n\ndef g():\n    return 2\n\n\nONE = f(0)\n")
    (tests / "conftest.py").write_text(f"import sys\n\nsys.path.append({str(code)!r})\nimport lake\n")
    (tests / "test_lake.py").write_text("import lake\n\n\ndef test_g():\n    assert lake.g() == 2\n")
    survey = surveyed(Bench(tmp_path, [str(tests)], 1), tmp_path / "survey.json")
    faults = {mutant.lines[0]: mutant for mutant in mutants("lake.py", (code / "lake.py").read_text())}
    assert {line: survey.is_run_before(mutant) for line, mutant in faults.items()} == {2: True, 6: False, 9: True}
    assert [test.rpartition("::")[2] for test in survey.tests(faults[6], whole_file=False)] == ["test_g"]


def test_tests_of_the_own_module_come_first_and_then_the_quick_ones() -> None:
    seconds = {"tests/b/test_slow.py::t": 1.0, "tests/b/test_quick.py::t": 0.1, "tests/a/test_lake.py::t": 2.0}
    survey = Survey(seconds, {"a/lake.py": {2: list(seconds)}}, {test: [] for test in seconds})
    ordered = ["tests/a/test_lake.py::t", "tests/b/test_quick.py::t", "tests/b/test_slow.py::t"]
    for mutant in mutants("a/lake.py", "ONE = 1\nTWO = 2"):
        assert survey.tests(mutant, whole_file=True) == ordered
        assert survey.tests(mutant, whole_file=False) == (ordered if mutant.lines[0] == 2 else [])


def test_a_slow_test_is_not_ended_while_coverage_notes_a_line() -> None:
    before = signal.signal(signal.SIGPROF, give_up)
    names: dict[str, Any] = {"end": lambda: signal.raise_signal(signal.SIGPROF)}
    exec(compile("end()\nnoted = True", coverage.__file__, "exec"), names)  # noqa: S102
    try:
        with pytest.raises(TimeoutError):
            all(True for _ in range(10**8))
    finally:
        forks.be_quick(forks.NEVER)
        signal.signal(signal.SIGPROF, before)
    assert names["noted"]


def test_a_survey_leaves_out_what_fails_or_is_slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slowness, "SLOW", 0.5)
    code, tests = tmp_path / "cooperation_cli", tmp_path / "tests"
    code.mkdir()
    tests.mkdir()
    (code / "pond.py").write_text("def f():\n    return 2\n")
    some = {"quick": "pond.f() == 2", "slow": "all(x >= 0 for x in range(10**9))", "failing": "False", "after": "True"}
    written = "".join(f"def test_{name}():\n    assert {what}\n\n\n" for name, what in some.items())
    (tests / "test_pond.py").write_text(f"import sys\n\nsys.path.append({str(code)!r})\nimport pond\n\n\n{written}")
    survey = surveyed(Bench(tmp_path, [str(tests)], 1), tmp_path / "survey.json")
    assert [test.rpartition("::")[2] for test in survey.fixtures] == ["test_quick", "test_after"]

# ruff: noqa: E501  a line of the program is a line
"""Everything that is wrong with a rubric comes out in one run, and nothing that is only its consequence."""

import copy
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cooperation_cli.documents.yaml import parse
from cooperation_cli.documents.yaml_writing import dump
from cooperation_cli.errors import CooperationError
from cooperation_cli.rubric.loading import load_rubric

Problems = Callable[[str], list[str]]
Changed = Callable[[str, str], str]
Folder = Callable[[dict[str, str]], str]

FRAME = """\
format: cooperation-rubric/1
id: Lake
version: "1.0.0"
min_coverage: 2
scales:
  practice: {levels: [{value: 0}, {value: 1}], evidence_from: 7}
  exposure: {levels: [{value: 0}, {value: none}]}
profile:
  - {id: form, text: How many?, choices: {two: Two, more: [Three]}}
bands:
  - {id: low, from: 0}
  - {id: high, from: sixty}
  - {id: best, from: 80, titel: Go}
parts: [{id: strategies, combine: men}, {id: challenges, weight: heavy}]
dimensions: [goals, pressure, trust]
gates:
  - {id: must, when: {question: each-critical, below: no}, caps_at: low, because: one is missing}
  - {id: pressing, when: {dimension: presure, below: 40}, caps_at: lo, because: it presses}
  - {id: choice, when: {profile: form, is: many}, caps_at: low, because: of the form}
sources: {s1: [A report], s2: A book}
"""
GOALS = """\
id: goals
part: strategies
scale: practice
questions:
  - {id: purpose, text: [Is there one?], depth: deep, critical: true, derived_from: [s1, s9]}
  - {id: measures, text: Are there some?, levels: {0: None., 1: 1}, weight: 0}
  - 3
  - {id: review, txt: Is it reviewed?, ask_if: {profile: form, in: []}, scale: practise}
"""
PRESSURE = """\
id: pressure
part: challanges
combine: residul
scale: exposure
questions:
  - {id: storm, text: Is one near?, role: exposure, levels: {0: No., 9: Yes.}}
  - {id: wall, text: Is there one?, role: safegard, target: [1]}
"""
TRUST = """\
id: trust
part: strategies
questions: [{id: open, text: "Is it?" extra}]
"""


def said(path: str) -> list[str]:
    with pytest.raises(CooperationError) as caught:
        load_rubric(path)
    return [str(problem).replace(path, "lake") for problem in caught.value.problems]


def test_faults_in_every_file_of_a_folder_come_out_at_once(folder: Folder) -> None:
    files = {"rubric.yaml": FRAME, "dimensions/goals.yaml": GOALS, "dimensions/pressure.yaml": PRESSURE}
    assert said(folder(files | {"dimensions/trust.yaml": TRUST})) == [
        'lake/rubric.yaml:2:5: id: "Lake" is no id; write small letters a-z, digits and hyphens, such as shared-goals',
        "lake/rubric.yaml:4:15: min_coverage: a share lies between 0 and 1; write a number such as 0.5",
        "lake/rubric.yaml:6:63: scales.practice.evidence_from: no level to fall back to; write a level above 0, up to 1",
        "lake/rubric.yaml:7:43: scales.exposure.levels[1].value: expected a number, found text; write it in digits, without quotes",
        "lake/rubric.yaml:9:59: profile[0].choices.more: expected a mapping, found a list; write `key: value`, with a space after the colon",
        "lake/rubric.yaml:12:22: bands[1].from: expected a number, found text; write it in digits, without quotes",
        'lake/rubric.yaml:13:26: bands[2].titel: "titel" is not known here; did you mean "title"?',
        'lake/rubric.yaml:14:35: parts[0].combine: "men" is not known here; did you mean "mean"?',
        "lake/rubric.yaml:14:66: parts[1].weight: expected a number, found text; write it in digits, without quotes",
        'lake/rubric.yaml:17:55: gates[0].when.below: no may be read as true or false, or as text; quote it: "no", or write true or false',
        'lake/rubric.yaml:18:38: gates[1].when.dimension: unknown dimension "presure"; did you mean "pressure"?',
        'lake/rubric.yaml:18:68: gates[1].caps_at: unknown band "lo"; did you mean "low"?',
        'lake/rubric.yaml:19:44: gates[2].when.is: unknown choice "many"; write one of: two, more',
        "lake/rubric.yaml:20:15: sources.s1: expected a mapping, found a list; write `key: value`, with a space after the colon",
        "lake/dimensions/goals.yaml:5:25: questions[0].text: expected text, found a list; put it in quotes",
        'lake/dimensions/goals.yaml:5:49: questions[0].depth: "deep" is not known here; write one of: quick, full',
        'lake/dimensions/goals.yaml:5:90: questions[0].derived_from[1]: unknown source "s9"; write one of: s1, s2',
        "lake/dimensions/goals.yaml:6:65: questions[1].levels.1: expected text, found a number; put it in quotes",
        "lake/dimensions/goals.yaml:6:77: questions[1].weight: a weight must be above 0; write a positive number, or leave the entry out",
        "lake/dimensions/goals.yaml:7:5: questions[2]: expected a mapping, found a number; write `key: value`, with a space after the colon",
        'lake/dimensions/goals.yaml:8:18: questions[3].txt: "txt" is not known here; did you mean "text"?',
        "lake/dimensions/goals.yaml:8:68: questions[3].ask_if.in: a list of choices is expected here; write one such as [ngo, community]",
        'lake/dimensions/goals.yaml:8:80: questions[3].scale: unknown scale "practise"; did you mean "practice"?',
        'lake/dimensions/pressure.yaml:2:7: part: unknown part "challanges"; did you mean "challenges"?',
        'lake/dimensions/pressure.yaml:3:10: combine: "residul" is not known here; did you mean "residual"?',
        'lake/dimensions/pressure.yaml:7:43: questions[1].role: "safegard" is not known here; did you mean "safeguard"?',
        "lake/dimensions/pressure.yaml:7:61: questions[1].target: a level is expected here; write its value or its code",
        "lake/dimensions/trust.yaml:3:13: a mapping that opens here is not closed; close it with }, and put commas between its entries",
    ]


def test_dimensions_are_checked_also_where_the_frame_cannot_be_read(folder: Folder) -> None:
    files = {"rubric.yaml": "format: [\n", "dimensions/goals.yaml": GOALS}
    found = said(folder(files))
    assert found[0].startswith("lake/rubric.yaml:2:1: ")
    assert [line.split(": ")[1] for line in found[1:]] == [
        "questions[0].text",
        "questions[0].depth",
        "questions[1].levels.1",
        "questions[1].weight",
        "questions[2]",
        "questions[3].txt",
        "questions[3].ask_if.in",
    ]


def test_many_faults_of_one_file_come_out_at_once(problems: Problems, whole: str) -> None:
    text = whole
    for old, new in (
        ("id: lake", "id: each"),
        ("min_coverage: 0.5", "min_coverage: half"),
        ("exposure_floor: 0.25", "exposure_floor: 3"),
        ("code: B", "code: C"),
        ("bands:", "band:"),
        ("from: 60", "from: 0"),
        ("part: strategies", "part: strategie"),
        ("title: Purpose", "title: 7"),
        ("derived_from: [s1]", "derived_from: [s1, 3, s4]"),
        ("{do: Write it., effort: small", "{effort: tiny"),
        ("goals.grade: B}}\n", "goals.grad: 2}}\n"),
        ("weight: 0.5", "weight: 0"),
        ("countered_by: [goals]", "countered_by: [goal]"),
        ("caps_at: low, because: one", "because: one"),
        ("goals: 2, pressure: 1", "goals: 0, pressures: 1"),
        ("at_most: {goals.grade: B}", "at_most: {pressure.storm: 0}"),
    ):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    assert problems(text) == [
        'id: "each" has a meaning of its own in conditions; choose another id',
        "min_coverage: expected a number, found text; write it in digits, without quotes",
        "exposure_floor: a share lies between 0 and 1; write a number such as 0.5",
        'scales.grades.levels[1].code: the code "C" cannot be told apart; choose another code',
        'band: "band" is not known here; did you mean "bands"?',
        "bands[1].from: band gap: the bands do not ascend; list them from the lowest up",
        'dimensions[0].part: unknown part "strategie"; did you mean "strategies"?',
        "dimensions[0].questions[0].title: expected text, found a number; put it in quotes",
        "dimensions[0].questions[0].derived_from[1]: expected text, found a number; put it in quotes",
        'dimensions[0].questions[0].derived_from[2]: unknown source "s4"; write one of: s1, s2',
        'dimensions[0].questions[0].advice.1: "do" is missing; add it',
        'dimensions[0].questions[0].advice.1.effort: "tiny" is not known here; write one of: small, medium, large',
        'dimensions[0].questions[0].advice.2.after.goals.grad: unknown question "goals.grad"; did you mean "goals.grade"?',
        "dimensions[0].questions[1].weight: a weight must be above 0; write a positive number, or leave the entry out",
        'dimensions[1].countered_by[0]: unknown dimension "goal"; did you mean "goals"?',
        'gates[0]: "caps_at" is missing; add it',
        "opportunities[0].rests_on.goals: a weight must be above 0; write a positive number, or delete the entry",
        'opportunities[0].rests_on.pressures: unknown dimension "pressures"; did you mean "pressure"?',
        "scenarios[0].at_most.pressure.storm: an exposure cannot be set at most; move it to at_least",
    ]


def test_a_file_of_another_kind_is_said_to_be_one_and_nothing_else(problems: Problems) -> None:
    assert problems("format: cooperation-answers/1\nanswers: {}\n") == [
        'format: "cooperation-answers/1" is not the format of a rubric; write cooperation-rubric/1'
    ]


def test_a_listed_id_that_is_none_is_said_and_its_file_is_still_read(folder: Folder, whole: str) -> None:
    frame = whole[: whole.index("dimensions:")] + "dimensions: [Goals, goals, 7]\n" + whole[whole.index("sources:") :]
    goals = "id: goals\npart: strategies\nscale: practice\nquestions: [{id: purpose, text: Is there one?, weight: 0}]\n"
    found = said(folder({"rubric.yaml": frame, "dimensions/goals.yaml": goals}))
    assert [line.split(": ")[1] for line in found[:2]] == ["dimensions[0]", "dimensions[2]"]
    assert found[-1].startswith("lake/dimensions/goals.yaml:4:56: questions[0].weight: a weight must be above 0")


ALONE = [
    # What would name a thing whose id is wrong or missing is no fault of its own.
    ("id: goals\n", "id: Goals\n", "dimensions[0].id"),
    ("- id: goals\n    part", "- part", "dimensions[0]"),
    ("id: grade\n", "id: Grade\n", "dimensions[0].questions[1].id"),
    ("- id: grade\n        text", "- text", "dimensions[0].questions[1]"),
    ("{id: low, from: 0", "{from: 0", "bands[0]"),
    ("{id: low, from: 0", "{id: [low], from: 0", "bands[0].id"),
    ("{id: strategies, title: Strategies, weight: 2}", "strategies", "parts[0]"),
    ("{id: form, text", "{text", "profile[0]"),
    ("cases: {aral: {title: The Aral Sea,", "cases: {aral: {title: 7,", "cases.aral.title"),
    ("enablers: {data: {title: Data, text: Shared data.}}", "enablers: [data]", "enablers"),
    ("cases: {aral:", "cases: {Aral:", "cases.Aral"),
    # What a wrong rule, role, depth or scale would have decided is not decided.
    ("combine: residual", "combine: residul", "dimensions[1].combine"),
    ("role: exposure,", "role: exposed,", "dimensions[1].questions[0].role"),
    ("depth: quick", "depth: quickly", "dimensions[0].questions[0].depth"),
    ("depth: quick", "dept: quick", "dimensions[0].questions[0].dept"),
    ("scale: grades", "scale: [grades]", "dimensions[0].questions[1].scale"),
    ("scale: grades", "scael: grades", "dimensions[0].questions[1].scael"),
    ("{value: 2.5, code: B}", "{value: two, code: B}", "scales.grades.levels[1].value"),
    ("{value: 2.5, code: B}", "{value: 2.5, code: 7}", "scales.grades.levels[1].code"),
    ("grades: {levels:", "grades: {level:", "scales.grades.level"),
    ("id: high, from: 60", "id: high, from: high", "bands[1].from"),
    ("from: 0, title: Wait", "from: zero, title: Wait", "bands[0].from"),
    ("report_as: percent", "report_as: percents", "report_as"),
    ("choices: {two: Two, more: {title: Three or more}}", "choices: {Two: Two, More: Three}", "profile[0].choices.Two"),
    ("rests_on: {goals: 2, pressure: 1}", "rests_on: {Goals: 2}", "opportunities[0].rests_on.Goals"),
    ("title: Challenges}", "combine: share, at_least: all}", "parts[1].at_least"),
    ("title: Challenges}", "combine: shar, at_least: 3}", "parts[1].combine"),
    ("below: 1}, caps_at", "bellow: 1}, caps_at", "gates[0].when.bellow"),
    ("at_least: 2}}\n", "at_leats: 2}}\n", "warnings[1].when.at_leats"),
    ("is: two}, title", "iss: two}, title", "bands[0].variants[0].ask_if.iss"),
    ("questions:\n      - {id: storm", "question:\n      - {id: storm", "dimensions[1].question"),
]


@pytest.mark.parametrize(("old", "new", "place"), ALONE)
def test_a_consequence_of_a_fault_is_not_reported(
    problems: Problems, changed: Changed, old: str, new: str, place: str
) -> None:
    found = problems(changed(old, new))
    assert {line.partition(": ")[0] for line in found} <= {place, place.replace("Two", "More")}
    assert found


def places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in entries:
        yield (*path, step)
        yield from places(value, (*path, step))


def spoilt(data: Any, path: tuple[Any, ...]) -> Any:
    """The data with a list of lists, which fits nowhere, at the path."""
    changed = copy.deepcopy(data)
    holder = changed
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = [[True]]
    return changed


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("faults") / "lake.yaml"


@given(st.data())
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_two_faults_are_found_together_whatever_they_are(whole: str, file: Path, data: st.DataObject) -> None:
    source = parse(whole, "lake.yaml").data
    every = list(places(source))
    one, other = data.draw(st.sampled_from(every)), data.draw(st.sampled_from(every))
    assume(one[: len(other)] != other and other[: len(one)] != one)

    def found(*paths: tuple[Any, ...]) -> set[tuple[str, str]]:
        changed = source
        for path in paths:
            changed = spoilt(changed, path)
        file.write_text(dump(changed), encoding="utf-8")
        with pytest.raises(CooperationError) as caught:
            load_rubric(str(file))
        return {(problem.path, problem.what) for problem in caught.value.problems}

    assert found(one, other) == found(one) | found(other)

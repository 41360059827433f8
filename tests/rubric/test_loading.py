# ruff: noqa: E501  a row of the table is a line
import json
import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from cooperation_cli.documents.yaml import parse
from cooperation_cli.documents.yaml_writing import dump
from cooperation_cli.errors import CooperationError
from cooperation_cli.rubric.combine import Combine, Rule
from cooperation_cli.rubric.conditions import AllOf, AnyOf, Chosen, CountOf, Kind, Measured, Not
from cooperation_cli.rubric.loading import load_rubric
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Depth, Effort, Role
from cooperation_cli.text import Words

Load = Callable[[str], Rubric]
Problems = Callable[[str], list[str]]
Changed = Callable[[str, str], str]
Folder = Callable[[dict[str, str]], str]

FIRST_QUESTION = "dimensions[0].questions[0]"


def split(text: str) -> dict[str, str]:
    """The files of the folder that says the same as a rubric in one file."""
    frame: Any = parse(text, "frame").data
    dimensions = {each["id"]: each for each in frame["dimensions"]}
    files = {f"dimensions/{name}.yaml": dump(each) for name, each in dimensions.items()}
    return files | {"rubric.yaml": dump(frame | {"dimensions": list(dimensions)})}


def test_a_small_rubric_needs_only_ids_and_questions(load: Load, small: str) -> None:
    rubric = load(small)
    assert rubric.title == Words("Small")
    assert [question.title for question in rubric.questions.values()] == [Words("Openness"), Words("Bad news")]
    assert [level.label for level in rubric.scales["steps"].levels] == [Words("0"), Words("1"), Words("2")]
    assert (rubric.parts[0].title, rubric.parts[0].weight, rubric.parts[0].combine) == (
        Words("Whole"),
        Fraction(1),
        Combine(Rule.MEAN),
    )
    assert (rubric.bands, rubric.gates, rubric.profile) == ((), (), ())
    assert {rubric.min_coverage, rubric.exposure_floor} == {Fraction(0)}
    question = rubric.questions["trust.bad-news"]
    assert (question.position, question.depth, question.weight, question.scale.id) == (
        1,
        Depth.FULL,
        Fraction(1),
        "steps",
    )


def test_every_key_reaches_the_rubric(load: Load, whole: str) -> None:
    rubric = load(whole)
    purpose, grade, storm, wall = rubric.questions.values()
    assert (purpose.critical, purpose.worst, purpose.depth, purpose.enablers) == (True, True, Depth.QUICK, ("data",))
    assert purpose.advice[Fraction(2)].after == {"goals.grade": Fraction(5, 2)}
    assert (purpose.advice[Fraction(2)].effort, purpose.advice[Fraction(2)].example) == (Effort.LARGE, "aral")
    assert purpose.variants[0].ask_if == Chosen("form", frozenset({"more"}))
    assert purpose.variants[0].levels == {Fraction(2): Words("Used.")}
    assert purpose.variants[0].advice == {Fraction(1): Words("Do.")}
    assert (grade.weight, grade.target, grade.reverse, grade.not_applicable) == (
        Fraction(1, 2),
        Fraction(5, 2),
        True,
        True,
    )
    assert (grade.scale.zero, grade.renamed_from) == (Fraction(0), ("goals.mark",))
    assert (storm.role, storm.scale.id, wall.role) == (Role.EXPOSURE, "exposure", Role.SAFEGUARD)
    assert [question.position for question in rubric.questions.values()] == [0, 1, 2, 3]
    assert rubric.dimensions[1].countered_by == ("goals",)
    assert rubric.profile[0].choices == {"two": Words("Two"), "more": Words("Three or more")}
    assert rubric.profile[1].several
    assert rubric.bands[0].variants[0].title == Words("Wait both")
    assert (rubric.sources["s1"].required, rubric.sources["s2"].title) == (True, Words("A book"))
    assert rubric.cases["aral"].url == "https://example.org/aral"
    assert rubric.opportunities[0].rests_on == {"goals": 2, "pressure": 1}
    assert rubric.scenarios[0].at_least == {"pressure.storm": 1}
    assert rubric.scenarios[0].at_most == {"goals.grade": Fraction(5, 2)}


def test_conditions_are_read_into_the_one_language(load: Load, whole: str) -> None:
    rubric = load(whole)
    goals = Measured(Kind.DIMENSION, "goals", Fraction(50), below=True)
    assert rubric.gates[0].when == Measured(Kind.QUESTION, "each-critical", Fraction(1), below=True)
    assert rubric.gates[1].when == AllOf(
        (Chosen("depth", frozenset({"quick"})), Not(Measured(Kind.PART, "each", Fraction(9), below=True)))
    )
    assert rubric.warnings[0].when == AnyOf((goals, Measured(Kind.OVERALL, "overall", Fraction(40), below=True)))
    pressure = Measured(Kind.DIMENSION, "pressure", Fraction(50), below=False)
    assert rubric.warnings[1].when == CountOf((goals, pressure), 2)


def test_decimals_are_exact(load: Load, changed: Changed) -> None:
    rubric = load(changed("weight: 0.5", "weight: 0.1"))
    assert rubric.questions["goals.grade"].weight == Fraction(1, 10)


def test_a_range_spreads_into_levels(load: Load, small: str) -> None:
    spread = "{range: {from: 0, to: 1, step: 0.1}}"
    rubric = load(small.replace("{levels: [{value: 0}, {value: 1}, {value: 2}]}", spread))
    scale = rubric.scales["steps"]
    assert scale.values == tuple(Fraction(step, 10) for step in range(11))
    assert scale.level(Fraction(3, 10)).label == Words("0.3")


def test_a_range_may_have_a_thousand_steps_and_no_more(load: Load, problems: Problems, small: str) -> None:
    levels = "{levels: [{value: 0}, {value: 1}, {value: 2}]}"
    assert len(load(small.replace(levels, "{range: {from: 0, to: 1000, step: 1}}")).scales["steps"].levels) == 1001
    found = problems(small.replace(levels, "{range: {from: 0, to: 1001, step: 1}}"))
    assert found == [
        "scales.steps.range.step: the range is not a whole number of up to 1000 steps; choose another step"
    ]


def test_levels_may_be_keyed_by_value_spelling_or_code_and_come_out_ascending(load: Load, changed: Changed) -> None:
    rubric = load(changed("reverse: true", "reverse: true\n        levels: {A: Best., 2.50: Middle., 1: Worst.}"))
    assert list(rubric.questions["goals.grade"].levels.items()) == [
        (Fraction(1), Words("Worst.")),
        (Fraction(5, 2), Words("Middle.")),
        (Fraction(4), Words("Best.")),
    ]


def test_a_rubric_without_an_overall_may_have_no_bands(load: Load, small: str) -> None:
    assert not load(small.replace("parts:", "overall: {combine: none}\nparts:")).has_overall


def test_bands_of_values_may_begin_at_the_lowest_value(load: Load, problems: Problems, small: str) -> None:
    scale = "{levels: [{value: 1}, {value: 2}, {value: 3}]}"
    in_values = small.replace("{levels: [{value: 0}, {value: 1}, {value: 2}]}", scale) + "report_as: value\n"
    assert load(in_values + "bands: [{id: low, from: 1}]\n").bands[0].start == 1
    assert problems(in_values + "bands: [{id: low, from: 1.5}]\n") == [
        "bands[0].from: band gap: the lowest scores have no band; begin at 1"
    ]


def test_bands_of_sums_may_begin_at_the_lowest_sum(load: Load, problems: Problems, small: str) -> None:
    scale = "{levels: [{value: 1}, {value: 2}, {value: 3}]}"
    sums = small.replace("{levels: [{value: 0}, {value: 1}, {value: 2}]}", scale).replace(
        "scale: steps", "scale: steps\n    combine: sum"
    )
    assert load(sums + "report_as: value\nbands: [{id: low, from: 2}]\n").bands[0].start == 2
    assert "begin at 2" in problems(sums + "report_as: value\nbands: [{id: low, from: 3}]\n")[0]


def test_shares_of_values_begin_at_zero(problems: Problems, small: str) -> None:
    shares = small.replace("scale: steps", "scale: steps\n    combine: share\n    at_least: 1")
    assert "begin at 0" in problems(shares + "report_as: value\nbands: [{id: low, from: 1}]\n")[0]
    of_parts = small.replace("parts: [{id: whole}]", "parts: [{id: whole, combine: share, at_least: 1}]")
    assert "begin at 0" in problems(of_parts + "report_as: value\nbands: [{id: low, from: 1}]\n")[0]


def test_a_folder_and_a_single_file_are_the_same_rubric(load: Load, folder: Folder, whole: str) -> None:
    assert load_rubric(folder(split(whole))) == load(whole)


def test_the_order_of_dimensions_is_the_order_of_the_frame(folder: Folder, whole: str) -> None:
    files = split(whole)
    files["rubric.yaml"] = files["rubric.yaml"].replace("- goals\n  - pressure", "- pressure\n  - goals")
    assert [dimension.id for dimension in load_rubric(folder(files)).dimensions] == ["pressure", "goals"]


def test_a_rubric_may_be_json(tmp_path: Path, load: Load, small: str) -> None:
    (tmp_path / "small.json").write_text(json.dumps(parse(small, "small").data, default=float), encoding="utf-8")
    assert load_rubric(str(tmp_path / "small.json")) == load(small)


def said(path: str) -> list[str]:
    with pytest.raises(CooperationError) as caught:
        load_rubric(path)
    return [str(problem).replace(path, "lake") for problem in caught.value.problems]


def test_a_table_is_no_rubric(tmp_path: Path) -> None:
    (tmp_path / "answers.csv").write_text("question,level\n", encoding="utf-8")
    assert "a table is no rubric" in said(str(tmp_path / "answers.csv"))[0]


def test_a_listed_dimension_without_a_file_is_refused_with_the_nearest(folder: Folder, whole: str) -> None:
    files = split(whole)
    files["dimensions/goal.yaml"] = files.pop("dimensions/goals.yaml").replace("id: goals", "id: goal")
    assert said(folder(files)) == [
        'lake/rubric.yaml:72:5: dimensions[0]: there is no file dimensions/goals.yaml; did you mean "goal"?',
        "lake/dimensions/goal.yaml: is not listed in rubric.yaml; add it to dimensions, or delete the file",
    ]


def test_a_folder_without_dimension_files_says_so(folder: Folder, whole: str) -> None:
    found = said(folder({"rubric.yaml": split(whole)["rubric.yaml"]}))
    assert [line.split(": ", 1)[1] for line in found] == [
        "dimensions[0]: there is no file dimensions/goals.yaml; write it, or delete the entry",
        "dimensions[1]: there is no file dimensions/pressure.yaml; write it, or delete the entry",
    ]


def test_a_dimension_file_is_called_as_its_id(folder: Folder, whole: str) -> None:
    files = split(whole)
    files["dimensions/goals.yaml"] = files["dimensions/goals.yaml"].replace("id: goals", "id: aims")
    assert said(folder(files)) == [
        'lake/dimensions/goals.yaml:1:5: id: the id is not "goals", as the file is called; rename one of the two'
    ]


def test_a_dimension_is_listed_once(folder: Folder, whole: str) -> None:
    files = split(whole)
    files["rubric.yaml"] = files["rubric.yaml"].replace("  - goals\n", "  - goals\n  - goals\n")
    assert [line.split(": ", 1)[1] for line in said(folder(files))] == [
        'dimensions[1]: the dimension "goals" is listed twice; keep one of the two'
    ]


def test_a_folder_keeps_no_dimension_in_its_frame(folder: Folder, whole: str) -> None:
    found = said(folder({"rubric.yaml": whole}))
    assert found[0] == (
        "lake/rubric.yaml:27:5: dimensions[0]: a folder keeps each dimension in a file; write its id, and move it to dimensions/"
    )


def test_a_single_file_holds_its_dimensions(problems: Problems, whole: str) -> None:
    assert problems(split(whole)["rubric.yaml"])[0] == (
        "dimensions[0]: a single file holds its dimensions; write it out here, or give the folder as the rubric"
    )


def test_problems_of_every_file_come_out_at_once(folder: Folder, whole: str) -> None:
    files = split(whole)
    files["dimensions/goals.yaml"] = files["dimensions/goals.yaml"].replace("why:", "wy:")
    files["dimensions/pressure.yaml"] = "id: pressure\n"
    assert [line.split(": ", 1)[1] for line in said(folder(files))] == [
        'wy: "wy" is not known here; did you mean "why"?',
        '"part" is missing; add it',
        '"questions" is missing; add it',
    ]


def test_a_folder_with_a_broken_frame_says_what_is_wrong_with_it(folder: Folder, whole: str) -> None:
    files = split(whole)
    files["rubric.yaml"] = files["rubric.yaml"].replace("cooperation-rubric/1", "cooperation-rubric/9")
    assert said(folder(files)) == [
        "lake/rubric.yaml:1:9: format: cooperation-rubric/9 is a format that this release does not read; install a newer release, or write cooperation-rubric/1"
    ]


def test_many_faults_are_reported_together_with_their_places(tmp_path: Path, whole: str) -> None:
    text = whole.replace("caps_at: low, because: one", "caps_at: lo, because: one")
    text = text.replace("goals: 2, pressure: 1", "goal: 2, pressure: 0").replace(
        "derived_from: [s1]", "derived_from: [s9]"
    )
    file = tmp_path / "lake.yaml"
    file.write_text(text, encoding="utf-8")
    assert said(str(file)) == [
        'lake:39:24: dimensions[0].questions[0].derived_from[0]: unknown source "s9"; write one of: s1, s2',
        'lake:66:87: gates[0].caps_at: unknown band "lo"; did you mean "low"?',
        'lake:76:70: opportunities[0].rests_on.goal: unknown dimension "goal"; did you mean "goals"?',
        "lake:76:89: opportunities[0].rests_on.pressure: a weight must be above 0; write a positive number, or delete the entry",
    ]


REFUSED = [
    # scales
    ("zero: 0}", "zero: 2}", "scales.grades.zero: zero stands above the lowest level; write 1 or less"),
    ("evidence_from: 2", "evidence_from: 0", "scales.practice.evidence_from: no level to fall back to; write a level above 0, up to 2"),
    ("{value: 1, label: High}]", "]", "scales.exposure.levels: a scale needs at least two levels; add a level"),
    ("{value: 1, label: High}", "{value: 0, label: High}", "scales.exposure.levels[1].value: the values do not ascend; list the levels from the lowest value up"),
    ("code: B}", "code: C}", 'scales.grades.levels[1].code: the code "C" cannot be told apart; choose another code'),
    ("code: B}", 'code: "4"}', 'scales.grades.levels[1].code: the code "4" cannot be told apart; choose another code'),
    ("code: B}", "code: dont_know}", 'scales.grades.levels[1].code: the code "dont_know" cannot be told apart; choose another code'),
    ("zero: 0}", "range: {from: 0, to: 1, step: 1}}", "scales.grades: a scale is either a list of levels or a range; write one of levels and range"),
    ("{levels: [{value: 0, label: Low}, {value: 1, label: High}]}", "{range: {from: 1, to: 0, step: 1}}", "scales.exposure.range: a range goes up, by steps above 0; write it such as {from: 0, to: 100, step: 1}"),
    ("{levels: [{value: 0, label: Low}, {value: 1, label: High}]}", "{range: {from: 0, to: 1, step: 0.3}}", "scales.exposure.range.step: the range is not a whole number of up to 1000 steps; choose another step"),
    # profile and bands
    ("{ngo: NGOs, state: States}", "{}", "profile[1].choices: a profile fact needs choices; add at least two"),
    ("id: partners", "id: form", 'profile[1].id: the profile fact id "form" is used twice; choose another id'),
    ("from: 0,", "from: 5,", "bands[0].from: band gap: the lowest scores have no band; begin at 0"),
    ("from: 60", "from: 0", "bands[1].from: band gap: the bands do not ascend; list them from the lowest up"),
    ("id: high,", "id: low,", 'bands[1].id: the band id "low" is used twice; choose another id'),
    ("min_coverage: 0.5", "min_coverage: 1.5", "min_coverage: a share lies between 0 and 1; write a number such as 0.5"),
    # combining
    ("overall: {combine: mean}", "overall: {combine: residual}", 'overall.combine: the overall cannot combine by "residual"; write mean, or another rule'),
    ("overall: {combine: mean}", "overall: {combine: none}", "warnings[0].when.any[1].overall: this rubric gives no overall score; read a part or a dimension instead"),
    ("title: Challenges}", "combine: none}", 'parts[1].combine: a part cannot combine by "none"; write mean, or another rule'),
    ("title: Challenges}", "combine: share}", 'parts[1].combine: a share needs its threshold; add "at_least"'),
    ("title: Challenges}", "at_least: 3}", 'parts[1].at_least: "mean" takes no threshold; delete it, or write "combine: share"'),
    ("combine: residual", "combine: none", "dimensions[1].combine: only the overall may have no score; write mean, or another rule"),
    ("id: challenges,", "id: strategies,", 'parts[1].id: the part id "strategies" is used twice; choose another id'),
    ("part: challenges", "part: strategies", 'parts[1]: the part "challenges" has no dimension; delete it, or add a dimension to it'),
    ("part: challenges", "part: chalenges", 'dimensions[1].part: unknown part "chalenges"; did you mean "challenges"?'),
    ("report_as: percent", "report_as: value", 'dimensions[1].combine: "residual" needs scores in percent; delete "report_as: value", or write another rule'),
    ("report_as: percent", "report_as: value", 'opportunities: opportunities need scores in percent; delete them, or "report_as: value"'),
    # dimensions and questions
    ("countered_by: [goals]", "countered_by: [goal]", 'dimensions[1].countered_by[0]: unknown dimension "goal"; did you mean "goals"?'),
    ("countered_by: [goals]", "countered_by: [pressure]", "dimensions[1].countered_by[0]: a dimension cannot counter itself; name another one"),
    ("weight: 3", "weight: 0", "dimensions[1].weight: a weight must be above 0; write a positive number, or leave the entry out"),
    ("weight: 2", "weight: -1", "parts[0].weight: a weight must be above 0; write a positive number, or leave the entry out"),
    ("weight: 0.5", "weight: 0", "dimensions[0].questions[1].weight: a weight must be above 0; write a positive number, or leave the entry out"),
    ("scale: grades", "scale: grade", 'dimensions[0].questions[1].scale: unknown scale "grade"; did you mean "grades"?'),
    ("why: Goals matter.\n    scale: practice", "why: Goals matter.", f'{FIRST_QUESTION}: the scale is missing; add "scale" here or to the dimension'),
    ("why: Goals matter.\n    scale: practice", "scale: practise", 'dimensions[0].scale: unknown scale "practise"; did you mean "practice"?'),
    ("id: wall,", "id: storm,", 'dimensions[1].questions[1].id: the question id "storm" is used twice; choose another id'),
    ("id: pressure\n", "id: goals\n", 'dimensions[1].id: the dimension id "goals" is used twice; choose another id'),
    (", role: safeguard", "", 'dimensions[1].questions[1]: the role is missing; add "role: exposure" or "role: safeguard"'),
    ("combine: residual", "combine: mean", 'dimensions[1].questions[0].role: only a residual dimension has roles; delete it, or write "combine: residual"'),
    ("scale: exposure}", "scale: exposure, target: 0}", "dimensions[1].questions[0].target: a pressure has no level to aim at; delete it"),
    ("depth: quick", "depth: full", f'{FIRST_QUESTION}.critical: a critical question must be quick; add "depth: quick"'),
    ("critical: true", "critical: true\n        not_applicable: true", f'{FIRST_QUESTION}.critical: a critical question always applies; delete "not_applicable"'),
    ("critical: true", "critical: true\n        reverse: true", f"{FIRST_QUESTION}.critical: a critical question may not be reversed; word it so that a high level is good"),
    ("role: exposure,", "role: exposure, depth: quick, critical: true,", "dimensions[1].questions[0].critical: a critical question asks about practice, not exposure; delete it, or make it a safeguard"),
    ("derived_from: [s1]", "derived_from: [s1, s1]", f'{FIRST_QUESTION}.derived_from[1]: the source "s1" is named twice; keep one of the two'),
    ("enablers: [data]", "enablers: [date]", f'{FIRST_QUESTION}.enablers[0]: unknown enabler "date"; did you mean "data"?'),
    ("2: Used last year.", "7: Used last year.", f'{FIRST_QUESTION}.levels.7: "7" is no level of the scale "practice"; write one of 0, 1, 2'),
    ("2: Used last year.", "2.0: Same., 2: Used.", f'{FIRST_QUESTION}.levels.2: the level "2" stands twice; keep one of the two'),
    ("target: B", "target: D", 'dimensions[0].questions[1].target: "D" is no level of the scale "grades"; write one of C, B, A'),
    ("goals.grade: B}}\n", "goals.grade: D}}\n", f'{FIRST_QUESTION}.advice.2.after.goals.grade: "D" is no level of the scale "grades"; write one of C, B, A'),
    ("goals.grade: B}}\n", "goals.grad: B}}\n", f'{FIRST_QUESTION}.advice.2.after.goals.grad: unknown question "goals.grad"; did you mean "goals.grade"?'),
    ("goals.grade: B}}\n", "goals.purpose: 2}}\n", f'{FIRST_QUESTION}.advice: steps wait for each other in a circle: goals.purpose after goals.purpose; delete one "after"'),
    ("example: aral", "example: aran", f'{FIRST_QUESTION}.advice.2.example: unknown case "aran"; did you mean "aral"?'),
    ("renamed_from: [goals.mark]", "renamed_from: [goals.purpose]", 'dimensions[0].questions[1].renamed_from[0]: the former id "goals.purpose" belongs to a question of today; delete one of the two'),
    ("renamed_from: [goals.mark]", "renamed_from: [goals.mark, goals.mark]", 'dimensions[0].questions[1].renamed_from[1]: the former id "goals.mark" belongs to goals.grade; delete one of the two'),
    # gates, warnings, scenarios
    ("id: short,", "id: must,", 'gates[1].id: the gate id "must" is used twice; choose another id'),
    ("id: two-of,", "id: dry,", 'warnings[1].id: the warning id "dry" is used twice; choose another id'),
    ("{goals: 2, pressure: 1}", "{}", "opportunities[0].rests_on: an opportunity rests on at least one dimension; write one such as {shared-goals: 1}"),
    ("at_least: {pressure.storm: 1}", "at_least: {pressure.wall: 1}", "scenarios[0].at_least.pressure.wall: only an exposure can be set at least; move it to at_most"),
    ("at_most: {goals.grade: B}", "at_most: {pressure.storm: 1}", "scenarios[0].at_most.pressure.storm: an exposure cannot be set at most; move it to at_least"),
    ("at_most: {goals.grade: B}", "at_most: {goals.grade: 3}", 'scenarios[0].at_most.goals.grade: "3" is no level of the scale "grades"; write one of C, B, A'),
    # shapes
    ("id: lake", "id: each", 'id: "each" has a meaning of its own in conditions; choose another id'),
    ("id: wall", "id: depth", 'dimensions[1].questions[1].id: "depth" has a meaning of its own in conditions; choose another id'),
    ("target: B", "target: [B]", "dimensions[0].questions[1].target: a level is expected here; write its value or its code"),
    ('"1.2.0"', "1.2", "version: expected text, found a number; put it in quotes"),
    ("title: Lake health", "titel: Lake health", 'titel: "titel" is not known here; did you mean "title"?'),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), REFUSED)
def test_a_fault_is_refused_with_its_place_and_mend(
    problems: Problems, changed: Changed, old: str, new: str, expected: str
) -> None:
    assert expected in problems(changed(old, new))


def test_a_rubric_without_questions_is_refused(problems: Problems, small: str) -> None:
    empty = small[: small.index("    questions:")] + "    questions: []\n"
    assert problems(empty) == ["dimensions[0].questions: the dimension asks nothing; add at least one question"]
    assert problems(small[: small.index("dimensions:")] + "dimensions: []\n") == [
        "dimensions: the rubric has no question; add a dimension with a question"
    ]


def test_a_long_scale_is_named_by_its_ends(problems: Problems, small: str) -> None:
    text = small.replace("{levels: [{value: 0}, {value: 1}, {value: 2}]}", "{range: {from: 0, to: 100, step: 1}}")
    found = problems(text.replace('"Is it open?"', '"Is it open?", target: 101'))
    assert found[0].endswith('"101" is no level of the scale "steps"; write a level from 0 to 100')


def test_a_rubric_without_bands_says_so_to_its_gates(problems: Problems, small: str) -> None:
    gate = "gates: [{id: g, when: {part: each, below: 4}, caps_at: low, because: it is}]\n"
    assert problems(small + gate) == ['gates[0].caps_at: unknown band "low"; this rubric has no band']


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (8, "q0 q1 q2 q3 q4 q5 q6 q7 q0"),
        (9, "q0 q1 q2 q3 q4 q5 q6 2 more q0"),
        (2000, "q0 q1 q2 q3 q4 q5 q6 1,993 more q0"),
    ],
)
def test_a_long_circle_of_steps_is_told_by_its_first_ones(
    problems: Problems, small: str, number: int, told: str
) -> None:
    lines = [
        f"      - {{id: q{at}, text: T, advice: {{1: {{do: D, after: {{trust.q{(at + 1) % number}: 1}}}}}}}}\n"
        for at in range(number)
    ]
    text = small[: small.index("      - ")] + "".join(lines)
    steps = re.sub(r"q\d", r"trust.\g<0>", told).replace(" ", " after ").replace(" after more", " more")
    assert problems(text) == [
        f'dimensions[0].questions[0].advice: steps wait for each other in a circle: {steps}; delete one "after"'
    ]

# ruff: noqa: E501  a line of the program is a line
"""Vectors: how they are written, what is wrong with them, and what they find."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from cooperation_cli.assessment.trials.running import mismatches
from cooperation_cli.assessment.trials.vectors import Vector, vector_files, vectors
from cooperation_cli.errors import CooperationError
from cooperation_cli.rubric.loading import load_rubric
from cooperation_cli.rubric.model import Rubric

RUBRIC = """\
format: cooperation-rubric/1
id: lake
version: "1.0.0"
scales:
  practice: {evidence_from: 3, levels: [{value: 0}, {value: 1}, {value: 2}, {value: 3}, {value: 4}]}
  grades: {levels: [{value: 0, code: C}, {value: 1, code: B}, {value: 2, code: A}]}
profile: [{id: form, text: How many?, choices: {two: Two, more: Three or more}}]
bands: [{id: low, from: 0}, {id: high, from: 60}]
parts: [{id: strategies}, {id: challenges}]
dimensions:
  - id: goals
    part: strategies
    scale: practice
    questions:
      - {id: purpose, text: Is there one?, depth: quick, critical: true, renamed_from: [goals.aim]}
      - {id: grade, text: Which grade?, scale: grades, not_applicable: true, enablers: [data]}
      - {id: veto, text: May one party stop it?, reverse: true, ask_if: {profile: form, is: more}}
  - id: weather
    part: challenges
    combine: residual
    scale: practice
    questions:
      - {id: storm, text: Is one near?, role: exposure}
      - {id: wall, text: Is there a wall?, role: safeguard}
gates: [{id: must, when: {question: each-critical, below: 1}, caps_at: low, because: it must be}]
enablers: {data: Data}
warnings: [{id: dry, when: {dimension: goals, below: 50}}]
opportunities: [{id: fish, rests_on: {goals: 1}}]
scenarios: [{id: flood, at_least: {weather.storm: 4}}]
"""
PLAIN = """\
format: cooperation-rubric/1
id: lake
version: "1.0.0"
scales: {practice: {levels: [{value: 0}, {value: 4}]}}
overall: {combine: none}
parts: [{id: strategies}]
dimensions:
  - {id: goals, part: strategies, scale: practice, questions: [{id: purpose, text: Is there one?}]}
"""
"""Without a total, and so without bands."""
HEAD = "format: cooperation-vectors/1\nrubric: lake\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "lake.yaml"
    path.write_text(RUBRIC, encoding="utf-8")
    return path


@pytest.fixture
def rubric(file: Path) -> Rubric:
    return load_rubric(str(file))


@pytest.fixture
def read(file: Path, rubric: Rubric) -> Callable[[str], tuple[Vector, ...]]:
    """The vectors that a text writes, below its head."""

    def vectors_in(text: str) -> tuple[Vector, ...]:
        (file.parent / "lake.tests.yaml").write_text(HEAD + text, encoding="utf-8")
        return vectors(vector_files(str(file)), rubric)

    return vectors_in


@pytest.fixture
def levels(read: Callable[[str], tuple[Vector, ...]]) -> Callable[[str], dict[str, Fraction | None]]:
    """The levels that the answers of one vector give."""

    def given(answers: str, more: str = "") -> dict[str, Fraction | None]:
        vector = read(f"{more}vectors: [{{title: One, answers: {answers}, expected: {{}}}}]\n")[0]
        return {name: reply.level for name, reply in vector.answers.replies.items()}

    return given


@pytest.fixture
def found(read: Callable[[str], tuple[Vector, ...]], rubric: Rubric) -> Callable[[str], list[str]]:
    """What is not as expected: `path: what` of each mismatch."""

    def said(text: str) -> list[str]:
        every = [problem for vector in read(text) for problem in mismatches(rubric, vector)]
        return [f"{problem.place.line}: {problem.path}: {problem.what}" for problem in every]

    return said


@pytest.fixture
def refused(read: Callable[[str], tuple[Vector, ...]]) -> Callable[[str], list[str]]:
    """What is wrong with vectors: `line: path: what; mend` of each problem."""

    def said(text: str) -> list[str]:
        with pytest.raises(CooperationError) as caught:
            read(text)
        return [f"{one.place.line}: {one.path}: {one.what}; {one.mend}" for one in caught.value.problems]

    return said


Levels = Callable[..., dict[str, Fraction | None]]
Said = Callable[[str], list[str]]


def test_a_level_may_stand_for_all_questions_of_a_group_and_the_narrower_wins(levels: Levels) -> None:
    assert levels("{goals.purpose: 3, exposure: 4, goals: 1, each: 2}") == {
        "goals.purpose": 3,
        "goals.grade": 1,
        "goals.veto": 1,
        "weather.storm": 4,
        "weather.wall": 2,
    }
    assert levels("{strategies: 1, safeguard: 2, practice: 0}") == {
        "goals.purpose": 0,
        "goals.grade": 0,
        "goals.veto": 0,
        "weather.wall": 2,
    }


def test_a_question_wins_over_a_group_of_itself_alone(levels: Levels) -> None:
    assert levels("{weather.storm: 3, exposure: 1}")["weather.storm"] == 3


def test_what_holds_for_the_whole_file_gives_way_to_the_vector(levels: Levels) -> None:
    assert levels("{each: 1}", "answers: {goals.purpose: 4}\n")["goals.purpose"] == 1
    assert levels("{goals.grade: A}", "answers: {each: 0}\n")["goals.purpose"] == 0


def test_best_and_worst_are_meant_as_each_question_has_them(levels: Levels) -> None:
    best, worst = levels("{each: best}"), levels("{each: worst}")
    assert list(best.values()) == [4, 2, 0, 0, 4]
    assert list(worst.values()) == [0, 0, 4, 4, 0]


def test_a_scale_may_call_another_level_best(tmp_path: Path) -> None:
    path = tmp_path / "lake.yaml"
    path.write_text(RUBRIC.replace("code: B", "code: best"), encoding="utf-8")
    text = "vectors: [{title: One, answers: {each: best}, expected: {dimensions: {goals: 75}}}]\n"
    (tmp_path / "lake.tests.yaml").write_text(f"{HEAD}profile: {{form: two}}\n{text}", encoding="utf-8")
    rubric = load_rubric(str(path))
    (vector,) = vectors(vector_files(str(path)), rubric)
    assert mismatches(rubric, vector) == []


def test_a_former_id_means_the_question_that_it_is_now(levels: Levels) -> None:
    assert levels("{goals: 1, goals.aim: 3}")["goals.purpose"] == 3


def test_what_is_as_expected_is_silent(found: Said) -> None:
    assert (
        found("""\
profile: {form: two}
vectors:
  - title: Some of everything
    answers: {each: 1, goals.purpose: {level: 4, evidence: [A text]}, exposure: {level: 2}}
    expected:
      asked: 4
      overall: {score: 68.8, low: 68.75, coverage: 1}
      practice: 50
      band: high
      uncapped_band: high
      with_evidence_required: {score: 68.8, band: high}
      parts: {strategies: 75, challenges: scored}
      dimensions: {weather: {score: 62.5, exposure: 0.5, safeguards: 0.25, residual_risk: 0.375}}
      gates: {must: passed}
      warnings: {dry: quiet}
      opportunities: {fish: within_reach}
      enablers: {data: {score: 50, coverage: 1}}
      scenarios: {flood: {score: 50, band: low}}
      claims: []
      recommendations: [weather.wall]
      binding_constraint: null
""")
        == []
    )


def test_every_mismatch_comes_out_with_its_place_expected_and_got(found: Said) -> None:
    assert found("""\
vectors:
  - title: Nothing known
    expected:
      overall: 0
      band: low
      gates: {must: failed}
  - title: All at best
    answers: {each: best}
    depth: quick
    expected:
      dimensions:
        goals: {score: 99.9, coverage: 0.5}
        weather: scored
      claims: []
""") == [
        '6: vectors[0].expected.overall: "Nothing known": expected 0, got none',
        '7: vectors[0].expected.band: "Nothing known": expected low, got none',
        '8: vectors[0].expected.gates.must: "Nothing known": expected failed, got undecided',
        '14: vectors[1].expected.dimensions.goals.score: "All at best": expected 99.9, got 100',
        '14: vectors[1].expected.dimensions.goals.coverage: "All at best": expected 0.5, got 1',
        '15: vectors[1].expected.dimensions.weather: "All at best": expected scored, got not_applicable',
        '16: vectors[1].expected.claims: "All at best": expected none, got goals.purpose',
    ]


@pytest.mark.parametrize(("third", "holds"), [("33.3", True), ("33", False), ("33.333", True), ("33.334", False)])
def test_a_score_is_compared_to_as_many_decimals_as_are_written_and_at_least_one(
    found: Said, third: str, *, holds: bool
) -> None:
    text = "vectors: [{title: A third, answers: {goals.purpose: 4, goals.grade: C, goals.veto: 4}, expected: {dimensions: {goals: %s}}}]\n"
    assert (found("profile: {form: more}\n" + text % third) == []) is holds


def test_noughts_after_the_last_decimal_say_nothing(found: Said) -> None:
    text = "vectors: [{title: All, answers: {each: best}, expected: {overall: 100.00, parts: {strategies: {coverage: 1.000}}}}]\n"
    assert found(text) == []


def test_a_share_is_compared_to_two_decimals_at_least(found: Said) -> None:
    told = found("""\
profile: {form: more}
vectors:
  - title: Shares
    answers: {goals.purpose: 4, goals.grade: A, exposure: 3, safeguard: 1}
    expected:
      dimensions:
        goals: {coverage: 0.7}
        weather: {exposure: 0.8, safeguards: 0.3, residual_risk: 0.6}
""")
    assert [one.partition(": expected ")[2] for one in told] == [
        "0.7, got 0.67",
        "0.8, got 0.75",
        "0.3, got 0.25",
        "0.6, got 0.56",
    ]


def test_an_enabler_has_neither_status_nor_interval(found: Said) -> None:
    enabler = "{data: {status: scored, low: 1, high: 2}}"
    told = found(f"vectors: [{{title: All, answers: {{each: best}}, expected: {{enablers: {enabler}}}}}]\n")
    assert [one.partition(": expected ")[2] for one in told] == ["scored, got none", "1, got none", "2, got none"]


def test_no_score_is_written_as_null(found: Said) -> None:
    text = "overall: null, parts: {strategies: null}, dimensions: {goals: null}"
    assert found(f"vectors: [{{title: Nothing known, expected: {{{text}}}}}]\n") == []


def test_a_number_in_words_is_refused(refused: Said) -> None:
    (problem,) = refused("vectors: [{title: One, expected: {asked: four}}]\n")
    assert problem.startswith("3: vectors[0].expected.asked: expected a number, found text; write it in digits")


def test_a_long_title_is_cut(found: Said) -> None:
    (told,) = found(f"vectors: [{{title: {'a' * 61}, answers: {{}}, expected: {{asked: 0}}}}]\n")
    assert told.endswith(f': "{"a" * 60}…": expected 0, got 4')


def test_without_a_total_all_that_is_told_of_it_is_none(tmp_path: Path) -> None:
    path = tmp_path / "lake.yaml"
    path.write_text(PLAIN, encoding="utf-8")
    none = "score: null, low: null, high: null, coverage: null"
    text = f"overall: {{status: null, {none}}}, band: null, with_evidence_required: {{score: null, band: null}}"
    told = f"vectors: [{{title: All, answers: {{each: best}}, expected: {{{text}}}}}]\n"
    (tmp_path / "lake.tests.yaml").write_text(HEAD + told, encoding="utf-8")
    rubric = load_rubric(str(path))
    (vector,) = vectors(vector_files(str(path)), rubric)
    assert mismatches(rubric, vector) == []


def test_what_a_rubric_has_none_of_is_to_be_left_out(tmp_path: Path) -> None:
    path = tmp_path / "lake.yaml"
    path.write_text(PLAIN, encoding="utf-8")
    (tmp_path / "lake.tests.yaml").write_text(
        HEAD + "vectors: [{title: All, expected: {gates: {must: passed}}}]\n", encoding="utf-8"
    )
    with pytest.raises(CooperationError, match=r'the rubric has no "must"; delete it$'):
        vectors(vector_files(str(path)), load_rubric(str(path)))


def test_where_evidence_is_required_claims_do_not_count(found: Said) -> None:
    assert (
        found(
            "evidence: required\nvectors: [{title: Claims, answers: {each: 4, exposure: 4, goals.grade: A}, expected: {parts: {challenges: 50}, claims: [goals.purpose, weather.wall]}}]\n"
        )
        == []
    )


def test_everything_wrong_with_vectors_comes_out_at_once(refused: Said) -> None:
    assert refused("""\
depht: full
vectors:
  - answers: {each: 1}
    expected: {}
  - title: Two
    profile: {form: nobody, shape: round}
    answers: {goals: 4, weathr: 1, goals.purpos: 1}
    expected: {parts: {strategy: 1}, band: middle, gates: {must: fine}, claims: [goals.purpos], overal: 3}
""") == [
        '3: depht: "depht" is not known here; did you mean "depth"?',
        '5: vectors[0]: "title" is missing; add it',
        '8: vectors[1].profile.form: "nobody" is not a choice of form; write one of: two, more',
        '8: vectors[1].profile.shape: the rubric has no profile fact "shape"; write one of: form',
        "9: vectors[1].answers.goals.grade: 4 is not a level of this question; write one of: C, B, A",
        '9: vectors[1].answers.weathr: no question is meant by "weathr"; did you mean "weather"?',
        '9: vectors[1].answers.goals.purpos: the rubric has no question "goals.purpos"; did you mean "goals.purpose"?',
        '10: vectors[1].expected.parts.strategy: the rubric has no "strategy"; did you mean "strategies"?',
        '10: vectors[1].expected.band: the rubric has no "middle"; write one of: low, high',
        '10: vectors[1].expected.gates.must: "fine" is not known here; did you mean "failed"?',
        '10: vectors[1].expected.claims[0]: the rubric has no "goals.purpos"; did you mean "goals.purpose"?',
        '10: vectors[1].expected.overal: "overal" is not known here; did you mean "overall"?',
    ]


def test_what_stands_for_many_questions_is_wrong_once_as_for_the_first(refused: Said) -> None:
    assert refused("vectors: [{title: One, answers: {goals: 7}, expected: {}}]\n") == [
        "3: vectors[0].answers.goals.purpose: 7 is not a level of this question; write one of: 0, 1, 2, 3, 4"
    ]


def test_what_holds_for_all_vectors_is_wrong_once_and_in_its_place(refused: Said) -> None:
    found = refused("""\
profile: {form: nobody}
answers: {goals: 7, weathr: 1}
vectors:
  - {title: One, expected: {}}
  - {title: Two, expected: {}}
""")
    assert [(line, what.partition(";")[0]) for line, _, what in (problem.split(": ", 2) for problem in found)] == [
        ("3", '"nobody" is not a choice of form'),
        ("4", "7 is not a level of this question"),
        ("4", 'no question is meant by "weathr"'),
    ]


def test_a_name_that_is_not_known_is_pointed_at_and_not_what_stands_under_it(refused: Said) -> None:
    found = refused("""\
vectors:
  - title: One
    answers:
      weathr:
        level: 1
    expected:
      parts:
        strategy:
          score: 1
""")
    assert [problem.partition(":")[0] for problem in found] == ["6", "10"]


def test_a_value_that_is_not_known_is_pointed_at_and_not_its_key(refused: Said) -> None:
    (problem,) = refused("""\
vectors:
  - title: One
    expected:
      band:
        middle
""")
    assert problem.startswith("7: ")


def test_what_is_no_vector_hides_none_of_the_others(refused: Said) -> None:
    found = refused("vectors: [[1], 2, {title: Three, answers: {weathr: 1}, expected: {}}]\n")
    assert [problem.split(": ")[1] for problem in found] == ["vectors[0]", "vectors[1]", "vectors[2].answers.weathr"]


@pytest.mark.parametrize(
    ("section", "name", "words"),
    [
        ("dimensions", "goals", "scored insufficient not_applicable"),
        ("gates", "must", "passed failed undecided"),
        ("warnings", "dry", "fires quiet unknown"),
        ("opportunities", "fish", "within_reach partly out_of_reach unknown"),
    ],
)
def test_what_can_come_out_can_be_expected(found: Said, section: str, name: str, words: str) -> None:
    each = [f"{{title: {word}, answers: {{}}, expected: {{{section}: {{{name}: {word}}}}}}}" for word in words.split()]
    told = found(f"vectors: [{', '.join(each)}]\n")
    assert len(told) == len(each) - 1


def test_every_band_and_question_that_is_expected_must_be_there(refused: Said) -> None:
    found = refused("""\
vectors:
  - title: One
    expected:
      uncapped_band: middle
      with_evidence_required: {band: middle}
      scenarios: {flood: {band: middle}}
      binding_constraint: goals.purpos
""")
    assert [problem.split(": ")[:2] for problem in found] == [
        ["6", "vectors[0].expected.uncapped_band"],
        ["7", "vectors[0].expected.with_evidence_required.band"],
        ["8", "vectors[0].expected.scenarios.flood.band"],
        ["9", "vectors[0].expected.binding_constraint"],
    ]


def test_depth_and_evidence_are_those_of_the_vector_or_else_of_the_file(found: Said) -> None:
    text = """\
depth: quick
evidence: required
vectors:
  - {title: As the file, answers: {each: best}, expected: {asked: 1, overall: 50}}
  - {title: Of its own, depth: full, evidence: claimed, answers: {goals: 2, goals.purpose: 4}, expected: {asked: 4}}
  - {title: Claims, evidence: claimed, answers: {each: best}, expected: {overall: 100}}
"""
    assert found(text) == []


def test_several_that_were_not_expected_are_told_one_by_one(found: Said) -> None:
    (told,) = found("vectors: [{title: All, answers: {each: best}, expected: {claims: []}}]\n")
    assert told.endswith("expected none, got goals.purpose, weather.wall")


def test_vectors_of_another_rubric_are_refused(file: Path, rubric: Rubric) -> None:
    other = file.parent / "lake.tests.yaml"
    other.write_text("format: cooperation-vectors/1\nrubric: sea\nvectors: []\n", encoding="utf-8")
    with pytest.raises(CooperationError, match='these are vectors of "sea"; write "lake", or move the file') as caught:
        vectors([str(other)], rubric)
    assert [(problem.place.line, problem.path) for problem in caught.value.problems] == [(2, "rubric")]


def test_what_is_missing_hides_nothing_else_that_is_wrong(file: Path, rubric: Rubric) -> None:
    def said(text: str) -> list[tuple[str, str]]:
        (file.parent / "lake.tests.yaml").write_text(text, encoding="utf-8")
        with pytest.raises(CooperationError) as caught:
            vectors(vector_files(str(file)), rubric)
        return [(problem.path, problem.what) for problem in caught.value.problems]

    assert said("vectors: [{answers: {weathr: 1}}]\n") == [
        ("", '"format" is missing'),
        ("", '"rubric" is missing'),
        ("vectors[0]", '"title" is missing'),
        ("vectors[0]", '"expected" is missing'),
        ("vectors[0].answers.weathr", 'no question is meant by "weathr"'),
    ]
    assert said("format: cooperation-vectors/1\nrubric: sea\n") == [
        ("", '"vectors" is missing'),
        ("rubric", 'these are vectors of "sea"'),
    ]


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [("lake.csv", "question,level\n", "a table holds no vectors"), ("lake.yaml", "[]\n", "expected a mapping")],
)
def test_a_file_that_holds_no_vectors_is_refused(
    tmp_path: Path, rubric: Rubric, name: str, text: str, says: str
) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / name).write_text(text, encoding="utf-8")
    with pytest.raises(CooperationError, match=says):
        vectors([str(tmp_path / "other" / name)], rubric)


def test_vectors_of_a_folder_stand_in_its_tests(tmp_path: Path) -> None:
    assert vector_files(str(tmp_path)) == []
    (tmp_path / "tests").mkdir()
    for name in ("b.yaml", "a.yaml", "notes.md"):
        (tmp_path / "tests" / name).write_text("", encoding="utf-8")
    assert [Path(name).name for name in vector_files(str(tmp_path))] == ["a.yaml", "b.yaml"]


def test_a_file_without_vectors_beside_it_has_none(file: Path) -> None:
    assert vector_files(str(file)) == []

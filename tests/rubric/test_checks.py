import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cooperation_cli.rubric.checking.finding import Severity
from cooperation_cli.rubric.checking.wording import Readability
from cooperation_cli.rubric.checks import check
from cooperation_cli.rubric.library import open_rubric, shapes, shipped
from cooperation_cli.rubric.loading import load_rubric
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.start import new_rubric
from cooperation_cli.text import Words

Load = Callable[[str], Rubric]

NEW = new_rubric("water-sharing")


def easy(_: str) -> float:
    return 5.0


@pytest.fixture
def found(load: Load) -> Callable[[str, str], list[str]]:
    """What the check finds after one passage of a faultless rubric is replaced."""

    def checked(old: str, new: str) -> list[str]:
        assert old in NEW
        findings = check(load(NEW.replace(old, new, 1)), easy)
        return [f"{finding.severity}: {finding.where}: {finding.what}; {finding.mend}" for finding in findings]

    return checked


Found = Callable[[str, str], list[str]]


def test_a_level_without_a_description_is_an_error(found: Found) -> None:
    assert found("          2: One text says it, and every partner has agreed to it.\n", "") == [
        "error: shared-goals.purpose: level 2 is not described; say what one would see at this level"
    ]


UNDESCRIBED = ["level 0 is not described", "level 1 is not described"] * 2


def test_labels_may_speak_for_a_question_that_describes_no_level(load: Load, small: str) -> None:
    def errors(scale: str) -> list[str]:
        rubric = load(small.replace("levels: [{value: 0}, {value: 1}, {value: 2}]", scale))
        return [str(finding.what) for finding in check(rubric, easy) if finding.severity is Severity.ERROR]

    assert errors("levels: [{value: 0, label: Never}, {value: 1, label: Often}]") == []
    assert errors("levels: [{value: 0, label: Never}, {value: 1}]") == UNDESCRIBED
    assert errors("levels: [{value: 0, code: N}, {value: 1, label: Often}]") == UNDESCRIBED


def test_nobody_describes_or_advises_every_level_of_a_long_scale(load: Load, small: str) -> None:
    long = small.replace("levels: [{value: 0}, {value: 1}, {value: 2}]", "range: {from: 0, to: 100, step: 1}")
    advised = long.replace('"Is it open?"', '"Is it open?", advice: {100: {do: Open it., who: [ngo]}}')
    assert not [finding for finding in check(load(advised), easy) if finding.severity is Severity.ERROR]


def test_levels_that_read_the_same_are_an_error(found: Found) -> None:
    assert found("It depends on who is asked.", "nobody has said who does what.") == [
        "error: shared-goals.roles: levels 0 and 1 read the same; say what differs"
    ]


def test_a_variant_that_makes_two_levels_the_same_is_an_error(found: Found) -> None:
    variant = (
        "        variants: [{ask_if: {profile: stage, is: before}, levels: {1: Nobody has said who does what.}}]\n"
    )
    assert found("      - id: review\n", f"{variant}      - id: review\n") == [
        "error: shared-goals.roles: levels 0 and 1 read the same; say what differs"
    ]


LAST_STEP = next(line for line in NEW.splitlines(keepends=True) if "which tasks should move" in line)


def test_a_step_without_advice_is_an_error(found: Found) -> None:
    assert found(LAST_STEP, "") == [
        "error: shared-goals.roles: the step to level 4 has no advice; say what to do to reach it"
    ]


def test_no_advice_is_needed_above_the_target(found: Found) -> None:
    assert found(LAST_STEP, "        target: 3\n") == []


def test_a_reversed_question_is_advised_towards_its_lowest_number(found: Found) -> None:
    assert found("        title: Measures\n", "        title: Measures\n        reverse: true\n") == [
        "error: shared-goals.measures: the step to level 0 has no advice; say what to do to reach it"
    ]


def test_a_rubric_without_any_advice_is_told_once(load: Load, small: str) -> None:
    assert sum("no question gives advice" in str(finding.what) for finding in check(load(small), easy)) == 1


def test_a_step_that_names_nobody_is_a_warning(found: Found) -> None:
    assert found("effort: small, who: [secretariat]", "effort: small") == [
        'warning: shared-goals.purpose: nobody is named for the step to level 1; add "who"'
    ]


def test_a_required_source_without_a_question_is_an_error(found: Found) -> None:
    assert found("parts:\n", "sources: {s1: {title: Report, required: true}, s2: A book}\nparts:\n") == [
        'error: sources.s1: no question derives from this required source; add "s1" to the derived_from of a question'
    ]


def test_every_enabler_stands_on_three_questions_one_of_them_quick(found: Found) -> None:
    enablers = "enablers: {data: Data, people: People}\nparts:\n"
    assert found("parts:\n", enablers)[0] == (
        "warning: enablers.data: the questions that carry it, pressures aside: 0; tag at least 3"
    )


def test_an_enabler_needs_a_quick_question(load: Load, small: str) -> None:
    tagged = small.replace('open?"', 'open?", enablers: [data]').replace('heard?"', 'heard?", enablers: [data]')
    text = tagged + '      - {id: third, text: "Third?", enablers: [data]}\nenablers: {data: Data}\n'
    assert "no quick question carries it" in [str(finding.what) for finding in check(load(text), easy)]
    quick = text.replace('"Third?"', '"Third?", depth: quick')
    assert "no quick question carries it" not in [str(finding.what) for finding in check(load(quick), easy)]


def test_an_unused_scale_is_a_warning(found: Found) -> None:
    assert found("scales:\n", "scales:\n  spare: {levels: [{value: 0}, {value: 1}]}\n") == [
        "warning: scales.spare: no question uses this scale; delete it"
    ]


def test_residual_dimensions_need_protections_and_want_pressures(load: Load, small: str) -> None:
    def said(first: str, second: str) -> list[str]:
        text = small.replace("scale: steps", "scale: steps\n    combine: residual")
        text = text.replace('open?"', f'open?", role: {first}').replace('heard?"', f'heard?", role: {second}')
        return [f"{each.severity}: {each.what}" for each in check(load(text), easy) if "without p" in str(each.what)]

    assert said("exposure", "exposure") == ["error: without protections it never has a score"]
    assert said("safeguard", "safeguard") == ["warning: without pressures the worst is assumed"]
    assert said("exposure", "safeguard") == []


def test_a_pressure_has_no_advice_and_always_applies(load: Load, whole: str) -> None:
    text = whole.replace("role: exposure,", "role: exposure, not_applicable: true, advice: {1: {do: Go., who: [ngo]}},")
    findings = [f"{each.severity}: {each.what}" for each in check(load(text), easy) if "storm" in str(each.where)]
    assert "error: advice on a pressure is never given" in findings
    assert "warning: a pressure that does not arise has its lowest level" in findings


LONG = " ".join(["word"] * 46)


@pytest.mark.parametrize(
    ("old", "warned"),
    [
        ("Is it clear which partner does what, and by when?", "the question has 46 words; use at most 25"),
        ("It depends on who is asked.", "level 1 has 46 words; use at most 20"),
        ("Ask who does what today and write it down.", "the advice for level 1 has 46 words; use at most 45"),
    ],
)
def test_long_texts_are_warnings(found: Found, old: str, warned: str) -> None:
    assert found(old, LONG) == [f"warning: shared-goals.roles: {warned}"]


@pytest.mark.parametrize(
    ("piece", "warned"),
    [
        (f"text: {LONG}", "the question has 46 words; use at most 25"),
        (f"levels: {{1: {LONG}}}", "level 1 has 46 words; use at most 20"),
        (f"advice: {{1: {LONG}}}", "the advice for level 1 has 46 words; use at most 45"),
        ("text: Who? What?", "two questions stand in one; ask one of them"),
        ("text: Is the plan and/or the budget agreed?", 'the question says "and/or"; choose one of the two'),
    ],
)
def test_variants_keep_to_the_same_rules(found: Found, piece: str, warned: str) -> None:
    variant = f"        variants:\n          - ask_if: {{profile: stage, is: before}}\n            {piece}\n"
    assert found("      - id: review\n", f"{variant}      - id: review\n") == [f"warning: shared-goals.roles: {warned}"]


def test_and_or_is_a_warning_wherever_it_stands(found: Found) -> None:
    assert found("It depends on who is asked.", "It depends on whom AND / OR when.") == [
        'warning: shared-goals.roles: level 1 says "and/or"; choose one of the two'
    ]


def test_hard_questions_are_warnings(load: Load) -> None:
    hard = check(load(NEW), lambda text: 11.5 if "roles" in text or "which partner" in text else 9.0)
    assert [(str(finding.where), str(finding.what)) for finding in hard] == [
        ("shared-goals.roles", "it needs reading grade 11.5")
    ]


def test_a_high_median_is_a_warning(load: Load) -> None:
    assert [str(finding.what) for finding in check(load(NEW), lambda _: 9.5)] == ["the median reading grade is 9.5"]
    assert check(load(NEW), lambda _: 9.0) == ()


def test_readability_that_was_not_measured_is_said(load: Load) -> None:
    (finding,) = check(load(NEW))
    assert (finding.severity, str(finding.what)) == (
        Severity.NOTICE,
        "the reading grade was not measured: no measure is installed",
    )
    (finding,) = check(load(NEW.replace("language: en", "language: ka")), easy)
    assert str(finding.what) == "the reading grade was not measured: the measure knows English only"


def test_errors_come_before_warnings(load: Load) -> None:
    faulty = NEW.replace("It depends on who is asked.", LONG).replace(LAST_STEP, "")
    assert [each.severity for each in check(load(faulty))] == [Severity.ERROR, Severity.WARNING, Severity.NOTICE]


PROFILES = """\
profile:
  - {id: form, choices: {two: Two, more: More}}
  - {id: kinds, choices: {a: A, b: B, c: C}, several: true}
"""


@pytest.fixture
def fewest(load: Load, small: str) -> Callable[..., list[str]]:
    """What the check says about the number of questions of a dimension with these `ask_if`."""

    def said(*conditions: str) -> list[str]:
        questions = "".join(
            f'      - {{id: q{index}, text: "Is it {index}?"{f", ask_if: {written}" if written else ""}}}\n'
            for index, written in enumerate(conditions)
        )
        text = small[: small.index("      - {id: openness")] + questions + PROFILES
        return [str(each.what) for each in check(load(text), easy) if "profile" in str(each.what)]

    return said


Fewest = Callable[..., list[str]]
TWO_IN_FULL = "the questions that some profile is asked at full depth: 2"
TWO, MORE = "{profile: form, is: two}", "{profile: form, is: more}"


def test_three_questions_for_everyone_are_enough(fewest: Fewest) -> None:
    assert fewest("", "", "") == []
    assert fewest("", "") == [TWO_IN_FULL]


def test_questions_that_take_turns_count_as_one(fewest: Fewest) -> None:
    assert fewest("", "", TWO, MORE) == []
    assert fewest("", TWO, MORE) == [TWO_IN_FULL]
    assert fewest("", "", TWO) == [TWO_IN_FULL]


def test_a_fact_with_several_choices_may_have_any_of_them(fewest: Fewest) -> None:
    a, b, c = (f"{{profile: kinds, is: {each}}}" for each in "abc")
    assert fewest("", "", a, b, c) == []
    assert fewest("", "", a, b) == [TWO_IN_FULL]
    assert fewest("", "", "{profile: kinds, in: [a, b]}", "{not: {profile: kinds, is: a}}") == []


def test_facts_that_meet_in_one_question_are_tried_together(fewest: Fewest) -> None:
    both = "{any: [{profile: form, is: two}, {profile: kinds, is: a}]}"
    neither = f"{{not: {both}}}"
    assert fewest("", "", both, neither, TWO) == []
    assert fewest("", "", both, f"{{all: [{neither}, {MORE}]}}") == []


def test_conditions_on_depth_are_decided_by_the_depth(fewest: Fewest) -> None:
    assert fewest("", "", "{profile: depth, is: full}") == []
    assert fewest("", "", "{profile: depth, is: quick}") == [
        "the questions that some profile is asked at full depth: 2"
    ]


def test_too_many_profiles_are_not_tried(load: Load, small: str) -> None:
    choices = ", ".join(f"c{index}: C" for index in range(40))
    any_of = f"{{any: [{', '.join(f'{{profile: kinds, is: c{index}}}' for index in range(40))}]}}"
    text = small.replace('"Is it open?"', f'"Is it open?", ask_if: {any_of}')
    text += f"profile: [{{id: kinds, several: true, choices: {{{choices}}}}}]\n"
    assert "too many profiles decide what is asked at full depth" in [
        str(each.what) for each in check(load(text), easy)
    ]


def test_two_quick_questions_are_wanted_where_there_are_any(load: Load, small: str) -> None:
    third = small + '      - {id: third, text: "Third?"}\n'
    assert not [each for each in check(load(third), easy) if "profile" in str(each.what)]
    one_quick = third.replace('"Third?"', '"Third?", depth: quick')
    assert "the questions that some profile is asked at quick depth: 1" in [
        str(each.what) for each in check(load(one_quick), easy)
    ]


def test_stale_translations_are_warnings(tmp_path: Path, small: str) -> None:
    folder = tmp_path / "small"
    (folder / "dimensions").mkdir(parents=True)
    (folder / "translations").mkdir()
    frame, dimension = small.split("dimensions:\n")
    (folder / "rubric.yaml").write_text(f"{frame}dimensions: [trust]\n", encoding="utf-8")
    lines = [line[4:] for line in dimension.splitlines()]
    (folder / "dimensions" / "trust.yaml").write_text("\n".join(lines), encoding="utf-8")
    (folder / "translations" / "fr.yaml").write_text(
        "format: cooperation-translation/1\nrubric: small\nlanguage: fr\n"
        "words: {questions.trust.openness.text: {says: Ouvert ?, of: sha256-00000000}}\n",
        encoding="utf-8",
    )
    findings = check(load_rubric(str(folder), "fr"), easy)
    assert (
        "translations.fr",
        "the text has changed since it was translated: questions.trust.openness.text",
    ) in [(str(each.where), str(each.what)) for each in findings]


@pytest.fixture(scope="module")
def readability() -> Iterator[Readability]:
    """The school grade by the library that measures it for the command."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import textstat  # type: ignore[import-untyped]  # noqa: PLC0415  optional, and its import warns

        yield textstat.flesch_kincaid_grade


@pytest.mark.parametrize("name", shipped())
def test_nothing_is_wrong_with_a_shipped_rubric(name: str, readability: Readability) -> None:
    findings = check(open_rubric(name), readability)
    assert [f"{each.severity}: {each.where}: {each.what}" for each in findings] == []


@pytest.mark.parametrize("name", shapes())
def test_a_small_rubric_of_another_shape_lacks_nothing_but_advice(name: str, readability: Readability) -> None:
    findings = check(open_rubric(name), readability)
    assert [each.what for each in findings] == [Words("no question gives advice")]

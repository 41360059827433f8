from collections.abc import Callable

import pytest

from cooperation_cli.rubric.model import Rubric

Load = Callable[[str], Rubric]
Changed = Callable[[str, str], str]


def test_a_digest_stays_the_same_from_release_to_release(load: Load, small: str) -> None:
    """Whoever must change this breaks the comparison of every result with older ones."""
    assert load(small).digest == "715b47ced39e7f78de3dd44a6533eb72365f7c4411b821e25f0af4152a368b1c"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Lake health", "title: The lake"),
        ("description: Whether a lake is looked after.\n", ""),
        ("language: en", "language: fr"),
        ("licence: CC-BY-4.0\n", ""),
        ("label: Absent", "label: Nothing"),
        ("text: Is there a purpose?", "text: Why?"),
        ("why: Goals matter.", "why: Aims matter."),
        ("2: Used last year.", "2: Used."),
        ("help: Count states., ", ""),
        ("{two: Two, ", "{two: A pair, "),
        ("s2: A book", "s2: {title: Another book}"),
        (', url: "https://example.org/aral"', ""),
        ("because: it dries", "because: it shrinks"),
        ("do: Write it.", "do: Write."),
        ("levels: {2: Used.}, advice: {1: Do.}", "evidence: Paper."),
        ("report_as: percent\n", ""),
        ("min_coverage: 0.5", "min_coverage: 0.50"),
        ("derived_from: [s1]\n", "derived_from: [s1]\n        not_applicable: false\n"),
        ("effort: small", "effort:    small"),
        ("target: B", "target: 2.5"),
    ],
)  # fmt: skip
def test_words_spelling_and_defaults_do_not_change_the_digest(
    load: Load, changed: Changed, whole: str, old: str, new: str
) -> None:
    assert load(changed(old, new)).digest == load(whole).digest


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("id: lake", "id: pond"),
        ('"1.2.0"', '"1.2.1"'),
        ("min_coverage: 0.5", "min_coverage: 0.4"),
        ("exposure_floor: 0.25", "exposure_floor: 0"),
        ("evidence_from: 2", "evidence_from: 1"),
        ("{value: 2.5, code: B}", "{value: 2.6, code: B}"),
        ("code: C}", "code: D}"),
        ("zero: 0}", "zero: 1}"),
        (", several: true", ""),
        ("state: States}", "state: States, igo: IGOs}"),
        ("from: 60", "from: 61"),
        ("overall: {combine: mean}", "overall: {combine: minimum}"),
        ("title: Strategies, weight: 2", "title: Strategies, weight: 3"),
        ("countered_by: [goals]", "countered_by: []"),
        ("critical: true", "critical: false"),
        ("panel: worst", "panel: mean"),
        ("reverse: true", "reverse: false"),
        ("weight: 0.5", "weight: 0.6"),
        ("not_applicable: true", "not_applicable: false"),
        ("derived_from: [s1]", "derived_from: [s2]"),
        ("enablers: [data]", "enablers: []"),
        ("target: B", "target: A"),
        ("effort: small", "effort: medium"),
        ("who: [ngo]", "who: [igo]"),
        (", example: aral", ""),
        ("after: {goals.grade: B}", "after: {goals.grade: A}"),
        ("ask_if: {profile: form, in: [more]}", "ask_if: {profile: form, in: [two]}"),
        ("ask_if: {profile: partners, is: state}", "ask_if: {profile: partners, is: ngo}"),
        ("{question: each-critical, below: 1}", "{question: each-critical, below: 2}"),
        ("{question: each-critical, below: 1}", "{question: each-critical, at_least: 1}"),
        ("caps_at: low, because: one", "caps_at: high, because: one"),
        ("pressure, at_least: 50}], at_least: 2", "pressure, at_least: 50}], at_least: 1"),
        ("required: true", "required: false"),
        ("goals: 2, pressure: 1", "goals: 1, pressure: 1"),
        ("at_least: {pressure.storm: 1}", "at_least: {}"),
        ("at_most: {goals.grade: B}", "at_most: {goals.grade: C}"),
        ("renamed_from: [goals.mark]", "renamed_from: []"),
    ],
)
def test_ids_numbers_and_structure_change_the_digest(
    load: Load, changed: Changed, whole: str, old: str, new: str
) -> None:
    assert load(changed(old, new)).digest != load(whole).digest

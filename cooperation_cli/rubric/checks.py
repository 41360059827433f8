"""What is wrong with a rubric that loads: the table of rules."""

from collections.abc import Callable, Iterable, Iterator

from cooperation_cli.rubric.checking import structure
from cooperation_cli.rubric.checking.finding import Finding
from cooperation_cli.rubric.checking.minimum import profiles_are_asked_enough
from cooperation_cli.rubric.checking.wording import (
    Readability,
    questions_are_readable,
    texts_are_short,
    texts_say_one_thing,
)
from cooperation_cli.rubric.model import Rubric

_RULES: tuple[Callable[[Rubric], Iterator[Finding]], ...] = (
    structure.levels_are_described,
    structure.levels_are_distinct,
    structure.steps_are_advised,
    structure.steps_name_who,
    structure.required_sources_are_used,
    structure.residual_dimensions_have_both_roles,
    structure.pressures_always_apply,
    structure.enablers_are_measured,
    structure.scales_are_used,
    structure.translations_are_fresh,
    profiles_are_asked_enough,
    texts_are_short,
    texts_say_one_thing,
)


def check(
    rubric: Rubric, readability: Readability | None = None, translations: Iterable[Rubric] = ()
) -> tuple[Finding, ...]:
    """Every finding, errors first; `readability` gives the school grade of a text, and None measures none.

    Of the rubric's `translations` into other languages it is said what fell behind.
    """
    found = [finding for rule in _RULES for finding in rule(rubric)]
    found.extend(finding for each in translations for finding in structure.translations_are_fresh(each))
    found.extend(questions_are_readable(rubric, readability))
    return tuple(sorted(found, key=lambda finding: _ORDER.index(finding.severity)))


_ORDER = ("error", "warning", "notice")

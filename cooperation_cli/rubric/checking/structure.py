"""Whether every part of a rubric has what it needs, and every part is used."""

from collections.abc import Iterator

from cooperation_cli.rubric.checking.finding import Finding, error, warning
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Depth, Question, Role
from cooperation_cli.rubric.scale import Scale, number_text
from cooperation_cli.text import Words, joined, phrase

# On a longer scale, such as 0 to 100, nobody describes each level.
_MOST_DESCRIBED = 12
_LEAST_TAGGED = 3


def levels_are_described(rubric: Rubric) -> Iterator[Finding]:
    """Every level says what one would see; labels may speak for a question that describes none."""
    for question in rubric.questions.values():
        if len(question.scale.levels) > _MOST_DESCRIBED or (not question.levels and _speaks(question.scale)):
            continue
        for level in question.scale.levels:
            if level.value not in question.levels:
                what = phrase("level {level} is not described", level=number_text(level.value))
                yield error(question.id, what, Words("say what one would see at this level"))


def _speaks(scale: Scale) -> bool:
    return all(level.label.raw not in (level.code, number_text(level.value)) for level in scale.levels)


def levels_are_distinct(rubric: Rubric) -> Iterator[Finding]:
    """No two levels of a question are described alike, in any wording."""
    for question in rubric.questions.values():
        for levels in (question.levels, *({**question.levels, **variant.levels} for variant in question.variants)):
            first: dict[str, str] = {}
            for value, words in levels.items():
                earlier = first.setdefault(words.raw.casefold().strip(), number_text(value))
                if earlier != number_text(value):
                    what = phrase("levels {one} and {two} read the same", one=earlier, two=number_text(value))
                    yield error(question.id, what, Words("say what differs"))


def steps_are_advised(rubric: Rubric) -> Iterator[Finding]:
    """Every step up to the target says what to do; pressures have no steps."""
    questions = list(rubric.questions.values())
    if not any(question.advice for question in questions):
        yield warning(rubric.id, Words("no question gives advice"), Words('add "advice" for each level to reach'))
        return
    for question in questions:
        yield from _unused_advice(question) if question.is_exposure else _missing_advice(question)


def _missing_advice(question: Question) -> Iterator[Finding]:
    if len(question.scale.levels) > _MOST_DESCRIBED:
        return
    for value in question.ascending[1 : question.ascending.index(question.aim) + 1]:
        if value not in question.advice:
            what = phrase("the step to level {level} has no advice", level=number_text(value))
            yield error(question.id, what, Words("say what to do to reach it"))


def _unused_advice(question: Question) -> Iterator[Finding]:
    if question.advice:
        yield error(question.id, Words("advice on a pressure is never given"), Words("move it to a protection"))


def steps_name_who(rubric: Rubric) -> Iterator[Finding]:
    """Every step says who can begin it."""
    for question in rubric.questions.values():
        for value, step in question.advice.items():
            if not step.who:
                what = phrase("nobody is named for the step to level {level}", level=number_text(value))
                yield warning(question.id, what, Words('add "who"'))


def required_sources_are_used(rubric: Rubric) -> Iterator[Finding]:
    """Every source that must have a question has one."""
    used = {name for question in rubric.questions.values() for name in question.derived_from}
    for source in rubric.sources.values():
        if source.required and source.id not in used:
            mend = phrase('add "{id}" to the derived_from of a question', id=source.id)
            yield error(f"sources.{source.id}", Words("no question derives from this required source"), mend)


def residual_dimensions_have_both_roles(rubric: Rubric) -> Iterator[Finding]:
    """A residual dimension has protections, without which it has no score, and pressures."""
    for dimension in rubric.dimensions:
        roles = {question.role for question in dimension.questions}
        if dimension.is_residual and Role.SAFEGUARD not in roles:
            yield error(dimension.id, Words("without protections it never has a score"), Words("add a safeguard"))
        if dimension.is_residual and Role.EXPOSURE not in roles:
            what = Words("without pressures the worst is assumed")
            yield warning(dimension.id, what, Words("add an exposure, or combine by mean"))


def pressures_always_apply(rubric: Rubric) -> Iterator[Finding]:
    """A pressure that does not arise is its lowest level, not `not_applicable`."""
    for question in rubric.questions.values():
        if question.is_exposure and question.not_applicable:
            what = Words("a pressure that does not arise has its lowest level")
            yield warning(question.id, what, Words('delete "not_applicable"'))


def enablers_are_measured(rubric: Rubric) -> Iterator[Finding]:
    """Every enabler stands on enough questions about practice, one of them quick."""
    for name in rubric.enablers:
        tagged = [each for each in rubric.questions.values() if name in each.enablers and not each.is_exposure]
        if len(tagged) < _LEAST_TAGGED:
            what = phrase("the questions that carry it, pressures aside: {n}", n=len(tagged))
            yield warning(f"enablers.{name}", what, phrase("tag at least {n}", n=_LEAST_TAGGED))
        elif not any(question.depth is Depth.QUICK for question in tagged):
            what = Words("no quick question carries it")
            yield warning(f"enablers.{name}", what, Words("tag at least one"))


def scales_are_used(rubric: Rubric) -> Iterator[Finding]:
    """Every scale has a question."""
    used = {question.scale.id for question in rubric.questions.values()}
    for name in rubric.scales:
        if name not in used:
            yield warning(f"scales.{name}", Words("no question uses this scale"), Words("delete it"))


def translations_are_fresh(rubric: Rubric) -> Iterator[Finding]:
    """No translation is of an older text."""
    if rubric.stale:
        places = joined(Words(place) for place in rubric.stale)
        what = phrase("the text has changed since it was translated: {places}", places=places)
        yield warning(f"translations.{rubric.language}", what, Words("translate it again, with the new fingerprint"))

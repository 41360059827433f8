"""What to do next, what to find out, and which high answers have no evidence."""

from collections.abc import Iterable, Iterator

from cooperation_cli.assessment.recommendations import FindOut, Recommendation
from cooperation_cli.assessment.verdict import Verdict
from cooperation_cli.report.figures import points
from cooperation_cli.report.model import Block, Item, Items, Prose, Section
from cooperation_cli.report.reasons import undecided_questions
from cooperation_cli.report.sentences import advice as say
from cooperation_cli.report.sentences.parts import EFFORTS, level_words, who_words
from cooperation_cli.report.view import View
from cooperation_cli.rubric.scale import number_text
from cooperation_cli.scoring.rounding import published
from cooperation_cli.text import Words

FIRST = 3
"""How many things are named for the first 90 days, at most."""


def sections(view: View) -> Iterator[Section]:
    """The three, each only where there is something to say; that there is nothing to do is said."""
    yield Section(say.STEPS, tuple(_steps(view)))
    if view.assessment.find_out:
        yield Section(say.FIND_OUT, _find_out(view))
    if view.judged.claims and view.card.overall is not None:
        yield Section(say.CLAIMS, tuple(_claims(view)))


def _steps(view: View) -> Iterator[Block]:
    steps = view.assessment.recommendations
    if not steps:
        yield Prose(say.NO_STEPS)
        return
    yield Prose(say.GAIN_READ)
    yield Section(say.FIRST, (_list(view, steps[:FIRST], first=True),))
    later = steps[FIRST:]
    if later:
        yield Section(say.LATER, tuple(_by_dimension(view, later)))


def _by_dimension(view: View, steps: Iterable[Recommendation]) -> Iterator[Section]:
    found = list(steps)
    for dimension in view.rubric.dimensions:
        own = [step for step in found if step.question.dimension == dimension.id]
        if own:
            yield Section(dimension.title, (_list(view, own, first=False),))


def _list(view: View, steps: Iterable[Recommendation], *, first: bool) -> Items:
    """The first steps are numbered, and tell their examples at length."""
    return Items(tuple(_step(view, step, at_length=first) for step in steps), ordered=first)


def _step(view: View, step: Recommendation, *, at_length: bool) -> Item:
    scale = step.question.scale
    rise = say.rise(step.question.title, level_words(scale, step.from_level), level_words(scale, step.to_level))
    advised = view.wordings[step.question.id].advice.get(step.to_level)
    return Item(say.step(advised), rise, detail=tuple(_detail(view, step, at_length=at_length)))


def _detail(view: View, step: Recommendation, *, at_length: bool) -> Iterator[Prose]:
    who = who_words(step.advice.who) if step.advice else Words("")
    own = None if step.before is None or step.after is None else points(step.after - step.before)
    gain = None if step.gain is None else points(step.gain)
    gates = {gate.id: gate.title for gate in view.rubric.gates}
    worth = say.worth(who, EFFORTS[step.effort], gain, own, [gates[name] for name in step.clears])
    yield Prose(worth, say.WHO if who else say.EFFORT)
    case = view.rubric.cases.get(step.advice.example) if step.advice and step.advice.example else None
    if case:
        yield Prose(say.case(case.title, case.text if at_length else None), say.EXAMPLE)


def _find_out(view: View) -> tuple[Block, ...]:
    found = view.assessment.find_out
    telling = any(item.width is not None for item in found)
    read = say.FIND_OUT_READ if telling else say.FIND_OUT_PLAIN
    deciding = undecided_questions(view)
    return (Prose(read), Items(tuple(_open(view, item, decides=item.question in deciding) for item in found)))


def _open(view: View, item: FindOut, *, decides: bool) -> Item:
    """An open question, how much an answer tells, and whether a must-have waits for it."""
    told = [] if item.width is None else [say.narrows(number_text(published(item.width)))]
    if decides:
        told.append(say.DECIDES)
    text = view.wordings[item.question.id].text
    return Item(say.tells(text, told) if told else text, item.question.title)


def _claims(view: View) -> Iterator[Block]:
    judged = view.judged
    questions = [view.rubric.questions[name] for name in judged.claims]
    scale = questions[0].scale
    start = Words("") if scale.evidence_from is None else level_words(scale, scale.evidence_from)
    as_said, strict = _verdict(view, view.as_said), _verdict(view, judged.with_evidence_required)
    yield Prose(say.both_verdicts(len(questions), start, as_said, strict))
    if view.evidence_required:
        yield Prose(say.EVIDENCE_REQUIRED)
    said = judged.said
    yield Items(
        tuple(
            Item(level_words(question.scale, level), question.title)
            for question in questions
            if (level := said.level(question.id)) is not None
        )
    )


def _verdict(view: View, verdict: Verdict) -> Words:
    overall = verdict.card.overall
    score = "" if overall is None else view.figures.ranged(overall)
    return say.verdict(view.band_title(verdict.band) if verdict.band else None, score)

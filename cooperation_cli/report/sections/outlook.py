"""What pulls the partnership apart and what it opens: warning signs, opportunities, borders, enablers."""

from collections.abc import Iterator
from fractions import Fraction

from cooperation_cli.assessment.outlook import BorderCost, EnablerScore, Fires, OpportunityReach, Reach
from cooperation_cli.report import ranges
from cooperation_cli.report.figures import share
from cooperation_cli.report.model import Item, Items, Meter, Meters, Prose, Section, Tone
from cooperation_cli.report.sentences import outlook as say
from cooperation_cli.report.sentences.parts import level_words, sentence
from cooperation_cli.report.view import View
from cooperation_cli.rubric.question import Question
from cooperation_cli.scoring.rounding import published
from cooperation_cli.text import Words, joined

_FIRES = {Fires.YES: Tone.BAD, Fires.UNKNOWN: Tone.UNKNOWN, Fires.NO: Tone.GOOD}
_REACHES = {Reach.WITHIN: Tone.GOOD, Reach.PARTLY: Tone.WATCH, Reach.OUT: Tone.BAD, Reach.UNKNOWN: Tone.UNKNOWN}


def sections(view: View) -> Iterator[Section]:
    """The four, each only where the rubric has any."""
    if view.rubric.warnings:
        yield Section(say.WARNINGS, (Prose(say.WARNINGS_READ), _warnings(view)))
    if view.rubric.opportunities:
        reaches = tuple(_opportunity(view, found) for found in view.assessment.opportunities)
        yield Section(say.OPPORTUNITIES, (Prose(say.OPPORTUNITIES_READ), Items(reaches)))
    if view.assessment.border_costs:
        yield Section(say.BORDERS, (Prose(say.BORDERS_READ), *_borders(view)))
    if view.rubric.enablers:
        meters = tuple(_enabler(view, found) for found in view.assessment.enablers)
        yield Section(say.ENABLERS, (Prose(say.ENABLERS_READ), Meters(meters)))


def _warnings(view: View) -> Items:
    """Those that fire first, with why; then the unknown ones, then the quiet ones."""
    order = list(_FIRES)
    results = sorted(view.assessment.warnings, key=lambda result: order.index(result.fires))
    return Items(
        tuple(
            Item(
                say.sign(say.FIRES[result.fires], result.sign.because if result.fires is Fires.YES else None),
                result.sign.title,
                _FIRES[result.fires],
            )
            for result in results
        )
    )


def _opportunity(view: View, found: OpportunityReach) -> Item:
    reached = ranges.reach(view.card, found.opportunity)
    words = say.REACHES[found.reach]
    if reached is not None and found.lowest is not None:
        words = say.reach(words, view.figures.number(reached), view.title(found.lowest))
    told = [words for words in (found.opportunity.text, sentence(words)) if words]
    return Item(joined(told, " "), found.opportunity.title, _REACHES[found.reach])


def _borders(view: View) -> Iterator[Items]:
    """The opportunities beside the pressures; which of the two weighs more is not for arithmetic to say."""
    reaches = tuple(
        Item(say.REACHES[found.reach], found.opportunity.title, _REACHES[found.reach])
        for found in view.assessment.opportunities
    )
    if reaches:
        yield Items(reaches, label=say.ADDS)
    yield Items(tuple(_cost(view, cost) for cost in view.assessment.border_costs), label=say.COSTS)


def _cost(view: View, cost: BorderCost) -> Item:
    """How strongly it presses, with each pressure and its level; pressure has no tone."""
    pressed = ranges.pressure(view.card, cost.dimension)
    told = say.NOBODY_ANSWERED if pressed is None else say.pressure(share(pressed))
    return Item(told, cost.dimension.title, detail=(Items(tuple(_exposure(*each) for each in cost.exposures)),))


def _exposure(question: Question, level: Fraction | None) -> Item:
    return Item(say.NOT_ANSWERED if level is None else level_words(question.scale, level), question.title)


def _enabler(view: View, found: EnablerScore) -> Meter:
    reached = ranges.enabler(view.card, found.enabler.id)
    if found.exact is None or reached is None:
        said = say.NOT_ASKED if found.coverage is None else say.NOT_ANSWERED
        return Meter(found.enabler.title, said, None, Fraction(0), Fraction(1), Tone.UNKNOWN)
    text, tone = Words(view.figures.number(reached)), view.tone(published(found.exact))
    low, high = reached.interval.low / 100, reached.interval.high / 100
    return Meter(found.enabler.title, text, reached.exact / 100, low, high, tone)

"""Must-haves with their state and margin, strengths as well as gaps, and each challenge beside its counterweights."""

from collections.abc import Iterator, Sequence

from cooperation_cli.assessment.gates import GateResult, GateState
from cooperation_cli.report.model import Column, Item, Items, Prose, Row, Section, Table, Tone
from cooperation_cli.report.sentences import judgement as say
from cooperation_cli.report.sentences.parts import level_words, listed
from cooperation_cli.report.view import View
from cooperation_cli.rubric.conditions import Measured
from cooperation_cli.rubric.model import Dimension
from cooperation_cli.text import Words

_MOST = 3


def sections(view: View) -> Iterator[Section]:
    """The three, each only where there is something to say."""
    if view.verdict.gates:
        yield Section(say.MUST_HAVES, (Prose(say.MUST_HAVES_HOLD), _must_haves(view)))
    if ranked := _ranked(view):
        yield Section(say.STRONG_AND_WEAK, tuple(_strengths_and_gaps(view, ranked)))
    if pairs := _pairs(view):
        yield Section(say.PAIRS, (Prose(say.PAIRS_READ), Items(pairs)))


def _must_haves(view: View) -> Table:
    titles = [say.MUST_HAVE, say.STATE, say.MARGIN]
    if view.rubric.has_overall:
        titles.append(say.HOLDS_AT)
    return Table(tuple(Column(title) for title in titles), tuple(_must_have(view, gate) for gate in view.verdict.gates))


def _must_have(view: View, result: GateResult) -> Row:
    close = result.margin is not None and result.margin.close
    cells = [result.gate.title, say.state(result.state, close=close), _how_far(view, result)]
    if view.rubric.has_overall:
        cells.append(view.band_title(view.rubric.band[result.gate.caps_at]))
    tone = {GateState.PASSED: Tone.GOOD, GateState.FAILED: Tone.BAD, GateState.UNDECIDED: Tone.UNKNOWN}[result.state]
    return Row(tuple(cells), Tone.WATCH if tone is Tone.GOOD and close else tone)


def _how_far(view: View, result: GateResult) -> Words:
    if result.subject is None:
        return say.NOT_APPLICABLE if isinstance(result.gate.when, Measured) else Words("")
    title = view.title(result.subject)
    return title if result.margin is None else say.at(title, say.margin(result.margin, result.state))


def _ranked(view: View) -> list[Dimension]:
    """The scored dimensions, highest first."""
    scores = {name: score.score.exact for name, score in view.card.dimensions.items()}
    exact = {name: score for name, score in scores.items() if score is not None}
    return sorted((view.rubric.dimension[name] for name in exact), key=lambda one: -exact[one.id])


def _strengths_and_gaps(view: View, ranked: Sequence[Dimension]) -> Iterator[Items | Prose]:
    """At most three of each; what is high enough for the highest verdict is no gap."""
    half = min(_MOST, (len(ranked) + 1) // 2)
    strong = ranked[:half]
    weak = [one for one in ranked[half:][-_MOST:][::-1] if _tone(view, one) is not Tone.GOOD]
    yield Items(tuple(_told(view, one, -1) for one in strong), label=say.STRENGTHS)
    if weak:
        yield Items(tuple(_told(view, one, 0) for one in weak), label=say.GAPS)
    elif view.rubric.one_unit:
        yield Prose(say.NO_GAPS)


def _tone(view: View, dimension: Dimension) -> Tone:
    return view.tone(view.card.dimensions[dimension.id].score.published)


def _told(view: View, dimension: Dimension, end: int) -> Item:
    """The dimension with the question that shows its strength (end -1) or its gap (end 0) best."""
    score = view.figures.ranged(view.card.dimensions[dimension.id].score)
    levels = {question.id: view.card.readings.level(question.id) for question in dimension.questions}
    known = [(question, level) for question in dimension.questions if (level := levels[question.id]) is not None]
    practised = [(question, level) for question, level in known if not question.is_exposure]
    question, level = sorted(practised, key=lambda one: one[0].value(one[1]))[end]
    seen = view.wordings[question.id].levels.get(level)
    words = say.shows_in(score, question.title, level_words(question.scale, level), seen)
    return Item(words, dimension.title, _tone(view, dimension))


def _pairs(view: View) -> tuple[Item, ...]:
    return tuple(_pair(view, pair.challenge, pair.strategies) for pair in view.assessment.pairs)


def _pair(view: View, challenge: Dimension, strategies: Sequence[Dimension]) -> Item:
    def score(dimension: Dimension) -> str:
        return view.figures.ranged(view.card.dimensions[dimension.id].score)

    beside = listed([say.counters(strategy.title, score(strategy)) for strategy in strategies])
    return Item(say.challenge(score(challenge), beside), challenge.title, _tone(view, challenge))

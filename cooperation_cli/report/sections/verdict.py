"""The first screen: who answered, the verdict, why, what would change it, what to begin, what it cannot tell."""

from collections.abc import Iterable, Iterator

from cooperation_cli.report.holding import how_firm
from cooperation_cli.report.model import Block, Item, Items, Panel, Prose, Section, Tone
from cooperation_cli.report.reasons import because, undecided_questions, would_change
from cooperation_cli.report.sections.advice import FIRST
from cooperation_cli.report.sentences import advice as advise
from cooperation_cli.report.sentences import verdict as say
from cooperation_cli.report.sentences.parts import SIDES, WORK_LEVELS, listed
from cooperation_cli.report.view import Standing, View, band_tone
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.scale import number_text
from cooperation_cli.text import Words, joined


def panel(view: View, whose: Iterable[Block] | None = None, account: Words = say.NOT_A_MEASUREMENT) -> Panel:
    """The verdict in a frame; `whose` stands in the place of who answered, `account` says what answers cannot tell."""
    told = who(view) if whose is None else whose
    blocks = (*told, *_scores(view), *whose_weights(view.rubric), *_why(view), *_next(view), *_limits(view, account))
    return Panel(headline(view), blocks, verdict_tone(view))


def headline(standing: Standing) -> Words:
    """The band, as a screening where only the quick questions were asked; or that there is none."""
    if standing.verdict.band is not None:
        title = standing.band_title(standing.verdict.band)
        return say.screening(title) if standing.screened else title
    if standing.card.overall is None:
        return say.NO_TOTAL
    return say.NO_VERDICT if standing.rubric.bands else say.NO_BANDS


def verdict_tone(standing: Standing) -> Tone:
    """How the verdict is meant; unknown where there is none."""
    band = standing.verdict.band
    return Tone.UNKNOWN if band is None else band_tone(standing.rubric.bands, band)


def who(view: Standing) -> Iterator[Block]:
    """Who answered and when, at which stage, and how many of how many questions."""
    one = view.answers.respondent
    names = [part for part in (one.name, one.role, one.partner) if part]
    place = [Words(words) for words in (one.side and SIDES[one.side], one.level and WORK_LEVELS[one.level]) if words]
    parts = [say.answered_by(names, place, one.date), _stage(view), _how_many(view)]
    yield Prose(joined([words for words in parts if words], " "))


def _stage(view: Standing) -> Words:
    chosen = view.answers.chosen.get("stage", ())
    fact = next((fact for fact in view.rubric.profile if fact.id == "stage"), None)
    return say.stage(joined([fact.choices[choice] for choice in chosen])) if fact and chosen else Words("")


def _how_many(view: Standing) -> Words:
    tally = view.tally
    others = [(tally.states[state], words) for state, words in say.STATES.items() if tally.states[state]]
    counted = say.how_many(tally.answered, tally.applicable, tally.evidenced, screened=view.screened)
    return joined([counted, say.also(others)], " ") if others else counted


def _scores(view: View) -> Iterator[Block]:
    whole = view.card.whole
    if whole is None:
        return
    items = [Item(Words(view.figures.ranged(whole.score)), say.READINESS)]
    if whole.practice.exact is not None and whole.practice is not whole.score:
        words = say.practice(view.figures.ranged(whole.practice))
        items.append(Item(joined([words, say.PRESSURE_IS_NO_FAULT], " "), say.PRACTICE))
    yield Items(tuple(items))


def whose_weights(rubric: Rubric) -> Iterator[Prose]:
    """That the weights are not the rubric's own, and whose they are."""
    weights = rubric.weights
    if weights is not None:
        named = [say.weight(rubric.dimension[name].title, number_text(one)) for name, one in weights.dimensions.items()]
        yield Prose(say.weights_of(weights.title, listed(named)), say.WEIGHTS)


def _why(view: View) -> Iterator[Block]:
    yield Prose(because(view), say.WHY)
    change = would_change(view)
    if change:
        yield Prose(change, say.WOULD_CHANGE)
    firm = how_firm(view)
    if firm:
        yield Prose(firm, say.HOW_FIRM)


def _next(view: View) -> Iterator[Block]:
    """At most three things: what must be answered first, then the first steps."""
    first = [Item(advise.answer(question.text), question.title) for question in undecided_questions(view)]
    steps = [
        Item(advise.step(view.wordings[step.question.id].advice.get(step.to_level)), step.question.title)
        for step in view.assessment.recommendations
    ]
    if things := [*first, *steps][:FIRST]:
        yield Items(tuple(things), ordered=True, label=say.NEXT)


def _limits(view: View, account: Words) -> Iterator[Block]:
    parts = [account, *_unevidenced(view)]
    if view.screened:
        parts.append(say.SCREENING_IS_SHORT)
    yield Prose(joined(parts, " "), say.CANNOT_TELL)


def _unevidenced(view: View) -> Iterator[Words]:
    if not view.judged.claims:
        return
    tell, other = say.claims_counted, view.judged.with_evidence_required
    if view.evidence_required:
        tell, other = say.claims_lowered, view.as_said
    if other.card.overall is not None:
        changed = other.band if other.band != view.verdict.band else None
        score = view.figures.ranged(other.card.overall)
        yield tell(len(view.judged.claims), score, view.band_title(changed) if changed else None)


def meaning(view: View) -> Iterator[Block]:
    """The advice of the band, in the words that fit the partnership's stage."""
    band = view.verdict.band
    advice = band.advice_for(view.profile) if band else None
    if advice:
        yield Section(say.MEANING, (Prose(advice),))

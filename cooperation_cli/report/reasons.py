"""Why the verdict is what it is, and what would change it: the one sentence of each."""

from collections.abc import Iterator

from cooperation_cli.assessment.gates import GateResult, GateState
from cooperation_cli.assessment.recommendations import Recommendation
from cooperation_cli.assessment.verdict import Verdict, judge
from cooperation_cli.report.figures import percent
from cooperation_cli.report.sentences import verdict as say
from cooperation_cli.report.sentences.parts import level_words
from cooperation_cli.report.view import Standing, View
from cooperation_cli.rubric.conditions import Kind, Measured
from cooperation_cli.rubric.model import Band
from cooperation_cli.rubric.question import Question
from cooperation_cli.rubric.scale import number_text
from cooperation_cli.text import Words, joined


def because(standing: Standing) -> Words:
    """Why the band is what it is, or why there is none."""
    verdict, overall = standing.verdict, standing.card.overall
    if overall is None:
        return say.NO_OVERALL
    if not standing.rubric.bands:
        return say.TOTAL_ONLY
    if verdict.uncapped is None or verdict.band is None or overall.exact is None:
        return _too_little(standing)
    score = standing.figures.score(overall.exact)
    if verdict.held_by is None:
        return joined([_reached(standing, score, verdict.band), *_must_haves(standing, verdict.band)], " ")
    uncapped, band = standing.band_title(verdict.uncapped), standing.band_title(verdict.band)
    return _held(standing, verdict.held_by, score, uncapped, band)


def _too_little(standing: Standing) -> Words:
    least = standing.rubric.min_coverage
    parts = [(part.title, standing.card.parts[part.id]) for part in standing.rubric.parts]
    places = [(title, score.coverage) for title, score in parts if score.applies and score.coverage < least]
    if not places and standing.card.overall is not None:
        places = [(say.ALL_QUESTIONS, standing.card.overall.coverage)]
    return say.too_little([say.covered(title, percent(share)) for title, share in places], percent(least))


def _reached(standing: Standing, score: str, band: Band) -> Words:
    above = _above(standing, band)
    if band is standing.rubric.bands[0] and above:
        return say.below(score, standing.band_title(above), number_text(above.start))
    return say.reaches(score, standing.band_title(band), number_text(band.start))


def _must_haves(standing: Standing, reached: Band) -> Iterator[Words]:
    """What the must-haves add where they do not hold the band: that all are met, or which would hold it lowest."""
    gates = standing.verdict.gates
    bands = list(standing.rubric.band)
    failed = [gate for gate in gates if gate.state is GateState.FAILED]
    missing = min(failed, key=lambda gate: bands.index(gate.gate.caps_at), default=None)
    if gates and not standing.verdict.capping:
        yield say.EVERY_MUST_HAVE
    elif missing and missing.gate.caps_at == reached.id:
        yield say.held_anyway(missing.gate.because, subject_words(standing, missing))
    elif missing:
        cap = standing.band_title(standing.rubric.band[missing.gate.caps_at])
        yield say.held_beyond(cap, missing.gate.because, subject_words(standing, missing))


def _held(standing: Standing, gate: GateResult, score: str, uncapped: Words, band: Words) -> Words:
    subject = subject_words(standing, gate)
    if gate.state is GateState.UNDECIDED:
        return say.held_open(score, uncapped, band, gate.gate.title, subject)
    return say.held(score, uncapped, band, gate.gate.because, subject)


def subject_words(standing: Standing, gate: GateResult) -> Words | None:
    """The member that decides a must-have: where it stands and what it needs; None for a compound one."""
    when = gate.gate.when
    if gate.subject is None or not isinstance(when, Measured):
        return None
    title = standing.title(gate.subject)
    if gate.margin is None:
        return title
    now = when.threshold + gate.margin.value
    if when.kind is Kind.QUESTION:
        scale = standing.rubric.questions[gate.subject].scale
        return say.short_of(title, level_words(scale, now), _needs(when, level_words(scale, when.threshold)))
    return say.short_of(title, Words(number_text(now)), _needs(when, Words(number_text(when.threshold))))


def _needs(when: Measured, threshold: Words) -> Words:
    """What the failing condition leaves: at least the threshold of a `below`, less than that of an `at_least`."""
    return threshold if when.below else say.less_than(threshold)


def would_change(standing: View) -> Words | None:
    """What would change the verdict; None where the rubric has no verdict to change."""
    verdict = standing.verdict
    if not standing.rubric.has_overall or not standing.rubric.bands:
        return None
    if verdict.uncapped is None:
        return say.MORE_ANSWERS
    told = [*_steps(standing), *_open(standing)] or [_upwards(standing, verdict.uncapped)]
    return joined([*told, *_way(standing)], " ")


def _way(standing: View) -> Iterator[Words]:
    """The cheapest plan, where no single step counts: its first step is the next."""
    plan = standing.way
    if plan and plan.aim:
        first = plan.steps[0]
        start, end = (level_words(first.question.scale, level) for level in (first.from_level, first.to_level))
        yield say.cheapest_way(standing.band_title(plan.aim), len(plan.steps), first.question.title, start, end)


def _steps(standing: View) -> Iterator[Words]:
    """The binding constraint; where there is none, the must-haves that hold the verdict."""
    step = standing.assessment.binding_constraint
    holding = _holding(standing.verdict)
    if step:
        yield _step(standing, step)
    elif missing := [gate.gate.title for gate in holding if gate.state is GateState.FAILED]:
        yield say.no_single_step(missing)


def _open(standing: Standing) -> Iterator[Words]:
    """The must-haves that hold the verdict because nobody can decide them, by what is open in them."""
    undecided = [gate for gate in _holding(standing.verdict) if gate.state is GateState.UNDECIDED]
    if undecided:
        yield say.answer_first([title for gate in undecided for title in _open_titles(standing, gate)])


def _open_titles(standing: Standing, gate: GateResult) -> list[Words]:
    return [standing.title(name) for name in _open_subjects(standing, gate)] or [gate.gate.title]


def _open_subjects(standing: Standing, gate: GateResult) -> list[str]:
    """What an undecided must-have waits for: its worst member, or in a compound one whatever has no answer."""
    if gate.subject is not None:
        return [gate.subject]
    read = standing.card.readings
    return [name for name in standing.rubric.questions if name in gate.names and read.level(name) is None]


def undecided_questions(standing: Standing) -> list[Question]:
    """The open questions that decide must-haves, in the rubric's order."""
    undecided = [gate for gate in standing.verdict.gates if gate.state is GateState.UNDECIDED]
    named = {name for gate in undecided for name in _open_subjects(standing, gate)}
    return [question for name, question in standing.rubric.questions.items() if name in named]


def _holding(verdict: Verdict) -> list[GateResult]:
    """The must-haves that hold the band under the one that the overall reaches."""
    bands, uncapped = list(verdict.card.rubric.band), verdict.uncapped
    reached = bands.index(uncapped.id) if uncapped else 0
    return [gate for gate in verdict.capping if bands.index(gate.gate.caps_at) < reached]


def _step(standing: Standing, step: Recommendation) -> Words:
    after = judge(standing.card.after({step.question.id: step.to_level}))
    start, end = (level_words(step.question.scale, level) for level in (step.from_level, step.to_level))
    if step.lifts_band and after.band is not None:
        return say.one_step_lifts(step.question.title, start, end, standing.band_title(after.band))
    titles = {gate.id: gate.title for gate in standing.rubric.gates}
    cleared = say.one_step_clears(step.question.title, start, end, [titles[gate] for gate in step.clears])
    return joined([cleared, *_left(standing, after)], " ")


def _left(standing: Standing, after: Verdict) -> Iterator[Words]:
    """What holds the verdict when the step is done: other must-haves, or the points to the next band."""
    if holding := _holding(after):
        yield say.still_hold([gate.gate.title for gate in holding])
    elif after.uncapped and (above := _above(standing, after.uncapped)):
        yield say.points_too(_short(after, above), standing.band_title(above))


def _above(standing: Standing, band: Band) -> Band | None:
    return next((other for other in standing.rubric.bands if other.start > band.start), None)


def _short(verdict: Verdict, above: Band) -> str:
    """How many points the published overall is short of a band."""
    overall = verdict.card.overall
    return number_text(above.start - ((overall.published if overall else None) or 0))


def _upwards(standing: Standing, reached: Band) -> Words:
    """Where no must-have holds the verdict: how far the next band is, or what keeps the highest."""
    above = _above(standing, reached)
    if above is None:
        nearest = next((gate for gate in standing.verdict.gates if gate.margin and gate.margin.close), None)
        return say.nothing_higher(nearest.gate.title if nearest else None)
    return say.next_band(_short(standing.verdict, above), standing.band_title(above), number_text(above.start))

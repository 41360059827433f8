"""What to do next: one step for each question below its target, what each gains, and what to find out."""

from collections.abc import Iterable
from fractions import Fraction

from msgspec import Struct

from cooperation_cli.answers.model import State
from cooperation_cli.assessment.verdict import Verdict, judge
from cooperation_cli.rubric.question import Advice, Effort, Question, Role
from cooperation_cli.scoring.rounding import nine_decimals
from cooperation_cli.scoring.scorecard import Scorecard


class Recommendation(Struct, frozen=True):
    """One step of one question. `gain` is the exact overall after - before; None where there is no overall.

    `before` and `after` are the dimension's published scores. `clears` are the gates that pass only with the step.
    """

    question: Question
    from_level: Fraction
    to_level: Fraction
    advice: Advice | None
    gain: Fraction | None
    before: Fraction | None
    after: Fraction | None
    clears: tuple[str, ...]
    lifts_band: bool
    """Whether the capped band is higher after this step alone."""
    urgent: bool
    """Whether it clears a gate that caps the band, or raises a question that such a gate names."""

    @property
    def effort(self) -> Effort:
        """What the step costs; medium where the rubric gives no advice for it."""
        return self.question.effort_to(self.to_level)

    @property
    def gain_per_effort(self) -> Fraction:
        """Points of the overall for each unit of effort, to nine decimals; 0 where there is no gain to tell."""
        # Rounded, because the last digit of an irrational step would decide between equals.
        return nine_decimals((self.gain or Fraction(0)) / self.effort.cost)


def recommendations(verdict: Verdict) -> tuple[Recommendation, ...]:
    """One for each practice or safeguard question below its target, in the order in which to do them.

    First those that clear a capping gate or raise a question that one names; then the first of each dimension
    before the second of any; the lower published dimension first; gain per effort; the rubric's order.
    """
    steps = [step for question in verdict.card.rubric.questions.values() for step in _step(verdict, question)]
    rank = _ranks(steps)

    def order(step: Recommendation) -> tuple[bool, int, bool, Fraction, Fraction, int]:
        unscored = step.before is None
        place = step.question.position
        return (
            not step.urgent,
            rank[step.question.id],
            unscored,
            step.before or Fraction(0),
            -step.gain_per_effort,
            place,
        )

    return tuple(sorted(steps, key=order))


def _ranks(steps: Iterable[Recommendation]) -> dict[str, int]:
    """The place of each step within its dimension: by gain per effort, then in the rubric's order."""
    seen: dict[str, int] = {}
    ranks = {}
    for step in sorted(steps, key=lambda step: (-step.gain_per_effort, step.question.position)):
        ranks[step.question.id] = seen.setdefault(step.question.dimension, 0)
        seen[step.question.dimension] += 1
    return ranks


def _step(verdict: Verdict, question: Question) -> Iterable[Recommendation]:
    card = verdict.card
    level = card.readings.level(question.id)
    if level is None or question.is_exposure or not card.readings.applies(question.id):
        return
    target = card.readings.targets.get(question.id, question.aim)
    higher = question.next_level(level)
    if higher is None or question.forward(level) >= question.forward(target):
        return
    raised = judge(card.after({question.id: higher}))
    clears = cleared(verdict, raised)
    yield Recommendation(
        question=question,
        from_level=level,
        to_level=higher,
        advice=question.advice.get(higher),
        gain=gain(card, raised.card),
        before=card.dimensions[question.dimension].score.published,
        after=raised.card.dimensions[question.dimension].score.published,
        clears=clears,
        lifts_band=raised.height > verdict.height,
        urgent=any(gate.gate.id in clears or question.id in gate.names for gate in verdict.capping),
    )


def cleared(before: Verdict, after: Verdict) -> tuple[str, ...]:
    """The gates that failed or were not decided before, and pass after."""
    pairs = zip(before.gates, after.gates, strict=True)
    return tuple(gate.gate.id for gate, now in pairs if gate.caps and not now.caps)


def gain(before: Scorecard, after: Scorecard) -> Fraction | None:
    """The exact overall after - before; None where there is none."""
    if before.overall is None or after.overall is None:
        return None
    if before.overall.exact is None or after.overall.exact is None:
        return None
    return after.overall.exact - before.overall.exact


def binding_constraint(verdict: Verdict, steps: Iterable[Recommendation]) -> Recommendation | None:
    """The first step after which the capped band is higher, else the first that clears a capping gate, else None."""
    ordered = list(steps)
    capping = {gate.gate.id for gate in verdict.capping}
    lifting = (step for step in ordered if step.lifts_band)
    clearing = (step for step in ordered if capping & set(step.clears))
    return next(lifting, None) or next(clearing, None)


class FindOut(Struct, frozen=True):
    """A question nobody could answer; `width` is by how many points any answer at least narrows the overall interval.

    None where the rubric gives no total.
    """

    question: Question
    width: Fraction | None


_UNKNOWN = frozenset({State.DONT_KNOW, State.UNANSWERED})


def find_out(card: Scorecard) -> tuple[FindOut, ...]:
    """The applicable questions that were left open (but not those that somebody prefers not to say), widest first."""
    questions = card.rubric.questions
    unknown = [questions[name] for name, reply in card.readings.replies.items() if reply.state in _UNKNOWN]
    # Open questions that weigh the same in one dimension tell the same: a scale of 101 levels is tried once for them.
    alike = {_weighing(question): question for question in unknown}
    widths = {weighing: _narrowing(card, question) for weighing, question in alike.items()}
    found = [FindOut(question, widths[_weighing(question)]) for question in unknown]
    return tuple(sorted(found, key=lambda item: (-nine_decimals(item.width or Fraction(0)), item.question.position)))


def _weighing(question: Question) -> tuple[str, Fraction, Role | None, bool, str]:
    """All that scoring sees of a question without a level."""
    return question.dimension, question.weight, question.role, question.reverse, question.scale.id


def _narrowing(card: Scorecard, question: Question) -> Fraction | None:
    """The overall interval now, less the widest that any answer leaves."""
    now = _width(card)
    after = (_width(card.after({question.id: level})) for level in question.scale.values)
    return None if now is None else now - max(width for width in after if width is not None)


def _width(card: Scorecard) -> Fraction | None:
    return card.overall.interval.width if card.overall and card.overall.interval else None

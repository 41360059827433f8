"""What if: readings changed by a blow or by a wish, and the verdict on them. No file ever changes."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from cooperation_cli.answers.model import Reply, State
from cooperation_cli.answers.readings import Readings
from cooperation_cli.assessment.verdict import Verdict, judge
from cooperation_cli.rubric.model import Rubric, Scenario
from cooperation_cli.rubric.question import Question
from cooperation_cli.scoring.scorecard import Scorecard


class Change(Struct, frozen=True):
    """A reply that is another one in the what-if."""

    question: Question
    before: Reply
    after: Reply


class Supposed(Struct, frozen=True, dict=True):
    """The present beside what it would be with these replies."""

    present: Verdict
    changes: tuple[Change, ...]

    @cached_property
    def verdict(self) -> Verdict:
        """The verdict on the changed readings; the present one where nothing changes."""
        replies = {change.question.id: change.after for change in self.changes}
        card = self.present.card
        return judge(card.rereading(card.readings.saying(replies), replies)) if replies else self.present

    @property
    def difference(self) -> Fraction | None:
        """The exact overall then, less the one now; None where either is missing."""
        now, then = _exact(self.present.card), _exact(self.verdict.card)
        return None if now is None or then is None else then - now


class Outcome(Struct, frozen=True):
    """A scenario of the rubric with what it would leave."""

    scenario: Scenario
    supposed: Supposed


class Wish(Struct, frozen=True):
    """What somebody wants to see: scenarios first, in this order, then replies of their own choice."""

    scenarios: tuple[Scenario, ...] = ()
    replies: tuple[tuple[str, Reply], ...] = ()


def outcomes(present: Verdict) -> tuple[Outcome, ...]:
    """Each scenario of the rubric, by itself."""
    return tuple(Outcome(each, suppose(present, Wish((each,)))) for each in present.card.rubric.scenarios)


def suppose(present: Verdict, wish: Wish) -> Supposed:
    """The present verdict beside the wished one; replies to questions that are not asked count for nothing."""
    card = present.card
    read = card.readings
    for scenario in wish.scenarios:
        read = read.saying(struck(card.rubric, read, scenario))
    asked = {name: reply for name, reply in wish.replies if name in read.replies}
    return Supposed(present, tuple(_changes(card.rubric, card.readings, read.saying(asked))))


def struck(rubric: Rubric, read: Readings, scenario: Scenario) -> Mapping[str, Reply]:
    """The replies after a scenario: exposures at least, others at most at its levels, counted by their value v.

    Questions without a level are set; those that are not asked or not applicable are left. No value gets better.
    """
    risen = _moved(rubric, read, scenario.at_least, max)
    fallen = _moved(rubric, read, scenario.at_most, min)
    return dict([*risen, *fallen])


def _moved(
    rubric: Rubric, read: Readings, levels: Mapping[str, Fraction], pick: Callable[..., Fraction]
) -> Iterable[tuple[str, Reply]]:
    for name, level in levels.items():
        if read.applies(name):
            now = read.level(name)
            # By v, because on a reversed scale the higher number is the lower value.
            then = level if now is None else pick(now, level, key=rubric.questions[name].value)
            yield name, replace(read.replies[name], state=State.LEVEL, level=then)


def _changes(rubric: Rubric, before: Readings, after: Readings) -> Iterable[Change]:
    for name, reply in after.replies.items():
        was = before.replies[name]
        if (was.state, was.level) != (reply.state, reply.level):
            yield Change(rubric.questions[name], was, reply)


def _exact(card: Scorecard) -> Fraction | None:
    return card.overall.exact if card.overall else None

"""The anonymous view of a panel: built once, and nothing in it leads back to what one person said.

Everything in it is made of `hidden` replies: how many said what, question by question, after `blurred`. From those
alone nobody's level is certain, to one who knows their own answers too, unless all gave the same.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from cooperation_cli.answers.model import UNANSWERED, Answers, Reply, State
from cooperation_cli.answers.readings import Readings
from cooperation_cli.assessment.assessment import Judged
from cooperation_cli.assessment.verdict import verdict
from cooperation_cli.errors import CooperationError, Place, Problem
from cooperation_cli.panel.gaps import Agreement, Gap, agreement, between, largest_first
from cooperation_cli.panel.model import By, Member, Notes, Panel
from cooperation_cli.panel.voices import people
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Question
from cooperation_cli.scoring.rounding import published
from cooperation_cli.scoring.scorecard import Scorecard, scorecard
from cooperation_cli.text import Words

_FEWEST, _FEW, _MANY = 3, 5, 10
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

Hidden = Mapping[str, tuple[Reply, ...]]
"""Of each question how many said what, blurred, in an order of the replies' own."""


class Tier(Enum):
    """How much a panel of its size may show."""

    FEW = "three or four"
    SEVERAL = "five to nine"
    MANY = "ten or more"


class Anonymous(Struct, frozen=True):
    """What is shown of an anonymous panel. `agreements` have statistics in the highest tier only."""

    rubric: Rubric
    answers: Answers
    judged: Judged
    respondents: int
    tier: Tier
    agreements: tuple[Agreement, ...]
    suppressed: tuple[str, ...]
    """Questions that too few answered: they count as unanswered."""
    by: By
    groups: tuple[tuple[Words, Scorecard], ...]
    """The groups that may be shown, partners by letters."""
    withheld: int
    """How many groups are not shown."""
    gaps: tuple[Gap, ...]
    notes: Notes


def anonymous(panel: Panel, by: By = By.PARTNER) -> Anonymous:
    """The panel without its people: every respondent has one voice, and every question is read by its mean.

    Raises `CooperationError` for fewer than three respondents.
    """
    tier = _tier(len(panel.members))
    shown, rest = _cells(panel, by) if tier is Tier.MANY else ((), panel.members)
    cells = [hidden(panel, members, alone=not shown) for _, members in [*shown, (None, rest)] if members]
    together = {name: tuple(reply for cell in cells for reply in cell[name]) for name in panel.members[0].said.replies}
    least = _FEWEST if tier is Tier.FEW else _FEW
    read, suppressed = _read(panel, together, least)
    judged = Judged(read, verdict(panel.rubric, read), panel.strict, (), read)
    groups = _groups(panel, by, [name for name, _ in shown], cells)
    return Anonymous(
        rubric=panel.rubric,
        answers=replace(panel.answers, replies=read.replies, targets={}),
        judged=judged,
        respondents=len(panel.members),
        tier=tier,
        agreements=tuple(_agreement(panel.rubric, read, together, tier)),
        suppressed=suppressed,
        by=by,
        groups=groups,
        withheld=len(panel.groups(by)) - len(groups),
        gaps=largest_first(between(by, panel.rubric, groups)),
        notes=replace(panel.notes, told=()),
    )


def _tier(respondents: int) -> Tier:
    if respondents < _FEWEST:
        what = f"an anonymous panel needs at least {_FEWEST} respondents; there are {respondents}"
        raise CooperationError(Problem(Place("--anonymous"), what, "wait for more answers"))
    if respondents < _FEW:
        return Tier.FEW
    return Tier.SEVERAL if respondents < _MANY else Tier.MANY


def _cells(panel: Panel, by: By) -> tuple[tuple[tuple[Words, tuple[Member, ...]], ...], tuple[Member, ...]]:
    """Of ten or more, the groups of five and more, and everybody else: none or at least five, too."""
    groups = sorted(panel.groups(by), key=lambda group: (-len(group.members), group.id.raw))
    shown = [group for group in groups if len(group.members) >= _FEW]
    # Else the rest could be told by subtraction.
    while 0 < len(panel.members) - sum(len(group.members) for group in shown) < _FEW:
        shown.pop()
    if len(shown) == 1 and len(shown[0].members) == len(panel.members):
        shown = []
    within = {id(member) for group in shown for member in group.members}
    rest = tuple(member for member in panel.members if id(member) not in within)
    return tuple((group.id, group.members) for group in shown), rest


def hidden(panel: Panel, members: Sequence[Member], *, alone: bool) -> Hidden:
    """What these people said, as numbers of them; `alone` where nothing is told of any other people."""
    counted = [member.evidenced if panel.strict else member.said for member in members]
    return {
        name: blurred(panel.rubric.questions[name], [read.replies[name] for read in counted], alone=alone)
        for name in counted[0].replies
    }


def blurred(question: Question, replies: Iterable[Reply], *, alone: bool) -> tuple[Reply, ...]:
    """The replies of at least three, bare and sorted. Where all but one gave one level, one of these is a step nearer.

    The one who differs would else know what everybody said. Where something is told of other people too, of those who
    all gave one level two count as the next lower one, at the lowest end the next higher.
    """
    bare = sorted((Reply(reply.state, reply.level) for reply in replies), key=_order)
    common, times = Counter(reply.level for reply in bare).most_common(1)[0]
    if common is None or times < len(bare) - 1 or (times == len(bare) and alone):
        return tuple(bare)
    same = Reply(State.LEVEL, common)
    other = next((reply for reply in bare if reply != same), None)
    nearer = Reply(State.LEVEL, _nearer(question, common, other.level if other else None))
    bare.remove(same)
    if other is None:
        bare.remove(same)
        bare.append(nearer)
    elif len(bare) == _FEWEST - 1 and nearer == other:
        # Of three, two neighbours and one would only change places.
        nearer = min(same, other, key=_order)
    return tuple(sorted([*bare, nearer], key=_order))


def _order(reply: Reply) -> tuple[str, Fraction]:
    return reply.state.value, reply.level or Fraction(0)


def _nearer(question: Question, level: Fraction, towards: Fraction | None) -> Fraction:
    """The next level towards another one, else towards the lower end, else the upper."""
    values = question.scale.values
    place = values.index(level)
    upwards = towards > level if towards is not None else place == 0
    return values[place + 1 if upwards else place - 1]


def _read(panel: Panel, together: Hidden, least: int) -> tuple[Readings, tuple[str, ...]]:
    """The joint readings, and the questions that fewer than `least` answered."""
    said = {name: people(replies).reply for name, replies in together.items()}
    few = [name for name, reply in said.items() if reply.level is not None and _levels(together[name]) < least]
    replies = {**said, **dict.fromkeys(few, UNANSWERED)}
    first = panel.members[0].said
    return Readings(first.profile, first.depth, replies, unknown_facts=first.unknown_facts), tuple(few)


def _levels(replies: Iterable[Reply]) -> int:
    return sum(reply.level is not None for reply in replies)


def _agreement(rubric: Rubric, read: Readings, together: Hidden, tier: Tier) -> Iterable[Agreement]:
    """The means of what enough people answered; what is told of how they spread, only of ten and more."""
    for name, reply in read.replies.items() if tier is not Tier.FEW else ():
        if reply.level is not None:
            levels = Counter(each.level for each in together[name] if each.level is not None)
            found = agreement(rubric.questions[name], reply.level, levels)
            if levels.total() < _MANY:
                found = replace(found, found={**dict.fromkeys(found.found), "respondent_mean": reply.level})
            yield found


def _groups(
    panel: Panel, by: By, names: Sequence[Words], cells: Sequence[Hidden]
) -> tuple[tuple[Words, Scorecard], ...]:
    """The groups by name; partners by letters, in an order that is made of nothing but what is shown of them."""
    few = {name for cell in cells for name, replies in cell.items() if 0 < _levels(replies) < _FEW}
    cards = [
        (name, scorecard(panel.rubric, _heard(panel, cell, few))) for name, cell in zip(names, cells, strict=False)
    ]
    if by is not By.PARTNER:
        return tuple(sorted(cards, key=lambda card: card[0].raw))
    ordered = sorted((_digest(card), place) for place, (_, card) in enumerate(cards))
    return tuple((_letter(number), cards[place][1]) for number, (_, place) in enumerate(ordered))


def _heard(panel: Panel, cell: Hidden, few: Iterable[str]) -> Readings:
    """A group's readings without the questions that fewer than five of some group answered."""
    said = {name: people(replies).reply for name, replies in cell.items()}
    first = panel.members[0].said
    return Readings(first.profile, first.depth, {**said, **dict.fromkeys(few, UNANSWERED)})


def _digest(card: Scorecard) -> str:
    """A digest of what is published of a group, and of nothing else."""
    levels = [reply.level for reply in card.readings.replies.values()]
    scores = [score.score.published for score in card.dimensions.values()]
    shown = [None if number is None else str(published(number)) for number in [*levels, *scores]]
    return hashlib.sha256(repr(shown).encode()).hexdigest()


def _letter(number: int) -> Words:
    again, place = divmod(number, len(_ALPHABET))
    return Words(_ALPHABET[place] * (again + 1))

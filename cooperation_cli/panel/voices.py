"""From the replies of several to one: a partner's from its respondents', the panel's from its partners'."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from msgspec import Struct

from cooperation_cli.answers.model import UNANSWERED, Reply, State
from cooperation_cli.rubric.question import Question
from cooperation_cli.scoring.statistics import mean
from cooperation_cli.text import Words

Level = Callable[[Sequence[Fraction]], Fraction]
"""From at least one level to one."""

_NOT_APPLICABLE, _DONT_KNOW = Reply(State.NOT_APPLICABLE), Reply(State.DONT_KNOW)


class Voice(Struct, frozen=True):
    """What counts as said by one voice; a voice that gives no level may still have replied, or not know."""

    reply: Reply
    replied: bool
    unsure: bool


def people(replies: Sequence[Reply]) -> Voice:
    """The voice of these respondents: of one what they said, of several as in `united`."""
    replied = sum([reply.state is not State.UNANSWERED for reply in replies])
    unsure = any(reply.state is State.DONT_KNOW for reply in replies)
    return Voice(_reply(replies, replied, mean, unsure=unsure), replied > 0, unsure)


def united(voices: Sequence[Voice], level: Level) -> Reply:
    """The voices as one: not applicable to more than half of those that replied, else the level of their levels.

    With no level it is a don't-know if anyone said so, else unanswered.
    """
    replied = sum([voice.replied for voice in voices])
    unsure = any(voice.unsure for voice in voices)
    return _reply([voice.reply for voice in voices], replied, level, unsure=unsure)


def _reply(replies: Sequence[Reply], replied: int, level: Level, *, unsure: bool) -> Reply:
    if 2 * sum([reply.state is State.NOT_APPLICABLE for reply in replies]) > replied:
        return _NOT_APPLICABLE
    if levels := [reply.level for reply in replies if reply.level is not None]:
        return Reply(State.LEVEL, level(levels))
    return _DONT_KNOW if unsure else UNANSWERED


def joint(question: Question, partners: Iterable[Voice], evidence: Iterable[Words] = ()) -> Reply:
    """The panel's reply: the mean over partners, or the least favourable one's level where the question says so."""
    reply = united(list(partners), _worst_of(question) if question.worst else mean)
    return Reply(reply.state, reply.level, tuple(dict.fromkeys(evidence)))


def _worst_of(question: Question) -> Level:
    # An exposure's least favourable level is the one with the highest v.
    pick: Callable[..., Fraction] = max if question.is_exposure else min
    return lambda levels: pick(levels, key=question.value)

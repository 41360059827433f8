"""From the replies of several to one: a partner's from its respondents', the panel's from its partners'."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cooperation_cli.answers.model import UNANSWERED, Reply, State
from cooperation_cli.rubric.question import Question
from cooperation_cli.scoring.statistics import mean
from cooperation_cli.text import Words

_NOT_APPLICABLE, _DONT_KNOW = Reply(State.NOT_APPLICABLE), Reply(State.DONT_KNOW)


@dataclass(frozen=True, slots=True)
class Voice:
    """What counts as said by one voice; a voice that gives no level may still have replied, or not know."""

    reply: Reply
    replied: bool
    unsure: bool


def own(reply: Reply) -> Voice:
    """The voice of one respondent."""
    return Voice(reply, reply.state is not State.UNANSWERED, reply.state is State.DONT_KNOW)


def united(voices: Sequence[Voice], level: Callable[[Sequence[Fraction]], Fraction] = mean) -> Voice:
    """The voices as one: not applicable to more than half of those that replied, else the level of their levels.

    With no level it is a don't-know if anyone said so, else unanswered.
    """
    replied = [voice for voice in voices if voice.replied]
    unsure = any(voice.unsure for voice in voices)
    absent = sum(voice.reply.state is State.NOT_APPLICABLE for voice in replied)
    levels = [voice.reply.level for voice in voices if voice.reply.level is not None]
    if 2 * absent > len(replied):
        reply = _NOT_APPLICABLE
    elif levels:
        reply = Reply(State.LEVEL, level(levels))
    else:
        reply = _DONT_KNOW if unsure else UNANSWERED
    return Voice(reply, bool(replied), unsure)


def joint(question: Question, partners: Iterable[Voice], evidence: Iterable[Words] = ()) -> Reply:
    """The panel's reply: the mean over partners, or the least favourable one's level where the question says so."""
    reply = united(list(partners), _worst_of(question) if question.worst else mean).reply
    return Reply(reply.state, reply.level, tuple(dict.fromkeys(evidence)))


def _worst_of(question: Question) -> Callable[[Sequence[Fraction]], Fraction]:
    # An exposure's least favourable level is the one with the highest v.
    pick: Callable[..., Fraction] = max if question.is_exposure else min
    return lambda levels: pick(levels, key=question.value)

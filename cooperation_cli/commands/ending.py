"""What is said once an interview has ended and its report is out: what stayed open, and what to type next."""

from collections.abc import Sequence

from cooperation_cli.answers.model import State
from cooperation_cli.assessment.assessment import Assessment
from cooperation_cli.assessment.recommendations import FindOut
from cooperation_cli.interviewer.layout import lines, listed
from cooperation_cli.interviewer.wrapping import wrapped
from cooperation_cli.report.sentences import ending as say
from cooperation_cli.rubric.scale import number_text
from cooperation_cli.scoring.rounding import published
from cooperation_cli.text import Words

_LONGEST_LIST = 25
_OPTIONS = {State.UNANSWERED: "--unanswered", State.DONT_KNOW: "--unsure"}


def left_open(assessment: Assessment, width: int) -> str:
    """The unanswered questions and the don't-knows, the most telling first; nothing where there are none."""
    found = assessment.find_out
    if not found:
        return ""
    head = say.OPEN if all(item.width is None for item in found) else say.OPEN_AND_WIDER
    entries = (wrapped(_told(item, assessment), width, "  ", "    ") for item in found)
    return lines(wrapped(head, width), *listed(entries, _LONGEST_LIST))


def options_back(assessment: Assessment) -> Sequence[str]:
    """The options that ask for what stayed open, and nothing else."""
    states = {_state(item, assessment) for item in assessment.find_out}
    return [option for state, option in _OPTIONS.items() if state in states]


def _told(item: FindOut, assessment: Assessment) -> Words:
    width = None if item.width is None else number_text(published(item.width))
    return say.widens(item.question.title, _state(item, assessment), width)


def _state(item: FindOut, assessment: Assessment) -> State:
    return assessment.judged.said.replies[item.question.id].state

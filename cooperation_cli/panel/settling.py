"""What is left to settle when all meet: answers that hold a level only where everybody gave the same."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from cooperation_cli.answers.model import Answers, Reply, Respondent, State
from cooperation_cli.panel.model import Panel
from cooperation_cli.panel.voices import Voice, people
from cooperation_cli.rubric.question import Question
from cooperation_cli.text import Words

Spread = Callable[[Question, Sequence[tuple[Words, Voice]]], Words]
"""How partners' views of one question are told in its comment."""


def to_settle(panel: Panel, told: Spread, role: Words) -> Answers:
    """Answers of all together, to be gone on with: what is not the same with all is blank, the spread in its comment.

    `role` stands in the place of a respondent.
    """
    replies = {name: _settled(panel, panel.rubric.questions[name], told) for name in panel.members[0].said.replies}
    return replace(panel.answers, respondent=Respondent(role=role), replies=replies)


def _settled(panel: Panel, question: Question, told: Spread) -> Reply:
    said = [(group.id, [member.said.replies[question.id] for member in group.members]) for group in panel.partners]
    voices = [(who, people(replies)) for who, replies in said]
    kinds = {
        (reply.state, reply.level) for _, replies in said for reply in replies if reply.state is not State.UNANSWERED
    }
    everybody = all(voice.replied for _, voice in voices)
    evidence = tuple(dict.fromkeys(words for _, replies in said for reply in replies for words in reply.evidence))
    if everybody and len(kinds) == 1:
        ((state, level),) = kinds
        if state is State.LEVEL:
            return Reply(state, level, evidence)
        if state is State.NOT_APPLICABLE:
            return Reply(state, comment=told(question, voices))
    return Reply(State.UNANSWERED, evidence=evidence, comment=told(question, voices))

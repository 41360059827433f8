"""What stands on the screen while questions are asked: the opening, a topic, a fact, a question."""

from collections.abc import Iterator
from math import ceil, floor

from cooperation_cli.answers.levels import FEW, level_in_words, levels_in_words
from cooperation_cli.answers.model import Invitation, Reply, State
from cooperation_cli.interview.interview import Interview
from cooperation_cli.interview.said import AtFact
from cooperation_cli.interview.steps import FactStep, Progress, QuestionStep, Step
from cooperation_cli.interviewer.layout import counted, lines, page
from cooperation_cli.interviewer.options import options
from cooperation_cli.interviewer.wrapping import wrapped
from cooperation_cli.rubric.question import Question
from cooperation_cli.text import Words, phrase

STATES = {
    State.LEVEL: Words("answered"),
    State.DONT_KNOW: Words("don't know"),
    State.PREFER_NOT_TO_SAY: Words("prefer not to say"),
    State.NOT_APPLICABLE: Words("not applicable"),
    State.UNANSWERED: Words("open"),
}
"""What became of a question, in words."""

_MINUTE, _FEW_MINUTES = 60, 10
_ADVICE = Words(
    'Answer from what you have seen yourself. "I don\'t know" is a good answer: the report lists it among what to '
    "find out. You can stop at any time with q and go on later; ? shows all that can be typed."
)
_GROUP_ADVICE = Words(
    "Each question stands by itself, without what was answered before. When a level is chosen, you are asked how many "
    "agree, and what the others say; the comment keeps both. You can stop at any time with q and go on later; ? shows "
    "all that can be typed."
)
_MARGIN = 4
"""Columns left free on both sides of a question that is put to a group."""


def greeting(interview: Interview, width: int) -> str:
    """What stands before anything is asked: whose questions, about whom, and the invitation."""
    about = phrase("{rubric}: {title}", rubric=interview.rubric.title, title=interview.answers.title)
    told = interview.answers.invitation
    return page(
        wrapped(about, width),
        lines(*(wrapped(line, width, rest="  ") for line in (_invitation(told) if told else ()))),
    )


def opening(interview: Interview, width: int) -> str:
    """What stands before the first question: the time it takes, and how to answer."""
    advice = _GROUP_ADVICE if interview.in_group else _ADVICE
    return page(wrapped(_ahead(interview), width), wrapped(advice, width))


def heading(interview: Interview, step: QuestionStep, width: int) -> str:
    """The topic that begins, and why it is asked about."""
    topics = [tally.dimension for tally in interview.tallies]
    number, last = topics.index(step.dimension) + 1, len(topics)
    title = phrase("Topic {number} of {last}: {title}", number=number, last=last, title=step.dimension.title)
    return lines(wrapped(title, width), wrapped(step.dimension.why or "", width))


def question_page(step: QuestionStep, progress: Progress, width: int) -> str:
    """A question with its levels as on the scale, and what was said to it so far; for a group, with room around it."""
    if step.in_group:
        return _large(step, progress, width)
    return page(question_head(step, progress, width), _listed(step, width), so_far(step, width))


def question_head(step: QuestionStep, progress: Progress, width: int) -> str:
    """Where one is, and what is asked; of a long scale also its two ends."""
    return lines(wrapped(whereabouts(progress), width), _asked(step, width))


def whereabouts(progress: Progress) -> str:
    """Which question this is, how much of the sitting is done, and how long the rest will take."""
    return f"Question {progress.number} of {progress.of}; {summed_up(progress)}"


def summed_up(progress: Progress) -> str:
    """How much of the sitting is done, and how long the rest will take."""
    done = f"{floor(100 * progress.done)}% done" if progress.done else ""
    left = f"{_duration(progress.seconds)} left" if progress.left else ""
    return ", ".join(filter(None, (done, left)))


def fact_page(step: FactStep, progress: Progress, width: int) -> str:
    """A fact of the profile with its choices numbered, and what was chosen so far."""
    chosen = [option.key for option in options(step) if option.chosen]
    so_far = f"Your choice so far: {', '.join(chosen)}" if chosen else ""
    return page(fact_head(step, progress, width), _listed(step, width), so_far)


def fact_head(step: FactStep, progress: Progress, width: int) -> str:
    """Where one is, and which fact is asked for."""
    return lines(
        f"About the partnership, {progress.number} of {progress.of}",
        wrapped(step.fact.text, width),
        wrapped(step.fact.help or "", width),
    )


def so_far(step: QuestionStep, width: int) -> str:
    """What was answered and noted; nothing where nothing was, or where a group is not to see it."""
    return (
        ""
        if step.in_group
        else lines(*(wrapped(line, width, rest="  ") for line in _so_far(step.question, step.reply)))
    )


def answer_in_words(question: Question, reply: Reply) -> Words:
    """What was answered: the level as on the scale, or one of the words."""
    return STATES[reply.state] if reply.level is None else level_in_words(question.scale.level(reply.level))


def _large(step: QuestionStep, progress: Progress, width: int) -> str:
    side = " " * _MARGIN
    place = lines(wrapped(step.dimension.title, width, side), wrapped(whereabouts(progress), width, side))
    asked = wrapped(_asked(step, width - 2 * _MARGIN), width, side)
    levels = "\n\n".join(_each(step, width - _MARGIN, side))
    return f"{place}\n\n\n{asked}\n\n\n{levels}\n"


def _asked(step: QuestionStep, width: int) -> str:
    scale = step.question.scale
    ends = phrase("A number {range}.", range=levels_in_words(scale)) if len(scale.levels) > FEW else ""
    return lines(wrapped(step.wording.text, width), wrapped(ends, width))


def _invitation(told: Invitation) -> Iterator[Words]:
    parts = {
        "Who asks: ": told.sender,
        "Why: ": told.purpose,
        "Who sees your answers: ": told.who_sees,
        "Effect on funding: ": told.affects_funding,
        "Kept until: ": told.kept_until,
    }
    return (Words(label) + words for label, words in parts.items() if words)


def _ahead(interview: Interview) -> Words:
    facts, questions = len(interview.left_facts), len(interview.left_questions)
    time = _duration(interview.progress.seconds)
    told = counted(questions, "question", "questions")
    if interview.part is not None:
        return Words(_part(interview, time))
    if not questions:
        return Words("Every question has a reply.")
    if isinstance(interview.where, AtFact) and facts == len(interview.facts):
        more = " or more" if interview.at_most > len(interview.questions) else ""
        first = counted(facts, "fact about the partnership comes", "facts about the partnership come")
        return Words(f"{first} first, then {told}{more}: {time} in all.")
    left = f"{counted(facts, 'fact', 'facts')} and {told}" if facts else told
    return Words(f"{left} {'is' if questions == 1 and not facts else 'are'} left: {time}.")


def _part(interview: Interview, time: str) -> str:
    facts, questions = len(interview.facts), len(interview.questions)
    if not facts and not questions:
        return "There is nothing to ask in the part that you chose."
    of = f"{questions} of the {counted(len(interview.asked), 'question', 'questions')}"
    about = " and ".join([*([counted(facts, "fact", "facts")] if facts else []), *([of] if questions else [])])
    return f"This time you are asked {about}: {time}. All else stays as it is."


def _duration(seconds: float) -> str:
    """Minutes, rounded up; from ten on by fives, since nobody knows better."""
    minutes = ceil(seconds / 60)
    if seconds < _MINUTE:
        return "less than a minute"
    return f"about {counted(minutes if minutes <= _FEW_MINUTES else ceil(minutes / 5) * 5, 'minute', 'minutes')}"


def _listed(step: Step, width: int) -> str:
    return lines(*_each(step, width, "  "))


def _each(step: Step, width: int, margin: str) -> list[str]:
    """Each option behind its key."""
    offered = options(step)
    widest = max((len(option.key) for option in offered), default=0)
    return [wrapped(option.says, width, f"{margin}{option.key:>{widest}}  ") for option in offered]


def _so_far(question: Question, reply: Reply) -> Iterator[Words]:
    if reply.state is not State.UNANSWERED:
        yield phrase("Your answer so far: {answer}", answer=answer_in_words(question, reply))
    for evidence in reply.evidence:
        yield phrase("Evidence: {evidence}", evidence=evidence)
    if reply.comment:
        yield phrase("Comment: {comment}", comment=reply.comment)

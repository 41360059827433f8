"""What can be typed, told in a prompt, on request, and when something was typed that cannot be taken."""

from collections.abc import Iterator, Mapping

from cooperation_cli.interview.interview import Interview
from cooperation_cli.interview.said import Refusal
from cooperation_cli.interview.steps import FactStep, QuestionStep, Step
from cooperation_cli.interviewer.layout import lines, page
from cooperation_cli.interviewer.verbs import Verb, key, offer, told, verbs_at
from cooperation_cli.interviewer.wrapping import wrapped
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.text import Words, joined, phrase

_EXPLAINED: Mapping[Verb, str] = {
    Verb.DONT_KNOW: "you don't know; the report lists the question among what to find out",
    Verb.PREFER_NOT_TO_SAY: "you prefer not to say; it is scored as unanswered and yields no advice",
    Verb.NOT_APPLICABLE: "it does not apply to this partnership; you are asked for the reason",
    Verb.SKIP: "leave it as it is, and go on",
    Verb.BACK: "go back to where you were before",
    Verb.FORWARD: "go forward again after going back, else to what comes next",
    Verb.UNDO: "take back the last change, wherever it was; again, the one before it",
    Verb.COMMENT: "add a comment of any length; a line with only a full stop ends it",
    Verb.EVIDENCE: "add evidence, a line for each piece; a line with only a full stop ends it",
    Verb.FINISH: "finish and see the report",
    Verb.OVERVIEW: "see where you are, and what is answered and left, by topic",
    Verb.ANSWERS: "read all that you have answered",
    Verb.JUMP: "jump: type j and a topic, a question by number or name, j profile, or j you",
    Verb.REVIEW: "go to the review at the end, and finish there",
    Verb.HELP: "show this page",
    Verb.QUIT: "save and quit; you can go on later",
}
_PROMPTED = (
    Verb.FINISH,
    Verb.DONT_KNOW,
    Verb.PREFER_NOT_TO_SAY,
    Verb.NOT_APPLICABLE,
    Verb.SKIP,
    Verb.BACK,
    Verb.COMMENT,
    Verb.EVIDENCE,
)
_SPARE = 6
"""Columns kept free behind the prompt, for what is typed."""
_REFUSED: Mapping[Refusal, str] = {
    Refusal.NOT_HERE: "That is no reply here.",
    Refusal.OFF_THE_SCALE: "That is not on the scale.",
    Refusal.ALWAYS_APPLIES: (
        "This question is for every partnership, so it cannot be left out as not applicable. "
        "Choose a level, or type d if you don't know."
    ),
    Refusal.NO_REASON: "Not applicable needs a reason. Nothing was changed.",
    Refusal.NO_SUCH_CHOICE: "That is not among the choices.",
    Refusal.NOTHING_CHOSEN: "Nothing was chosen.",
    Refusal.ONE_CHOICE_ONLY: "Choose one of them only.",
    Refusal.NOTHING_BEFORE: "This is the beginning; there is nothing before it.",
    Refusal.NOTHING_AHEAD: "This is the end; there is nothing after it.",
    Refusal.NOTHING_TO_UNDO: "Nothing has been changed yet, so there is nothing to take back.",
    Refusal.ANOTHER_PART: (
        "That is outside the part that you chose. To change it, quit (q) and go on without --only, --unanswered "
        "and --unsure."
    ),
    Refusal.NOT_ASKED: "That is not asked of this partnership, going by its facts and the depth.",
    Refusal.OVER: "The interview is over.",
}


def prompt(step: Step, width: int) -> str:
    """One line with what can be typed; what has no room in words stands as a letter."""
    verbs = [verb for verb in _PROMPTED if verb in verbs_at(step)]
    offers = (_prompt(step, verbs[:named], verbs[named:]) for named in range(len(verbs), 0, -1))
    return next((text for text in offers if len(text) <= width - _SPARE), _prompt(step, [], verbs))


def help_page(interview: Interview, width: int) -> str:
    """Why this is asked, what would show it, what it is derived from, and all that can be typed."""
    step = interview.current
    return page(
        lines(*(wrapped(line, width, rest="  ") for line in _why(step, interview.rubric))),
        lines(wrapped("You can type:", width), *_keys(step, width)),
    )


def not_understood(line: str, step: Step, width: int) -> str:
    """What to say to a line that means nothing here."""
    if "\n" in line:
        return wrapped("Those were several lines, which answer nothing; a comment (c) can hold them.", width)
    said = f'"{line.strip()[:40]}" means nothing here. ' if line.strip() else ""
    choose = f"{offer(step)}, or " if offer(step) else ""
    return wrapped(f"{said}Type {choose}one of: {', '.join(told(verb, step) for verb in verbs_at(step))}.", width)


def refused(refusal: Refusal, width: int) -> str:
    """Why what was said is not taken."""
    return wrapped(_REFUSED[refusal], width)


def _prompt(step: Step, named: list[Verb], lettered: list[Verb]) -> str:
    parts = [offer(step), *(told(verb, step) for verb in (*named, Verb.HELP, Verb.QUIT))]
    others = f" (or {' '.join(key(verb, step) for verb in lettered)})" if lettered else ""
    return f"{', '.join(filter(None, parts))}{others}: "


def _keys(step: Step, width: int) -> Iterator[str]:
    widest = max(len(key(verb, step)) for verb in verbs_at(step))
    if offer(step):
        what = "your level" if isinstance(step, QuestionStep) else "your choice"
        yield wrapped(f"{offer(step)}: {what}", width, "  ")
    for verb in verbs_at(step):
        yield wrapped(_EXPLAINED[verb], width, f"  {key(verb, step):{widest}}  ")


def _why(step: Step, rubric: Rubric) -> Iterator[Words]:
    match step:
        case QuestionStep(question, dimension, wording):
            if dimension.why:
                yield phrase("Why we ask: {why}", why=dimension.why)
            if question.critical:
                yield Words("This is a must-have: without it, the result is held back.")
            if question.is_exposure:
                yield Words("This is about pressure: it describes circumstances, not anybody's fault.")
            if wording.evidence:
                yield phrase("What would show it: {evidence}", evidence=wording.evidence)
            if question.derived_from:
                sources = joined((rubric.sources[id_].title for id_ in question.derived_from), "; ")
                yield phrase("Derived from: {sources}", sources=sources)
        case FactStep(fact):
            yield Words("Why we ask: the facts decide which questions are asked, and in which words.")
            if fact.help:
                yield fact.help
        case _:
            yield Words("All that was asked is behind you. You can still change or add anything.")

"""`cooperation assess`: an interview, saved after every reply, then its report."""

from collections.abc import Sequence
from functools import partial
from pathlib import PurePath
from typing import Annotated, Final

from typer import Argument, Option

from cooperation_cli.answers.model import Answers
from cooperation_cli.answers.opening import is_there
from cooperation_cli.answers.readings import readings
from cooperation_cli.assessment.assessment import Assessment, judge_answers
from cooperation_cli.assessment.assessment import assess as assessed
from cooperation_cli.commands import completing
from cooperation_cli.commands.chance import draws
from cooperation_cli.commands.course import Course
from cooperation_cli.commands.interruptions import Interruptions
from cooperation_cli.commands.keeping import KeptAnswers, check_form, check_place, unused
from cooperation_cli.commands.options import (
    DepthOption,
    Evidence,
    EvidenceOption,
    FailBelowOption,
    ForceOption,
    FormatOption,
    LanguageOption,
    NoColorOption,
    OutputOption,
    QuietOption,
    RubricOption,
    as_words,
)
from cooperation_cli.commands.output import Output, destined
from cooperation_cli.commands.session import this_keeper
from cooperation_cli.commands.shelf import Shelf
from cooperation_cli.commands.sitting import Sitting, agreed
from cooperation_cli.commands.threshold import Threshold
from cooperation_cli.commands.unfinished import wanted
from cooperation_cli.documents.file_names import file_name
from cooperation_cli.documents.reading import exists
from cooperation_cli.errors import CooperationError, Place, Problem
from cooperation_cli.interview.interview import Interview
from cooperation_cli.interview.said import AtEnd
from cooperation_cli.interviewer.console import at_terminal, speak
from cooperation_cli.interviewer.manner import Manner
from cooperation_cli.interviewer.seating import seated
from cooperation_cli.report.assessment import assessment_report
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Depth
from cooperation_cli.text import Words

EXAMPLES: Final = """\b
Examples:
  cooperation assess
  cooperation assess --depth quick --title "Lake health"
  cooperation assess lake-health.yaml
  cooperation assess lake-health.yaml --only power-imbalance --only "trust*"
  cooperation assess lake-health.yaml -o lake-health.md"""

PlainOption = Annotated[
    bool, Option("--plain", help="Ask in plain lines that are typed, not by keys; COOPERATION_PLAIN=1 does the same.")
]

_INTERRUPTED: Final = 130
_BELOW: Final = 1


def assess(
    answers: Annotated[
        str | None,
        Argument(
            metavar="[ANSWERS]",
            help="The file to go on with or to make (.yaml, .json or .csv); named after the title if left out.",
            show_default=False,
        ),
    ] = None,
    title: Annotated[
        str | None,
        Option("--title", metavar="TITLE", help="The name of the partnership, for a new interview.", callback=as_words),
    ] = None,
    rubric: RubricOption = None,
    language: LanguageOption = None,
    depth: DepthOption = None,
    plain: PlainOption = False,
    only: Annotated[
        list[str] | None,
        Option(
            "--only",
            metavar="GLOB",
            help="Ask only this dimension, question or fact (* and ? stand for letters), or profile; may be repeated.",
            autocompletion=completing.parts,
        ),
    ] = None,
    unanswered: Annotated[bool, Option("--unanswered", help="Ask only what has no answer yet.")] = False,
    unsure: Annotated[bool, Option("--unsure", help="Ask again what was answered with don't know.")] = False,
    facilitate: Annotated[
        bool,
        Option(
            "--facilitate", help="Ask a group: large, without earlier answers; keep how many agree, and the dissent."
        ),
    ] = False,
    live: Annotated[
        bool,
        Option("--live", help="Show each dimension's score once it is answered. It invites tuning, so it is off."),
    ] = False,
    evidence: EvidenceOption = Evidence.CLAIMED,
    fail_below: FailBelowOption = None,
    form: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
    quiet: QuietOption = False,
    no_color: NoColorOption = False,
) -> int:
    """Interview somebody, saving after every reply; then report.

    A file that exists is gone on with, from its first open question; where none is named, those of the folder
    that are not finished are offered, the last one first. Questions are asked on standard error; the
    report goes to standard output. In a terminal single keys answer; with --plain, through a pipe and where the
    terminal is narrower than 60 columns or not in UTF-8, typed lines do. If a pipe runs dry before the last
    question, what was answered is saved and the exit code is 130.
    """
    shelf = Shelf(rubric, language)
    if answers is None and title is None:
        with seated(plain=plain) as manner:
            answers = wanted(shelf, manner.line)
    course = Course(depth, tuple(only or ()), unanswered, unsure, facilitate, live)
    into = destined(form, output, sources=_standing(answers), force=force, quiet=quiet, no_color=no_color)
    known = shelf.answers(answers, carry_over=True) if answers and is_there(answers) else None
    its_rubric = known[1] if known else shelf.rubric()
    threshold = Threshold(fail_below) if fail_below is not None else None
    _check(answers, title if known else None, into, threshold, its_rubric)
    course.check(its_rubric, new=known is None)
    with (
        Interruptions().heard() as interruptions,
        seated(plain=plain, awaited=interruptions.awaited) as manner,
    ):
        if answers and known:
            if not agreed(known[0], its_rubric, manner):
                return 0
            load = partial(shelf.answers, answers, carry_over=True)
            kept = KeptAnswers.resumed(answers, lambda: load()[0], its_rubric, this_keeper())
        else:
            kept = _begun(answers, title, depth, its_rubric, manner)
        sitting = Sitting(kept, manner, interruptions, _options(rubric, language), course)
        interview = sitting.held()
    speak("")
    if interview.where != AtEnd(finished=True):
        sitting.say_how_to_go_on(interview)
        return _INTERRUPTED if manner.ended and not at_terminal() else 0
    try:
        assessment = _report(kept, interview, evidence, into)
    except (KeyboardInterrupt, CooperationError, OSError):
        sitting.say_how_to_go_on(interview)
        raise
    into.say(f"\n{sitting.last_words(assessment)}")
    return _BELOW if threshold and not threshold.reached(assessment.judged.verdict) else 0


def _check(answers: str | None, title: str | None, into: Output, threshold: Threshold | None, rubric: Rubric) -> None:
    """Refuses what could only fail later. Raises CooperationError."""
    if threshold:
        threshold.check(rubric)
    if title is not None:
        raise CooperationError(Problem(Place("--title"), "these answers have a title already", "leave the option out"))
    if answers is not None:
        check_form(answers)
        if any(PurePath(answers) == PurePath(file.path) for file in into.files):
            raise CooperationError(
                Problem(Place(answers), "is where the answers go", "choose another name to report to")
            )


def _begun(path: str | None, title: str | None, depth: Depth | None, rubric: Rubric, manner: Manner) -> KeptAnswers:
    """A new answers file for the partnership that is named. Raises CooperationError."""
    check_place(str(PurePath(path or "").parent))
    try:
        name = title if title and title.strip() else _asked_title(manner)
    except KeyboardInterrupt:
        speak("\nNothing was saved yet.")
        raise
    answers = Answers(rubric.id, rubric.version, Words(name.strip()), depth=depth or Depth.FULL)
    return KeptAnswers.begun(path or unused(file_name(name, ()), ".yaml"), answers, rubric, this_keeper())


def _asked_title(manner: Manner) -> str:
    while (line := manner.line("What is the partnership called? ")) is not None:
        if line.strip():
            return line
    raise CooperationError(Problem(Place("--title"), "the partnership has no name", "type one, or give it here"))


def _report(kept: KeptAnswers, interview: Interview, evidence: Evidence, into: Output) -> Assessment:
    said = readings(kept.rubric, kept.answers, interview.answers.depth)
    judged = judge_answers(kept.rubric, said, require_evidence=evidence.required)
    assessment = assessed(judged, draws)
    report = assessment_report(assessment, kept.answers)
    into.write(report)
    into.write_each([(kept.path, report)])
    return assessment


def _standing(path: str | None) -> Sequence[str]:
    return [path] if path and exists(path) else []


def _options(rubric: str | None, language: str | None) -> Sequence[str]:
    given = {"--rubric": rubric, "--language": language}
    return [word for option, value in given.items() if value is not None for word in (option, value)]

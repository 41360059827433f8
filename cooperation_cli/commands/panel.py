"""`cooperation panel`: several respondents, one partnership."""

from collections.abc import Iterable, Sequence
from typing import Annotated, Final

from typer import Argument, Option

from cooperation_cli.commands import completing, streams
from cooperation_cli.commands.chance import draws
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
)
from cooperation_cli.commands.output import destined, refuse
from cooperation_cli.commands.profile import chosen
from cooperation_cli.commands.progress import counted
from cooperation_cli.commands.shelf import Shelf
from cooperation_cli.commands.threshold import Threshold
from cooperation_cli.documents.folders import files_in
from cooperation_cli.documents.reading import is_folder
from cooperation_cli.errors import CooperationError, Place, Problem
from cooperation_cli.panel.gathering import Sheet, Terms, gathered, strangers
from cooperation_cli.panel.model import By, Panel, Voices
from cooperation_cli.report.panel import panel_report
from cooperation_cli.report.panel_view import panel_view
from cooperation_cli.text import Words

EXAMPLES: Final = """\b
Examples:
  cooperation panel answers/
  cooperation panel answers/ --invited 12 -o panel.html -o panel.json
  cooperation panel ministry.yaml ngo.json village.csv --by side
  cooperation panel answers/ --profile stage=running --as "Lake health"
  cooperation panel answers/ --voice respondent --format markdown"""

_SUFFIXES: Final = frozenset({".yaml", ".yml", ".json", ".csv"})


def panel(
    answers: Annotated[
        list[str],
        Argument(
            metavar="ANSWERS...",
            help="Answers files, YAML, JSON or CSV, and folders of them; - reads standard input.",
            show_default=False,
        ),
    ],
    voice: Annotated[
        Voices, Option("--voice", help="Whether every partner has one voice, or every respondent.")
    ] = Voices.PARTNER,
    by: Annotated[
        By | None,
        Option("--by", help="Show where partners, sides or levels of work differ; by default all three."),
    ] = None,
    invited: Annotated[
        int | None, Option("--invited", metavar="N", min=1, help="How many were invited, for the response rate.")
    ] = None,
    as_: Annotated[
        str | None,
        Option("--as", metavar="TITLE", help="Take the files for one partnership of this name, whatever they call it."),
    ] = None,
    profile: Annotated[
        list[str] | None,
        Option(
            "--profile",
            metavar="FACT=CHOICE",
            help="Settle a fact of the profile for all files; may be repeated.",
            autocompletion=completing.facts,
        ),
    ] = None,
    skip_bad: Annotated[
        bool, Option("--skip-bad", help="Leave out files that cannot be read or do not belong, and go on.")
    ] = False,
    rubric: RubricOption = None,
    depth: DepthOption = None,
    evidence: EvidenceOption = Evidence.CLAIMED,
    fail_below: FailBelowOption = None,
    language: LanguageOption = None,
    form: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
    quiet: QuietOption = False,
    no_color: NoColorOption = False,
) -> int:
    """Read several respondents together: where they differ, then what they come to.

    Every partner has one voice, however many of its people answered. What is seen differently comes first, then the
    joint verdict with all that follows from it, and questions for the meeting.

    Exit codes: 0 fine, 1 below the threshold of --fail-below, 2 a file could not be used.
    """
    files = tuple(dict.fromkeys(_expanded(answers)))
    out = destined(form, output, sources=files, force=force, quiet=quiet, no_color=no_color)
    shelf = Shelf(rubric, language)
    sheets = _belonging(
        _read(shelf, counted(files, quiet=quiet, colour=not no_color), skip=skip_bad), as_, skip=skip_bad
    )
    its_rubric = sheets[0].rubric
    threshold = None if fail_below is None else Threshold(fail_below)
    if threshold is not None:
        threshold.check(its_rubric)
    terms = Terms(
        title=Words(as_) if as_ else None,
        settled=chosen(its_rubric, profile or ()),
        depth=depth,
        voices=voice,
        strict=evidence is Evidence.REQUIRED,
    )
    found = gathered(sheets, terms)
    refuse(_too_few_invited(found, invited))
    report = panel_report(panel_view(found, draws, tuple(By) if by is None else (by,), invited))
    out.write(report)
    out.write_each([(found.answers.title.raw, report)])
    return int(threshold is not None and not threshold.reached(found.judged.verdict))


def _expanded(named: Iterable[str]) -> Iterable[str]:
    """The files, those of a folder by name. Raises `CooperationError` where a folder has none."""
    for name in named:
        if not is_folder(name):
            yield name
            continue
        inside = files_in(name, _SUFFIXES)
        if not inside:
            what, mend = "holds no answers files", f"put files there that end in one of: {' '.join(sorted(_SUFFIXES))}"
            raise CooperationError(Problem(Place(name), what, mend))
        yield from inside


def _read(shelf: Shelf, files: Iterable[str], *, skip: bool) -> Sequence[Sheet]:
    """The files that can be read. Raises `CooperationError` with all that is wrong, unless bad files are skipped."""
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    for file in files:
        try:
            sheets.append(Sheet(file, *shelf.answers(file)))
        except CooperationError as error:
            problems += error.problems
    _left_out(problems, kept=len(sheets), skip=skip)
    return sheets


def _belonging(sheets: Sequence[Sheet], title: str | None, *, skip: bool) -> Sequence[Sheet]:
    """The files about one partnership, by one rubric."""
    problems = strangers(sheets, Words(title) if title else None)
    strange = {problem.place.file for problem in problems}
    kept = [sheet for sheet in sheets if sheet.file not in strange]
    _left_out(problems, kept=len(kept), skip=skip)
    return kept


def _left_out(problems: Sequence[Problem], *, kept: int, skip: bool) -> None:
    """Says what is left out. Raises `CooperationError` where nothing may be, or nothing is left."""
    if problems and not (skip and kept):
        raise CooperationError(*problems)
    for problem in problems:
        streams.say(f"left out: {problem}")


def _too_few_invited(found: Panel, invited: int | None) -> Iterable[Problem]:
    if invited is not None and invited < len(found.members):
        yield Problem(
            Place("--invited"), f"{len(found.members)} answered, more than {invited}", "count the invitations"
        )

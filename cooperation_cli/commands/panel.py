"""`cooperation panel`: several respondents, one partnership."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Annotated, Final

from typer import Argument, Option

from cooperation_cli.answers.writing import yaml_of
from cooperation_cli.commands import completing
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
from cooperation_cli.commands.output import destined, refuse, save, unwritable
from cooperation_cli.commands.profile import chosen
from cooperation_cli.commands.progress import counted
from cooperation_cli.commands.sheets import belonging, expanded, readable
from cooperation_cli.commands.shelf import Shelf
from cooperation_cli.commands.threshold import Threshold
from cooperation_cli.documents.reading import is_folder
from cooperation_cli.errors import Place, Problem
from cooperation_cli.panel.gathering import Terms, gathered
from cooperation_cli.panel.model import By, Panel, Voices
from cooperation_cli.report.model import Report
from cooperation_cli.report.panel import panel_report
from cooperation_cli.report.panel_view import panel_view
from cooperation_cli.report.settling import meeting_answers
from cooperation_cli.text import Words

EXAMPLES: Final = """\b
Examples:
  cooperation panel answers/
  cooperation panel answers/ --invited 12 -o panel.html -o panel.json
  cooperation panel ministry.yaml ngo.json village.csv --by side
  cooperation panel answers/ --profile stage=running --as "Lake health"
  cooperation panel answers/ --voice respondent --format markdown
  cooperation panel answers/ --anonymous -o panel.html
  cooperation panel answers/ -o joint.yaml"""

_MEETING: Final = frozenset({".yaml", ".yml"})
"""The suffixes of answers for a meeting to go on with."""


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
    anonymous: Annotated[
        bool,
        Option("--anonymous", help="Show nothing that leads back to one person; needs at least three respondents."),
    ] = False,
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
    joint verdict with all that follows from it, and questions for the meeting. With -o FILE.yaml, answers are written
    that hold a level only where all gave the same; cooperation assess FILE.yaml --facilitate --unanswered settles the
    rest with everybody.

    Exit codes: 0 fine, 1 below the threshold of --fail-below, 2 a file could not be used.
    """
    files = tuple(dict.fromkeys(expanded(answers)))
    joint = [path for path in output or () if PurePath(path).suffix.lower() in _MEETING]
    refuse(_misplaced(joint, answers, files, anonymous=anonymous, force=force))
    pages = [path for path in output or () if path not in joint]
    out = destined(form, pages, sources=files, force=force, quiet=quiet, no_color=no_color)
    if joint and not pages and form is None:
        out = replace(out, printed=None)
    shelf = Shelf(rubric, language)
    watched = counted(files, quiet=quiet, colour=not no_color)
    title = Words(as_) if as_ else None
    sheets = belonging(readable(watched, shelf.answers, skip=skip_bad), title, skip=skip_bad)
    its_rubric = sheets[0].rubric
    threshold = None if fail_below is None else Threshold(fail_below)
    if threshold is not None:
        threshold.check(its_rubric)
    terms = Terms(
        title=title,
        settled=chosen(its_rubric, profile or ()),
        depth=depth,
        voices=voice,
        strict=evidence is Evidence.REQUIRED,
    )
    found = gathered(sheets, terms)
    refuse(_too_few_invited(found, invited))
    report = _anonymous(found, by, invited) if anonymous else _open(found, by, invited)
    out.write(report)
    for path in joint:
        save(yaml_of(meeting_answers(found), its_rubric), path, force=force, quiet=quiet, private=True)
    return int(threshold is not None and not threshold.reached(found.judged.verdict))


def _open(found: Panel, by: By | None, invited: int | None) -> Report:
    return panel_report(panel_view(found, draws, tuple(By) if by is None else (by,), invited))


def _anonymous(found: Panel, by: By | None, invited: int | None) -> Report:
    # Not every panel is.
    from cooperation_cli.panel.anonymity import anonymous  # noqa: PLC0415
    from cooperation_cli.report.anonymous import anonymous_report  # noqa: PLC0415
    from cooperation_cli.report.anonymous_view import anonymous_view  # noqa: PLC0415

    return anonymous_report(anonymous_view(anonymous(found, by or By.PARTNER), draws, invited))


def _misplaced(
    joint: Sequence[str], named: Sequence[str], files: Sequence[str], *, anonymous: bool, force: bool
) -> Iterable[Problem]:
    """What stands in the way of writing answers to go on with."""
    for path in joint:
        if anonymous:
            what = "would show what each partner said, which an anonymous panel does not"
            yield Problem(Place(path), what, "leave it out, or leave out --anonymous")
        elif any(is_folder(folder) and PurePath(path).parent == PurePath(folder) for folder in named):
            yield Problem(Place(path), "would be read as one more respondent the next time", "write it elsewhere")
    yield from unwritable(joint, force=force, sources=files)


def _too_few_invited(found: Panel, invited: int | None) -> Iterable[Problem]:
    if invited is not None and invited < len(found.members):
        yield Problem(
            Place("--invited"), f"{len(found.members)} answered, more than {invited}", "count the invitations"
        )

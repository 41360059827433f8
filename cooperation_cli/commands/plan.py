"""`cooperation plan`: the cheapest way to a band, or the best use of an effort."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from fnmatch import fnmatchcase
from typing import Annotated, Final

from msgspec.structs import replace
from typer import Option

from cooperation_cli.answers.readings import readings
from cooperation_cli.assessment.assessment import judge_answers
from cooperation_cli.commands import completing
from cooperation_cli.commands.options import (
    DepthOption,
    Evidence,
    EvidenceOption,
    ForceOption,
    FormatOption,
    LanguageOption,
    NoColorOption,
    OutputOption,
    QuietOption,
    RubricOption,
    WeightsOption,
)
from cooperation_cli.commands.output import destined, refuse
from cooperation_cli.commands.several import (
    AnonymousRefused,
    AnswersAndFolders,
    SettledOption,
    Several,
    SkipBadOption,
    TitleOption,
    VoiceOption,
    never_anonymous,
)
from cooperation_cli.commands.sheets import expanded
from cooperation_cli.commands.shelf import Shelf
from cooperation_cli.documents.reading import is_folder
from cooperation_cli.errors import CooperationError, Place, Problem, nearest
from cooperation_cli.panel.gathering import Terms
from cooperation_cli.panel.model import Voices
from cooperation_cli.plan.model import Plan, When
from cooperation_cli.plan.plan import Planner
from cooperation_cli.report.model import Block
from cooperation_cli.report.plan import plan_report
from cooperation_cli.report.view import Standing
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.text import Words

EXAMPLES: Final = """\b
Examples:
  cooperation plan answers.yaml
  cooperation plan answers.yaml --to conditional -o plan.md
  cooperation plan answers.yaml --effort 12
  cooperation plan answers.yaml --exclude "power-imbalance.*" --exclude shared-goals.roles
  cooperation plan answers.yaml --from 2027-01-15 -o tasks.csv
  cooperation plan answers/ --to conditional"""

_MOST_EFFORT: Final = 1_000_000


def plan(
    answers: AnswersAndFolders,
    to: Annotated[
        str | None,
        Option(
            "--to",
            metavar="BAND",
            help="The band to reach with the least effort; by default the next above the present one.",
            autocompletion=completing.bands,
        ),
    ] = None,
    effort: Annotated[
        int | None,
        Option(
            "--effort",
            metavar="N",
            min=0,
            max=_MOST_EFFORT,
            help="The effort to make the best use of: a small step costs 1, a medium one 3, a large one 8.",
        ),
    ] = None,
    exclude: Annotated[
        list[str] | None,
        Option(
            "--exclude",
            metavar="QUESTION",
            help='A question not to raise; "power-imbalance.*" means all of a dimension; may be repeated.',
        ),
    ] = None,
    start: Annotated[
        str | None,
        Option("--from", metavar="DATE", help="The first day, as 2027-01-15: steps then have dates to be done by."),
    ] = None,
    voice: VoiceOption = Voices.PARTNER,
    as_: TitleOption = None,
    profile: SettledOption = None,
    skip_bad: SkipBadOption = False,
    anonymous: AnonymousRefused = False,
    rubric: RubricOption = None,
    depth: DepthOption = None,
    evidence: EvidenceOption = Evidence.CLAIMED,
    weights: WeightsOption = None,
    language: LanguageOption = None,
    form: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
    quiet: QuietOption = False,
    no_color: NoColorOption = False,
) -> int:
    """Plan the cheapest way to a band, or the best use of an effort.

    The plan is exact: no other choice of steps does better. It counts must-haves, and what steps wait for; questions
    without a level stay as they are, and must-haves that depend on one are named, to be found out first. Several files,
    or a folder, are one panel: its plan starts from the joint verdict.

    Exit codes: 0 fine, 1 the band is out of reach (the plan then leads to the nearest), 2 could not do it.
    """
    never_anonymous(
        "a plan is reckoned with exact numbers, which an anonymous panel does not show",
        "cooperation panel --anonymous lists the next steps, from five respondents on",
        asked=anonymous,
    )
    files = expanded(answers)
    out = destined(form, output, sources=files, about=answers[:1], force=force, quiet=quiet, no_color=no_color)
    due = {} if start is None else _due(start)
    terms = Terms(Words(as_) if as_ else None, depth=depth, voices=voice, strict=evidence.required)
    several = Several(Shelf(rubric, language, weights).answers, terms, profile or (), skip=skip_bad)
    alone = len(answers) == 1 and not is_folder(answers[0]) and not profile
    begun, whose = _alone(answers[0], several) if alone else _together(files, several)
    its_rubric = begun.rubric
    refuse(_refusals(its_rubric, to, effort))
    left_out = _excluded(its_rubric, exclude or ())
    found = _planned(Planner(begun.verdict, frozenset(left_out)), to, effort)
    report = plan_report(begun, found, left_out, due, whose)
    out.write_about(answers[0], report)
    return int(not found.reached)


def _alone(file: str, several: Several) -> tuple[Standing, None]:
    """Where a plan begins for one answers file. Raises `CooperationError`."""
    said, rubric = several.read(file)
    read = readings(rubric, said, several.terms.depth)
    judged = judge_answers(rubric, read, require_evidence=several.terms.strict)
    return Standing(judged, replace(said, title=several.terms.title or said.title)), None


def _together(files: Iterable[str], several: Several) -> tuple[Standing, tuple[Block, ...]]:
    """Where a plan begins for a panel, and who makes it up. Raises `CooperationError`."""
    # A plan for one file says nothing of panels.
    from cooperation_cli.report.panel_view import with_notices  # noqa: PLC0415
    from cooperation_cli.report.sections.panel import who  # noqa: PLC0415

    found = several.panel(several.sheets(files))
    return Standing(found.judged, with_notices(found)), tuple(who(found))


def _planned(planner: Planner, to: str | None, effort: int | None) -> Plan:
    if effort is not None:
        return planner.within(effort)
    if to is not None:
        return planner.to(planner.verdict.card.rubric.band[to])
    return planner.onwards()


def _refusals(rubric: Rubric, to: str | None, effort: int | None) -> Iterable[Problem]:
    if to is not None and effort is not None:
        yield Problem(Place("--effort"), "goes with no --to", "give one of the two: a band to reach, or an effort")
    if not rubric.has_overall:
        what = f"the rubric {rubric.id} gives no total, so that there is nothing for steps to add up to"
        yield Problem(Place("plan"), what, "cooperation score lists the next step of each question")
    elif effort is None and not rubric.bands:
        yield Problem(Place("--to"), f"the rubric {rubric.id} has no bands to reach", "give --effort N instead")
    elif to is not None and to not in rubric.band:
        yield Problem(Place("--to"), f'"{to}" is no band of {rubric.id}', nearest(to, rubric.band))


def _excluded(rubric: Rubric, patterns: Iterable[str]) -> tuple[str, ...]:
    """The questions that the patterns mean, in the rubric's order. Raises `CooperationError` where one means none."""
    listed = list(patterns)
    idle = [pattern for pattern in listed if not any(_means(pattern, name) for name in rubric.questions)]
    refuse(
        Problem(Place("--exclude"), f'"{pattern}" is no question of {rubric.id}', nearest(pattern, rubric.questions))
        for pattern in idle
    )
    return tuple(name for name in rubric.questions if any(_means(pattern, name) for pattern in listed))


def _means(pattern: str, name: str) -> bool:
    """Whether a question, or the dimension that it stands in, is meant."""
    return fnmatchcase(name, pattern) or name.partition(".")[0] == pattern


def _due(start: str) -> Mapping[When, str]:
    """The dates by which the steps of each period are done. Raises `CooperationError`."""
    try:
        first = date.fromisoformat(start)
        ends = {
            When.DAYS_30: first + timedelta(days=30),
            When.DAYS_90: first + timedelta(days=90),
            When.YEAR: _a_year_after(first),
        }
    except (ValueError, OverflowError) as error:
        raise CooperationError(
            Problem(Place("--from"), f'"{start}" is no date to begin on', "write it as 2027-01-15")
        ) from error
    return {when: end.isoformat() for when, end in ends.items()}


def _a_year_after(day: date) -> date:
    """The same day of the next year; the last of February where it has no such day."""
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if leap else day.day)

"""`cooperation plan`: the cheapest way to a band, or the best use of an effort."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from fnmatch import fnmatchcase
from typing import Annotated, Final

from typer import Argument, Option

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
from cooperation_cli.commands.shelf import Shelf
from cooperation_cli.errors import CooperationError, Place, Problem, nearest
from cooperation_cli.plan.model import Plan, When
from cooperation_cli.plan.plan import Planner
from cooperation_cli.report.plan import plan_report
from cooperation_cli.rubric.model import Rubric

EXAMPLES: Final = """\b
Examples:
  cooperation plan answers.yaml
  cooperation plan answers.yaml --to conditional -o plan.md
  cooperation plan answers.yaml --effort 12
  cooperation plan answers.yaml --exclude "power-imbalance.*" --exclude shared-goals.roles
  cooperation plan answers.yaml --from 2027-01-15 -o tasks.csv"""

_MOST_EFFORT: Final = 1_000_000


def plan(
    answers: Annotated[
        str,
        Argument(
            metavar="ANSWERS", help="An answers file: YAML, JSON or CSV; - reads standard input.", show_default=False
        ),
    ],
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
    without a level stay as they are, and must-haves that depend on one are named, to be found out first.

    Exit codes: 0 fine, 1 the band is out of reach (the plan then leads to the nearest), 2 could not do it.
    """
    out = destined(form, output, sources=[answers], force=force, quiet=quiet, no_color=no_color)
    due = {} if start is None else _due(start)
    said, its_rubric = Shelf(rubric, language, weights).answers(answers)
    refuse(_refusals(its_rubric, to, effort))
    left_out = _excluded(its_rubric, exclude or ())
    judged = judge_answers(
        its_rubric, readings(its_rubric, said, depth), require_evidence=evidence.required
    )
    found = _planned(Planner(judged.verdict, frozenset(left_out)), to, effort)
    report = plan_report(judged, said, found, left_out, due)
    out.write(report)
    out.write_each([(answers, report)])
    return int(not found.reached)


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

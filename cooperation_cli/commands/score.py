"""`cooperation score`: scores answers files, one or a thousand."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Any, Final

from msgspec import Struct
from typer import Option

from cooperation_cli.answers.readings import readings
from cooperation_cli.assessment.assessment import assess, judge_answers
from cooperation_cli.assessment.supposing import Wish
from cooperation_cli.commands import streams
from cooperation_cli.commands.chance import draws
from cooperation_cli.commands.options import (
    AnswersFiles,
    DepthOption,
    Evidence,
    EvidenceOption,
    ExplainOption,
    FailBelowOption,
    ForceOption,
    FormatOption,
    LanguageOption,
    NoColorOption,
    OutputOption,
    QuietOption,
    RubricOption,
    ScenarioOption,
    SetOption,
    WeightsOption,
)
from cooperation_cli.commands.output import destined
from cooperation_cli.commands.progress import counted
from cooperation_cli.commands.shelf import Shelf
from cooperation_cli.commands.threshold import Threshold
from cooperation_cli.commands.wishes import Wishes, unasked_of
from cooperation_cli.errors import CooperationError, Place, Problem
from cooperation_cli.report.assessment import assessment_report
from cooperation_cli.report.model import Report
from cooperation_cli.report.summary import Scored, summary_report
from cooperation_cli.report.view import Standing
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Depth

EXAMPLES: Final = """\b
Examples:
  cooperation score answers.yaml
  cooperation score answers.yaml -o report.md -o result.json
  cooperation score *.yaml --sort readiness
  cooperation score *.yaml --format json -o results/
  cooperation score answers.yaml --explain overall
  cooperation score answers.yaml --fail-below conditional
  cooperation score answers.yaml --scenario funder-leaves
  cooperation score answers.yaml --set shared-goals.purpose=4
  cooperation score answers.yaml --weights ministry.yaml"""


class Sort(StrEnum):
    """In which order several files are listed; by a score, the lowest first and those without one last."""

    GIVEN = "given"
    FILE = "file"
    TITLE = "title"
    READINESS = "readiness"
    PRACTICE = "practice"


def score(
    answers: AnswersFiles,
    rubric: RubricOption = None,
    depth: DepthOption = None,
    evidence: EvidenceOption = Evidence.CLAIMED,
    fail_below: FailBelowOption = None,
    scenario: ScenarioOption = None,
    set_: SetOption = None,
    weights: WeightsOption = None,
    explain: ExplainOption = None,
    sort: Annotated[
        Sort, Option("--sort", help="The order of several files; by a score, the lowest come first.")
    ] = Sort.GIVEN,
    language: LanguageOption = None,
    form: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
    quiet: QuietOption = False,
    no_color: NoColorOption = False,
) -> int:
    """Score answers files, one or a thousand.

    One file gets a full report, several a summary. A file that cannot be scored is reported, and the rest are scored.
    With --explain, the arithmetic of what is named stands in the place of the report. With --scenario or --set, a
    what-if stands beside the present; no file is changed by it.

    Exit codes: 0 fine, 1 below the threshold of --fail-below, 2 a file could not be scored.
    """
    files = tuple(dict.fromkeys(answers))
    if explain and len(files) > 1:
        raise CooperationError(Problem(Place("--explain"), "explains one file at a time", "name one answers file"))
    out = destined(form, output, sources=files, force=force, quiet=quiet, no_color=no_color)
    judging = _Judging(
        Shelf(rubric, language, weights),
        depth,
        evidence,
        None if fail_below is None else Threshold(fail_below),
        explain or (),
        Wishes(scenario or (), set_ or ()),
    )
    watched = counted(files, quiet=quiet, colour=not no_color)
    rows = [row for file in watched if (row := judging.attempt(file))]
    out.write_each((row.file, judging.page(row)) for row in rows)
    if len(files) > 1 and rows:
        out.write(summary_report(sorted(rows, key=_KEYS[sort])))
    elif rows:
        out.write(judging.page(rows[0]))
    if len(rows) < len(files):
        return 2
    return int(not all(map(judging.passes, rows)))


class _Judging(Struct, frozen=True):
    """How each file of a run is read and judged."""

    shelf: Shelf
    depth: Depth | None
    evidence: Evidence
    threshold: Threshold | None
    explain: Sequence[str]
    wishes: Wishes

    def attempt(self, file: str) -> Scored | None:
        """The file, judged; None after saying everything that is wrong with it."""
        try:
            answers, rubric = self.shelf.answers(file)
        except CooperationError as error:
            streams.say(str(error))
            return None
        wish = self._asked_for(rubric)
        said = readings(rubric, answers, self.depth)
        if unasked := unasked_of(wish, said, file):
            streams.say(str(unasked))
            return None
        judged = judge_answers(rubric, said, require_evidence=self.evidence.required)
        return Scored(file, answers, assess(judged, draws, wish))

    def _asked_for(self, rubric: Rubric) -> Wish | None:
        """The what-if, once everything that the command line names is found in the rubric. Raises CooperationError."""
        if self.threshold is not None:
            self.threshold.check(rubric)
        if self.explain:
            self._check_names(rubric)
        return self.wishes.wish(rubric)

    def passes(self, row: Scored) -> bool:
        """Whether the file reaches the threshold, if there is one."""
        return self.threshold is None or self.threshold.reached(row.judged.verdict)

    def page(self, row: Scored) -> Report:
        """The report of one file, or how what was named in it is reached."""
        if self.explain:
            from cooperation_cli.report.explanation.page import explanation_report  # noqa: PLC0415 - few ask for it

            return explanation_report(Standing(row.judged, row.answers), self.explain)
        return assessment_report(row.assessment, row.answers)

    def _check_names(self, rubric: Rubric) -> None:
        from cooperation_cli.report.explanation.page import check  # noqa: PLC0415 - few ask for it

        check(rubric, self.explain, Place("--explain"))


def _readiness(row: Scored) -> tuple[bool, Fraction]:
    overall = row.judged.card.overall
    return _unknown_last(overall.exact if overall else None)


def _unknown_last(number: Fraction | None) -> tuple[bool, Fraction]:
    return number is None, number or Fraction(0)


_KEYS: Mapping[Sort, Callable[[Scored], Any]] = {
    Sort.GIVEN: lambda _: 0,
    Sort.FILE: lambda row: row.file,
    Sort.TITLE: lambda row: row.answers.title.raw.casefold(),
    Sort.READINESS: _readiness,
    Sort.PRACTICE: lambda row: _unknown_last(row.judged.card.practice),
}

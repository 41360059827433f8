"""`cooperation compare`: several moments of one partnership."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Final

from msgspec import Struct
from msgspec.structs import replace
from typer import Argument, Option

from cooperation_cli.answers.model import Answers
from cooperation_cli.answers.opening import open_answers
from cooperation_cli.answers.readings import readings
from cooperation_cli.answers.versions import Named, refusal
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
)
from cooperation_cli.commands.output import destined
from cooperation_cli.commands.several import (
    AnonymousRefused,
    SettledOption,
    Several,
    SkipBadOption,
    TitleOption,
    VoiceOption,
    never_anonymous,
)
from cooperation_cli.commands.sheets import expanded
from cooperation_cli.commands.shelf import Shelf, stdin
from cooperation_cli.comparison.comparison import compare as compared
from cooperation_cli.comparison.moment import Moment
from cooperation_cli.documents.reading import is_folder
from cooperation_cli.errors import CooperationError, Place, Problem
from cooperation_cli.panel.gathering import Terms
from cooperation_cli.panel.model import Voices
from cooperation_cli.report.comparison import comparison_report
from cooperation_cli.report.panel_view import with_notices
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.text import Words

EXAMPLES: Final = """\b
Examples:
  cooperation compare 2025.yaml 2026.yaml
  cooperation compare 2024.yaml 2025.yaml 2026.yaml -o change.html -o change.json
  cooperation compare answers-2025/ answers-2026/ -f markdown
  cooperation compare before.yaml after.yaml --fail-if-worse --quiet
  cooperation compare 2025.yaml 2026.yaml --rubric rubric-1.0/ --rubric rubric-1.1/"""

_FEWEST: Final = 2


def compare(
    moments: Annotated[
        list[str],
        Argument(
            metavar="EARLIER LATER...",
            help="Answers files, YAML, JSON or CSV, or a folder of them for each moment, in the order of time.",
            show_default=False,
        ),
    ],
    rubric: Annotated[
        list[str] | None,
        Option(
            "--rubric",
            metavar="RUBRIC",
            help="Where the rubric is: a shipped id, a file or a folder; where it changed, one for each version, in "
            "the order of the moments.",
            autocompletion=completing.rubrics,
        ),
    ] = None,
    voice: VoiceOption = Voices.PARTNER,
    as_: TitleOption = None,
    profile: SettledOption = None,
    skip_bad: SkipBadOption = False,
    anonymous: AnonymousRefused = False,
    depth: DepthOption = None,
    evidence: EvidenceOption = Evidence.CLAIMED,
    fail_if_worse: Annotated[
        bool,
        Option(
            "--fail-if-worse",
            help="Exit with 1 when the last moment has a lower band, a lower overall or a newly missing must-have.",
        ),
    ] = False,
    language: LanguageOption = None,
    form: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
    quiet: QuietOption = False,
    no_color: NoColorOption = False,
) -> int:
    """Compare several moments of one partnership: what moved, what was advised and done, who answered.

    All are scored by the latest rubric on the questions that apply and are answered in every moment, beside the score
    of each by itself.

    Exit codes: 0 fine, 1 the last is worse than the one before it (with --fail-if-worse), 2 could not do it.
    """
    never_anonymous(
        "two moments of a panel can be subtracted from each other, which tells of who joined, left or changed",
        "make one anonymous page for each moment with cooperation panel",
        asked=anonymous,
    )
    if len(moments) < _FEWEST:
        raise CooperationError(Problem(Place("compare"), "there is nothing to compare", "name two moments or more"))
    inside = {name: expanded([name]) for name in moments if is_folder(name)}
    sources = [file for name in moments for file in inside.get(name, (name,))]
    out = destined(form, output, sources=sources, about=moments[-1:], force=force, quiet=quiet, no_color=no_color)
    terms = Terms(Words(as_) if as_ else None, depth=depth, voices=voice, strict=evidence.required)
    rubrics = _Rubrics([Shelf(each, language) for each in rubric or (None,)])
    reading = _Reading(rubrics, inside, Several(rubrics.answers, terms, profile or (), skip=skip_bad))
    found = compared(reading.moments(moments))
    report = comparison_report(found)
    out.write_about(moments[-1], report)
    return int(fail_if_worse and bool(found.worse))


class _Rubrics(Struct, frozen=True):
    """The rubrics of a run: one that all files are read with, or one for each version, the likeliest first."""

    shelves: Sequence[Shelf]

    def at(self, place: int, moments: int) -> "_Rubrics":
        """The rubrics for one of so many moments: where there are as many, its own comes first."""
        if len(self.shelves) != moments:
            return self
        return _Rubrics([self.shelves[place], *self.shelves[:place], *self.shelves[place + 1 :]])

    def answers(self, source: str) -> tuple[Answers, Rubric]:
        """A file, with the rubric of the version that it names, else the first that may read it."""
        if len(self.shelves) == 1:
            return self.shelves[0].answers(source)
        rubrics = [shelf.rubric() for shelf in self.shelves]
        return open_answers(source, lambda wanted: _fitting(rubrics, wanted), stdin())


class _Reading(Struct, frozen=True):
    """How each moment of a run is read; `inside` are the files of those that are folders."""

    rubrics: _Rubrics
    inside: Mapping[str, Sequence[str]]
    several: Several

    def moments(self, sources: Sequence[str]) -> Sequence[Moment]:
        """The moments, in order. Raises `CooperationError` with all that is wrong with any."""
        found: list[Moment] = []
        problems: list[Problem] = []
        for place, source in enumerate(sources):
            several = replace(self.several, read=self.rubrics.at(place, len(sources)).answers)
            try:
                found.append(self._panel(source, several) if source in self.inside else _file(source, several))
            except CooperationError as error:
                problems += error.problems
        if problems:
            raise CooperationError(*problems)
        return found

    def _panel(self, source: str, several: Several) -> Moment:
        sheets = several.sheets(self.inside[source])
        panel = several.panel(sheets)
        # Any older version that somebody answered tells that the rubric changed.
        versions = (sheet.answers.version for sheet in sheets)
        older = next((each for each in versions if each and each != panel.rubric.version), panel.rubric.version)
        answers = replace(with_notices(panel), version=older)
        partners = {group.id.raw: panel.heard(group.members) for group in panel.partners}
        return Moment(source, answers, panel.judged, tuple(each.who for each in panel.members), partners)


def _file(source: str, several: Several) -> Moment:
    answers, rubric = several.read(source)
    terms = several.terms
    judged = judge_answers(rubric, readings(rubric, answers, terms.depth), require_evidence=terms.strict)
    return Moment(source, replace(answers, title=terms.title or answers.title), judged, (answers.respondent,))


def _fitting(rubrics: Sequence[Rubric], wanted: Named) -> Rubric:
    """The rubric of the version that a file names, else the first that may read it, else one that says why not."""
    same = [each for each in rubrics if (each.id, each.version) == (wanted.id, wanted.version)]
    able = [each for each in rubrics if refusal(each, wanted) is None]
    return [*same, *able, rubrics[-1]][0]

"""`cooperation panel`: several respondents, one partnership."""

from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Annotated, Final

from msgspec import Struct
from msgspec.structs import replace
from typer import Option

from cooperation_cli.answers.writing import yaml_of
from cooperation_cli.assessment.supposing import Wish
from cooperation_cli.assessment.verdict import Verdict
from cooperation_cli.commands.chance import draws
from cooperation_cli.commands.options import (
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
from cooperation_cli.commands.output import destined, refuse, save, unwritable
from cooperation_cli.commands.progress import counted
from cooperation_cli.commands.several import (
    AnswersAndFolders,
    SettledOption,
    Several,
    SkipBadOption,
    TitleOption,
    VoiceOption,
)
from cooperation_cli.commands.sheets import expanded
from cooperation_cli.commands.shelf import Shelf
from cooperation_cli.commands.threshold import Threshold
from cooperation_cli.commands.wishes import Wishes, unasked_of
from cooperation_cli.documents.reading import is_folder
from cooperation_cli.errors import Place, Problem
from cooperation_cli.panel.gathering import Terms
from cooperation_cli.panel.model import By, Panel, Voices
from cooperation_cli.report.model import Report
from cooperation_cli.report.panel import panel_report
from cooperation_cli.report.panel_view import panel_view
from cooperation_cli.report.settling import meeting_answers
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.text import Words

EXAMPLES: Final = """\b
Examples:
  cooperation panel answers/
  cooperation panel answers/ --invited 12 -o panel.html -o panel.json
  cooperation panel ministry.yaml ngo.json village.csv --by side
  cooperation panel answers/ --profile stage=running --as "Lake health"
  cooperation panel answers/ --voice respondent --format markdown
  cooperation panel answers/ --anonymous -o panel.html
  cooperation panel answers/ --questions -o meeting.md
  cooperation panel answers/ --set shared-goals.purpose=4 --scenario funder-leaves
  cooperation panel answers/ -o joint.yaml"""

_MEETING: Final = frozenset({".yaml", ".yml"})
"""The suffixes of answers for a meeting to go on with."""


def panel(
    answers: AnswersAndFolders,
    voice: VoiceOption = Voices.PARTNER,
    by: Annotated[
        By | None,
        Option("--by", help="Show where partners, sides or levels of work differ; by default all three."),
    ] = None,
    invited: Annotated[
        int | None, Option("--invited", metavar="N", min=1, help="How many were invited, for the response rate.")
    ] = None,
    questions: Annotated[
        bool, Option("--questions", help="Only the questions for the meeting that follows, the most divergent first.")
    ] = False,
    anonymous: Annotated[
        bool,
        Option("--anonymous", help="Show nothing that leads back to one person; needs at least three respondents."),
    ] = False,
    as_: TitleOption = None,
    profile: SettledOption = None,
    skip_bad: SkipBadOption = False,
    rubric: RubricOption = None,
    depth: DepthOption = None,
    evidence: EvidenceOption = Evidence.CLAIMED,
    fail_below: FailBelowOption = None,
    scenario: ScenarioOption = None,
    set_: SetOption = None,
    weights: WeightsOption = None,
    explain: ExplainOption = None,
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
    rest with everybody. cooperation plan takes the same files for a plan from the joint verdict.

    With --explain, the arithmetic of what is named stands in the place of the report. With --scenario or --set, a
    what-if stands beside the present: --set changes the joint level.

    Exit codes: 0 fine, 1 below the threshold of --fail-below, 2 a file could not be used.
    """
    files = expanded(answers)
    joint = [path for path in output or () if PurePath(path).suffix.lower() in _MEETING]
    # The name of a file may be that of the person who filled it in.
    about = "panel" if anonymous else answers[0]
    shown = _Shown(about, by, invited, anonymous, questions, explain or (), Wishes(scenario or (), set_ or ()), weights)
    refuse([*shown.clashes(), *_misplaced(joint, answers, files, anonymous=anonymous, force=force)])
    pages = [path for path in output or () if path not in joint]
    out = destined(form, pages, sources=files, about=[about], force=force, quiet=quiet, no_color=no_color)
    if joint and not pages and form is None:
        out = replace(out, printed=None)
    terms = Terms(Words(as_) if as_ else None, depth=depth, voices=voice, strict=evidence.required)
    read = Shelf(rubric, language, weights).answers
    several = Several(read, terms, profile or (), skip=skip_bad, quote=not anonymous)
    sheets = several.sheets(counted(files, quiet=quiet, colour=not no_color))
    threshold = None if fail_below is None else Threshold(fail_below)
    wish = shown.wish(sheets[0].rubric)
    if threshold is not None:
        threshold.check(sheets[0].rubric)
    found = several.panel(sheets)
    refuse(shown.unfit(found, wish))
    report, verdict = shown.anonymously(found, wish) if anonymous else (shown.openly(found, wish), found.judged.verdict)
    out.write_about(about, report)
    for path in joint:
        save(yaml_of(meeting_answers(found), found.rubric), path, force=force, quiet=quiet, private=True)
    return int(threshold is not None and not threshold.reached(verdict))


class _Shown(Struct, frozen=True):
    """What is to be shown of a panel; `name` is what the panel is called in messages and as a file."""

    name: str
    by: By | None
    invited: int | None
    anonymous: bool
    questions: bool
    explain: Sequence[str]
    wishes: Wishes
    weights: str | None

    def clashes(self) -> Iterable[Problem]:
        """Options that say two things at once."""
        if self.explain and self.anonymous:
            what = "shows exact numbers, which an anonymous panel does not"
            yield Problem(Place("--explain"), what, "leave it out, or leave out --anonymous")
        if self.questions and (self.explain or self.wishes.given):
            other = "--explain" if self.explain else "--scenario and --set"
            yield Problem(Place("--questions"), f"is a page of its own, without {other}", "ask for one of the two")

    def wish(self, rubric: Rubric) -> Wish | None:
        """The what-if, once everything that the command line names is found in the rubric. Raises CooperationError."""
        if self.explain:
            from cooperation_cli.report.explanation.page import check  # noqa: PLC0415 - few ask for it

            check(rubric, self.explain, Place("--explain"))
        return self.wishes.wish(rubric)

    def unfit(self, found: Panel, wish: Wish | None) -> Iterable[Problem]:
        """What does not fit these respondents."""
        if self.invited is not None and self.invited < len(found.members):
            what = f"{len(found.members)} answered, more than {self.invited}"
            yield Problem(Place("--invited"), what, "count the invitations")
        if unasked := unasked_of(wish, found.judged.said, self.name):
            yield from unasked.problems

    def openly(self, found: Panel, wish: Wish | None) -> Report:
        """The page on which people have names."""
        if self.explain:
            from cooperation_cli.report.panel_explanation import panel_explanation  # noqa: PLC0415 - few ask for it

            return panel_explanation(found, self.explain)
        view = panel_view(found, draws, tuple(By) if self.by is None else (self.by,), self.invited, wish)
        if self.questions:
            from cooperation_cli.report.panel_questions import questions_report  # noqa: PLC0415 - as above

            return questions_report(view)
        return panel_report(view)

    def anonymously(self, found: Panel, wish: Wish | None) -> tuple[Report, Verdict]:
        """The page that leads back to nobody, and the verdict on it. Raises `CooperationError`."""
        # Not every panel is.
        from cooperation_cli.panel.anonymity import Tier, anonymous  # noqa: PLC0415
        from cooperation_cli.report.anonymous import anonymous_questions, anonymous_report  # noqa: PLC0415
        from cooperation_cli.report.anonymous_view import anonymous_view  # noqa: PLC0415

        hidden = anonymous(found, self.by or By.PARTNER)
        if hidden.tier is Tier.FEW:
            refuse(self._too_much())
        view = anonymous_view(hidden, draws, self.invited, wish)
        return (anonymous_questions if self.questions else anonymous_report)(view), view.verdict

    def _too_much(self) -> Iterable[Problem]:
        """What three or four respondents may not be asked for without their names."""
        named = {"--scenario": self.wishes.scenarios, "--set": self.wishes.sets, "--weights": self.weights}
        for option, given in named.items():
            if given:
                what = "asks for more than an anonymous panel of three or four may show"
                yield Problem(Place(option), what, "leave it out, or wait for a fifth respondent")


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

"""`cooperation import`: what other tools export becomes answers files, one a submission."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Annotated, Final

from typer import Argument, Option

from cooperation_cli.answers.loading import answers_from
from cooperation_cli.answers.versions import named
from cooperation_cli.answers.writing import yaml_of
from cooperation_cli.commands import completing, streams
from cooperation_cli.commands.options import ForceOption, QuietOption, RubricOption, as_words
from cooperation_cli.commands.output import refuse, save
from cooperation_cli.commands.profile import chosen
from cooperation_cli.commands.shelf import Shelf, stdin
from cooperation_cli.documents import writing
from cooperation_cli.documents.csv import Grid
from cooperation_cli.documents.document import shown
from cooperation_cli.documents.reading import listing, read
from cooperation_cli.errors import CooperationError, Place, Problem
from cooperation_cli.importing.export import Export, opened, rubrics_named
from cooperation_cli.importing.lexicon import Lexicon
from cooperation_cli.importing.submission import Given, Submission, submissions
from cooperation_cli.interviewer.layout import counted
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Depth
from cooperation_cli.text import Words, one_line

EXAMPLES: Final = """\b
Examples:
  cooperation import export.csv -o answers/
  cooperation import export.csv -o answers/ --title "Lake health" --profile form=bilateral
  cooperation import export.csv -o answers/ && cooperation panel answers/"""

_SUFFIX: Final = ".yaml"
_FEW: Final = 12


def import_(
    export: Annotated[str, Argument(metavar="EXPORT", help="A CSV file; - reads standard input.", show_default=False)],
    output: Annotated[
        str, Option("--output", "-o", metavar="FOLDER", help="Where the answers files go.", show_default=False)
    ],
    title: Annotated[
        str,
        Option(
            "--title",
            metavar="TITLE",
            help="The name of the partnership, in place of what people wrote.",
            callback=as_words,
        ),
    ] = "",
    profile: Annotated[
        list[str] | None,
        Option(
            "--profile",
            metavar="FACT=CHOICE",
            help="What is known of the partnership, in place of what people chose; may be repeated.",
            autocompletion=completing.facts,
        ),
    ] = None,
    depth: Annotated[
        Depth | None, Option("--depth", help="How much was asked; by default what the export says, else all.")
    ] = None,
    rubric: RubricOption = None,
    force: ForceOption = False,
    quiet: QuietOption = False,
) -> int:
    """Make answers files of an export: of KoboToolbox, ODK Central, LimeSurvey or Google Forms, as CSV.

    Columns are found by the names that `cooperation template -o form.xlsx` gives, by ids, or by the texts of the
    questions in any language of the rubric, wherever they stand. What is not understood is listed and left out;
    nothing is guessed. The same submission goes into the same file however often it is exported.

    Exit codes: 0 fine, 2 something could not be told, or not be written.
    """
    grid = opened(export, stdin())
    shelf = Shelf(rubric)
    meant = _rubric(shelf, grid)
    found = Export(grid, Lexicon((meant, *shelf.translations(meant))))
    given = Given(Words(title), chosen(meant, profile or ()), depth)
    if not found.questions:
        what, mend = f"no column is a question of {meant.id}", "say with --rubric which questions were asked"
        raise CooperationError(Problem(Place(grid.name, 1), what, mend))
    writing.make_folder(output)
    filing = _Filing(output, meant, force=force, quiet=quiet)
    for submission in submissions(found, given):
        filing.take(submission)
    if not quiet:
        streams.say(_told(found, filing, depth))
    return 2 if filing.has_problems else 0


def _rubric(shelf: Shelf, grid: Grid) -> Rubric:
    """The rubric chosen, else the one that the rows name, else the first that ships. Raises CooperationError."""
    ids = list(dict.fromkeys(named(each).id for each in rubrics_named(grid)))
    if len(ids) > 1:
        what = f"holds answers for several rubrics: {', '.join(map(shown, ids))}"
        raise CooperationError(Problem(Place(grid.name), what, "export one form at a time"))
    return shelf.named(grid.name, named(ids[0])) if ids else shelf.rubric()


@dataclass(slots=True)
class _Filing:
    """Writes submissions into a folder, each into a file of its own, and counts."""

    folder: str
    rubric: Rubric
    force: bool
    quiet: bool
    written: int = 0
    unchanged: int = 0
    empty: int = 0
    nameless: int = 0
    has_problems: bool = False
    _there: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self._there = listing(self.folder, {_SUFFIX})

    def take(self, submission: Submission) -> None:
        """Writes what the submission says, and says what is wrong with it."""
        for problem in submission.problems:
            self._complain(problem)
        if not submission.is_answered:
            self.empty += 1
            return
        self.nameless += not submission.is_named
        try:
            self._keep(submission, yaml_of(answers_from(submission.document, self.rubric), self.rubric))
        except CooperationError as error:
            self._complain(error)

    def _keep(self, submission: Submission, text: str) -> None:
        ending = f"-{submission.mark}{_SUFFIX}"
        # Who corrects the name of a party is still the same submission.
        known = next((name for name in self._there if name.endswith(ending)), None)
        path = str(PurePath(self.folder, known or submission.slug + ending))
        if known:
            writing.check(path, replace=True)
        if known and read(path).content == text.encode():
            self.unchanged += 1
        elif known and not self.force:
            what = f"says otherwise than line {submission.line} of {one_line(submission.document.name)}"
            refuse([Problem(Place(path), what, "use --force to replace it")])
        else:
            save(text, path, force=self.force, quiet=self.quiet, private=True)
            self.written += 1

    def _complain(self, about: object) -> None:
        self.has_problems = True
        streams.say(str(about))


def _told(export: Export, filing: _Filing, depth: Depth | None) -> str:
    """What came of the export, and what was left over."""
    counts = [f"{filing.written} written"]
    counts += [f"{filing.unchanged} unchanged"] if filing.unchanged else []
    counts += [f"{filing.empty} without any answer"] if filing.empty else []
    lines = [f"{counted(len(export.grid.rows), 'submission', 'submissions')}: {', '.join(counts)}."]
    if filing.nameless:
        title = f'"{shown(export.title)}"'
        lines.append(
            f"{filing.nameless} without the name of the partnership, so titled {title}; --title says otherwise."
        )
    unsure = {name: times for name, times in export.left_over.items() if export.lexicon.could_mean(name)}
    unknown = {name: times for name, times in export.left_over.items() if name not in unsure}
    if unsure:
        lines.append(f"Left out, as several questions have this text: {_listed(unsure)}.")
    if unknown:
        lines.append(f"Left out, as no question or fact has this name or text: {_listed(unknown)}.")
    return "\n".join([*lines, *_unasked(export, depth)])


def _listed(headers: Mapping[str, int]) -> str:
    return ", ".join(f'"{shown(name)}"{f" ({times} columns)" if times > 1 else ""}' for name, times in headers.items())


def _unasked(export: Export, depth: Depth | None) -> list[str]:
    """What a form that somebody built by hand does not ask; ours asks everything."""
    if rubrics_named(export.grid):
        return []
    wanted = (id_ for id_, each in export.lexicon.rubric.questions.items() if depth in {None, Depth.FULL, each.depth})
    lacking = [id_ for id_ in wanted if id_ not in export.questions]
    more = f" and {len(lacking) - _FEW} more" if len(lacking) > _FEW else ""
    return [f"Questions without a column: {', '.join(lacking[:_FEW])}{more}."] if lacking else []

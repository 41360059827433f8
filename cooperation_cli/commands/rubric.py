"""`cooperation rubric`: what rubrics there are, how one reads, what is wrong with it, and how to start one."""

import json
from importlib import import_module
from pathlib import PurePath
from typing import Annotated, cast

import typer
from typer import Argument, Option

from cooperation_cli.answers.schema import json_schema as answers_schema
from cooperation_cli.answers.versions import Named, refusal
from cooperation_cli.assessment.trials.running import mismatches
from cooperation_cli.assessment.trials.shape import json_schema as vectors_schema
from cooperation_cli.assessment.trials.vectors import vector_files, vectors
from cooperation_cli.commands import completing, streams
from cooperation_cli.commands.options import (
    ForceOption,
    FormatOption,
    LanguageOption,
    NoColorOption,
    OutputOption,
    QuietOption,
)
from cooperation_cli.commands.output import destined, print_text, save
from cooperation_cli.commands.rereading import reread
from cooperation_cli.commands.shelf import Shelf
from cooperation_cli.documents.reading import exists, is_folder, listing, load
from cooperation_cli.errors import CooperationError, Place, Problem, nearest
from cooperation_cli.report.comparison_shape import comparison_schema
from cooperation_cli.report.diffed import Diffed
from cooperation_cli.report.findings import findings_report
from cooperation_cli.report.panel_shape import panel_schema
from cooperation_cli.report.plan_shape import plan_schema
from cooperation_cli.report.result import result_schema
from cooperation_cli.report.rubric import rubric_report
from cooperation_cli.report.rubric_diff import diff_report
from cooperation_cli.report.rubric_diff_shape import rubric_diff_schema
from cooperation_cli.rubric.checking.finding import Finding, Severity
from cooperation_cli.rubric.checking.wording import Readability
from cooperation_cli.rubric.checks import check
from cooperation_cli.rubric.differences import differences
from cooperation_cli.rubric.json_schema import schemas
from cooperation_cli.rubric.library import DEFAULT, known, open_rubric, open_whole, place_of, shape, shapes, shipped
from cooperation_cli.rubric.loading import DIMENSIONS, TRANSLATIONS, UnreadableError
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.start import new_rubric
from cooperation_cli.text import Words, one_line

rubric = typer.Typer(rich_markup_mode=None, add_completion=False)

RubricArgument = Annotated[
    str,
    Argument(
        metavar="[RUBRIC]",
        help="A shipped id, a file or a folder; without it, the rubric that ships.",
        autocompletion=completing.rubrics,
        show_default=False,
    ),
]


@rubric.callback(invoke_without_command=True)
def show_help(context: typer.Context) -> None:
    """List, show, check, test and start rubrics."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@rubric.command("list")
def list_rubrics() -> None:
    """List the rubrics that ship, with their versions; the small ones that show other shapes come last."""
    shelf = Shelf()
    for name in shipped():
        print_text(_listed(name, shelf))
    if small := shapes():
        print_text("\nOf other shapes, to start from:\n")
    for name in small:
        print_text(_listed(name, shelf))


@rubric.command("show")
def show(
    name: RubricArgument = DEFAULT,
    language: LanguageOption = None,
    form: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
    quiet: QuietOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Show how a rubric reads: scales, questions, levels, advice, bands and must-haves."""
    out = destined(form, output, about=[name], force=force, quiet=quiet, no_color=no_color)
    out.write_about(name, rubric_report(Shelf(name, language).rubric()))


@rubric.command("check")
def check_rubric(
    name: RubricArgument = DEFAULT,
    language: LanguageOption = None,
    form: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
    quiet: QuietOption = False,
    no_color: NoColorOption = False,
) -> int:
    """Say what is wrong with a rubric.

    Exit codes: 0 no errors, 1 errors, 2 the rubric cannot be read at all.
    """
    out = destined(form, output, about=[name], force=force, quiet=quiet, no_color=no_color)
    try:
        opened, *translated = open_whole(name, language)
    except CooperationError as error:
        if not exists(name):
            raise
        unread = _unreadable(name)
        streams.say(str(CooperationError(*dict.fromkeys([*error.problems, *unread]))))
        return 2 if unread or isinstance(error, UnreadableError) else 1
    others = [each for each in translated if each.language != opened.language]
    findings = (*_vector_findings(name, opened), *check(opened, _reading_grade(), others))
    out.write_about(name, findings_report(opened, findings))
    return int(any(finding.severity is Severity.ERROR for finding in findings))


@rubric.command("test")
def try_out(
    names: Annotated[
        list[str] | None,
        Argument(
            metavar="[RUBRIC]...",
            help="Shipped ids, files or folders; without them, every rubric that ships.",
            autocompletion=completing.rubrics,
            show_default=False,
        ),
    ] = None,
    quiet: QuietOption = False,
) -> int:
    """Score the vectors that rubrics ship, and say where the scores are not as expected.

    Vectors stand in the folder tests/ of a rubric, or beside its file as NAME.tests.yaml. Exit codes: 0 all hold, 1
    some do not, 2 a rubric or its vectors cannot be read, or there are none.
    """
    codes = [_try_out(name, quiet=quiet) for name in names or known()]
    return max(codes)


@rubric.command("diff")
def diff(
    old: Annotated[
        str, Argument(metavar="OLD", help="A shipped id, a file or a folder.", autocompletion=completing.rubrics)
    ],
    new: Annotated[
        str, Argument(metavar="NEW", help="A shipped id, a file or a folder.", autocompletion=completing.rubrics)
    ],
    answers: Annotated[
        list[str] | None,
        Option("--answers", metavar="FILE", help="Show what becomes of this answers file; may be repeated."),
    ] = None,
    form: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
    quiet: QuietOption = False,
    no_color: NoColorOption = False,
) -> int:
    """Show what differs between two rubrics, and what becomes of answers.

    Questions that were added, removed or renamed; numbers, levels and rules; words, apart from what scores depend on.

    Exit codes: 0 answers for the old one are read on with the new one, 1 they are not, or not all of --answers, 2 a
    rubric cannot be read.
    """
    out = destined(form, output, sources=answers or (), about=[new], force=force, quiet=quiet, no_color=no_color)
    before, after = open_rubric(old), open_rubric(new)
    refused = refusal(after, Named(before.id, before.version))
    files = [reread(file, before, after) for file in answers or ()]
    out.write_about(new, diff_report(Diffed(before, after, differences(before, after), refused, files)))
    return int(refused is not None or any(each.after is None for each in files))


@rubric.command("schema")
def schema(
    kind: Annotated[
        str,
        Argument(
            metavar="[KIND]",
            help="rubric (the default), dimension, translation, vectors, answers, result, plan, panel, comparison or "
            "rubric-diff.",
            autocompletion=completing.schemas,
            show_default=False,
        ),
    ] = "rubric",
) -> None:
    """Print the JSON Schema of a kind of file."""
    kinds = {
        **schemas(),
        "vectors": vectors_schema(),
        "answers": answers_schema(),
        "result": result_schema(),
        "plan": plan_schema(),
        "comparison": comparison_schema(),
        "panel": panel_schema(),
        "rubric-diff": rubric_diff_schema(),
    }
    if kind not in kinds:
        raise CooperationError(Problem(Place(kind), "is no kind of file with a schema", nearest(kind, kinds)))
    print_text(json.dumps(kinds[kind], indent=2, ensure_ascii=False) + "\n")


@rubric.command("new")
def new(
    name: Annotated[str, Argument(metavar="ID", help="What it is to be called: a-z, digits and hyphens.")],
    like: Annotated[
        str | None,
        Option(
            "--like",
            metavar="SHAPE",
            help="One of the small rubrics of other shapes that `cooperation rubric list` names.",
            autocompletion=completing.shapes,
        ),
    ] = None,
    output: Annotated[
        str | None, Option("--output", "-o", metavar="FILE", help="Write a file instead of printing.")
    ] = None,
    force: ForceOption = False,
    quiet: QuietOption = False,
) -> None:
    """Print a small rubric to start from.

    It loads and passes its check as it is.
    """
    text = new_rubric(name, None if like is None else shape(like))
    if output is None:
        print_text(text)
    else:
        save(text, output, force=force, quiet=quiet)


def _listed(name: str, shelf: Shelf) -> str:
    opened = shelf.open(name)
    return f"{name:28}  {opened.version:8}  {one_line(opened.title)}, {len(opened.questions)} questions\n"


def _try_out(name: str, *, quiet: bool) -> int:
    """Scores the vectors of one rubric: 0 where all hold, 1 where some do not, 2 where it cannot be done."""
    try:
        opened = open_rubric(name)
        found = vectors(vector_files(place_of(name)), opened)
    except CooperationError as error:
        streams.say(str(error))
        return 2
    if not found:
        mend = "write tests/NAME.yaml in its folder, or NAME.tests.yaml beside its file"
        streams.say(str(Problem(Place(name), "ships no vectors", mend)))
        return 2
    failed = [problems for vector in found if (problems := mismatches(opened, vector))]
    for problem in (problem for problems in failed for problem in problems):
        print_text(f"{problem}\n")
    if failed or not quiet:
        says = _outcome(len(failed), len(found))
        print_text(f"{opened.id}: {says}\n")
    return int(bool(failed))


def _outcome(failed: int, tried: int) -> str:
    if failed:
        return f"{failed} of {tried} vectors {'does' if failed == 1 else 'do'} not hold"
    return f"{tried} vectors hold"


def _vector_findings(name: str, opened: Rubric) -> tuple[Finding, ...]:
    """What is wrong with the vectors of a rubric, so that they cannot be tried."""
    try:
        vectors(vector_files(place_of(name)), opened)
    except CooperationError as error:
        return tuple(
            Finding(Severity.ERROR, Words(str(one.place)), Words(one.what), Words(one.mend)) for one in error.problems
        )
    return ()


def _unreadable(path: str) -> list[Problem]:
    """What is wrong with those files in the folders of a rubric that are no documents, be they named in it or not."""
    folders = [str(PurePath(path, name)) for name in (DIMENSIONS, TRANSLATIONS)] if is_folder(path) else []
    files = [
        str(PurePath(folder, name)) for folder in filter(is_folder, folders) for name in listing(folder, {".yaml"})
    ]
    problems: list[Problem] = []
    for file in files:
        try:
            load(file)
        except CooperationError as error:
            problems += error.problems
    return problems


def _reading_grade() -> Readability | None:
    """The measure of the extra `readability`, None where it is not installed."""
    try:
        return cast("Readability", import_module("textstat").flesch_kincaid_grade)
    except ImportError:
        return None

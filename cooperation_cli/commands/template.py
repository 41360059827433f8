"""`cooperation template`: a blank to be filled in."""

from pathlib import PurePath
from typing import Annotated, Final

from msgspec.structs import replace
from typer import Argument, Option

from cooperation_cli.answers.blank import form_for
from cooperation_cli.commands import completing
from cooperation_cli.commands.options import ForceOption, LanguageOption, QuietOption, RubricOption, as_words
from cooperation_cli.commands.output import print_text, save
from cooperation_cli.commands.profile import chosen
from cooperation_cli.commands.shelf import Shelf
from cooperation_cli.errors import CooperationError, Place, Problem, nearest
from cooperation_cli.rendering.blanks.formats import FORMATS, BlankFormat, render
from cooperation_cli.rubric.question import Depth
from cooperation_cli.text import Words

EXAMPLES: Final = """\b
Examples:
  cooperation template -o answers.yaml
  cooperation template --depth quick --profile form=bilateral -o answers.yaml
  cooperation template -o answers.csv
  cooperation template invitation.yaml -o form.html
  cooperation template -o form.xlsx
  cooperation template --format markdown | pandoc -o to-print.pdf"""

_DEFAULT: Final = "yaml"


def template(
    answers: Annotated[
        str | None,
        Argument(
            metavar="[ANSWERS]",
            help="A file that says what is known already: the title, facts, the invitation, whom it is sent to.",
            show_default=False,
        ),
    ] = None,
    title: Annotated[
        str, Option("--title", metavar="TITLE", help="The name of the partnership.", callback=as_words)
    ] = "",
    profile: Annotated[
        list[str] | None,
        Option(
            "--profile",
            metavar="FACT=CHOICE",
            help="What is known of the partnership, so that only what fits it is asked; may be repeated.",
            autocompletion=completing.facts,
        ),
    ] = None,
    depth: Annotated[
        Depth | None,
        Option("--depth", help="Ask the quick questions only, or all; by default what the file says, else all."),
    ] = None,
    rubric: RubricOption = None,
    language: LanguageOption = None,
    form: Annotated[
        str | None,
        Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="yaml (the default), json, csv for a spreadsheet, markdown to print, html for a browser, xlsform for "
            "KoboToolbox and ODK.",
            autocompletion=completing.blank_formats,
        ),
    ] = None,
    output: Annotated[
        str | None,
        Option("--output", "-o", metavar="FILE", help="Write a file instead of printing, its format by its suffix."),
    ] = None,
    force: ForceOption = False,
    quiet: QuietOption = False,
) -> None:
    """Print a blank to fill in, with the questions and their levels.

    What a file of ANSWERS says already stands in the blank; what is answered in it does not.

    YAML has the words as comments above each answer, CSV beside it; JSON has none; Markdown is for paper. HTML is a
    form that works in any browser, offline, and gives an answers file. An XLSForm (.xlsx) is for
    KoboToolbox and ODK, whose exports `cooperation import` reads.
    """
    into = _format(form, output)
    shelf = Shelf(rubric, language)
    sent, opened = shelf.answers(answers) if answers else (None, shelf.rubric())
    known = {**(sent.chosen if sent else {}), **chosen(opened, profile or ())}
    named = Words(title) or (sent.title if sent else Words(""))
    forms = [
        form_for(each, known, depth or (sent and sent.depth) or Depth.FULL, named, sent)
        for each in (opened, *(shelf.translations(opened) if into.has_languages else ()))
    ]
    content = render(replace(forms[0], translations=tuple(forms[1:])), into)
    if output is not None:
        save(content, output, force=force, quiet=quiet, private=True)
    elif isinstance(content, str):
        print_text(content)
    else:
        what, mend = "is a workbook, which cannot be printed", f"write it with -o form{into.suffix}"
        raise CooperationError(Problem(Place(into.name), what, mend))


def _format(form: str | None, output: str | None) -> BlankFormat:
    """The format named, else that of the suffix, else YAML. Raises `CooperationError`."""
    if form is not None and form not in FORMATS:
        raise CooperationError(Problem(Place("--format"), f'"{form}" is no format', nearest(form, FORMATS)))
    if form is not None or output is None:
        return FORMATS[form or _DEFAULT]
    suffixes = {each.suffix: each for each in FORMATS.values()} | {".yml": FORMATS[_DEFAULT]}
    suffix = PurePath(output).suffix.lower()
    if suffix not in suffixes:
        mend = f"end it in one of: {' '.join(suffixes)}, or say --format"
        raise CooperationError(Problem(Place(output), "its suffix names no format", mend))
    return suffixes[suffix]

"""Several respondents read as one: the options of the commands that do so, and how files become a panel."""

from collections.abc import Callable, Iterable, Sequence
from typing import Annotated

from msgspec import Struct
from msgspec.structs import replace
from typer import Argument, Option

from cooperation_cli.answers.model import Answers
from cooperation_cli.commands import completing
from cooperation_cli.commands.options import as_words
from cooperation_cli.commands.profile import chosen
from cooperation_cli.commands.sheets import belonging
from cooperation_cli.errors import CooperationError, Place, Problem
from cooperation_cli.panel.gathering import Sheet, Terms, gathered
from cooperation_cli.panel.model import Panel, Voices
from cooperation_cli.rubric.model import Rubric

AnswersAndFolders = Annotated[
    list[str],
    Argument(
        metavar="ANSWERS...",
        help="Answers files, YAML, JSON or CSV, and folders of them; - reads standard input.",
        show_default=False,
    ),
]
VoiceOption = Annotated[
    Voices, Option("--voice", help="In a panel, whether every partner has one voice, or every respondent.")
]
TitleOption = Annotated[
    str | None,
    Option(
        "--as",
        metavar="TITLE",
        help="Take all files for one partnership of this name, whatever they call it.",
        callback=as_words,
    ),
]
SettledOption = Annotated[
    list[str] | None,
    Option(
        "--profile",
        metavar="FACT=CHOICE",
        help="Settle a fact of the profile for all files of a panel; may be repeated.",
        autocompletion=completing.facts,
    ),
]
SkipBadOption = Annotated[
    bool, Option("--skip-bad", help="Leave out files of a panel that cannot be read or do not belong, and go on.")
]

AnonymousRefused = Annotated[bool, Option("--anonymous", hidden=True)]
"""Known to commands that cannot keep its promise, so that they say why."""


def never_anonymous(what: str, mend: str, *, asked: bool) -> None:
    """Raises `CooperationError` with the reason where --anonymous is asked of a command that cannot keep it."""
    if asked:
        raise CooperationError(Problem(Place("--anonymous"), what, mend))


class Several(Struct, frozen=True):
    """How a panel is read; `settled` is what --profile says, `skip` whether bad files are left out.

    Unless `quote`, messages about files tell nothing that stands in them.
    """

    read: Callable[[str], tuple[Answers, Rubric]]
    terms: Terms
    settled: Sequence[str] = ()
    skip: bool = False
    quote: bool = True

    def sheets(self, files: Iterable[str]) -> Sequence[Sheet]:
        """The files that count. Raises `CooperationError` with all that is wrong with any, unless they are skipped."""
        return belonging(files, self.read, self.terms.title, skip=self.skip, quote=self.quote)

    def panel(self, sheets: Sequence[Sheet]) -> Panel:
        """The panel of these files. Raises `CooperationError` where they cannot be one."""
        return gathered(sheets, replace(self.terms, settled=chosen(sheets[0].rubric, self.settled)))

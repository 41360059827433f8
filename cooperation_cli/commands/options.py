"""Options that several commands share."""

from enum import StrEnum
from typing import Annotated

from typer import Argument, CallbackParam, Option

from cooperation_cli.commands import completing
from cooperation_cli.errors import CooperationError, Place, Problem
from cooperation_cli.interviewer.decoding import understood_word
from cooperation_cli.rendering.formats import FORMATS, SUFFIXES
from cooperation_cli.rubric.question import Depth


class Evidence(StrEnum):
    """Whether a high level counts when nothing is given that would show it."""

    CLAIMED = "claimed"
    REQUIRED = "required"

    @property
    def required(self) -> bool:
        """Whether only levels with evidence count."""
        return self is Evidence.REQUIRED


def as_words(param: CallbackParam, typed: str | None) -> str | None:
    """Words of an option, whatever locale they were typed in. Raises `CooperationError` if they are no text."""
    words = None if typed is None else understood_word(typed)
    if typed is not None and words is None:
        raise CooperationError(Problem(Place(param.opts[0]), "is no text in UTF-8", "type it in UTF-8"))
    return words


AnswersFiles = Annotated[
    list[str],
    Argument(
        metavar="ANSWERS...", help="Answers files: YAML, JSON or CSV; - reads standard input.", show_default=False
    ),
]
RubricOption = Annotated[
    str | None,
    Option(
        "--rubric",
        metavar="RUBRIC",
        help="Where the rubric is: a shipped id, a file or a folder.",
        autocompletion=completing.rubrics,
    ),
]
DepthOption = Annotated[
    Depth | None,
    Option("--depth", help="Ask the quick questions only, or all of them; by default as the file says, else full."),
]
EvidenceOption = Annotated[
    Evidence,
    Option("--evidence", help="Whether high levels count as claimed, or only with evidence."),
]
ExplainOption = Annotated[
    list[str] | None,
    Option(
        "--explain",
        metavar="NAME",
        help="Show how a number is reached, step by step: of a question, a dimension, a part, or overall; "
        "may be repeated.",
    ),
]
LanguageOption = Annotated[
    str | None,
    Option(
        "--language", metavar="LANGUAGE", help="The language of the rubric's words, such as fr; by default its own."
    ),
]
FailBelowOption = Annotated[
    str | None,
    Option(
        "--fail-below",
        metavar="BAND|NUMBER",
        help="Exit with 1 when the band or the overall score is lower than this.",
        autocompletion=completing.bands,
    ),
]
ScenarioOption = Annotated[
    list[str] | None,
    Option(
        "--scenario",
        metavar="ID",
        help="What if this scenario of the rubric happened; may be repeated, for several at once.",
        autocompletion=completing.scenarios,
    ),
]
SetOption = Annotated[
    list[str] | None,
    Option(
        "--set",
        metavar="QUESTION=LEVEL",
        help="What if this were the answer: a level by its value or code, dont_know, prefer_not_to_say, "
        "not_applicable, or nothing; may be repeated.",
        autocompletion=completing.questions,
    ),
]
WeightsOption = Annotated[
    str | None,
    Option(
        "--weights",
        metavar="FILE",
        help="Weights of dimensions in place of the rubric's own: YAML, JSON or CSV.",
    ),
]
FormatOption = Annotated[
    str | None,
    Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help=f"How the report is written: {', '.join(FORMATS)}; by default as the first.",
        autocompletion=completing.formats,
    ),
]
OutputOption = Annotated[
    list[str] | None,
    Option(
        "--output",
        "-o",
        metavar="FILE|FOLDER/",
        help=f"Write instead of printing: a file in the format of its suffix ({' '.join(SUFFIXES)}), or a folder "
        "with a report a file in the format of --format; may be repeated.",
    ),
]
ForceOption = Annotated[bool, Option("--force", help="Replace files that exist.")]
QuietOption = Annotated[bool, Option("--quiet", "-q", help="Say nothing but errors on standard error.")]
NoColorOption = Annotated[bool, Option("--no-color", help="Print without colour, as NO_COLOR does.")]

"""What the shell offers while somebody types; where there is nothing to offer it stays silent.

Every command has these functions in its options, but only the shell calls them: what one alone needs it imports itself.
"""

from itertools import accumulate
from typing import Final
from unicodedata import category, east_asian_width

from typer import Context

from cooperation_cli.errors import CooperationError
from cooperation_cli.rendering.formats import FORMATS
from cooperation_cli.rubric import library
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.text import Words

_SPOKEN: Final = frozenset(" ,.-\N{RIGHT SINGLE QUOTATION MARK}")
"""What may stand beside letters, their accents and digits in what is handed to a shell."""
_ROOM: Final = 64
"""Columns for words beside a name: typer breaks lines at 80, and to a shell every line is another offer."""


def formats() -> list[str]:
    """The formats of reports."""
    return list(FORMATS)


def blank_formats() -> list[str]:
    """The formats of blanks."""
    from cooperation_cli.rendering.blanks.formats import FORMATS as BLANK_FORMATS  # noqa: PLC0415

    return list(BLANK_FORMATS)


def rubrics() -> list[str]:
    """The ids of the rubrics that ship."""
    return list(library.known())


def shapes() -> list[str]:
    """The ids of the small rubrics to start from."""
    return list(library.shapes())


def examples() -> list[str]:
    """The worked examples, and the folders that hold several."""
    names = [each.name for each in library.examples()]
    folders = {f"{name.partition('/')[0]}/" for name in names if "/" in name}
    return sorted([*names, *folders])


def _offer(name: str, words: Words) -> tuple[str, str]:
    """A name of ours with the rubric's words for it, reduced to what means nothing to any shell.

    Shells evaluate what they are handed (zsh: `$(…)`), and typer takes it for markup; a rubric may be a stranger's.
    """
    spoken = str(words).replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")
    kept = "".join(each if category(each)[0] in "LMN" or each in _SPOKEN else " " for each in spoken)
    said = " ".join(kept.split())
    room = accumulate(2 if east_asian_width(each) in "WF" else 1 for each in said)
    return name, "".join(each for each, taken in zip(said, room, strict=True) if taken <= _ROOM)


def _named(context: Context) -> Rubric | None:
    """The rubric that `--rubric` names so far, the last where it may be repeated, or the first that ships."""
    given = context.params.get("rubric") or library.DEFAULT
    try:
        return library.open_rubric(given if isinstance(given, str) else given[-1])
    except CooperationError:
        return None


def bands(context: Context) -> list[tuple[str, str]]:
    """The bands of the rubric that `--rubric` names so far, or of the first that ships, lowest first, with titles."""
    rubric = _named(context)
    if rubric is None:
        return []
    return [_offer(band.id, band.title) for band in rubric.bands]


def facts(context: Context, incomplete: str) -> list[tuple[str, str]]:
    """FACT=CHOICE for every choice of the profile, with its words; before the `=`, the facts alone."""
    rubric = _named(context)
    if rubric is None:
        return []
    if "=" not in incomplete:
        return [_offer(f"{fact.id}=", fact.text) for fact in rubric.profile]
    return [_offer(f"{fact.id}={choice}", words) for fact in rubric.profile for choice, words in fact.choices.items()]


def parts(context: Context) -> list[str]:
    """What an interview can be narrowed to: the profile, its facts, dimensions, questions."""
    from cooperation_cli.interview.scope import names  # noqa: PLC0415

    try:
        return list(names(library.open_rubric(context.params.get("rubric") or library.DEFAULT)))
    except CooperationError:
        return []


def scenarios(context: Context) -> list[tuple[str, str]]:
    """The scenarios of the rubric that `--rubric` names so far, or of the first that ships, with titles."""
    rubric = _named(context)
    if rubric is None:
        return []
    return [_offer(scenario.id, scenario.title) for scenario in rubric.scenarios]


def questions(context: Context, incomplete: str) -> list[tuple[str, str]]:
    """QUESTION= for every question; behind the `=`, its levels with their labels."""
    rubric = _named(context)
    if rubric is None:
        return []
    name, equals, _ = incomplete.partition("=")
    if not equals or name not in rubric.questions:
        return [_offer(f"{question.id}=", question.title) for question in rubric.questions.values()]
    levels = rubric.questions[name].scale.levels
    return [_offer(f"{name}={level.typed}", level.label) for level in levels]


def schemas() -> list[str]:
    """The kinds of files with a JSON Schema."""
    of_reports = ["result", "plan", "panel", "comparison", "rubric-diff"]
    return ["rubric", "dimension", "translation", "vectors", "answers", *of_reports]

"""What the shell offers while somebody types; where there is nothing to offer it stays silent.

Every command has these functions in its options, but only the shell calls them: what one alone needs it imports itself.
"""

from typer import Context

from cooperation_cli.errors import CooperationError
from cooperation_cli.rendering.formats import FORMATS
from cooperation_cli.rubric import library


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


def bands(context: Context) -> list[tuple[str, str]]:
    """The bands of the rubric that `--rubric` names so far, or of the first that ships, lowest first, with titles."""
    try:
        rubric = library.open_rubric(context.params.get("rubric") or library.DEFAULT)
    except CooperationError:
        return []
    return [(band.id, str(band.title)) for band in rubric.bands]


def facts(context: Context, incomplete: str) -> list[tuple[str, str]]:
    """FACT=CHOICE for every choice of the profile, with its words; before the `=`, the facts alone."""
    try:
        rubric = library.open_rubric(context.params.get("rubric") or library.DEFAULT)
    except CooperationError:
        return []
    if "=" not in incomplete:
        return [(f"{fact.id}=", str(fact.text)) for fact in rubric.profile]
    return [(f"{fact.id}={choice}", str(words)) for fact in rubric.profile for choice, words in fact.choices.items()]


def parts(context: Context) -> list[str]:
    """What an interview can be narrowed to: the profile, its facts, dimensions, questions."""
    from cooperation_cli.interview.scope import names  # noqa: PLC0415

    try:
        return list(names(library.open_rubric(context.params.get("rubric") or library.DEFAULT)))
    except CooperationError:
        return []


def schemas() -> list[str]:
    """The kinds of files with a JSON Schema."""
    return ["rubric", "dimension", "translation", "vectors", "answers", "result", "plan"]

"""What the shell offers while somebody types: shipped rubrics, worked examples, bands, formats."""

from cooperation_cli.rendering.formats import FORMATS


def formats() -> list[str]:
    """The formats of reports."""
    return list(FORMATS)


def rubrics() -> list[str]:
    """The ids of the shipped rubrics."""
    return []


def bands() -> list[str]:
    """The bands of the shipped rubrics."""
    return []

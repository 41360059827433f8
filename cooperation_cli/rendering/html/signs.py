"""What stands before words: the symbol of their tone, and their label."""

from collections.abc import Iterator

from cooperation_cli.rendering.html.markup import Markup, element, text
from cooperation_cli.rendering.strokes import UNICODE, ending
from cooperation_cli.report.model import Tone
from cooperation_cli.report.sentences import page as say
from cooperation_cli.text import Words, one_line


def labelled(label: Words) -> Markup:
    """The label, with what stands between it and its words."""
    said = one_line(label).strip()
    return element("b", Words(said + ending(said)))


def marked(tone: Tone) -> Iterator[Markup]:
    """The symbol of a tone, with its name for those who hear the page."""
    if tone is not Tone.PLAIN:
        symbol = Words(UNICODE.tones[tone])
        yield element("span", symbol, role="img", aria_label=say.TONES[tone], class_=f"mark {tone}")
        yield text(Words(" "))

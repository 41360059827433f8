"""Reading HTML in tests: which elements a page opens, their attributes, and the text that a reader sees."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_BESIDE = frozenset({"head", "svg", "nav"})
"""What stands in these is said again by the page itself."""


@dataclass
class HtmlReading:
    """What a parser makes of a page: `shape` is every tag with the names of its attributes, line breaks aside."""

    shape: list[tuple[str, ...]] = field(default_factory=list)
    values: list[tuple[str, str]] = field(default_factory=list)
    """Attributes with their values."""
    text: str = ""
    style: str = ""

    @property
    def anchors(self) -> list[str]:
        """The names that links may lead to."""
        return [value for name, value in self.values if name == "id"]


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.reading = HtmlReading()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.reading.text += "\n"
            return
        self.reading.shape.append((tag, *(name for name, _ in attrs)))
        self.reading.values += [(name, value or "") for name, value in attrs]
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"{tag} is closed before what it holds"
        self.reading.shape.append((f"/{tag}",))

    def handle_data(self, data: str) -> None:
        if "style" in self.open:
            self.reading.style += data
        elif _BESIDE.isdisjoint(self.open):
            self.reading.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        assert decl == "DOCTYPE html"

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(f"a declaration: {data}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"an instruction: {data}")


def html_reading(page: str) -> HtmlReading:
    """The page as a browser meets it; what is opened must be closed in order."""
    parser = _Parser()
    parser.feed(page)
    parser.close()
    assert not parser.open, f"left open: {parser.open}"
    return parser.reading

"""Every hostile text in every field of answers and rubric, and in every word that is typed, through the program."""

import csv
import io
import json
import os
import pty
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from builders.forked import Ended, Program
from builders.hostile_pages import TEXTS
from builders.html_reading import html_reading

from cooperation_cli.documents.document import Document
from cooperation_cli.documents.reading import load
from cooperation_cli.documents.yaml_writing import dump
from cooperation_cli.text import one_line, plain

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="runs are forked as on Linux")
# A file cannot hold half of a character.
FOREIGN = [text for text in TEXTS.values() if text.isascii() or text.encode("utf-8", "ignore").decode() == text]
FOREIGN = [text for text in FOREIGN if text.strip()]
TURNS = range(len(FOREIGN)) if os.environ.get("HOSTILE") == "all" else range(0, len(FOREIGN), 9)
WHOLE = Path(__file__).parents[1] / "fuzz" / "corpus" / "rubric.yaml"
FIELDS = frozenset(
    {"title", "description", "licence", "label", "text", "why", "evidence", "do", "because", "advice", "name",
     "partner", "comment", "from", "purpose", "who_sees", "affects_funding", "kept_until"}
)  # fmt: skip
OURS = re.compile(
    r"</?(?:h[1-6]|p|ul|ol|li|strong|table|thead|tbody|tr|t[hd](?: align=\"right\")?|pre(?: lang=\"text\")?|code)>"
)
"""What a report in Markdown is made of."""
SIGNS = re.compile(r"(?!-[0-9.]+$)[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


@pytest.fixture(scope="module")
def program() -> Iterator[Program]:
    with Program() as running:
        yield running


def filled(data: Any, turn: int) -> Any:
    """The data with a hostile text in each field for people to read, another in each, and all others in other turns."""
    numbers = count(turn)

    def fill(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {
                name: fill(inner, "text" if key in {"levels", "choices"} else name) for name, inner in value.items()
            }
        if isinstance(value, list):
            return [fill(inner, key if isinstance(inner, str) else "") for inner in value]
        return FOREIGN[next(numbers) % len(FOREIGN)] if key in FIELDS and isinstance(value, str) else value

    return fill(data)


def whole() -> dict[str, Any]:
    """A rubric in which every key stands that there is."""
    document = load(str(WHOLE))
    assert isinstance(document, Document)
    assert isinstance(document.data, dict)
    return document.data


def laid(folder: Path, turn: int) -> None:
    """Files `rubric.yaml`, `a.yaml` and `b.yaml` with hostile texts wherever one may stand."""
    rubric = filled(whole(), turn)
    (folder / "rubric.yaml").write_text(dump(rubric), encoding="utf-8")
    for name, date in (("a", "2025-01-01"), ("b", "2026-01-01")):
        said = {
            "format": "cooperation-answers/1",
            "rubric": rubric["id"],
            "partnership": {"title": "T"},
            "respondent": {"partner": f"P{name}", "name": "N", "role": FOREIGN[turn], "date": date},
            "invitation": dict.fromkeys(("from", "purpose", "who_sees", "affects_funding", "kept_until"), "I"),
            "answers": {
                f"{dimension['id']}.{question['id']}": {"dont_know": True, "comment": "C", "evidence": ["E", "E"]}
                for dimension in rubric["dimensions"]
                for question in dimension["questions"]
            },
        }
        (folder / f"{name}.yaml").write_text(dump(filled(said, turn)), encoding="utf-8")


def strange(text: str) -> set[str]:
    """What nobody sees, line breaks aside, and the joiner between letters."""
    return {character for character in text if not character.isprintable()} - {"\n", "\u200c", "\u3000"}


COMMANDS = {
    "score": ("score", "a.yaml", "--rubric", "rubric.yaml"),
    "scores": ("score", "a.yaml", "b.yaml", "--rubric", "rubric.yaml"),
    "explain": ("score", "a.yaml", "--rubric", "rubric.yaml", "--explain", "overall"),
    "panel": ("panel", "a.yaml", "b.yaml", "--rubric", "rubric.yaml", "--as", TEXTS["t26-md-table"]),
    "compare": ("compare", "a.yaml", "b.yaml", "--rubric", "rubric.yaml"),
    "show": ("rubric", "show", "rubric.yaml"),
    "check": ("rubric", "check", "rubric.yaml"),
    "diff": ("rubric", "diff", str(WHOLE), "rubric.yaml"),
    "plan": ("plan", "a.yaml", "--rubric", "rubric.yaml", "--effort", "3"),
    "meeting": ("panel", "a.yaml", "b.yaml", "--rubric", "rubric.yaml", "--as", "T", "--questions"),
    "what-if": ("score", "a.yaml", "--rubric", "rubric.yaml", "--scenario", "flood"),
}
FORMS = ("report.md", "report.html", "report.json", "report.csv", "report.txt")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("turn", TURNS)
def test_no_hostile_text_harms_a_report(turn: int, command: str, program: Program, tmp_path: Path) -> None:
    laid(tmp_path, turn)
    outputs = [word for name in FORMS for word in ("-o", name)]
    ended = program.run(*COMMANDS[command], folder=str(tmp_path))
    written = program.run(*COMMANDS[command], *outputs, folder=str(tmp_path))
    assert (ended.code, written.code) in {(0, 0), (1, 1)}, ended.said + written.said
    assert ended.stdout
    assert strange(ended.stdout.decode() + ended.said + written.said) == set()
    for name in FORMS:
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert strange(text) == set(), name
        harmless(name, text)


def harmless(name: str, text: str) -> None:
    match name:
        case "report.json":
            for line in text.splitlines() if text.count("\n{") else [text]:
                json.loads(line)
        case "report.csv":
            rows = list(csv.reader(io.StringIO(text), strict=True))
            assert len({len(row) for row in rows if row}) == 1
            assert not [cell for row in rows for cell in row if SIGNS.match(cell)]
        case "report.md" if shutil.which("cmark-gfm"):
            assert {tag for tag in tags(text) if not OURS.fullmatch(tag)} == set()
        case "report.html":
            found = html_reading(text)
            assert not {tag for tag, *_ in found.shape} & {"script", "img", "iframe", "object", "embed", "link", "base"}
            assert not [name for name, _ in found.values if name == "src" or name.startswith("on")]
            assert [value for name, value in found.values if name == "href" and not value.startswith("#")] == []
            assert [value for name, value in found.values if "default-src 'none'" in value] != []


def tags(markdown: str) -> list[str]:
    """The tags that code hosts make of it, were raw HTML allowed there."""
    extensions = [word for name in ("table", "autolink", "strikethrough", "footnotes") for word in ("-e", name)]
    command = ["cmark-gfm", "--unsafe", *extensions]
    page = subprocess.run(command, input=markdown.encode(), capture_output=True, check=True).stdout.decode()
    return re.findall(r"<[^>]*>", page)


@pytest.mark.parametrize("form", ["yaml", "json", "csv", "markdown", "html"])
@pytest.mark.parametrize("turn", TURNS[:3])
def test_a_blank_of_hostile_words_is_read_again(turn: int, form: str, program: Program, tmp_path: Path) -> None:
    laid(tmp_path, turn)
    blank = program.run(
        "template", "--title", FOREIGN[turn], "--rubric", "rubric.yaml", "--format", form, folder=str(tmp_path)
    )
    assert (blank.code, blank.said) == (0, "")
    assert strange(blank.stdout.decode()) == set()
    if form not in {"markdown", "html"}:
        (tmp_path / f"blank.{form}").write_bytes(blank.stdout)
        again = program.run("score", f"blank.{form}", "--rubric", "rubric.yaml", folder=str(tmp_path))
        assert (again.code, again.said) == (0, "")


@pytest.mark.parametrize("turn", TURNS[:2])
def test_a_terminal_gets_no_codes_but_ours(turn: int, tmp_path: Path) -> None:
    laid(tmp_path, turn)
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "cooperation_cli", *COMMANDS["score"]]
    with subprocess.Popen(
        command, cwd=tmp_path, stdin=theirs, stdout=theirs, stderr=theirs, env={**os.environ, "TERM": "xterm"}
    ) as run:
        os.close(theirs)
        shown = b"".join(iter(lambda: read(ours), b"")).decode()
        assert run.wait() == 0
    os.close(ours)
    assert "\x1b[" in shown
    assert strange(re.sub(r"\x1b\[[0-9;]*m", "", shown.replace("\r\n", "\n"))) == set()


def read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65_536)
    except OSError:  # a terminal that was closed at its other end
        return b""


WORDS: dict[str, tuple[str, ...]] = {
    "a command": ("{}",),
    "a file": ("score", "{}"),
    "a rubric": ("score", "a.yaml", "--rubric", "{}"),
    "a threshold": ("score", "a.yaml", "--rubric", "rubric.yaml", "--fail-below", "{}"),
    "a scenario": ("score", "a.yaml", "--rubric", "rubric.yaml", "--scenario", "{}"),
    "a wish": ("score", "a.yaml", "--rubric", "rubric.yaml", "--set", "{}=1"),
    "weights": ("score", "a.yaml", "--rubric", "rubric.yaml", "--weights", "{}"),
    "a name to explain": ("score", "a.yaml", "--rubric", "rubric.yaml", "--explain", "{}"),
    "a format": ("score", "a.yaml", "--rubric", "rubric.yaml", "--format", "{}"),
    "a language": ("rubric", "show", "rubric.yaml", "--language", "{}"),
    "a band": ("plan", "a.yaml", "--rubric", "rubric.yaml", "--to", "{}"),
    "a question": ("plan", "a.yaml", "--rubric", "rubric.yaml", "--exclude", "{}"),
    "a fact": ("template", "--profile", "{}=x"),
    "an example": ("example", "{}"),
    "a kind": ("rubric", "schema", "{}"),
    "an id": ("rubric", "new", "{}"),
}
TYPED = [text for text in FOREIGN if "\0" not in text and text.strip() and not text.startswith("-")]


@pytest.mark.parametrize("word", WORDS)
def test_no_hostile_word_harms_a_message(word: str, program: Program, tmp_path: Path) -> None:
    laid(tmp_path, 0)
    for text in TYPED if os.environ.get("HOSTILE") == "all" else TYPED[len(word) % 5 :: 5]:
        ended = program.run(*(part.replace("{}", text) for part in WORDS[word]), folder=str(tmp_path))
        assert ended.code == 2, (text, ended.said)
        told(ended, text)


def told(ended: Ended, text: str) -> None:
    """Nothing printed; said what it was about, as far as it is short, and nothing that cannot be seen."""
    assert ended.stdout == b""
    assert "Traceback" not in ended.said
    assert strange(ended.said) == set(), text
    if len(text) < 20 and "No such command" not in ended.said:  # which the library shows in its own way
        assert "".join(plain(text).split()).lower() in "".join(ended.said.split()).lower()


MISTAKES: dict[str, Callable[[str], dict[str, Any]]] = {
    "a key": lambda text: {text: 1},
    "a question": lambda text: {"answers": {text: 1}},
    "a question with a dot": lambda text: {"answers": {f"goals.{text}": 1}},
    "a level": lambda text: {"answers": {"goals.purpose": text}},
    "a level among more": lambda text: {"answers": {"goals.purpose": {"level": text}}},
    "a key of an answer": lambda text: {"answers": {"goals.purpose": {text: 1}}},
    "a rubric": lambda text: {"rubric": text},
    "a version": lambda text: {"rubric": f"lake@{text}"},
    "a format": lambda text: {"format": text},
    "a depth": lambda text: {"depth": text},
    "a side": lambda text: {"respondent": {"side": text}},
    "a fact": lambda text: {"partnership": {"title": "T", "profile": {text: "two"}}},
    "a choice": lambda text: {"partnership": {"title": "T", "profile": {"form": text}}},
    "a target": lambda text: {"targets": {text: 1}},
    "a target's level": lambda text: {"targets": {"goals.purpose": text}},
}
"""Where a hostile text in an answers file is a mistake."""


def some(number: int) -> list[str]:
    return FOREIGN if os.environ.get("HOSTILE") == "all" else FOREIGN[number % 5 :: 5]


@pytest.mark.parametrize("mistake", MISTAKES)
def test_no_hostile_mistake_in_answers_harms_a_message(mistake: str, program: Program, tmp_path: Path) -> None:
    for text in some(len(mistake)):
        sound = {"format": "cooperation-answers/1", "rubric": "lake", "partnership": {"title": "T"}, "answers": {}}
        (tmp_path / "a.json").write_text(json.dumps(sound | MISTAKES[mistake](text)), encoding="utf-8")
        ended = program.run("score", "a.json", "--rubric", str(WHOLE), folder=str(tmp_path))
        assert (ended.code, ended.stdout) == (2, b""), (text, ended.said)
        placed(ended, "a.json")


PLACES: tuple[tuple[str | int, ...], ...] = (
    ("id",),
    ("version",),
    ("min_coverage",),
    ("report_as",),
    ("overall", "combine"),
    ("scales", "practice", "evidence_from"),
    ("profile", 0, "id"),
    ("bands", 0, "id"),
    ("bands", 0, "from"),
    ("parts", 0, "id"),
    ("dimensions", 0, "id"),
    ("dimensions", 0, "part"),
    ("dimensions", 0, "scale"),
    ("dimensions", 1, "countered_by", 0),
    ("dimensions", 0, "questions", 0, "id"),
    ("dimensions", 0, "questions", 0, "depth"),
    ("dimensions", 0, "questions", 0, "derived_from", 0),
    ("dimensions", 0, "questions", 0, "variants", 0, "ask_if", "in", 0),
    ("dimensions", 0, "questions", 1, "target"),
    ("gates", 0, "caps_at"),
    ("gates", 0, "when", "question"),
    ("warnings", 0, "when", "any", 0, "dimension"),
    ("scenarios", 0, "at_most", "goals.grade"),
)
"""Where a hostile text in a rubric is a mistake, both as what stands there and as one more key beside it."""


@pytest.mark.parametrize("place", PLACES, ids=lambda place: ".".join(map(str, place)))
def test_no_hostile_mistake_in_a_rubric_harms_a_message(
    place: tuple[str | int, ...], program: Program, tmp_path: Path
) -> None:
    for text in some(len(str(place))):
        data = json.loads(json.dumps(whole(), default=float))
        *above, last = place
        inner = data
        for step in above:
            inner = inner[step]
        inner[last] = text
        if isinstance(inner, dict):
            inner[text] = text
        (tmp_path / "r.json").write_text(json.dumps(data), encoding="utf-8")
        ended = program.run("rubric", "check", "r.json", folder=str(tmp_path))
        assert (ended.code in {1, 2}, ended.stdout) == (True, b""), (text, ended.said)
        placed(ended, "r.json")


def placed(ended: Ended, file: str) -> None:
    """Every line names the file and holds nothing that cannot be seen, and is short enough to be read."""
    lines = ended.said.splitlines()
    assert lines
    assert [line for line in lines if not line.startswith(f"{file}:") or one_line(line) != line] == []
    assert max(map(len, lines)) < 1000


def test_no_hostile_title_leads_a_file_elsewhere(program: Program, tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    for text in TYPED:
        ended = program.run("assess", "--title", text, "--rubric", str(WHOLE), folder=str(desk))
        assert ended.code == 130, (text, ended.said)
        assert strange(ended.said) == set(), text
    names = sorted(path.name for path in desk.iterdir())
    assert len([name for name in names if name.endswith(".yaml")]) == len(TYPED)
    assert [name for name in names if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,90}\.yaml(\.journal)?", name)] == []
    assert list(tmp_path.iterdir()) == [desk]

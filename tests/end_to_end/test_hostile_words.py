"""Every hostile text in every field of answers and rubric, and in every word that is typed, through the program."""

import csv
import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from builders.csv_reading import cells, formulas
from builders.forked import Ended, Program
from builders.hostile_pages import TEXTS
from builders.html_reading import html_reading
from builders.json_reading import json_reading
from builders.markdown_reading import HAS_CMARK, tags
from builders.unfit_documents import lay_rubric
from typer.core import TyperGroup

from cooperation_cli.answers import journal
from cooperation_cli.answers.form_names import form_name, reply_path
from cooperation_cli.commands import app
from cooperation_cli.documents.document import Document
from cooperation_cli.documents.reading import load
from cooperation_cli.documents.yaml_writing import dump
from cooperation_cli.rendering.blanks.formats import FORMATS as BLANKS
from cooperation_cli.rendering.formats import SUFFIXES
from cooperation_cli.text import one_line, plain

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="runs are forked as on Linux")
# A file cannot hold half of a character.
FOREIGN = [text for text in TEXTS.values() if text.isascii() or text.encode("utf-8", "ignore").decode() == text]
FOREIGN = [text for text in FOREIGN if text.strip()]
EVERY = os.environ.get("HOSTILE") == "all"
TURNS = range(len(FOREIGN)) if EVERY else range(0, len(FOREIGN), 9)
WHOLE = Path(__file__).parents[1] / "fuzz" / "corpus" / "rubric.yaml"
FIELDS = frozenset(
    {"title", "description", "licence", "label", "text", "why", "evidence", "do", "because", "advice", "name",
     "partner", "comment", "from", "purpose", "who_sees", "affects_funding", "kept_until"}
)  # fmt: skip
OURS = re.compile(
    r"</?(?:h[1-6]|p|ul|ol|li|strong|table|thead|tbody|tr|t[hd](?: align=\"right\")?|pre(?: lang=\"text\")?|code)>"
)
"""What a report in Markdown is made of."""
COLOURS = re.compile(r"\x1b\[[0-9;]*m")
XTERM = {"TERM": "xterm", "NO_COLOR": None, "COOPERATION_PLAIN": "1"}


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
    """Files `rubric.yaml` with its vectors, `a.yaml` and `b.yaml` with hostile texts wherever one may stand.

    In `typed` stands what somebody types in an interview: looks at everything, and comments on a question.
    """
    rubric = filled(whole(), turn)
    (folder / "rubric.yaml").write_text(dump(rubric), encoding="utf-8")
    tried = {"title": "V", "answers": {"each": "best"}, "expected": {"overall": Decimal(1)}}
    vectors = {"format": "cooperation-vectors/1", "rubric": rubric["id"], "vectors": [filled(tried, turn)]}
    (folder / "rubric.tests.yaml").write_text(dump(vectors), encoding="utf-8")
    typed = ["y", "a", "", "o", "b", "?", f"c {one_line(FOREIGN[turn])}", FOREIGN[turn], ".", "a", "", *["f"] * 9]
    (folder / "typed").write_text("\n".join([*typed, ""]), encoding="utf-8")
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


def seen(ended: Ended) -> str:
    """All that a terminal or a pipe got, but for our own colours."""
    return COLOURS.sub("", ended.stdout.decode() + ended.said)


RUBRIC = ("--rubric", "rubric.yaml")
COMMANDS = {
    "score": ("score", "a.yaml", *RUBRIC),
    "scores": ("score", "a.yaml", "b.yaml", *RUBRIC),
    "explain": ("score", "a.yaml", *RUBRIC, "--explain", "overall"),
    "panel": ("panel", "a.yaml", "b.yaml", *RUBRIC, "--as", TEXTS["t26-md-table"]),
    "compare": ("compare", "a.yaml", "b.yaml", *RUBRIC),
    "show": ("rubric", "show", "rubric.yaml"),
    "check": ("rubric", "check", "rubric.yaml"),
    "diff": ("rubric", "diff", str(WHOLE), "rubric.yaml"),
    "plan": ("plan", "a.yaml", *RUBRIC, "--effort", "3"),
    "meeting": ("panel", "a.yaml", "b.yaml", *RUBRIC, "--as", "T", "--questions"),
    "what-if": ("score", "a.yaml", *RUBRIC, "--scenario", "flood"),
    "assess": ("assess", "a.yaml", *RUBRIC),
}
TEST = ("rubric", "test", "rubric.yaml")
TEMPLATE = ("template", "a.yaml", *RUBRIC, "--profile", "form=two")
IMPORT = ("import", "export.csv", "-o", "answers", *RUBRIC)
FORMS = tuple(f"report{suffix}" for suffix in SUFFIXES)


def test_every_command_is_here_that_shows_what_others_wrote() -> None:
    typed = [*COMMANDS.values(), TEST, TEMPLATE, IMPORT]
    assert {words[0] for words in typed} == set(app.COMMANDS) - {"example"}
    verbs = app.imported("rubric")
    assert isinstance(verbs, TyperGroup)
    assert {words[1] for words in typed if words[0] == "rubric"} == set(verbs.commands) - {"list", "schema", "new"}
    assert {words[0] for words in WORDS.values()} | {"compare", "import", "panel", "assess"} == {"{}", *app.COMMANDS}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("turn", TURNS)
def test_no_hostile_text_harms_a_report(turn: int, command: str, program: Program, tmp_path: Path) -> None:
    laid(tmp_path, turn)
    typed, folder = str(tmp_path / "typed"), str(tmp_path)
    shown = program.run(*COMMANDS[command], folder=folder, stdin=typed, env=XTERM, terminal=True)
    ended = program.run(*COMMANDS[command], folder=folder, stdin=typed)
    outputs = [word for name in FORMS for word in ("-o", name)]
    written = program.run(*COMMANDS[command], *outputs, folder=folder, stdin=typed)
    assert (shown.code, ended.code, written.code) in {(0, 0, 0), (1, 1, 1)}, shown.said + ended.said + written.said
    assert ended.stdout
    assert b"\x1b[" in shown.stdout
    assert strange(seen(shown) + seen(ended) + seen(written)) == set()
    for name in FORMS:
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert strange(text) == set(), name
        harmless(name, text)


def harmless(name: str, text: str) -> None:
    match Path(name).suffix:
        case ".txt":
            assert text
        case ".json":
            for line in text.splitlines() if text.count("\n{") else [text]:
                json_reading(line)
        case ".csv":
            rows = cells(text)
            assert len({len(row) for row in rows if row}) == 1
            assert formulas(rows) == []
        case ".md":
            assert not HAS_CMARK or {tag for tag in tags(text) if not OURS.fullmatch(tag)} == set()
        case ".html":
            found = html_reading(text)
            assert not {tag for tag, *_ in found.shape} & {"script", "img", "iframe", "object", "embed", "link", "base"}
            assert not [name for name, _ in found.values if name == "src" or name.startswith("on")]
            assert [value for name, value in found.values if name == "href" and not value.startswith("#")] == []
            assert [value for name, value in found.values if "default-src 'none'" in value] != []
        case other:
            pytest.fail(f"nobody has said when {other} is harmless")


@pytest.mark.parametrize("form", BLANKS)
@pytest.mark.parametrize("turn", TURNS[:3])
def test_a_blank_of_hostile_words_is_read_again(turn: int, form: str, program: Program, tmp_path: Path) -> None:
    laid(tmp_path, turn)
    name = f"blank{BLANKS[form].suffix}"
    title = ("--title", FOREIGN[turn]) if "\0" not in FOREIGN[turn] else ()
    blank = program.run(*TEMPLATE, *title, "-o", name, folder=str(tmp_path))
    assert (blank.code, blank.said) == (0, f"wrote {name}\n")
    text = (tmp_path / name).read_text(encoding="utf-8") if BLANKS[form].is_text else ""
    assert strange(text) == set()
    if form == "csv":
        harmless(name, text)
    if form in {"yaml", "json", "csv"}:
        again = program.run("score", name, *RUBRIC, folder=str(tmp_path))
        assert (again.code, again.said) == (0, "")


@pytest.mark.parametrize("turn", TURNS)
def test_no_hostile_title_of_a_vector_harms_what_is_told_of_it(turn: int, program: Program, tmp_path: Path) -> None:
    laid(tmp_path, turn)
    for terminal in (False, True):
        ended = program.run(*TEST, folder=str(tmp_path), env=XTERM, terminal=terminal)
        assert (ended.code, ended.said) == (1, "")
        assert "1 of 1 vectors does not hold" in seen(ended)
        assert strange(seen(ended)) == set()


def test_no_hostile_text_harms_an_import(program: Program, tmp_path: Path) -> None:
    laid(tmp_path, 0)
    paths = [("partnership", "title"), ("respondent", "partner"), ("respondent", "name"), ("respondent", "role")]
    comment = form_name(reply_path("goals.purpose", "comment"))
    with (tmp_path / "export.csv").open("w", encoding="utf-8", newline="") as file:
        export = csv.writer(file)
        export.writerow(["_id", *map(form_name, paths), form_name(reply_path("goals.purpose")), comment])
        export.writerows([number, *[text] * len(paths), 1, text] for number, text in enumerate(IMPORTED))
    for terminal in (False, True):
        ended = program.run(*IMPORT, folder=str(tmp_path), env=XTERM, terminal=terminal)
        assert (ended.code, ended.stdout) == (0, b""), ended.said
        assert strange(seen(ended)) == set()
    names = sorted(path.name for path in (tmp_path / "answers").iterdir())
    assert len(names) == len(IMPORTED)
    assert [name for name in names if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,90}\.yaml", name)] == []
    again = program.run("score", *(f"answers/{name}" for name in names), *RUBRIC, folder=str(tmp_path))
    assert (again.code, again.said) == (0, "")


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
ID = re.compile("[a-z][a-z0-9-]*")
TYPED = [text for text in FOREIGN if "\0" not in text and text.strip() and not text.startswith("-")]
IMPORTED = [text for text in FOREIGN if "\0" not in text]


@pytest.mark.parametrize("word", WORDS)
def test_no_hostile_word_harms_a_message(word: str, program: Program, tmp_path: Path) -> None:
    laid(tmp_path, 0)
    for text, terminal in some(len(word), [each for each in TYPED if word != "an id" or not ID.fullmatch(each)]):
        words = [part.replace("{}", text) for part in WORDS[word]]
        ended = program.run(*words, folder=str(tmp_path), env=XTERM, terminal=terminal)
        assert ended.code == 2, (text, ended.said)
        # The first equals sign ends a name.
        told(ended, text if "{}" in WORDS[word] else text.partition("=")[0])


def some(number: int, texts: Sequence[str] = FOREIGN) -> list[tuple[str, bool]]:
    """By turns every fifth text, on a terminal or not; with `HOSTILE=all` every text in both ways."""
    every = [(text, terminal) for text in texts for terminal in (False, True)]
    return every if EVERY else [every[2 * place + place % 2] for place in range(number % 5, len(texts), 5)]


def told(ended: Ended, text: str) -> None:
    """Nothing printed; said what it was about, as far as it is short, and nothing that cannot be seen."""
    assert ended.stdout == b""
    assert "Traceback" not in ended.said
    assert strange(ended.said) == set(), text
    if len(text) < 20 and "No such command" not in ended.said:  # which the library shows in its own way
        assert "".join(plain(text).split()).lower() in "".join(ended.said.split()).lower()


SOUND: dict[str, Any] = {
    "format": "cooperation-answers/1",
    "rubric": "lake",
    "partnership": {"title": "T"},
    "answers": {},
}
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


@pytest.mark.parametrize("mistake", MISTAKES)
def test_no_hostile_mistake_in_answers_harms_a_message(mistake: str, program: Program, tmp_path: Path) -> None:
    for text, terminal in some(len(mistake)):
        (tmp_path / "a.json").write_text(json.dumps(SOUND | MISTAKES[mistake](text)), encoding="utf-8")
        words = ("score", "a.json", "--rubric", str(WHOLE))
        ended = program.run(*words, folder=str(tmp_path), env=XTERM, terminal=terminal)
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
    for text, terminal in some(len(str(place))):
        data = json.loads(json.dumps(whole(), default=float))
        *above, last = place
        inner = data
        for step in above:
            inner = inner[step]
        inner[last] = text
        if isinstance(inner, dict):
            inner[text] = text
        (tmp_path / "r.json").write_text(json.dumps(data), encoding="utf-8")
        ended = program.run("rubric", "check", "r.json", folder=str(tmp_path), env=XTERM, terminal=terminal)
        assert (ended.code in {1, 2}, ended.stdout) == (True, b""), (text, ended.said)
        placed(ended, "r.json")


WEIGHING = ("score", "a.json", "--rubric", str(WHOLE), "--weights")
FRENCH = {"format": "cooperation-translation/1", "rubric": "lake", "language": "fr", "words": {}}
TRIED: dict[str, Any] = {"title": "V", "answers": {"each": "best"}, "expected": {"overall": 100}}
FILES: dict[str, tuple[tuple[str, ...], str, Callable[[str], object]]] = {
    "a name among weights": ((*WEIGHING, "w.json"), "w.json", lambda text: {text: 1}),
    "a weight": ((*WEIGHING, "w.json"), "w.json", lambda text: {"goals": text}),
    "a name in a table of weights": ((*WEIGHING, "w.csv"), "w.csv", lambda text: [["dimension", "weight"], [text, 1]]),
    "a weight in a table": ((*WEIGHING, "w.csv"), "w.csv", lambda text: [["dimension", "weight"], ["goals", text]]),
    **{
        f"{what} of a translation": (
            ("rubric", "show", "lake", "--language", "fr"),
            "lake/translations/fr.yaml",
            lambda text, change=change: FRENCH | change(text),  # type: ignore[misc]
        )
        for what, change in {
            "a key": lambda text: {text: 1},
            "the format": lambda text: {"format": text},
            "the rubric": lambda text: {"rubric": text},
            "the language": lambda text: {"language": text},
            "a place": lambda text: {"words": {text: {"says": "x", "of": "sha256-52082793"}}},
            "a hash": lambda text: {"words": {"title": {"says": "x", "of": text}}},
            "a key of words": lambda text: {"words": {"title": {"says": "x", text: "y"}}},
        }.items()
    },
    **{
        f"{what} of vectors": (
            ("rubric", "test", "lake.yaml"),
            "lake.tests.yaml",
            lambda text, change=change: {  # type: ignore[misc]
                "format": "cooperation-vectors/1",
                "rubric": "lake",
                "vectors": [TRIED],
                **change(text),
            },
        )
        for what, change in {
            "a key": lambda text: {text: 1},
            "the format": lambda text: {"format": text},
            "the rubric": lambda text: {"rubric": text},
            "a question": lambda text: {"vectors": [TRIED | {"answers": {text: 1}}]},
            "an answer": lambda text: {"vectors": [TRIED | {"answers": {"goals.purpose": text}}]},
            "a fact": lambda text: {"vectors": [TRIED | {"profile": {text: "two"}}]},
            "a choice": lambda text: {"vectors": [TRIED | {"profile": {"form": text}}]},
            "what is expected": lambda text: {"vectors": [TRIED | {"expected": {text: 1}}]},
            "a part": lambda text: {"vectors": [TRIED | {"expected": {"parts": {text: 1}}}]},
            "a band": lambda text: {"vectors": [TRIED | {"expected": {"band": text}}]},
        }.items()
    },
    **{
        f"{column} of an export": (
            ("import", "export.csv", "-o", "answers", "--force", "--quiet", "--rubric", str(WHOLE)),
            "export.csv",
            lambda text, column=column: [["_id", "goals.purpose", column], ["1", "dont_know", text]],  # type: ignore[misc]
        )
        for column in ("goals.grade", "pressure.storm", "profile_form", "profile_partners", "respondent_side")
    },
}
"""Where a hostile text in another file is a mistake: what is typed, which file it is, and what it holds."""


@pytest.mark.parametrize("mistake", FILES)
def test_no_hostile_mistake_in_any_other_file_harms_a_message(mistake: str, program: Program, tmp_path: Path) -> None:
    words, name, holding = FILES[mistake]
    lay_rubric(tmp_path / "lake")
    (tmp_path / "lake" / "translations").mkdir()
    shutil.copy(WHOLE, tmp_path / "lake.yaml")
    (tmp_path / "a.json").write_text(json.dumps(SOUND), encoding="utf-8")
    for text, terminal in some(len(mistake)):
        wrong(tmp_path / name, holding(text))
        ended = program.run(*words, folder=str(tmp_path), env=XTERM, terminal=terminal)
        assert (ended.code, ended.stdout) == (2, b""), (text, ended.said)
        placed(ended, name)


def wrong(file: Path, data: Any) -> None:
    if file.suffix == ".csv":
        with file.open("w", encoding="utf-8", newline="") as opened:
            csv.writer(opened).writerows(data)
    else:
        file.write_text(json.dumps(data, default=float), encoding="utf-8")


@pytest.mark.parametrize("turn", TURNS)
def test_no_hostile_text_in_a_journal_harms_an_interview(turn: int, program: Program, tmp_path: Path) -> None:
    text = FOREIGN[turn]
    for terminal in (False, True):
        (tmp_path / "a.json").write_text(json.dumps(SOUND), encoding="utf-8")
        answers: dict[str, Any] = {"goals.purpose": {"dont_know": True, "comment": text}, text: text}
        said = journal.entries(SOUND | {"respondent": {"partner": text}, "answers": answers})
        begun = journal.opening(journal.Session(text, text, 4711, text), journal.entries(SOUND))
        further = journal.changing(journal.entries(SOUND), said, journal.checksum(begun))
        (tmp_path / "a.json.journal").write_bytes(begun + further + text.encode())
        ended = program.run(
            "assess", "a.json", "--rubric", str(WHOLE), folder=str(tmp_path), env=XTERM, terminal=terminal
        )
        assert ended.code in {2, 130}, ended.said
        assert "Traceback" not in ended.said
        assert strange(seen(ended)) == set()


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

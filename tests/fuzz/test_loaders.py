"""Whatever a file holds, a loader reads it or refuses it in words that can be shown; nothing else escapes.

`make fuzz` tries many more inputs, other ones each time, and keeps what fails in the corpus, with which every run
begins.
"""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from builders.small_rubric import small_rubric
from builders.unfit_documents import lay_rubric
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cooperation_cli.answers import journal
from cooperation_cli.answers.loading import answers_from
from cooperation_cli.answers.opening import open_document
from cooperation_cli.assessment.trials.vectors import vectors
from cooperation_cli.errors import CooperationError
from cooperation_cli.importing.export import Export, opened
from cooperation_cli.importing.lexicon import Lexicon
from cooperation_cli.importing.submission import Given, submissions
from cooperation_cli.rubric.checks import check
from cooperation_cli.rubric.loading import load_rubric
from cooperation_cli.rubric.weights import open_weights, weighed
from cooperation_cli.text import Words, one_line

CORPUS = Path(__file__).parent / "corpus"
KEEP = bool(os.environ.get("FUZZ_KEEP"))
_RUBRIC = small_rubric()


def _translation(file: str) -> None:
    load_rubric(str(Path(file).parents[1]), "fr")


LOADERS: Mapping[str, Callable[[str], object]] = {
    "answers": lambda file: answers_from(open_document(file), _RUBRIC),
    "rubric": lambda file: check(load_rubric(file)),
    "export": lambda file: list(submissions(Export(opened(file), Lexicon((_RUBRIC,))), Given(Words("Lake")))),
    "weights": lambda file: weighed(_RUBRIC, open_weights(file)),
    "vectors": lambda file: vectors([file], _RUBRIC),
    "translation": _translation,
    "journal": lambda file: journal.read(Path(file).read_bytes()),
}
SEEDS = sorted(path for path in CORPUS.iterdir() if path.suffix in {".yaml", ".json", ".csv", ".journal"})


def _loader(seed: Path) -> str:
    return seed.name.partition(".")[0].partition("-")[0]


def tried(loader: str, content: bytes, suffix: str, folder: Path) -> bool:
    """Whether a loader takes the content; that what it says otherwise can be shown."""
    file = folder / "translations" / f"fr{suffix}"
    file.write_bytes(content)
    try:
        LOADERS[loader](str(file))
    except CooperationError as error:
        refused = error
    except BaseException:
        if KEEP:
            (CORPUS / f"{loader}-found{suffix}").write_bytes(content)
        raise
    else:
        return True
    assert refused.problems
    assert all(one_line(str(problem)) == str(problem) and problem.what for problem in refused.problems)
    return False


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A rubric in a folder, with a place for what is tried."""
    made = tmp_path_factory.mktemp("fuzz") / "lake"
    lay_rubric(made)
    (made / "translations").mkdir()
    return made


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
def test_the_corpus_is_read_or_refused(seed: Path, folder: Path) -> None:
    taken = tried(_loader(seed), seed.read_bytes(), seed.suffix, folder)
    # What was found is there because it went wrong; the others are what inputs are made from, and sound.
    assert taken or "-" in seed.name


_WORDS = [
    "a", "x.y", "goals.purpose", "power.control", "goals", "answers", "partnership", "title", "level", "comment",
    "evidence", "dont_know", "format", "cooperation-answers/1", "rubric", "small@1.0.0", "each", "below", "3", "-1",
    "0.5", "1e9", "1e-9", "1e999", ".nan", ".inf", "~", "null", "true", "no", "012", "0x1F", "1:30", "2024-01-01", "=",
    "<<", "\u0663", "caf\u00e9", "cafe\u0301", "\u202e", "\u200d", "\ufeff", "\U0001f1eb\U0001f1f7", "\x85", "\u2028",
    "N/A",
]  # fmt: skip
_MARKS = [
    "\n", "\n", "\n  ", "\n    ", "\n- ", "- ", ": ", ": ", ":", ", ", "{", "}", "[", "]", "? ", "| ", "|\n ", ">-\n  ",
    '"', "'", "\\", "\\n", "\\u0000", "\\ud800", "\\x1b", "\\e", "#", " # ", "&a ", "*a", "!!str ", "!x ", "%", "---\n",
    "...\n", "\t", "\r", "\r\n", "\0", "\x1b", "sep=;\n", ";", "@", "`", " ",
]  # fmt: skip
pieces = st.sampled_from(_WORDS) | st.sampled_from(_MARKS) | st.text(max_size=3)
texts = st.lists(pieces, max_size=40).map("".join)
nested = st.recursive(
    st.sampled_from(_WORDS),
    lambda inner: (
        st.lists(inner, max_size=4).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(st.sampled_from(_WORDS), inner, max_size=4).map(
            lambda items: "{" + ", ".join(f"{key}: {value}" for key, value in items.items()) + "}"
        )
    ),
    max_leaves=30,
)
grammar = st.one_of(
    texts,
    nested,
    st.lists(st.tuples(st.sampled_from(_WORDS), nested), max_size=6).map(
        lambda lines: "".join(f"{key}: {value}\n" for key, value in lines)
    ),
).map(lambda text: text.encode("utf-8", "surrogatepass"))


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, str, bytes]:
    """A seed with passages cut out, doubled, moved, overwritten or begun, and single bits turned."""
    seed = draw(st.sampled_from(SEEDS))
    content = seed.read_bytes()
    for _ in range(draw(st.integers(1, 4))):
        begin, end = sorted(draw(st.tuples(*[st.integers(0, len(content))] * 2)))
        match draw(st.sampled_from(["cut", "double", "put", "put", "bit", "end"])):
            case "cut":
                content = content[:begin] + content[min(end, begin + 40) :]
            case "double":
                content = content[:end] + content[begin:end] + content[end:]
            case "put":
                piece = draw(pieces).encode("utf-8", "surrogatepass")
                content = content[:begin] + piece + content[min(end, begin + draw(st.integers(0, 8))) :]
            case "bit" if content:
                at = begin % len(content)
                turned = content[at] ^ 1 << draw(st.integers(0, 7))
                content = content[:at] + bytes([turned]) + content[at + 1 :]
            case _:
                content = content[:end]
    return _loader(seed), seed.suffix, content


_SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)


FORMS = [
    *((loader, suffix) for loader in ("answers", "weights") for suffix in (".yaml", ".json", ".csv")),
    *((loader, ".yaml") for loader in ("rubric", "vectors", "translation")),
    ("journal", ".journal"),
]


@pytest.mark.parametrize(("loader", "suffix"), FORMS)
@_SHARED
@given(content=grammar)
def test_anything_written_in_pieces_of_the_grammar_is_read_or_refused(
    loader: str, suffix: str, folder: Path, content: bytes
) -> None:
    tried(loader, content, suffix, folder)


@_SHARED
@given(given_=damaged())
def test_a_damaged_file_is_read_or_refused(folder: Path, given_: tuple[str, str, bytes]) -> None:
    loader, suffix, content = given_
    tried(loader, content, suffix, folder)

"""Whatever a file holds, a loader reads it or refuses it in words that can be shown; nothing else escapes.

`make fuzz` tries many more inputs, other ones each time, and keeps what fails in the corpus, with which every run
begins.
"""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from builders.journals import recorded
from builders.small_rubric import small_rubric
from builders.unfit_documents import lay_rubric
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from cooperation_cli.answers.journal import Session, journal_of
from cooperation_cli.answers.loading import answers_from
from cooperation_cli.answers.model import Answers
from cooperation_cli.answers.opening import open_answers, open_document
from cooperation_cli.assessment.trials.vectors import vectors
from cooperation_cli.commands.keeping import Keeper, KeptAnswers
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
_SOUND = "format: cooperation-answers/1\nrubric: small@1.2.0\npartnership: {title: Lake}\nanswers: {goals.purpose: 1}\n"
_KEEPER = Keeper(Session("ada", "lake", 1, "now"), lambda _: None)


def _translation(file: str) -> None:
    load_rubric(str(Path(file).parents[1]), "fr")


def _opened(file: str) -> Answers:
    return open_answers(file, lambda _: _RUBRIC)[0]


def _beside_answers(file: str) -> None:
    """What is read with a journal beside it is what stands in the file once an interview has gone on with both."""
    with TemporaryDirectory() as desk:
        answers = str(Path(desk, "lake.yaml"))
        Path(answers).write_text(_SOUND, encoding="utf-8")
        Path(journal_of(answers)).write_bytes(Path(file).read_bytes())
        found = _opened(answers)
        KeptAnswers.resumed(answers, lambda: _opened(answers), _RUBRIC, _KEEPER).close()
        assert replace(_opened(answers), notices=()) == replace(found, notices=())


def _alone(file: str) -> None:
    with TemporaryDirectory() as desk:
        answers = str(Path(desk, "lake.yaml"))
        Path(journal_of(answers)).write_bytes(Path(file).read_bytes())
        _opened(answers)


LOADERS: Mapping[str, Callable[[str], object]] = {
    "answers": lambda file: answers_from(open_document(file), _RUBRIC),
    "rubric": lambda file: check(load_rubric(file)),
    "export": lambda file: list(submissions(Export(opened(file), Lexicon((_RUBRIC,))), Given(Words("Lake")))),
    "weights": lambda file: weighed(_RUBRIC, open_weights(file)),
    "vectors": lambda file: vectors([file], _RUBRIC),
    "translation": _translation,
    "journal": _beside_answers,
    "remains": _alone,
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


@pytest.fixture(autouse=True)
def _no_power_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk takes longer than all the rest."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


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


_JOURNALS = ("journal", "remains")
# A minute of the processor on every run, all in all.
_LEAST = 500
_SHARED = settings(
    max_examples=max(_LEAST, settings().max_examples),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
)


FORMS = [
    *((loader, suffix) for loader in ("answers", "weights") for suffix in (".yaml", ".json", ".csv")),
    *(("rubric", suffix) for suffix in (".yaml", ".json")),
    *((loader, ".yaml") for loader in ("vectors", "translation")),
    ("export", ".csv"),
    *((loader, ".journal") for loader in _JOURNALS),
]


def test_every_loader_is_tried_in_every_form_that_it_reads() -> None:
    assert {loader for loader, _ in FORMS} == set(LOADERS)
    assert {(_loader(seed), seed.suffix) for seed in SEEDS} <= set(FORMS)


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


@pytest.mark.parametrize("loader", _JOURNALS)
@_SHARED
@given(content=recorded)
def test_records_that_say_anything_are_taken_or_do_not_count(loader: str, folder: Path, content: bytes) -> None:
    taken = tried(loader, content, ".journal", folder)
    # Sound answers are read, and gone on with, whatever stands in a journal beside them.
    assert taken or loader == "remains"

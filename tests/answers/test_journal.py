"""The record format of a journal, and what is recovered from one that was cut, damaged or overtaken by its file."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from builders.journals import signed
from builders.small_rubric import small_rubric
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from cooperation_cli.answers.journal import (
    Entries,
    Session,
    can_be_read,
    changing,
    checksum,
    document,
    entries,
    journal_of,
    opening,
    read,
    tells_more,
)
from cooperation_cli.answers.loading import answers_from
from cooperation_cli.answers.model import Answers, Reply, State
from cooperation_cli.answers.opening import is_there, open_answers
from cooperation_cli.answers.recovering import recovered
from cooperation_cli.answers.writing import document_of, yaml_of
from cooperation_cli.documents import yaml
from cooperation_cli.text import UNSEEN, Words

RUBRIC = small_rubric()
SESSION = Session("ada", "lake", 4711, "2026-11-22 05:50+01:00")
EMPTY = Answers("small", "1.2.0", Words("Lake"))


def said(answers: Answers, **replies: Reply) -> Answers:
    ids = {key.replace("_", "."): reply for key, reply in replies.items()}
    return replace(answers, replies={**answers.replies, **ids})


def level(value: int, comment: str | None = None) -> Reply:
    return Reply(State.LEVEL, Fraction(value), comment=Words(comment) if comment else None)


ONE = said(EMPTY, goals_purpose=level(2))
TWO = said(ONE, goals_measures=level(1, "line one\nline two \N{SNOWMAN}  \u2028"))
THREE = replace(said(TWO, goals_purpose=Reply(State.DONT_KNOW)), chosen={"partners": ("state", "ngo")})
MOMENTS = (EMPTY, ONE, TWO, THREE)


def found(answers: Answers) -> Entries:
    return entries(document_of(answers, RUBRIC))


def journal(*moments: Answers) -> bytes:
    content = line = opening(SESSION, found(moments[0]))
    for before, after in pairwise(moments):
        line = changing(found(before), found(after), checksum(line))
        content += line
    return content


CONTENT = journal(*MOMENTS)
LENGTHS = [len(journal(*MOMENTS[: count + 1])) for count in range(len(MOMENTS))]


def test_a_journal_tells_who_wrote_it_and_what_changed() -> None:
    told = read(CONTENT)
    assert told.session == SESSION
    assert (told.before, told.after) == (found(EMPTY), found(THREE))
    assert (told.replies, told.size) == (3, len(CONTENT))


def test_a_record_is_a_line_that_a_person_can_read() -> None:
    lines = CONTENT.decode().splitlines()
    assert lines[1].split(" ", 1)[1] == '{"changed": {"answers": {"goals.purpose": 2}}}'
    assert '"session": {"user": "ada"' in lines[0]


def test_a_journal_stands_beside_its_file() -> None:
    assert journal_of("answers/lake.yaml") == "answers/lake.yaml.journal"


def test_a_record_begins_with_its_checksum() -> None:
    record = opening(SESSION, found(EMPTY))
    assert record.decode().startswith(f"{checksum(record)} {{")


def test_half_of_a_reply_is_no_entry_even_where_it_is_set_aside() -> None:
    one: Entries = {("answers", "goals.purpose"): {"level": Decimal(9), "comment": "why"}}
    other: Entries = {("set_aside", "answers", "goals.gone"): {"level": Decimal(9), "comment": "why"}}
    assert entries(document({**one, **other})) == {**one, **other}


def test_what_is_taken_back_is_null() -> None:
    line = changing(found(ONE), found(EMPTY), "0" * 8)
    assert b'{"goals.purpose": null}' in line
    assert read(journal(EMPTY, ONE, EMPTY)).after == found(EMPTY)


@pytest.mark.parametrize(("text", "fits"), [("\0", False), ("\n\u2028\x1b\ud800", True), ("x" * 100_000, True)])
def test_it_is_known_beforehand_whether_a_record_can_be_read_again(text: str, fits: bool) -> None:
    line = changing({}, {("answers", "goals.purpose"): {"comment": text}}, "0" * 8)
    assert can_be_read(line) is fits


@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\0") | st.sampled_from("\x7f\x9b\u202e\ufe0f\U000e0148"))
)
def test_a_record_hides_nothing_and_tells_it_again(comment: str) -> None:
    told: Entries = {("answers", "goals.purpose"): {"comment": comment}}
    first = opening(SESSION, {})
    record = changing({}, told, checksum(first))
    assert not UNSEEN.search(record.decode().removesuffix("\n"))
    assert read(first + record).after == told


def test_nothing_changed_is_no_record() -> None:
    assert changing(found(ONE), found(ONE), "0" * 8) == b""


def test_cut_at_any_byte_it_tells_every_whole_record() -> None:
    for length in range(len(CONTENT)):
        whole = sum(end <= length for end in LENGTHS)
        told = read(CONTENT[:length])
        assert told.size == (LENGTHS[whole - 1] if whole else 0), length
        assert told.after == (found(MOMENTS[whole - 1]) if whole else {}), length


@given(place=st.integers(0, len(CONTENT) * 8 - 1))
def test_a_bit_that_flips_is_noticed_and_what_stands_before_it_counts(place: int) -> None:
    flipped = bytearray(CONTENT)
    flipped[place // 8] ^= 1 << place % 8
    whole = sum(end <= place // 8 for end in LENGTHS)
    told = read(bytes(flipped))
    assert told.size == (LENGTHS[whole - 1] if whole else 0)
    assert told.after == (found(MOMENTS[whole - 1]) if whole else {})


@pytest.mark.parametrize("order", [[0, 2, 3], [0, 1, 1, 2, 3], [0, 2, 1, 3], [1, 2, 3]])
def test_a_record_left_out_doubled_or_moved_is_noticed(order: list[int]) -> None:
    lines = CONTENT.splitlines(keepends=True)
    assert read(b"".join(lines[index] for index in order)).replies < len(order) - 1


def test_nothing_counts_that_follows_a_line_of_something_else() -> None:
    first, one, *further = CONTENT.splitlines(keepends=True)
    told = read(b"".join([first, one, b"and then?\n", *further]))
    assert (told.replies, told.after) == (1, found(ONE))


def test_a_record_that_is_no_text_does_not_count_whatever_its_checksum() -> None:
    first = opening(SESSION, found(EMPTY))
    strange = signed(b'{"changed": {"answers": {"goals.purpose": "\xff"}}}', checksum(first))
    assert read(first + strange).replies == 0


def test_a_session_that_does_not_say_who_holds_it_is_a_session_all_the_same() -> None:
    told = read(signed(b'{"journal": "cooperation-journal/1", "session": {"process": "none"}, "before": {}}'))
    assert told.session == Session("", "", 0, "")


def test_what_says_nothing_about_the_partnership_is_no_news() -> None:
    first = opening(SESSION, found(ONE))
    dated = {**found(ONE), ("respondent", "date"): "2026-11-22", ("rubric",): "small@1.2.1"}
    told = read(first + changing(found(ONE), dated, checksum(first)))
    assert not tells_more(told, found(ONE))
    assert tells_more(told, found(EMPTY))


@given(content=st.binary(max_size=200))
def test_no_bytes_make_it_raise(content: bytes) -> None:
    assert read(content).replies == 0
    assert read(CONTENT + content).replies == len(MOMENTS) - 1


_KEYS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=5)
_LEAVES = st.decimals(-100, 100, places=1).map(Decimal.normalize) | st.text(max_size=5) | st.lists(st.text(max_size=3))
_DOCUMENTS = st.fixed_dictionaries(
    {
        "answers": st.dictionaries(_KEYS, _LEAVES | st.dictionaries(_KEYS, _LEAVES, min_size=1)),
        "partnership": st.fixed_dictionaries({"title": st.text(), "profile": st.dictionaries(_KEYS, _LEAVES)}),
    }
)


@given(data=_DOCUMENTS)
def test_entries_give_back_the_data(data: dict[str, Mapping[str, object]]) -> None:
    apart = entries(data)  # type: ignore[arg-type]
    assert entries(document(apart)) == apart
    assert {path[1] for path in apart if path[0] == "answers"} == set(data["answers"])


def test_answers_say_all_that_a_journal_tells_or_not() -> None:
    assert not tells_more(read(CONTENT), found(THREE))
    assert tells_more(read(CONTENT), found(TWO))


def test_the_file_and_its_journal_are_brought_together() -> None:
    answers = recovered(EMPTY, read(CONTENT), RUBRIC, "lake.yaml")
    assert replace(answers, notices=()) == THREE
    assert "2 of the replies stand in lake.yaml.journal and not yet in lake.yaml" in answers.notices[0].raw


def test_a_file_that_has_it_all_already_says_nothing() -> None:
    assert recovered(THREE, read(CONTENT), RUBRIC, "lake.yaml") == THREE


def test_what_was_edited_in_the_file_since_stays_and_is_listed() -> None:
    edited = said(EMPTY, goals_purpose=level(4), power_concerns=level(1))
    answers = recovered(replace(edited, title=Words("Lake health")), read(CONTENT), RUBRIC, "lake.yaml")
    assert answers.replies["goals.purpose"] == level(4)
    assert answers.replies["power.concerns"] == level(1)
    assert answers.replies["goals.measures"] == TWO.replies["goals.measures"]
    assert (answers.title, answers.chosen) == (Words("Lake health"), THREE.chosen)
    assert answers.notices[-1].raw.endswith("so taken from the file: answers.goals.purpose.")


def test_ids_that_were_renamed_since_are_carried_over() -> None:
    before: Entries = {
        ("format",): "cooperation-answers/1",
        ("rubric",): "small@1.0.0",
        ("partnership", "title"): "Lake",
    }
    after: Entries = {**before, ("answers", "goals.mark"): "A", ("answers", "goals.gone"): Decimal(1)}
    first = opening(SESSION, before)
    told = read(first + changing(before, after, checksum(first)))
    file = answers_from(yaml.parse(yaml_of(replace(EMPTY, version="1.0.0"), RUBRIC), "lake.yaml"), RUBRIC)
    answers = recovered(file, told, RUBRIC, "lake.yaml")
    assert answers.replies == {"goals.grade": Reply(State.LEVEL, Fraction(4))}
    assert answers.set_aside == {"answers": {"goals.gone": 1}}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("lake.yaml").write_text(yaml_of(EMPTY, RUBRIC), encoding="utf-8")
    return tmp_path


def opened() -> Answers:
    return open_answers("lake.yaml", lambda _: RUBRIC)[0]


@pytest.mark.usefixtures("folder")
def test_whoever_reads_the_file_reads_its_journal_too() -> None:
    Path(journal_of("lake.yaml")).write_bytes(CONTENT)
    assert opened().replies == THREE.replies


@pytest.mark.usefixtures("folder")
def test_a_journal_alone_gives_the_answers_back() -> None:
    Path(journal_of("lake.yaml")).write_bytes(CONTENT)
    Path("lake.yaml").unlink()
    assert is_there("lake.yaml")
    assert opened().replies == THREE.replies


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("content", "says"),
    [
        (CONTENT[:-3], None),
        (CONTENT.replace(b"goals.measures", b"goals.measured"), "is damaged after 1 replies"),
        (CONTENT.replace(b"small@1.2.0", b"smell@1.2.0"), "is damaged after 0 replies"),
        (journal(replace(EMPTY, rubric="other"), replace(ONE, rubric="other")), "is not about these answers"),
    ],
)
def test_a_journal_that_does_not_count_in_full_is_said_and_stops_nobody(content: bytes, says: str | None) -> None:
    Path(journal_of("lake.yaml")).write_bytes(content)
    told = [notice.raw for notice in opened().notices if "is damaged" in notice.raw or "not about" in notice.raw]
    assert [says in notice for notice in told if says] == ([True] if says else [])


def test_a_link_in_the_place_of_a_journal_is_not_followed(folder: Path) -> None:
    (folder / "elsewhere").write_bytes(CONTENT)
    Path(journal_of("lake.yaml")).symlink_to("elsewhere")
    answers = opened()
    assert answers.replies == {}
    assert "Its journal cannot be read" in answers.notices[0].raw

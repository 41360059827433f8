"""Journals whose records say anything at all, each with the checksum of one that an interview wrote."""

import json
import zlib
from collections.abc import Iterable
from typing import Final

from builders.small_rubric import small_rubric
from hypothesis import strategies as st

from cooperation_cli.answers.journal import FORMAT

FIRST: Final = "0" * 8
"""The checksum that the first record goes on from."""


def signed(says: bytes, last: str = FIRST) -> bytes:
    """The record after the one with the checksum `last`."""
    return b"%08x %s\n" % (zlib.crc32(says, int(last, 16)), says)


def chained(records: Iterable[object]) -> bytes:
    """The journal of these records, as JSON writes them."""
    content, last = b"", FIRST
    for record in records:
        line = signed(json.dumps(record, ensure_ascii=False).encode(errors="surrogatepass"), last)
        content, last = content + line, line[:8].decode()
    return content


_IDS = [*small_rubric().questions, "goals.mark", "goals.gone", "form", "partners", "title", "partner", "date", "x"]
_SECTIONS = ["answers", "targets", "respondent", "invitation", "partnership", "profile", "set_aside", "depth", "format"]
_plain = (
    st.none()
    | st.booleans()
    | st.integers(-2, 5)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(_SECTIONS)
    | st.text()
)
_values = st.recursive(
    _plain,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_IDS) | st.text(), inner),
    max_leaves=6,
)
_notes = st.fixed_dictionaries({}, optional={"comment": st.text(min_size=1), "evidence": st.lists(st.text(min_size=1))})
_replies = st.one_of(
    st.none(),
    st.integers(0, 4),
    st.sampled_from(["dont_know", "prefer_not_to_say"]),
    st.builds(lambda level, notes: {"level": level, **notes}, st.integers(0, 4), _notes),
    st.builds(lambda notes: {"not_applicable": True, "comment": "why", **notes}, _notes),
)
_answered = st.dictionaries(st.sampled_from(_IDS), _replies, min_size=1, max_size=4)
_chosen = st.fixed_dictionaries(
    {}, optional={"form": st.sampled_from(["bilateral", "gone"]), "partners": st.just(["ngo"])}
)
_sound = st.fixed_dictionaries(
    {"answers": _answered},
    optional={
        "partnership": st.fixed_dictionaries({"title": st.text("ab\n", min_size=1)}, optional={"profile": _chosen}),
        "set_aside": st.fixed_dictionaries({}, optional={"answers": _answered, "profile": _chosen}),
        "targets": st.fixed_dictionaries({}, optional={"goals.purpose": st.integers(0, 4)}),
    },
)
_strange = st.dictionaries(st.sampled_from(_SECTIONS), st.dictionaries(st.sampled_from(_IDS), _values) | _values)
_BEGUN = {
    "format": "cooperation-answers/1",
    "rubric": "small@1.2.0",
    "partnership": {"title": "Lake"},
    "answers": {"goals.purpose": 1},
}
_sessions = st.fixed_dictionaries({"user": _plain, "host": st.text(), "process": _plain, "since": _plain})
_openings = st.builds(
    lambda who, more: {"journal": FORMAT, "session": who, "before": {**_BEGUN, **more}},
    _sessions,
    st.just({}) | _sound | _strange,
)
recorded = st.builds(
    lambda first, changes: chained([first, *({"changed": each} for each in changes)]),
    _openings,
    st.lists(_sound, min_size=1, max_size=4) | st.lists(_sound | _strange, max_size=4),
)
"""Journals for answers to the small rubric: of what an interview may write, and of anything at all."""

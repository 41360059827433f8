"""YAML in, where nothing is unusual: the data of a file without a fault, and nothing about where it stands."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TypeAlias
from unicodedata import is_normalized

from yaml import YAMLError
from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.loader import BaseLoader

from cooperation_cli.documents.document import Value
from cooperation_cli.documents.draft import DEEPEST, LONGEST_KEY, MOST_NODES, unreadable
from cooperation_cli.documents.scalars import RefusedError, plain
from cooperation_cli.documents.yaml_syntax import directive

_Events: TypeAlias = Iterator[Event]


class UnusualError(Exception):
    """There is something in the file that must be looked at with care."""


def data_of(parser: BaseLoader, text: str, breaks: Mapping[int, str]) -> Value:
    """The data in `text`. Raises `UnusualError` at whatever `documents.yaml` might refuse, and sometimes at more.

    Nearly every file is without a fault. To remember the place of each value takes as long as to read it, so that
    `documents.yaml` does it in a second reading, once a place is asked for.
    """
    # With more lines than there may be values, it is most likely refused: to read it twice would take too long.
    if breaks or directive(text) or text.count("\n") > MOST_NODES:
        raise UnusualError
    # No more events than values are allowed, so that there are never more values either.
    events = islice(iter(parser.get_event, None), MOST_NODES)
    try:
        return _document(events, text)
    except (StopIteration, RefusedError, YAMLError, ValueError, OverflowError) as error:
        raise UnusualError from error


def _document(events: _Events, text: str) -> Value:
    next(events)
    _expect(events, DocumentStartEvent)
    data = _value(next(events), events, DEEPEST)
    end = _expect(events, DocumentEndEvent)
    if data is None or end.end_mark is None or directive(text, end.end_mark.index):
        raise UnusualError
    _expect(events, StreamEndEvent)
    return data


def _expect(events: _Events, kind: type[Event]) -> Event:
    event = next(events)
    if event.__class__ is not kind:
        raise UnusualError
    return event


def _value(event: Event, events: _Events, depth: int) -> Value:
    """The value that begins with `event`; lists and mappings may stand `depth` deep."""
    if type(event) is ScalarEvent:
        text = _text(event)
        return text if event.style else plain(text)
    if depth and type(event) is MappingStartEvent and event.anchor is event.tag is None:
        return _mapping(events, depth - 1)
    if depth and type(event) is SequenceStartEvent and event.anchor is event.tag is None:
        return _list(events, depth - 1)
    raise UnusualError


def _list(events: _Events, depth: int) -> list[Value]:
    found: list[Value] = []
    for event in events:
        if type(event) is SequenceEndEvent:
            return found
        found.append(_value(event, events, depth))
    raise UnusualError


def _mapping(events: _Events, depth: int) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for event in events:
        if type(event) is MappingEndEvent:
            return found
        key = _text(event)
        if key in found or key == "<<" or len(key) > LONGEST_KEY or not is_normalized("NFC", key):
            raise UnusualError
        found[key] = _value(next(events), events, depth)
    raise UnusualError


def _text(event: Event) -> str:
    if type(event) is not ScalarEvent or event.anchor is not None or event.tag is not None:
        raise UnusualError
    text: str = event.value
    # Only between double quotes can a character be written that does not stand in the file.
    if event.style == '"' and unreadable(text):
        raise UnusualError
    return text

"""YAML in: a walk along its events that refuses before anything is built."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TypeVar

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from cooperation_cli.documents.document import Document, Mark, Path, Value
from cooperation_cli.documents.draft import Draft
from cooperation_cli.documents.places import Places
from cooperation_cli.documents.scalars import RefusedError, plain
from cooperation_cli.documents.yaml_breaks import unbroken
from cooperation_cli.documents.yaml_plainly import UnusualError, data_of
from cooperation_cli.documents.yaml_syntax import directive, syntax_problem, unprintable

# Only its events are used: the composers and constructors of PyYAML recurse, and trust what they read.
_PARSER: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_E = TypeVar("_E", bound=Event)


def parse(text: str, name: str) -> Document:
    """The one document in `text`; `name` is the file as the user named it. Raises `CooperationError`."""
    if found := unprintable(text):
        Draft(name).stop(*found)
    text, breaks = unbroken(text)

    @cache
    def with_care() -> Document:
        return _Walk(Draft(name), text, breaks).document()

    try:
        data = data_of(_PARSER(text), text, breaks)
    except UnusualError:
        return with_care()
    return Document(name, data, Places(lambda: with_care().values), Places(lambda: with_care().keys))


class _Walk:
    """One pass over the events; recursion is bounded by the depth that the draft allows."""

    def __init__(self, draft: Draft, text: str, breaks: Mapping[int, str]) -> None:
        self.draft = draft
        self.text = text
        self.breaks = breaks
        self.events = _events(draft, text)

    def document(self) -> Document:
        self._refuse_directive(0)
        if self._find(DocumentStartEvent) is None:
            return self.draft.document(None)
        data = self._node(next(self.events), ())
        if end := self._find(DocumentEndEvent):
            self._refuse_directive(_end(end))
        if second := self._find(DocumentStartEvent):
            self.draft.stop(_mark(second), "a second document begins here", "keep one, without the line ---")
        return self.draft.document(data)

    def _refuse_directive(self, start: int) -> None:
        if found := directive(self.text, start):
            self.draft.stop(*found)

    def _find(self, kind: type[_E]) -> _E | None:
        return next((event for event in self.events if isinstance(event, kind)), None)

    def _node(self, event: Event, path: Path) -> Value:
        mark = _mark(event)
        self._refuse_properties(event, path)
        match event:
            case ScalarEvent():
                self.draft.node(path, mark)
                return self._scalar(event, path)
            case SequenceStartEvent():
                self.draft.container(path, mark)
                return [self._node(item, (*path, place)) for place, item in enumerate(self._until_end())]
            case MappingStartEvent():
                self.draft.container(path, mark)
                return dict(self._entry(key, path) for key in self._until_end())
            case _:
                return None

    def _until_end(self) -> Iterator[Event]:
        for event in self.events:
            if isinstance(event, CollectionEndEvent):
                return
            yield event

    def _entry(self, event: Event, path: Path) -> tuple[str, Value]:
        key = self._key(event, path)
        return key, self._node(next(self.events), (*path, key))

    def _key(self, event: Event, path: Path) -> str:
        if not isinstance(event, ScalarEvent):
            self.draft.note(
                _mark(event), "a key is a list, a mapping or an alias", "write a short text as the key", path
            )
            self._node(event, (*path, "?"))
            return "?"
        self._refuse_properties(event, path)
        key = str(event.value).translate(self.breaks)
        if key == "<<" and not event.style:
            self.draft.note(_mark(event), "merge keys (<<) are not read", "write the entries out", path)
        else:
            self.draft.key(path, key, _mark(event))
        return key

    def _scalar(self, event: ScalarEvent, path: Path) -> Value:
        text = self.draft.text(path, str(event.value).translate(self.breaks), _mark(event))
        if event.style or event.tag is not None:
            return text
        try:
            return plain(text)
        except RefusedError as refused:
            self.draft.note(_mark(event), refused.what, refused.mend, path)
            return None

    def _refuse_properties(self, event: Event, path: Path) -> None:
        if getattr(event, "anchor", None) is None and getattr(event, "tag", None) is None:
            return
        if isinstance(event, AliasEvent):
            mend = "write it out here; quote a text that begins with *"
            self.draft.note(_mark(event), "an alias (*) repeats another part", mend, path)
        elif isinstance(event, NodeEvent) and event.anchor is not None:
            self.draft.note(
                _mark(event), "anchors (&) are not read", "delete it; quote a text that begins with &", path
            )
        if getattr(event, "tag", None) is not None:
            self.draft.note(_mark(event), "tags (!) are not read", "delete it; quote a text that begins with !", path)


def _events(draft: Draft, text: str) -> Iterator[Event]:
    try:
        yield from iter(_PARSER(text).get_event, None)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        draft.stop(*syntax_problem(error, text))


def _mark(event: Event) -> Mark:
    return (event.start_mark.line + 1, event.start_mark.column + 1) if event.start_mark else (1, 1)


def _end(event: Event) -> int:
    return event.end_mark.index if event.end_mark else 0

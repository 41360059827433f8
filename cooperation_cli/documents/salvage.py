"""What can still be read of a document with faults, so that the checks after its shape find theirs in the same run."""

from collections.abc import Mapping

from cooperation_cli.documents.document import Document, Path, Value
from cooperation_cli.documents.validation import Found, M, attempted, problems_of
from cooperation_cli.errors import Problem


def salvaged(
    model: type[M], document: Document, stand_ins: Mapping[Path, Value] | None = None
) -> tuple[M | None, list[Problem]]:
    """The model of what is well formed, with the problems of the rest; None where too little is.

    With `stand_ins`, entries of the wrong shape are left out, and those that must be there are stood in for, the
    outer ones first; without, only keys that are not known are left out.
    """
    made, found = attempted(model, document.data)
    if made is not None:
        return made, []
    problems = problems_of(document, (), found)
    if stand_ins is None and not all(one.key for one in found):
        return None, problems
    left = _copied(document.data)
    for one in sorted(found, key=lambda one: len(one.path), reverse=True):
        _take_out(left, one)
    for path, value in (stand_ins or {}).items():
        _stand_in(left, path, value)
    return attempted(model, left)[0], problems


def _copied(value: Value) -> Value:
    if isinstance(value, dict):
        return {key: _copied(inner) for key, inner in value.items()}
    return [_copied(inner) for inner in value] if isinstance(value, list) else value


def _take_out(value: Value, found: Found) -> None:
    """Deletes the innermost entry of a mapping on the way to what is wrong; lists keep their places."""
    inner: tuple[dict[str, Value], str] | None = None
    for step in found.path:
        if isinstance(value, dict):
            inner = (value, str(step))
        value = _inside(value, step)
    if inner is not None and not found.missing:
        inner[0].pop(inner[1], None)


def _inside(value: Value, step: str | int) -> Value:
    if isinstance(value, dict):
        return value.get(str(step))
    return value[step] if isinstance(value, list) and isinstance(step, int) and step < len(value) else None


def _stand_in(value: Value, path: Path, stand_in: Value) -> None:
    for step in path[:-1]:
        value = _inside(value, step)
    if isinstance(value, dict):
        value.setdefault(str(path[-1]), stand_in)

"""Which keys a strict model knows at a place: what a misspelt key is compared with."""

import types
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel

_Location: TypeAlias = Sequence[str | int]
# An annotation, as `typing` leaves it at run time.
_Shape: TypeAlias = Any


def known_names(model: type[BaseModel], location: _Location) -> list[str]:
    """The keys of every model that may stand at a pydantic location; union members' names may be in it."""
    shapes: list[_Shape] = [model]
    for step in location:
        shapes = [inner for shape in shapes for inner in _inner(shape, step)]
    return sorted({name for shape in shapes for found in _models(shape) for name in _fields(found)})


def _fields(model: type[BaseModel]) -> dict[str, _Shape]:
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}


def _models(shape: _Shape) -> Iterator[type[BaseModel]]:
    """The models that `shape` is or chooses among, not those inside them or inside lists."""
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        yield shape
    for member in _members(shape):
        yield from _models(member)


def _members(shape: _Shape) -> tuple[_Shape, ...]:
    origin: object = get_origin(shape)
    if origin is Annotated:
        return get_args(shape)[:1]
    return get_args(shape) if origin in (Union, types.UnionType) else ()


def _inner(shape: _Shape, step: str | int) -> Iterator[_Shape]:
    """The shapes one step further in; a step that is the name of a union's member leads nowhere new."""
    if members := _members(shape):
        named = [member for member in members if getattr(member, "__name__", None) == step]
        yield from named or (inner for member in members for inner in _inner(member, step))
    elif isinstance(shape, type) and issubclass(shape, BaseModel):
        yield _fields(shape).get(str(step), shape)
    else:
        # The entries of a list, the values of a mapping.
        yield from get_args(shape)[-1:]

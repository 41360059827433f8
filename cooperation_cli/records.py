"""Dataclasses that are quick to make: before Python 3.13 the standard ones cost a millisecond each, at every start."""

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, field
from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, NoReturn

__all__ = ["dataclass", "field"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool = False, slots: bool = False) -> Callable[[type], type]:
        """As the standard `dataclass`, of whose options these are all; `__post_init__` is not called."""

        def made(named: type) -> type:
            bare = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(named)
            return _with_methods(bare, frozen=frozen)

        return made


_Class = Any
_Fields = tuple[dataclasses.Field[Any], ...]


def _with_methods(made: _Class, *, frozen: bool) -> _Class:
    fields = dataclasses.fields(made)
    compared = [each.name for each in fields if each.compare]
    values = attrgetter(*compared) if compared else lambda _: ()
    made.__init__ = _init(fields)
    made.__init__.__qualname__ = f"{made.__qualname__}.__init__"
    made.__repr__ = _repr([each.name for each in fields if each.repr])
    made.__eq__ = _eq(values)
    made.__hash__ = (lambda self: hash(values(self))) if frozen else None
    if frozen:
        made.__setattr__ = made.__delattr__ = _refused
    return made


def _init(fields: _Fields) -> FunctionType:
    made_anew = tuple(each.default_factory is not MISSING for each in fields)
    names = tuple(each.name for each in fields)
    scope: dict[str, object] = {"missing": MISSING, "put": object.__setattr__}
    for place, each in enumerate(fields):
        scope |= {f"name{place}": each.name, f"make{place}": each.default_factory}
    optional = (each for each, anew in zip(fields, made_anew, strict=True) if anew or each.default is not MISSING)
    code = _body(made_anew).replace(co_varnames=("self", *names))
    return FunctionType(code, scope, "__init__", tuple(each.default for each in optional))


@cache
def _body(made_anew: tuple[bool, ...]) -> CodeType:
    """The code of `__init__` for so many fields, some of which are made anew where they are not given.

    Compiling is what takes the time, so that classes share the code and differ in the names alone.
    """
    values = [
        f"make{place}() if f{place} is missing else f{place}" if anew else f"f{place}"
        for place, anew in enumerate(made_anew)
    ]
    lines = [f" put(self, name{place}, {value})" for place, value in enumerate(values)] or [" pass"]
    arguments = ", ".join(["self", *(f"f{place}" for place in range(len(values)))])
    scope: dict[str, FunctionType] = {}
    exec("\n".join([f"def __init__({arguments}):", *lines]), scope)  # noqa: S102 - nothing in it comes from outside
    return scope["__init__"].__code__


def _eq(values: Callable[[object], object]) -> Callable[[object, object], bool]:
    def __eq__(self: object, other: object) -> bool:  # noqa: N807
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    return __eq__


def _repr(names: list[str]) -> Callable[[object], str]:
    def __repr__(self: object) -> str:  # noqa: N807
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    return __repr__


def _refused(_: object, name: str, *_value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot change {name!r}")

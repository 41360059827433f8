"""From a document to a strict model: every problem at its place, in our words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar, cast

from msgspec import Struct
from pydantic import BaseModel, ValidationError

from cooperation_cli.documents.complaints import Complaint, complaint, mismatch
from cooperation_cli.documents.document import Document, Path, Value
from cooperation_cli.documents.draft import in_order
from cooperation_cli.documents.known_names import known_names
from cooperation_cli.errors import CooperationError, Problem

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

M = TypeVar("M", bound=BaseModel)
WHOLE: Value = {}
# Several are about one value where the members of a union disagree; more than these nobody reads.
_MOST_DETAILS = 1000


def validated(model: type[M], document: Document, data: Value = WHOLE, at: Path = ()) -> M:
    """The model of what stands `at` a path of `document`, or of `data` that was made from it.

    Raises `CooperationError` with every problem. Validators say what is wrong with `fields.wrong` and
    `fields.expected`. In a union, the members' names and tags must not be keys of the mappings there.
    """
    value = _value_at(document.data, at) if data is WHOLE else data
    made, found = attempted(model, value)
    if made is None:
        raise CooperationError(*problems_of(document, at, found))
    return made


class Found(Struct, frozen=True):
    """Something wrong at a path of the value: with its key, if `key`; or the key `missing` from the mapping there.

    Of an unknown key, `known` are those that its place allows.
    """

    path: Path
    in_union: bool
    key: bool
    missing: str
    known: Sequence[str]
    complaint: Complaint

    @property
    def at(self) -> Path:
        """The path of what is wrong, of what is missing too."""
        return (*self.path, self.missing) if self.missing else self.path


def attempted(model: type[M], value: Value) -> tuple[M | None, list[Found]]:
    """The model of `value`, or None and what is wrong with it."""
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        details = error.errors(include_url=False)[:_MOST_DETAILS]
        return None, [_found(model, value, detail) for detail in details]


def problems_of(document: Document, at: Path, found: list[Found]) -> list[Problem]:
    """What is wrong `at` a path of the document, each thing once, in the order of the file."""
    problems = (document.problem((*at, *path), one.what, one.mend, key=key) for path, key, one in _agreed(found))
    return in_order(dict.fromkeys(problems))


def _value_at(value: Value, path: Path) -> Value:
    for step in path:
        value = value[str(step)] if isinstance(value, Mapping) else cast("Sequence[Value]", value)[int(step)]
    return value


def _found(model: type[BaseModel], value: Value, detail: "ErrorDetails") -> Found:
    location = detail["loc"]
    known = known_names(model, location[:-1])
    says = complaint(detail, known)
    key = location[-1:] == ("[key]",) or detail["type"] == "extra_forbidden"
    missing = str(location[-1]) if detail["type"] == "missing" else ""
    steps = location[:-1] if missing or location[-1:] == ("[key]",) else location
    path = _steps(value, steps)
    allowed = known if detail["type"] == "extra_forbidden" else ()
    return Found(path, len(path) < len(steps), key, missing, allowed, says)


def _steps(value: Value, location: Path) -> Path:
    """The part of a pydantic location that leads through `value`; names of union members fall out."""
    path: Path = ()
    for step in location:
        if _leads_on(value, step):
            path, value = (*path, step), _value_at(value, (step,))
    return path


def _leads_on(value: Value, step: str | int) -> bool:
    # Only of what is a list are there entries by number.
    return step in value if isinstance(value, dict) else isinstance(step, int)


def relevant(found: list[Found]) -> list[Found]:
    """What is left when a member of a union gives way to what another found wrong further in, or with the value."""
    further = {one.path[:length] for one in found if one.in_union for length in range(len(one.at))}
    further |= {one.path for one in found if not one.complaint.expected}
    return [one for one in found if not (one.complaint.expected and one.in_union and one.path in further)]


def _agreed(found: list[Found]) -> Iterator[tuple[Path, bool, Complaint]]:
    """One complaint where the members of a union have several: what they expected is joined."""
    kinds: dict[Path, list[Complaint]] = {}
    for one in relevant(found):
        if not one.complaint.expected:
            yield one.path, one.key, one.complaint
        else:
            kinds.setdefault(one.path, []).append(one.complaint)
    for path, complaints in kinds.items():
        expected = list(dict.fromkeys(one.expected for one in complaints))
        yield path, False, mismatch(expected, complaints[0].found)

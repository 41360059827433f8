"""Reads the one language of conditions from what stands in a file."""

from collections.abc import Callable, Collection, Mapping
from decimal import Decimal
from fractions import Fraction

from cooperation_cli.rubric.building.names import ANY, Names
from cooperation_cli.rubric.building.spot import Spot
from cooperation_cli.rubric.conditions import (
    EACH,
    EACH_CRITICAL,
    AllOf,
    AnyOf,
    Chosen,
    Condition,
    CountOf,
    Kind,
    Measured,
    Not,
)

Written = Mapping[str, object]


def condition(raw: object, spot: Spot, names: Names) -> Condition | None:
    """The condition that `raw` writes; None after noting what is wrong with it."""
    if not isinstance(raw, Mapping):
        spot.refuse("a condition is expected here", "write one such as {dimension: each, below: 40}")
        return None
    heads = [key for key in raw if key in _READERS]
    if len(heads) != 1:
        what = f"{' and '.join(heads)} stand in one condition" if heads else "this is no condition"
        spot.refuse(what, f"write exactly one of {', '.join(_READERS)}; join several with all or any")
        return None
    read, others = _READERS[heads[0]]
    known = {heads[0], *others}
    strangers = [key for key in raw if key not in known]
    for key in strangers:
        (spot / key).refuse_unknown("key", key, known, key=True)
    found = read(raw, spot, names)
    return None if strangers else found


def optional(raw: object, spot: Spot, names: Names) -> Condition | None:
    """As `condition`, where nothing may stand."""
    return None if raw is None else condition(raw, spot, names)


def _measured(raw: Written, spot: Spot, names: Names) -> Condition | None:
    kind = next(kind for kind in Kind if kind.value in raw)
    if names.profile_only:
        (spot / kind.value).refuse("only the profile may be read here", "write {profile: FACT, is: CHOICE}", key=True)
        return None
    subject = _overall(raw[kind.value], spot, names) if kind is Kind.OVERALL else _subject(raw, kind, spot, names)
    threshold = _threshold(raw, spot)
    if subject is None or threshold is None:
        return None
    return Measured(kind, subject, threshold, below="below" in raw)


def _overall(raw: object, spot: Spot, names: Names) -> str | None:
    here = spot / "overall"
    if raw not in (None, "score"):
        here.refuse("only the score of the overall can be read", "write {overall: score, below: 60}")
    elif not names.has_overall:
        here.refuse("this rubric gives no overall score", "read a part or a dimension instead")
    else:
        return Kind.OVERALL.value
    return None


def _subject(raw: Written, kind: Kind, spot: Spot, names: Names) -> str | None:
    subject, here = raw[kind.value], spot / kind.value
    match kind:
        case Kind.QUESTION:
            return _named(subject, kind.value, here, names.questions, EACH, EACH_CRITICAL)
        case Kind.DIMENSION:
            return _named(subject, kind.value, here, names.dimensions, EACH)
        case _:
            return _named(subject, kind.value, here, names.parts, EACH)


def _threshold(raw: Written, spot: Spot) -> Fraction | None:
    given = [key for key in ("below", "at_least") if key in raw]
    if len(given) != 1:
        if _plain(raw, given):
            spot.refuse("exactly one threshold is needed", "write either below or at_least")
        return None
    return _number(raw[given[0]], spot / given[0])


def _plain(raw: Written, given: Collection[str]) -> bool:
    """Whether nothing stands beside the head and what is given; else that may be what is missed, misspelt."""
    return len(raw) == 1 + len(given)


def _number(raw: object, spot: Spot) -> Fraction | None:
    if isinstance(raw, Decimal):
        return Fraction(raw)
    spot.refuse("a number is expected here", "write it in digits, without quotes")
    return None


def _chosen(raw: Written, spot: Spot, names: Names) -> Condition | None:
    fact = _named(raw["profile"], "profile fact", spot / "profile", names.facts)
    given = [key for key in ("is", "in") if key in raw]
    if len(given) != 1:
        if _plain(raw, given):
            spot.refuse("exactly one comparison is needed", "write is for one choice, or in for a list of choices")
        return None
    if fact is None:
        return None
    choices = _choices(raw[given[0]], given[0], spot / given[0])
    known_choices = names.choices.get(fact, ANY)
    found = [_named(choice, "choice", place, known_choices) for choice, place in choices]
    known = frozenset(choice for choice in found if choice is not None)
    return Chosen(fact, known) if found and len(known) == len(set(found)) else None


def _choices(raw: object, key: str, spot: Spot) -> list[tuple[object, Spot]]:
    if key == "is":
        return [(raw, spot)]
    if isinstance(raw, list) and raw:
        return [(choice, spot / index) for index, choice in enumerate(raw)]
    spot.refuse("a list of choices is expected here", "write one such as [ngo, community]")
    return []


def _named(raw: object, kind: str, spot: Spot, known: Collection[str], *others: str) -> str | None:
    if not isinstance(raw, str):
        spot.refuse(f"the id of a {kind} is expected here", "write it as text")
    elif raw not in known and raw not in others:
        spot.refuse_unknown(kind, raw, [*known, *others])
    else:
        return raw
    return None


def _joined(key: str, join: Callable[[tuple[Condition, ...]], Condition]) -> "_Reader":
    def read(raw: Written, spot: Spot, names: Names) -> Condition | None:
        members = _members(raw[key], spot / key, names)
        return None if members is None else join(members)

    return read


def _members(raw: object, spot: Spot, names: Names) -> tuple[Condition, ...] | None:
    if not isinstance(raw, list) or not raw:
        spot.refuse("a list of conditions is expected here", "write at least one")
        return None
    read = [condition(member, spot / index, names) for index, member in enumerate(raw)]
    members = tuple(member for member in read if member is not None)
    return members if len(members) == len(read) else None


def _negated(raw: Written, spot: Spot, names: Names) -> Condition | None:
    member = condition(raw["not"], spot / "not", names)
    return None if member is None else Not(member)


def _counted(raw: Written, spot: Spot, names: Names) -> Condition | None:
    members = _members(raw["count"], spot / "count", names)
    if "at_least" not in raw:
        if _plain(raw, ()):
            spot.refuse('"at_least" is missing', "say how many of the conditions must hold")
        return None
    needed = _number(raw["at_least"], spot / "at_least")
    if members is None or needed is None:
        return None
    if needed.denominator != 1 or not 1 <= needed <= len(members):
        (spot / "at_least").refuse("a count is expected here", f"write a whole number from 1 to {len(members)}")
        return None
    return CountOf(members, needed.numerator)


_Reader = Callable[[Written, Spot, Names], Condition | None]
_THRESHOLDS = ("below", "at_least")
_READERS: dict[str, tuple[_Reader, tuple[str, ...]]] = {
    "question": (_measured, _THRESHOLDS),
    "dimension": (_measured, _THRESHOLDS),
    "part": (_measured, _THRESHOLDS),
    "overall": (_measured, _THRESHOLDS),
    "profile": (_chosen, ("is", "in")),
    "all": (_joined("all", AllOf), ()),
    "any": (_joined("any", AnyOf), ()),
    "not": (_negated, ()),
    "count": (_counted, ("at_least",)),
}

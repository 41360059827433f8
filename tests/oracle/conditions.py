"""The oracle's conditions: True, False, None for unknown, "dropped" for what does not apply."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from oracle.instrument import Raw
from oracle.numbers import number

MEASURED = ("question", "dimension", "part", "overall")
DROPPED = "dropped"


def truth(condition: Raw, facts: Raw) -> Any:
    """True, False or None; a condition with nothing left is False.

    `facts` has the profile, and each kind of measured leaf as {id: (applies, number)}; `critical` lists questions.
    """
    found = _truth(condition, facts)
    return False if found == DROPPED else found


def _truth(condition: Raw, facts: Raw) -> Any:
    if "profile" in condition:
        chosen = facts["profile"].get(condition["profile"], set())
        wanted = [condition["is"]] if "is" in condition else condition["in"]
        return any(choice in chosen for choice in wanted)
    if "not" in condition:
        inner = _truth(condition["not"], facts)
        if inner == DROPPED:
            return False
        return None if inner is None else not inner
    for word in ("all", "any", "count"):
        if word in condition:
            left = [found for found in (_truth(each, facts) for each in condition[word]) if found != DROPPED]
            needed = {"all": len(left), "any": 1}.get(word) or int(condition.get("at_least", 1))
            return _enough(left, needed)
    left = [_compare(condition, found) for _, found in members(condition, facts)]
    return _enough(left, 1) if left else DROPPED


def _enough(truths: list[Any], needed: int) -> Any:
    if not truths:
        return False
    if truths.count(True) >= needed:
        return True
    return None if truths.count(True) + truths.count(None) >= needed else False


def _compare(leaf: Raw, found: Fraction | None) -> bool | None:
    if found is None:
        return None
    return found < number(leaf["below"]) if "below" in leaf else found >= number(leaf["at_least"])


def members(leaf: Raw, facts: Raw) -> list[tuple[str, Fraction | None]]:
    """The subjects of a measured leaf that apply, with their levels or published scores."""
    kind = next(kind for kind in MEASURED if kind in leaf)
    found = facts[kind]
    if kind == "overall" or leaf[kind] == "each":
        named = list(found)
    elif leaf[kind] == "each-critical":
        named = list(facts["critical"])
    else:
        named = [leaf[kind]]
    return [(each, found[each][1]) for each in named if each in found and found[each][0]]


def leaves(condition: Raw) -> Iterator[Raw]:
    """Every leaf."""
    if "not" in condition:
        yield from leaves(condition["not"])
        return
    for word in ("all", "any", "count"):
        if word in condition:
            for each in condition[word]:
                yield from leaves(each)
            return
    yield condition

"""Joint readings and gaps once more, from the page of the method alone: it shares no code with the program."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

Said = int | str | None
"""A level, `na`, `dk`, `secret`, or nothing."""
Panel = Sequence[tuple[str, Said]]
"""Who spoke for which partner, and what was said to one question."""


def one_of(said: Sequence[Said]) -> tuple[Said | Fraction, bool]:
    """What several people say as one, and whether any of them replied."""
    replied = [each for each in said if each is not None]
    if sum(each == "na" for each in replied) * 2 > len(replied):
        return "na", True
    levels = [each for each in said if isinstance(each, int)]
    if levels:
        return Fraction(sum(levels), len(levels)), True
    return ("dk" if "dk" in said else None), bool(replied)


def joint(panel: Panel, worst: str | None, *, by_person: bool) -> Said | Fraction:
    """The joint reading; `worst` is `low` or `high` where the least favourable partner counts."""
    voices: dict[object, list[Said]] = {}
    for place, (partner, said) in enumerate(panel):
        voices.setdefault(place if by_person else partner, []).append(said)
    told = [one_of(said) for said in voices.values()]
    replied = [each for each, any_reply in told if any_reply]
    if sum(each == "na" for each in replied) * 2 > len(replied):
        return "na"
    levels = [Fraction(each) for each, _ in told if isinstance(each, int | Fraction)]
    if levels:
        ends = {"low": min(levels), "high": max(levels), None: sum(levels, Fraction(0)) / len(levels)}
        return ends[worst]
    return "dk" if any(said == "dk" for _, said in panel) else None


def gap(panel: Panel, highest: int) -> Fraction:
    """The largest less the smallest value of the partners, in points of 100; 0 where fewer than two have one."""
    partners: Mapping[str, list[Said]] = {who: [said for one, said in panel if one == who] for who, _ in panel}
    found = [one_of(said)[0] for said in partners.values()]
    values = [100 * Fraction(each) / highest for each in found if isinstance(each, int | Fraction)]
    return max(values) - min(values) if values else Fraction(0)

"""What an anonymous panel gives away, to one who enumerates all that everybody may have said."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations_with_replacement, product

import pytest
from builders.panels import DK, NA, SECRET, member, panel, reply
from builders.small_rubric import PRACTICE, dimension, question, small_rubric
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from cooperation_cli.answers.model import Reply, Side
from cooperation_cli.commands.chance import draws
from cooperation_cli.errors import CooperationError
from cooperation_cli.panel.anonymity import Anonymous, Tier, anonymous, blurred
from cooperation_cli.panel.gathering import Sheet
from cooperation_cli.panel.model import By, Group, Member, Panel
from cooperation_cli.rendering.formats import FORMATS, render
from cooperation_cli.report.anonymous import anonymous_questions, anonymous_report
from cooperation_cli.report.anonymous_view import anonymous_view
from cooperation_cli.rubric.conditions import Kind, Measured
from cooperation_cli.rubric.model import Band, Gate, Rubric
from cooperation_cli.rubric.scale import Scale
from cooperation_cli.scoring.statistics import STATISTICS
from cooperation_cli.text import Words

Said = Reply | int | None
Told = tuple[Said, ...]
"""What one person says to each question."""


def tiny(levels: int, worst: bool = True) -> Rubric:
    """Two parts of one question each, with bands and a must-have, on a scale of so many levels."""
    scale = Scale("practice", PRACTICE.levels[:levels], zero=Fraction(0))
    purpose, measures = (
        question(name, scale, not_applicable=True, worst=worst) for name in ("goals.purpose", "power.measures")
    )
    low = Measured(Kind.QUESTION, "goals.purpose", Fraction(1), below=True)
    return replace(
        small_rubric(),
        dimensions=(dimension("goals", "strategies", purpose), dimension("power", "challenges", measures)),
        profile=(),
        bands=(Band("low", Fraction(0), Words("Low")), Band("high", Fraction(60), Words("High"))),
        gates=(Gate("agreed", Words("Agreed"), low, "low", Words("nothing is agreed")),),
    )


def people(rubric: Rubric, told: Iterable[Told], partner: str = "A") -> Iterator[Sheet]:
    for number, (purpose, measures) in enumerate(told):
        sheet = member(partner, f"n{number}", rubric=rubric, chosen={}, purpose=purpose)
        replies = {"goals.purpose": reply(purpose), "power.measures": reply(measures)}
        yield replace(sheet, answers=replace(sheet.answers, replies=replies))


def pages(found: Anonymous, forms: Sequence[str] = tuple(FORMATS)) -> str:
    view = anonymous_view(found, draws)
    questions = render(anonymous_questions(view), FORMATS["json"])
    return "".join([*(render(anonymous_report(view), FORMATS[form]) for form in forms), questions])


def give_away(told: Iterable[tuple[tuple[Told, ...], str]]) -> list[tuple[object, ...]]:
    """Where some report and the answers of one insider make sure what another said, although not all said it.

    What is shown is the same whoever says what, so that somebody's level is certain where it is everybody's.
    """
    reports: dict[str, list[tuple[Told, ...]]] = defaultdict(list)
    for said, page in told:
        reports[page].append(said)
    found: list[tuple[object, ...]] = []
    for possible in reports.values():
        for insider in set().union(*possible):
            others = [Counter(said) - Counter([insider]) for said in possible if insider in said]
            for place in range(len(insider)):
                seen = {frozenset(one[place] for one in rest) for rest in others}
                if len(seen) == 1 and len(only := next(iter(seen))) == 1:
                    (level,) = only
                    if isinstance(level, int) and level != insider[place]:
                        found.append((insider, place, level))
    return found


def single(levels: int, number: int, *more: Said) -> Iterator[tuple[tuple[Told, ...], str]]:
    """Everything that so many people may say to one question, the other left blank."""
    rubric = tiny(levels)
    for said in combinations_with_replacement([*range(levels), *more], number):
        told = tuple((one, None) for one in said)
        yield told, pages(anonymous(panel(*people(rubric, told))))


@pytest.mark.parametrize(
    ("levels", "number", "more"),
    [
        (2, 3, (None, DK)),
        (3, 3, (None, NA)),
        (4, 3, ()),
        (3, 4, (None,)),
        (3, 5, (None,)),
        (2, 6, (DK,)),
        (2, 10, (None,)),
        (3, 10, ()),
    ],
)
def test_no_level_is_certain_from_a_page_and_from_ones_own_answers(
    levels: int, number: int, more: tuple[Said, ...]
) -> None:
    assert give_away(single(levels, number, *more)) == []


@pytest.mark.parametrize("number", [3, 4])
def test_nor_where_two_questions_are_asked(number: int) -> None:
    rubric = tiny(2)
    each = list(product((0, 1), (0, 1, None)))
    told = (
        (said, pages(anonymous(panel(*people(rubric, said))), ["json", "terminal"]))
        for said in combinations_with_replacement(each, number)
    )
    assert give_away(told) == []


def test_the_attack_finds_what_plain_means_give_away() -> None:
    """The test can fail: a mean alone tells the one who differs what all others said."""
    every = combinations_with_replacement(range(3), 5)
    told = [(tuple((one,) for one in said), str(sum(said))) for said in every]
    assert ((0,), 0, 2) in give_away(told)


def test_nor_from_the_pages_of_groups() -> None:
    rubric = tiny(2)
    said = list(combinations_with_replacement([0, 1, None], 5))
    reports: dict[str, list[tuple[tuple[Said, ...], tuple[Said, ...]]]] = defaultdict(list)
    for one, other in product(said, said):
        sheets = [*people(rubric, [(each, 1) for each in one]), *people(rubric, [(each, 1) for each in other], "B")]
        reports[pages(anonymous(panel(*sheets)), ["json", "markdown"])].append((one, other))
    assert any(len(possible) == 1 for possible in reports.values())
    for possible in reports.values():
        for insider, own in product((0, 1, None), (0, 1)):
            _nobody_is_certain([pair for pair in possible if insider in pair[own]], insider, own)


def _nobody_is_certain(possible: list[tuple[tuple[Said, ...], ...]], insider: Said, own: int) -> None:
    near = {frozenset((Counter(pair[own]) - Counter([insider])).elements()) for pair in possible}
    far = {frozenset(pair[1 - own]) for pair in possible}
    for seen in (near, far):
        certain = len(seen) == 1 and len(next(iter(seen))) == 1 and next(iter(seen)) != {None}
        assert not certain, (possible, insider, own)


def test_only_how_many_said_what_is_shown() -> None:
    rubric = tiny(3)
    linked, crossed = [(0, 2), (1, 1), (2, 0), (1, 0)], [(0, 0), (1, 1), (2, 0), (1, 2)]
    found = [pages(anonymous(panel(*people(rubric, each)))) for each in (linked, crossed)]
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("said", "counted"),
    [
        ([3, 3, 0], [3, 2, 0]),
        ([1, 1, 2], [1, 1, 2]),
        ([1, 2, 2], [1, 1, 2]),
        ([4, 4, 4, 4, 0], [4, 4, 4, 3, 0]),
        ([0, 0, 0, 0, 4], [0, 0, 0, 1, 4]),
        ([2, 2, 2, DK], [2, 2, 1, DK]),
        ([0, 0, 0, DK], [0, 0, 1, DK]),
        ([2, 2, 1, 1], [2, 2, 1, 1]),
        ([2, 2, 2], [2, 2, 2]),
        ([DK, DK, 2], [DK, DK, 2]),
    ],
)
def test_one_of_those_who_agree_against_one_counts_a_step_nearer(said: list[Said], counted: list[Said]) -> None:
    found = blurred(question("goals.purpose"), map(reply, said), alone=True)
    assert Counter(found) == Counter(map(reply, counted))


@pytest.mark.parametrize(("level", "nearer"), [(3, 2), (0, 1)])
def test_of_a_group_beside_others_two_who_agree_with_all_count_lower_or_else_higher(level: int, nearer: int) -> None:
    found = blurred(question("goals.purpose"), [reply(level)] * 5, alone=False)
    assert Counter(found) == {reply(level): 3, reply(nearer): 2}


LEVELS = st.sampled_from([*map(reply, range(5)), DK, NA, SECRET, reply(None)])


@given(st.lists(LEVELS, min_size=3, max_size=12), st.booleans())
def test_a_blur_keeps_how_many_there_are_and_is_stable(said: list[Reply], alone: bool) -> None:
    asked = question("goals.purpose")
    once = blurred(asked, said, alone=alone)
    assert len(once) == len(said)
    if len(said) > 3:
        assert blurred(asked, once, alone=alone) == once
    assert once == blurred(asked, reversed(said), alone=alone)


def reachable(thing: object) -> set[type]:
    """The types of all that can be reached from a thing."""
    seen: dict[int, object] = {}
    waiting = [thing]
    while waiting:
        one = waiting.pop()
        if id(one) in seen or isinstance(one, str | int | Fraction):
            continue
        seen[id(one)] = one
        if isinstance(one, Struct):
            waiting += [getattr(one, name) for name in one.__struct_fields__]
            waiting += list(getattr(one, "__dict__", {}).values())
        elif isinstance(one, dict):
            waiting += one.values()
        elif isinstance(one, list | tuple | set | frozenset):
            waiting += one
    return {type(one) for one in seen.values()}


def test_nothing_in_the_view_leads_to_a_person() -> None:
    found = anonymous(panel(*people(tiny(3), [(0, 1), (1, 1), (2, 0)])))
    assert not reachable(found) & {Member, Group, Panel, Sheet}
    assert reachable(panel(*people(tiny(3), [(0, 1)]))) & {Member}


@pytest.mark.parametrize(
    ("number", "tier"), [(3, Tier.FEW), (4, Tier.FEW), (5, Tier.SEVERAL), (9, Tier.SEVERAL), (10, Tier.MANY)]
)
def test_a_panel_shows_what_its_size_allows(number: int, tier: Tier) -> None:
    found = anonymous(panel(*people(tiny(5), [(each % 5, each % 3) for each in range(number)])))
    assert found.tier is tier
    assert bool(found.agreements) is (tier is not Tier.FEW)
    spread = [one.found["sd"] for one in found.agreements if one.found["sd"] is not None]
    assert bool(spread) is (tier is Tier.MANY)


def test_two_are_refused() -> None:
    with pytest.raises(CooperationError, match=r"^--anonymous: .* needs at least 3 respondents; there are 2"):
        anonymous(panel(*people(tiny(3), [(0, 1), (1, 1)])))


def test_the_least_favourable_reading_is_one_persons_and_so_never_counts() -> None:
    found = anonymous(panel(*people(tiny(5), [(0, 1), (3, 1), (3, 2), (4, 2), (4, 2)])))
    assert found.judged.said.level("goals.purpose") == Fraction(14, 5)


def test_a_question_that_too_few_answered_counts_as_unanswered() -> None:
    told: list[Told] = [(0, 1), (3, 1), (3, 2), (4, None), (4, None)]
    found = anonymous(panel(*people(tiny(5), told)))
    assert found.suppressed == ("power.measures",)
    assert found.judged.said.level("power.measures") is None


def test_what_applies_to_nobody_is_not_called_answered_by_too_few() -> None:
    found = anonymous(panel(*people(tiny(5), [(0, NA), (3, NA), (3, NA), (4, NA), (4, None)])))
    assert found.suppressed == ()
    assert found.judged.said.replies["power.measures"] == NA


def test_of_less_than_ten_levels_the_mean_alone_is_told() -> None:
    found = anonymous(panel(*people(tiny(5), [(0, 1), (3, 1), (3, 2), (4, 2), (4, 2)])))
    purpose, _ = found.agreements
    assert {name: told for name, told in purpose.found.items() if told is not None} == {
        "respondent_mean": Fraction(14, 5)
    }
    assert set(purpose.found) == set(STATISTICS)


def test_facts_that_nobody_gave_are_told() -> None:
    found = anonymous(panel(*(member("A", f"n{level}", chosen={}, purpose=level) for level in range(3))))
    assert found.judged.said.unknown_facts == ("form",)


def groups_of(*sizes: int, by: By = By.PARTNER) -> Anonymous:
    rubric = tiny(5)
    sides = list(Side)
    sheets = [
        replace(
            sheet,
            file=f"{place}-{sheet.file}",
            answers=replace(sheet.answers, respondent=replace(sheet.answers.respondent, side=sides[place])),
        )
        for place, size in enumerate(sizes)
        for sheet in people(rubric, [((n + place) % 5, n % 4) for n in range(size)], f"Partner {place}")
    ]
    return anonymous(panel(*sheets), by)


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ((5, 5), 2),
        ((6, 4), 0),
        ((5, 5, 4), 1),
        ((5, 5, 3, 2), 2),
        ((5, 6, 7, 1), 2),
        ((12,), 0),
        ((4, 4, 4), 0),
        ((5, 4), 0),
    ],
)
def test_a_small_group_is_not_shown_nor_one_that_subtraction_gives(sizes: tuple[int, ...], shown: int) -> None:
    found = groups_of(*sizes)
    assert len(found.groups) == shown
    assert found.withheld == len(sizes) - shown


def test_partners_have_letters_and_sides_their_names() -> None:
    assert [who.raw for who, _ in groups_of(5, 5, 5).groups] == ["A", "B", "C"]
    assert [who.raw for who, _ in groups_of(5, 5, by=By.SIDE).groups] == ["funder", "lead"]


def test_letters_do_not_follow_names() -> None:
    rubric = tiny(5)

    def lettered(first: str, second: str) -> list[object]:
        one = people(rubric, [(n, 1) for n in range(5)], first)
        other = people(rubric, [(n // 2, 2) for n in range(5)], second)
        return [card.readings for _, card in anonymous(panel(*one, *other)).groups]

    assert lettered("North", "South") == lettered("Zenith", "Abyss") == lettered("South", "North")


def told_of(found: Anonymous, short: str = "goals.purpose") -> list[Fraction | None]:
    """The level of a question that all say together, and that each group says."""
    return [found.judged.said.level(short), *(card.readings.level(short) for _, card in found.groups)]


def test_what_all_say_is_told_as_it_is_unless_groups_are_told_too() -> None:
    rubric = tiny(5)
    assert told_of(anonymous(panel(*people(rubric, [(3, 1)] * 4)))) == [3]
    north, south = people(rubric, [(3, 1)] * 5, "North"), people(rubric, [(4, 1)] * 5, "South")
    together, *apart = told_of(anonymous(panel(*north, *south)))
    assert sorted(filter(None, apart)) == [Fraction(13, 5), Fraction(18, 5)]
    assert together == Fraction(31, 10)


def test_a_question_that_few_of_one_group_answered_is_told_of_no_group() -> None:
    rubric = tiny(5)
    south = list(people(rubric, [(n, n % 3) for n in range(5)], "South"))

    def north(*measures: Said) -> list[Fraction | None]:
        told = [(n % 3, one) for n, one in enumerate(measures)]
        found = anonymous(panel(*south, *people(rubric, told, "North")))
        return sorted(told_of(found, "power.measures")[1:], key=str)

    assert north(1, None, None, None, None) == [None, None]
    assert north(0, 1, 2, 3, None) == [None, None]
    assert north(*[None] * 5) == [Fraction(4, 5), None]


def test_who_is_in_a_group_counts_once() -> None:
    assert {one.n for one in groups_of(5, 5).agreements} == {10}


def test_the_smaller_group_is_withheld_to_hide_who_is_left() -> None:
    assert [who.raw for who, _ in groups_of(5, 7, 1, by=By.SIDE).groups] == [list(Side)[1].value]


def test_two_groups_have_gaps_and_one_has_none() -> None:
    rubric = tiny(5)
    low, high = (
        people(rubric, [(n, 1) for n in (0, 0, 1, 1, 2)]),
        people(rubric, [(n, 1) for n in (2, 2, 3, 4, 4)], "B"),
    )
    gap, *_ = anonymous(panel(*low, *high)).gaps
    assert {gap.low.who.raw, gap.high.who.raw} == {"A", "B"}
    assert groups_of(5, 5, 4).gaps == ()


def test_evidence_is_asked_for_here_too() -> None:
    three = [member("A", f"n{place}", purpose=level) for place, level in enumerate((4, 3, 4))]
    assert told_of(anonymous(panel(*three, strict=True))) == [2]
    assert told_of(anonymous(panel(*three))) != [2]


def test_neither_targets_nor_what_a_file_gives_to_note_are_told() -> None:
    sheets = [
        replace(
            sheet,
            answers=replace(
                sheet.answers,
                targets={"goals.purpose": Fraction(3)},
                notices=(Words("The last reply of Ann is cut off."),),
            ),
        )
        for sheet in people(tiny(5), [(0, 1), (1, 1), (2, 0)])
    ]
    open_panel = panel(*sheets)
    assert open_panel.notes.told
    assert open_panel.answers.targets
    found = anonymous(open_panel)
    assert not found.notes.told
    assert not found.answers.targets
    assert found.answers.replies == found.judged.said.replies


Maker = Callable[[], Anonymous]


@pytest.mark.parametrize("made", [lambda: groups_of(5, 5), lambda: groups_of(5, 4), lambda: groups_of(3)])
def test_no_format_shows_more_than_published_numbers(made: Maker) -> None:
    page = pages(made(), ["json", "csv"])
    assert '"exact"' not in page
    digits = [part for part in page.replace(",", " ").split() if part.replace(".", "", 1).isdigit() and "." in part]
    assert all(len(number.partition(".")[2]) <= 1 for number in digits)

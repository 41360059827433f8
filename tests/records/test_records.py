"""Our own dataclasses behave as the standard ones do, wherever this program uses them."""

from dataclasses import FrozenInstanceError, fields, is_dataclass, replace
from functools import cached_property

import pytest

from cooperation_cli.records import dataclass, field


@dataclass(frozen=True, slots=True)
class Point:
    """A point."""

    x: int
    y: int = 0
    tags: list[str] = field(default_factory=list)
    note: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Named(Point):
    """A point with a name."""

    name: str = "here"


@dataclass(frozen=True)
class Square:
    """A class that remembers what it worked out."""

    side: int

    @cached_property
    def area(self) -> int:
        """Side by side."""
        return self.side**2


@dataclass(slots=True)
class Counter:
    """A class that changes."""

    count: int = 0


@dataclass(frozen=True, slots=True)
class Nothing:
    """A class without fields."""


def test_values_are_given_by_place_or_by_name_and_defaults_fill_the_rest() -> None:
    point = Point(1, note="n")
    assert (point.x, point.y, point.tags, point.note) == (1, 0, [], "n")
    assert Point(y=2, x=1) == Point(1, 2)


def test_a_default_factory_makes_a_new_value_each_time() -> None:
    first, second = Point(1), Point(1)
    first.tags.append("a")
    assert second.tags == []


def test_a_value_that_is_missing_is_named() -> None:
    with pytest.raises(TypeError, match=r"Point\.__init__\(\) missing 1 required positional argument: 'x'"):
        Point()  # type: ignore[call-arg]


def test_classes_with_as_many_fields_keep_their_own_names() -> None:
    assert Square(3).side == 3
    assert Counter(count=4).count == 4


def test_equal_are_those_of_one_class_with_equal_compared_fields() -> None:
    assert Point(1, note="a") == Point(1, note="b")
    assert Point(1) != Point(2)
    assert Point(1) != Named(1)
    assert Nothing() == Nothing()
    assert Nothing() != Counter()  # type: ignore[comparison-overlap]


def test_frozen_ones_have_a_hash_and_the_others_none() -> None:
    assert len({Square(1), Square(1), Square(2)}) == 2
    assert hash(Nothing()) == hash(Nothing())
    with pytest.raises(TypeError, match="unhashable"):
        hash(Counter())


def test_frozen_ones_refuse_every_change() -> None:
    point = Point(1)
    with pytest.raises(FrozenInstanceError, match="'x'"):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="'y'"):
        del point.y
    with pytest.raises(FrozenInstanceError, match="'other'"):
        point.other = 1  # type: ignore[attr-defined]


def test_others_change_within_their_slots() -> None:
    counter = Counter()
    counter.count += 1
    assert counter == Counter(1)
    with pytest.raises(AttributeError):
        counter.other = 1  # type: ignore[attr-defined]


def test_a_frozen_one_without_slots_remembers_a_cached_property() -> None:
    square = Square(3)
    assert square.area == 9
    assert vars(square) == {"side": 3, "area": 9}


def test_the_fields_of_a_parent_come_first() -> None:
    assert Named(1, 2, [], "n", "there").name == "there"
    assert [each.name for each in fields(Named)] == ["x", "y", "tags", "note", "name"]


def test_it_is_shown_as_it_is_written() -> None:
    assert repr(Point(1, tags=["a"])) == "Point(x=1, y=0, tags=['a'])"
    assert repr(Nothing()) == "Nothing()"


def test_what_the_standard_library_does_with_dataclasses_it_does_with_these() -> None:
    assert is_dataclass(Point)
    assert replace(Point(1, 2), y=3) == Point(1, 3)
    match Named(1, name="there"):
        case Named(x, y, _, _, name):
            assert (x, y, name) == (1, 0, "there")

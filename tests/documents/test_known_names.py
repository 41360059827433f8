"""The keys that a misspelt one may have meant."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal, Optional, Union

import pytest
from pydantic import Field

from cooperation_cli.documents.fields import Strict
from cooperation_cli.documents.known_names import known_names


class Boat(Strict):
    sail: str = ""


class Car(Strict):
    wheels: int = 4
    boot: "Box | None" = None


class Box(Strict):
    within: str = Field("", alias="in")
    boxes: "list[Box]" = Field([])


Car.model_rebuild()
Box.model_rebuild()


class Yard(Strict):
    # Each form in which a shape may be told.
    plain: Boat = Boat()
    noted: Annotated[Boat, Field(description="x")] = Boat()
    either: Boat | Car | None = None
    older: Optional[Union[Boat, Car]] = None  # noqa: UP007, UP045
    noted_choice: Annotated[Boat | Car, Field(description="x")] | None = None
    listed: list[Car] = Field([])
    rowed: Sequence[Car] = ()
    mapped: dict[str, Boat] = Field({})
    held: Mapping[str, list[Boat | Car]] = Field({})
    anything: Any = None
    word: str = ""
    words: list[str] = Field([])
    choice: Literal["a", "b"] = "a"


BOTH = ["boot", "sail", "wheels"]


@pytest.mark.parametrize(
    ("location", "names"),
    [
        (("plain",), ["sail"]),
        (("noted",), ["sail"]),
        (("either",), BOTH),
        (("either", "Boat"), ["sail"]),
        (("older",), BOTH),
        (("noted_choice",), BOTH),
        (("noted_choice", "Car"), ["boot", "wheels"]),
        (("noted_choice", "Car", "boot"), ["boxes", "in"]),
        # The tag of a member, which may be any word, leads nowhere new.
        (("either", "tag"), BOTH),
        (("noted_choice", "Car", "boot", "boxes", 0), ["boxes", "in"]),
        (("listed", 3), ["boot", "wheels"]),
        (("rowed", 0), ["boot", "wheels"]),
        (("mapped", "any"), ["sail"]),
        (("held", "any", 0), BOTH),
        (("held", "any", 0, "Boat"), ["sail"]),
        (("listed",), []),
        (("mapped",), []),
        (("anything",), []),
        (("anything", "x"), []),
        (("word", 0), []),
        (("words", 0), []),
        (("choice", "a"), []),
        ((), sorted(Yard.model_fields)),
    ],
)
def test_the_keys_of_what_may_stand_at_a_place_are_known(location: tuple[str | int, ...], names: list[str]) -> None:
    assert known_names(Yard, location) == names

"""What every object of a published result is made of."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

Status = Literal["scored", "insufficient", "not_applicable"]
Points = float | None
Share = float | None


class Shape(BaseModel):
    """One object of the result: complete, strict, frozen."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", validate_by_name=True, validate_by_alias=True)

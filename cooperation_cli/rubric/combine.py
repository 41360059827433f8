"""How members are to become one number; `scoring.combining` does it."""

from enum import StrEnum
from fractions import Fraction

from msgspec import Struct


class Rule(StrEnum):
    """How members combine into one number."""

    MEAN = "mean"
    RESIDUAL = "residual"
    SUM = "sum"
    MINIMUM = "minimum"
    MEDIAN = "median"
    GEOMETRIC = "geometric"
    SHARE = "share"
    NONE = "none"


class Combine(Struct, frozen=True):
    """A rule, with the threshold that `share` counts from."""

    rule: Rule
    at_least: Fraction | None = None


MEAN = Combine(Rule.MEAN)

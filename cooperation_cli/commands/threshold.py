"""`--fail-below`: a band or a number that the verdict has to reach."""

import re
from fractions import Fraction

from msgspec import Struct

from cooperation_cli.assessment.verdict import Verdict
from cooperation_cli.errors import CooperationError, Place, Problem, nearest
from cooperation_cli.rubric.model import Rubric

_NUMBER = re.compile(r"[+-]?[0-9]{1,9}(\.[0-9]{1,9})?")
_OPTION = "--fail-below"


class Threshold(Struct, frozen=True):
    """What has to be reached: the published overall, or a band of the rubric in use, must-haves counted."""

    written: str

    def check(self, rubric: Rubric) -> None:
        """Raises `CooperationError` where the rubric gives no total, or has no such band."""
        if not rubric.has_overall:
            raise _refused(f"the rubric {rubric.id} gives no total to compare", "leave the option out")
        if self._number is None and self.written not in rubric.band:
            hint = nearest(self.written, rubric.band) or "write a number"
            raise _refused(f'"{self.written}" is no band of {rubric.id}, and no number', hint)

    def reached(self, verdict: Verdict) -> bool:
        """Whether the verdict is at or above it; no band and no score are below everything."""
        if self._number is not None:
            overall = verdict.card.overall
            return overall is not None and overall.published is not None and overall.published >= self._number
        bands = list(verdict.card.rubric.band)
        return verdict.band is not None and bands.index(verdict.band.id) >= bands.index(self.written)

    @property
    def _number(self) -> Fraction | None:
        return Fraction(self.written) if _NUMBER.fullmatch(self.written) else None


def _refused(what: str, mend: str) -> CooperationError:
    return CooperationError(Problem(Place(_OPTION), what, mend))

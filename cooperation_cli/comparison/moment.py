"""One moment: who answered, and what comes of it by itself; an answers file is one, and so is a panel."""

import unicodedata
from collections.abc import Mapping

from msgspec import Struct, field

from cooperation_cli.answers.model import Answers, Respondent
from cooperation_cli.answers.readings import Readings
from cooperation_cli.assessment.assessment import Judged
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.text import Words


class Moment(Struct, frozen=True):
    """Answers of one time with their own verdict. `source` is the file or folder as the user named it."""

    source: str
    answers: Answers
    judged: Judged
    respondents: tuple[Respondent, ...]
    partners: Mapping[str, Readings] = field(default_factory=dict)
    """The readings of each partner of a panel, by its name; empty for a single file."""

    @property
    def rubric(self) -> Rubric:
        """The rubric by which it was read."""
        return self.judged.card.rubric

    @property
    def read(self) -> Readings:
        """What counts as said."""
        return self.judged.card.readings

    @property
    def date(self) -> str | None:
        """The last day on which somebody answered (YYYY-MM-DD); None where nobody says."""
        return max((one.date for one in self.respondents if one.date), default=None)


def same_text(words: Words | None) -> str:
    """A name as it is compared: whatever its case, its spaces at the ends and how its letters are composed."""
    return "" if words is None else unicodedata.normalize("NFC", words.raw).strip().casefold()


def came(before: Moment, after: Moment) -> tuple[Respondent, ...]:
    """Who answered after, and not before."""
    known = {_person(one) for one in before.respondents}
    return tuple(one for one in after.respondents if _person(one) not in known)


def _person(one: Respondent) -> tuple[str, ...]:
    """What tells a respondent: partner and name; without a name, where they stand."""
    partner, name = same_text(one.partner), same_text(one.name)
    return (partner, name) if name else (partner, "", same_text(one.role), one.side or "", one.level or "")

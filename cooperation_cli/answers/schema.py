"""The shape of an answers file: what may stand where, before any rubric is looked at."""

import re
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Final, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from cooperation_cli.answers.model import Side, State, WorkLevel
from cooperation_cli.documents.document import shown
from cooperation_cli.documents.fields import AnyText, Checked, Strict, Text, expected, wrong
from cooperation_cli.errors import nearest
from cooperation_cli.rubric.question import Depth

FORMAT: Final = "cooperation-answers/1"
BARE_WORDS = (State.DONT_KNOW, State.PREFER_NOT_TO_SAY)
WORDS = (*BARE_WORDS, State.NOT_APPLICABLE)
_RUBRIC = r"[a-z][a-z0-9-]*(@[0-9]{1,9}(\.[0-9]{1,9}){0,2})?"
_DATE = r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"


def _written_level(written: object) -> Fraction | str | None:
    match written:
        case bool():
            raise wrong(f"{str(written).lower()} is not a level", "write the number of a level")
        case Decimal():
            return Fraction(written)
        case str():
            return written if written.strip() else None
        case None:
            return None
        case _:
            raise wrong("expected one level", "write its number, or leave it blank")


def _only_true(said: object) -> bool:
    if said is not True:
        raise wrong("only true may stand here", "write true, or take the line out")
    return True


def _title(written: object) -> object:
    if written is None or (isinstance(written, str) and not written.strip()):
        raise wrong("the partnership has no title", "write its name here")
    return written


def _rubric(written: object) -> str:
    if not isinstance(written, str):
        raise expected("text", written)
    if not re.fullmatch(_RUBRIC, written):
        raise wrong(
            f'"{shown(written)}" names no rubric', "write its id and version, as in international-cooperation@1.0.0"
        )
    return written


def _date(written: object) -> str | None:
    if written is not None and not isinstance(written, str):
        raise expected("text", written)
    if not written or not written.strip():
        return None
    if not (re.fullmatch(_DATE, written) and _is_day(written)):
        raise wrong(f'"{shown(written)}" is no date', 'write year, month and day, as in "2026-11-22"')
    return written


def _is_day(written: str) -> bool:
    """Whether a month of that year, by the Gregorian calendar, has the day."""
    year, month, day = map(int, written.split("-"))
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    short = {2: 29 if leap else 28, 4: 30, 6: 30, 9: 30, 11: 30}
    return year > 0 and (month not in short or day <= short[month])


def _one_of(names: type[StrEnum]) -> Checked:
    def check(written: object) -> StrEnum | None:
        if written is not None and not isinstance(written, str):
            raise expected("text", written)
        if not written:
            return None
        if written not in list(names):
            raise wrong(f'"{shown(written)}" is not known here', nearest(written, names))
        return names(written)

    return Checked(check, {"enum": [*map(str, names), None]})


WrittenLevel = Annotated[Fraction | str | None, Checked(_written_level, {"type": ["number", "string", "null"]})]
"""A level as it was typed: its value, or text that is a code or a number in quotes; None where left blank."""

RubricName = Annotated[str, Checked(_rubric, {"type": "string", "pattern": f"^{_RUBRIC}$"})]
Date = Annotated[str | None, Checked(_date, {"type": ["string", "null"], "format": "date"})]
OnlyTrue = Annotated[bool, Checked(_only_true, {"const": True})]


def _listed(one_or_more: object) -> object:
    return [one_or_more] if isinstance(one_or_more, str) else one_or_more


Evidence = Annotated[list[AnyText] | None, BeforeValidator(_listed, json_schema_input_type=str | list[str] | None)]


class ReplyEntry(Strict):
    """A reply spelled out. At most one of the first four is given; with none it is a note on an open question."""

    level: WrittenLevel = Field(None, description="A level of the question's scale: its value, or its code.")
    dont_know: OnlyTrue = Field(False, description="I do not know.")
    prefer_not_to_say: OnlyTrue = Field(False, description="I prefer not to say.")
    not_applicable: OnlyTrue = Field(False, description="It does not apply; the comment says why.")
    evidence: Evidence = Field(None, description="What shows it: a document, a record, a page.")
    comment: AnyText | None = Field(None, description="What should be read beside the level.")

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        if self.dont_know + self.prefer_not_to_say + self.not_applicable + (self.level is not None) > 1:
            said = [
                key for key in ("level", *WORDS) if getattr(self, key) is not None and getattr(self, key) is not False
            ]
            raise wrong(f"{' and '.join(said)} cannot both be the answer", "keep one of them")
        if self.not_applicable and not self.comment:
            raise wrong("not applicable needs a reason", "say in comment why it does not apply")
        return self

    @property
    def state(self) -> State:
        """Which of the five things this reply is."""
        if self.level is not None:
            return State.LEVEL
        return next((word for word in WORDS if getattr(self, word)), State.UNANSWERED)


def _spelled_out(reply: object) -> object:
    match reply:
        case None:
            return {}
        case {"level": str(said), **rest} if said.strip() in WORDS:
            return {said.strip(): True, **rest}
        case dict():
            return reply
        case list():
            raise wrong("a list is not an answer", "write one level; evidence goes into {level: …, evidence: […]}")
        case str() if not reply.strip():
            return {}
        case str() if reply.strip() == State.NOT_APPLICABLE:
            raise wrong("not_applicable needs a reason", "write {not_applicable: true, comment: why}")
        case str() if reply.strip() in BARE_WORDS:
            return {reply.strip(): True}
        case _:
            return {"level": reply}


ReplyShape = Annotated[
    ReplyEntry,
    BeforeValidator(_spelled_out, json_schema_input_type=ReplyEntry | float | Literal[*BARE_WORDS] | str | None),
]


def _chosen(choices: object) -> object:
    return [] if choices is None else _listed(choices)


Choices = Annotated[list[str], BeforeValidator(_chosen, json_schema_input_type=str | list[str] | None)]
"""What was chosen for a profile fact: one id, a list where the fact takes several, or blank."""


class PartnershipEntry(Strict):
    """What the answers are about."""

    title: Annotated[Text, BeforeValidator(_title)] = Field(description="The name of the partnership.")
    profile: dict[str, Choices] | None = Field(None, description="The facts that decide what is asked.")


class RespondentEntry(Strict):
    """Who answered, and when."""

    partner: AnyText | None = Field(None, description="The party that the respondent belongs to.")
    side: Annotated[Side | None, _one_of(Side)] = Field(None, description="Where that party stands.")
    level: Annotated[WorkLevel | None, _one_of(WorkLevel)] = Field(None, description="What the respondent does.")
    role: AnyText | None = Field(None, description="The respondent's position.")
    name: AnyText | None = None
    date: Date = Field(None, description='When it was answered, as in "2026-11-22".')


class InvitationEntry(Strict):
    """What a respondent is told before the first question."""

    sender: AnyText | None = Field(None, alias="from", description="Who asks.")
    purpose: AnyText | None = Field(None, description="What the answers are for.")
    who_sees: AnyText | None = Field(None, description="Who will see them.")
    affects_funding: AnyText | None = Field(None, description="Whether they affect anybody's funding.")
    kept_until: AnyText | None = Field(None, description="How long they are kept.")


class SetAsideEntry(Strict):
    """What an earlier version of the rubric asked, kept as it was answered; it never counts."""

    answers: dict[str, ReplyShape] | None = None
    profile: dict[str, Choices] | None = None
    targets: dict[str, WrittenLevel] | None = None


class HeadEntry(Strict):
    """What is looked at first."""

    format: Literal["cooperation-answers/1"]
    rubric: RubricName = Field(
        description="The id of the rubric and its version, as in international-cooperation@1.0.0."
    )


class AnswersFile(HeadEntry):
    """One respondent's answers about one partnership."""

    partnership: PartnershipEntry
    respondent: RespondentEntry | None = None
    invitation: InvitationEntry | None = None
    depth: Annotated[Depth | None, _one_of(Depth)] = Field(None, description="How much is asked; by default full.")
    answers: dict[str, ReplyShape] | None = Field(description="By the full id of the question; blank while unanswered.")
    targets: dict[str, WrittenLevel] | None = Field(
        None, description="The level to aim at where it is not the rubric's."
    )
    set_aside: SetAsideEntry | None = Field(
        None, description="What an earlier version of the rubric asked: kept, and never counted."
    )


def json_schema() -> dict[str, object]:
    """JSON Schema of an answers file, for editors."""
    schema = AnswersFile.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "Answers of one respondent"}

"""The shapes of rubric files: what may be written where. What the names refer to is checked while building."""

from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, WithJsonSchema

from cooperation_cli.documents.fields import Checked, Exact, Id, QuestionId, Strict, Text, wrong
from cooperation_cli.rubric.combine import Rule
from cooperation_cli.rubric.conditions import RESERVED
from cooperation_cli.rubric.scale import number_text

FORMAT = "cooperation-rubric/1"
TRANSLATION = "cooperation-translation/1"
_VERSION = r"^[0-9]{1,6}(\.[0-9]{1,6}){0,2}$"
_LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"


def _not_reserved(name: str) -> str:
    if name in RESERVED:
        raise wrong(f'"{name}" has a meaning of its own in conditions', "choose another id")
    return name


def _level_name(value: object) -> str:
    match value:
        case Decimal():
            return number_text(Fraction(value))
        case str():
            return value
        case _:
            raise wrong("a level is expected here", "write its value or its code")


def _titled(value: object) -> object:
    return {"title": value} if isinstance(value, str) else value


OwnId = Annotated[Id, AfterValidator(_not_reserved)]
LevelName = Annotated[
    str,
    Checked(_level_name, {"type": ["number", "string"], "description": "A level: its value, or its code."}),
]
# Conditions nest; `building.condition` reads them, knowing what they may refer to. `json_schema` puts theirs here.
WrittenCondition = Annotated[Any, WithJsonSchema({"$comment": "Condition"})]
RuleName = Annotated[Rule, Field(strict=False)]


class LevelEntry(Strict):
    """One step of a scale."""

    value: Exact = Field(description="The number that is scored.")
    label: Text | None = Field(None, description="A word for it; by default the code or the value.")
    code: str | None = Field(None, min_length=1, max_length=20, description="What may be typed for it, such as A.")


class RangeEntry(Strict):
    """Evenly spaced levels."""

    start: Exact = Field(alias="from", description="The lowest level.")
    to: Exact = Field(description="The highest level.")
    step: Exact = Field(description="The distance between two levels.")


class ScaleEntry(Strict):
    """The levels that a question may take: a list, or an evenly spaced range."""

    levels: list[LevelEntry] | None = Field(None, description="At least two, with ascending values.")
    range: RangeEntry | None = Field(None, description="Evenly spaced levels, instead of a list.")
    zero: Exact | None = Field(None, description="The level that scores 0; by default the lowest.")
    evidence_from: Exact | None = Field(None, description="Levels from here on are claims unless evidence is given.")


class ChoiceEntry(Strict):
    """One answer to a profile question."""

    title: Text = Field(description="The answer in words.")


Choice = Annotated[ChoiceEntry, BeforeValidator(_titled, json_schema_input_type=str | ChoiceEntry)]


class FactEntry(Strict):
    """A question about the partnership itself, which decides what is asked and how it is worded."""

    id: OwnId
    text: Text | None = Field(None, description="The question.")
    help: Text | None = Field(None, description="A sentence that helps to answer it.")
    choices: dict[OwnId, Choice] = Field(description="The possible answers by id.")
    several: bool = Field(False, description="Whether more than one may be chosen.")


class BandVariantEntry(Strict):
    """Other words for a band where the profile fits."""

    ask_if: WrittenCondition
    title: Text | None = None
    advice: Text | None = None


class BandEntry(Strict):
    """A verdict on the overall score, from here up to the next band."""

    id: OwnId
    start: Exact = Field(alias="from", description="The overall score at which it begins.")
    title: Text | None = None
    advice: Text | None = Field(None, description="What to do when the partnership is here.")
    variants: list[BandVariantEntry] = Field([])


class OverallEntry(Strict):
    """How the parts make the overall score; `none` gives none."""

    combine: RuleName = Rule.MEAN
    at_least: Exact | None = Field(None, description="For share: the score to reach.")


class PartEntry(Strict):
    """A group of dimensions that is scored as one."""

    id: OwnId
    title: Text | None = None
    combine: RuleName = Rule.MEAN
    at_least: Exact | None = Field(None, description="For share: the score to reach.")
    weight: Exact | None = Field(None, description="By default 1.")


class GateEntry(Strict):
    """A must-have: where `when` holds, the band is capped."""

    id: OwnId
    title: Text | None = None
    when: WrittenCondition = Field(description="The failing condition.")
    caps_at: Id = Field(description="The highest band that can be reached while it fails.")
    because: Text = Field(description='Completes "held at this band because …".')


class WarningEntry(Strict):
    """A sign that efforts like this one fail."""

    id: OwnId
    title: Text | None = None
    when: WrittenCondition
    because: Text | None = None


class OpportunityEntry(Strict):
    """What becomes reachable, and the dimensions that it rests on."""

    id: OwnId
    title: Text | None = None
    text: Text | None = None
    rests_on: dict[Id, Exact] = Field(description="Weights by dimension.")


class ScenarioEntry(Strict):
    """A blow to test the partnership with."""

    id: OwnId
    title: Text | None = None
    text: Text | None = None
    at_least: dict[QuestionId, LevelName] = Field({}, description="Exposures rise to these levels.")
    at_most: dict[QuestionId, LevelName] = Field({}, description="Other questions fall to these levels.")


class BordersEntry(Strict):
    """What crossing borders costs, to stand beside the opportunities."""

    costs: list[Id] = Field(description="Dimensions whose exposures say so.")
    ask_if: WrittenCondition = Field(None, description="Told only where the profile fits; by default always.")


class NoteEntry(Strict):
    """A named thing that questions point to: a source, an enabler or a case."""

    title: Text
    text: Text | None = None
    url: str | None = Field(None, pattern=r"^https?://\S+$")
    required: bool = Field(False, description="For a source: at least one question must derive from it.")


Note = Annotated[NoteEntry, BeforeValidator(_titled, json_schema_input_type=str | NoteEntry)]


class AdviceEntry(Strict):
    """What to do to reach a level."""

    do: Text = Field(description="One action, verb first.")
    effort: Literal["small", "medium", "large"] = Field("medium", description="Days, weeks or months.")
    who: list[Id] = Field([], description="Who can begin it.")
    example: Id | None = Field(None, description="A case that shows it.")
    after: dict[QuestionId, LevelName] = Field({}, description="Levels that other questions must hold first.")


class VariantEntry(Strict):
    """Other words for the same numbers where the profile fits."""

    ask_if: WrittenCondition
    text: Text | None = None
    levels: dict[str, Text] = Field({})
    evidence: Text | None = None
    advice: dict[str, Text] = Field({}, description="Only the words; effort and who stay.")


class QuestionEntry(Strict):
    """One question of a dimension."""

    id: OwnId = Field(description="Known everywhere as dimension.question.")
    text: Text
    title: Text | None = Field(None, description="A label of a few words; by default the id in words.")
    role: Literal["exposure", "safeguard"] | None = Field(None, description="Only where the dimension is residual.")
    depth: Literal["quick", "full"] = "full"
    weight: Exact | None = Field(None, description="By default 1.")
    critical: bool = False
    reverse: bool = Field(False, description="Whether a high level is bad.")
    panel: Literal["mean", "worst"] = "mean"
    scale: Id | None = Field(None, description="By default the dimension's.")
    ask_if: WrittenCondition = Field(None, description="Asked only where the profile fits.")
    not_applicable: bool = Field(False, description="Whether a respondent may say that it does not apply.")
    derived_from: list[Id] = Field([], description="Sources.")
    enablers: list[Id] = Field([])
    levels: dict[str, Text] = Field({}, description="What one would see at each level.")
    evidence: Text | None = Field(None, description="What would show it.")
    target: LevelName | None = Field(None, description="The level to aim at; by default the best.")
    advice: dict[str, AdviceEntry] = Field({}, description="By the level to reach.")
    variants: list[VariantEntry] = Field([])
    renamed_from: list[QuestionId] = Field([], description="Full ids that it had before.")


class DimensionEntry(Strict):
    """One strategy or challenge with its questions."""

    # Made at once, so that the frame of a rubric, which may hold dimensions, finds it made.
    model_config = ConfigDict(defer_build=False)

    id: OwnId
    part: Id
    title: Text | None = None
    why: Text | None = Field(None, description="Why this is asked at all.")
    combine: RuleName = Rule.MEAN
    at_least: Exact | None = Field(None, description="For share: the level to reach.")
    scale: Id | None = Field(None, description="The scale of questions that name none.")
    weight: Exact | None = Field(None, description="By default 1.")
    countered_by: list[Id] = Field([], description="Dimensions that hold it in check.")
    questions: list[QuestionEntry]


class RubricEntry(Strict):
    """The frame of a rubric; in a single file, with its dimensions."""

    format: Literal["cooperation-rubric/1"]
    id: OwnId
    version: str = Field(pattern=_VERSION, description='Such as "1.0.0".')
    title: Text | None = None
    description: Text | None = None
    language: str = Field("en", pattern=_LANGUAGE, description="Such as en, or pt-BR.")
    licence: str | None = Field(None, min_length=1)
    min_coverage: Exact | None = Field(None, description="A share from 0 to 1; by default 0.")
    exposure_floor: Exact | None = Field(None, description="A share from 0 to 1; by default 0.")
    scales: dict[OwnId, ScaleEntry]
    profile: list[FactEntry] = Field([])
    bands: list[BandEntry] = Field([])
    report_as: Literal["percent", "value"] = "percent"
    overall: OverallEntry = Field(default_factory=OverallEntry)
    parts: list[PartEntry]
    dimensions: list[OwnId | DimensionEntry] = Field(
        description="Ids of files in dimensions/, in reading order; in a single file, the dimensions themselves."
    )
    gates: list[GateEntry] = Field([])
    sources: dict[OwnId, Note] = Field({})
    enablers: dict[OwnId, Note] = Field({})
    warnings: list[WarningEntry] = Field([])
    opportunities: list[OpportunityEntry] = Field([])
    scenarios: list[ScenarioEntry] = Field([])
    crossing_borders: BordersEntry | None = Field(None)
    cases: dict[OwnId, Note] = Field({})


class WordingEntry(Strict):
    """One text of the rubric in another language."""

    says: Text = Field(description="The translation.")
    of: str = Field(pattern=r"^sha256-[0-9a-f]{8}$", description="The fingerprint of the text that was translated.")


class TranslationEntry(Strict):
    """The words of a rubric in another language; a text that is not given stays in the rubric's own."""

    format: Literal["cooperation-translation/1"]
    rubric: Id
    language: str = Field(pattern=_LANGUAGE, description="The language, as the file is called.")
    words: dict[str, WordingEntry] = Field(description="By the place of the text: questions.shared-goals.purpose.text.")

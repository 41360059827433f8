"""What stands in a blank to be filled: the questions that may be asked, in the words that fit."""

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from cooperation_cli.answers.levels import FEW, levels_in_words, says_more
from cooperation_cli.answers.model import Answers, Side, WorkLevel
from cooperation_cli.answers.schema import FORMAT
from cooperation_cli.answers.versions import Named
from cooperation_cli.answers.writing import document_of
from cooperation_cli.documents.document import Value
from cooperation_cli.rubric.asking import Wording, with_depth, worded
from cooperation_cli.rubric.conditions import Profile, ProfileOnly, holds, missing_facts
from cooperation_cli.rubric.in_words import in_words
from cooperation_cli.rubric.model import Dimension, Fact, Rubric
from cooperation_cli.rubric.question import Depth, Question
from cooperation_cli.rubric.scale import Level
from cooperation_cli.text import Words, joined


class Blank(Struct, frozen=True):
    """One question to be answered; `only_if` is told where the profile does not decide whether it is asked."""

    question: Question
    wording: Wording
    only_if: Words | None = None

    @property
    def levels(self) -> tuple[tuple[Level, Words], ...]:
        """The levels, each with its label and what one would see; of a long scale those that have such words."""
        described = ((level, self._says(level)) for level in self.question.scale.levels)
        return tuple((level, says) for level, says in described if says or self.span is None)

    @property
    def span(self) -> Words | None:
        """The levels of a long scale, told by its ends."""
        scale = self.question.scale
        return levels_in_words(scale) if len(scale.levels) > FEW else None

    def _says(self, level: Level) -> Words:
        label = [level.label] if says_more(level) else []
        descriptor = self.wording.levels.get(level.value)
        return joined([*label, *([descriptor] if descriptor else [])], ": ")


class Prompt(Struct, frozen=True):
    """What is asked about the respondent or told to them, beside the rubric's own questions."""

    key: str
    text: str
    choices: tuple[str, ...] = ()
    example: str = ""


RESPONDENT = (
    Prompt("partner", "The party that you belong to"),
    Prompt("side", "Where that party stands", tuple(map(str, Side))),
    Prompt("level", "What you do in the partnership", tuple(map(str, WorkLevel))),
    Prompt("role", "Your position"),
    Prompt("name", "Your name, if you wish to give it"),
    Prompt("date", "The date", example="2026-11-22"),
)
INVITATION = (
    Prompt("from", "Who asks"),
    Prompt("purpose", "What the answers are for"),
    Prompt("who_sees", "Who will see them"),
    Prompt("affects_funding", "Whether they affect anybody's funding"),
    Prompt("kept_until", "Until when they are kept"),
)


class Form(Struct, frozen=True):
    """Everything to be filled in, in reading order; dimensions of which nothing is asked are left out."""

    rubric: Rubric
    depth: Depth
    sections: tuple[tuple[Dimension, tuple[Blank, ...]], ...]
    title: Words
    chosen: Mapping[str, tuple[str, ...]]
    """What is known of the profile already."""
    sent: Answers | None
    """Answers that say whom this is sent to, by whom, and with which targets; what is answered in them is left out."""
    translations: tuple["Form", ...] = ()
    """The same form in the rubric's other languages, for formats that hold several."""

    @property
    def start(self) -> Answers:
        """The answers of somebody who has not answered anything yet."""
        known = self.sent or Answers(self.rubric.id, None, self.title)
        return replace(
            known,
            rubric=self.rubric.id,
            version=self.rubric.version,
            title=self.title,
            chosen=self.chosen,
            depth=self.depth,
            replies={},
            set_aside={},
            notices=(),
        )

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """The questions of all sections."""
        return tuple(blank for _, blanks in self.sections for blank in blanks)

    @property
    def named(self) -> str:
        """The rubric as an answers file names it."""
        return str(Named(self.rubric.id, self.rubric.version))

    def known(self, fact: Fact) -> Value:
        """What an answers file says of a fact; None where it is still to be chosen."""
        chosen = self.chosen.get(fact.id, ())
        if fact.several:
            return list(chosen) or None
        return chosen[0] if chosen else None

    def told(self, section: str) -> Mapping[str, Value]:
        """What is known already of the `respondent` or the `invitation`, by the keys of an answers file."""
        known = document_of(self.start, self.rubric).get(section)
        return known if isinstance(known, dict) else {}


def form_for(
    rubric: Rubric,
    chosen: Mapping[str, tuple[str, ...]] | None = None,
    depth: Depth = Depth.FULL,
    title: Words | None = None,
    sent: Answers | None = None,
) -> Form:
    """The form for a partnership of which `chosen` is known; what depends on other facts is all in it."""
    known = chosen or {}
    profile = with_depth({fact: frozenset(choices) for fact, choices in known.items()}, depth)
    sections = ((dimension, _blanks(rubric, dimension, profile, depth)) for dimension in rubric.dimensions)
    filled = tuple((dimension, blanks) for dimension, blanks in sections if blanks)
    return Form(rubric, depth, filled, title or Words(""), known, sent)


def data_of(form: Form) -> dict[str, Value]:
    """The form as an answers file in which all that is not known stands blank."""
    profile: dict[str, Value] = {fact.id: form.known(fact) for fact in form.rubric.profile}
    targets = document_of(form.start, form.rubric).get("targets")
    data: dict[str, Value] = {
        "format": FORMAT,
        "rubric": form.named,
        "partnership": {"title": form.title.raw} | ({"profile": profile} if profile else {}),
        "respondent": _filled(RESPONDENT, form.told("respondent")),
        "invitation": _filled(INVITATION, form.told("invitation")),
        "depth": form.depth.value,
        "answers": dict.fromkeys(blank.question.id for blank in form.blanks),
    }
    return data | ({"targets": targets} if targets else {})


def _filled(prompts: Iterable[Prompt], known: Mapping[str, Value]) -> dict[str, Value]:
    return {prompt.key: known.get(prompt.key) for prompt in prompts}


def _blanks(rubric: Rubric, dimension: Dimension, profile: Profile, depth: Depth) -> tuple[Blank, ...]:
    facts = ProfileOnly(profile)
    fitting = (question for question in dimension.questions if depth is Depth.FULL or question.depth is Depth.QUICK)
    return tuple(
        Blank(question, worded(question, profile), _only_if(rubric, question, profile))
        for question in fitting
        if holds(question.ask_if, facts) or missing_facts(question.ask_if, profile)
    )


def _only_if(rubric: Rubric, question: Question, profile: Profile) -> Words | None:
    if question.ask_if is None or not missing_facts(question.ask_if, profile):
        return None
    return in_words(question.ask_if, rubric)

"""A panel: its respondents in their groups, what each group says, and what all say together."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from cooperation_cli.answers.model import Answers, Reply, Respondent
from cooperation_cli.answers.readings import Readings, SetAside, claims, evidence_required
from cooperation_cli.assessment.assessment import Judged
from cooperation_cli.assessment.verdict import Verdict, verdict
from cooperation_cli.panel.voices import Voice, joint, people
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.scoring.statistics import Counts
from cooperation_cli.text import Words


class Voices(StrEnum):
    """Who has one voice in the joint readings."""

    PARTNER = "partner"
    RESPONDENT = "respondent"


class By(StrEnum):
    """By what respondents are grouped to see where they differ."""

    PARTNER = "partner"
    SIDE = "side"
    LEVEL = "level"


class Member(Struct, frozen=True, dict=True):
    """One respondent: what was said, read at the panel's depth and profile. `partner` is whose voice it belongs to."""

    file: str
    partner: Words
    who: Respondent
    rubric: Rubric
    said: Readings

    @cached_property
    def evidenced(self) -> Readings:
        """The readings with each claim at the level below."""
        return evidence_required(self.rubric, self.said, self.claims)

    @cached_property
    def claims(self) -> tuple[str, ...]:
        """The questions put high with no evidence."""
        return claims(self.rubric, self.said)


class Group(Struct, frozen=True):
    """Respondents who have something in common: `id` is the partner's name, the side or the level of work."""

    id: Words
    members: tuple[Member, ...]


class Notes(Struct, frozen=True):
    """What was decided when files became a panel. `told` is what the files themselves give to note."""

    told: tuple[Words, ...]
    again: int
    """How many files do not count because their respondents answered again."""
    mixed_depths: bool
    filled: tuple[str, ...]
    """Profile facts that only some files give."""
    settled: tuple[str, ...]
    """Profile facts that were settled for all."""
    disputed: tuple[str, ...]
    """Questions whose targets differ between files, so that the rubric's count."""
    partnerless: int
    """How many respondents name no partner."""


class Panel(Struct, frozen=True, dict=True):
    """Several respondents about one partnership; `answers` names it, with the settled profile."""

    rubric: Rubric
    answers: Answers
    members: tuple[Member, ...]
    voices: Voices
    strict: bool
    """Whether only levels with evidence count."""
    notes: Notes

    @cached_property
    def partners(self) -> tuple[Group, ...]:
        """The partners, by name."""
        return self.groups(By.PARTNER)

    @cached_property
    def voiced(self) -> tuple[Group, ...]:
        """Those who have one voice each: the partners, or every respondent by their partner's name."""
        if self.voices is Voices.PARTNER:
            return self.partners
        return tuple(Group(member.partner, (member,)) for member in self.members)

    def groups(self, by: By) -> tuple[Group, ...]:
        """The groups in order of their names; who does not say where they stand is in none."""
        return self._groups[by]

    @cached_property
    def _groups(self) -> Mapping[By, tuple[Group, ...]]:
        return {by: tuple(_grouped(self.members, by)) for by in By}

    @cached_property
    def standing(self) -> Mapping[str, Verdict]:
        """The verdict on each partner's own readings, by its name."""
        return {group.id.raw: verdict(self.rubric, self.heard(group.members)) for group in self.partners}

    def heard(self, members: Sequence[Member]) -> Readings:
        """What a group says: of each question the mean of its respondents' levels."""
        said = _spoken(members, self._asked, strict=self.strict)
        return self._read({name: voice.reply for name, voice in said.items()})

    @cached_property
    def judged(self) -> Judged:
        """The verdict on the joint readings, and the one that holds where claims do not count."""
        voices = [_spoken(group.members, self._asked, strict=False) for group in self.voiced]
        claimed = {name for member in self.members for name in member.claims}
        named = tuple(name for name in self._asked if name in claimed)
        shown = [_spoken(group.members, named, strict=True) for group in self.voiced]
        said = self._read({name: self._joint(name, voices) for name in self._asked})
        evidenced = replace(said, replies={**said.replies, **{name: self._joint(name, shown) for name in named}})
        return Judged(said, verdict(self.rubric, evidenced if self.strict else said), self.strict, named, evidenced)

    @cached_property
    def levels(self) -> Mapping[str, Counts]:
        """Of each question, how many respondents count as giving which level."""
        counted = [_counted(member, strict=self.strict).replies for member in self.members]
        given = {name: [replies[name].level for replies in counted] for name in self._asked}
        return {name: Counter(level for level in levels if level is not None) for name, levels in given.items()}

    def said_by(self, group: Group, question: str) -> Sequence[Reply]:
        """What each respondent of a group counts as saying, in order."""
        return [_counted(member, strict=self.strict).replies[question] for member in group.members]

    @property
    def _asked(self) -> Collection[str]:
        return self.members[0].said.replies

    def _joint(self, name: str, voices: Sequence[Mapping[str, Voice]]) -> Reply:
        evidence = (words for member in self.members for words in member.said.replies[name].evidence)
        return joint(self.rubric.questions[name], [said[name] for said in voices], evidence)

    def _read(self, replies: Mapping[str, Reply]) -> Readings:
        aside = dict.fromkeys(each for member in self.members for each in member.said.set_aside)
        first = self.members[0].said
        return replace(first, replies=replies, targets=self.answers.targets, set_aside=_in_order(self.rubric, aside))


def _counted(member: Member, *, strict: bool) -> Readings:
    return member.evidenced if strict else member.said


def _spoken(members: Sequence[Member], asked: Collection[str], *, strict: bool) -> Mapping[str, Voice]:
    """The voice of these people about each question."""
    counted = [_counted(member, strict=strict).replies for member in members]
    return {name: people([replies[name] for replies in counted]) for name in asked}


def _grouped(members: Iterable[Member], by: By) -> Iterator[Group]:
    named: dict[str, list[Member]] = {}
    for member in members:
        name = _named(member, by)
        if name is not None:
            named.setdefault(name.raw, []).append(member)
    for raw in sorted(named):
        yield Group(Words(raw), tuple(named[raw]))


def _named(member: Member, by: By) -> Words | None:
    match by:
        case By.PARTNER:
            return member.partner
        case By.SIDE:
            return Words(member.who.side.value) if member.who.side else None
        case By.LEVEL:
            return Words(member.who.level.value) if member.who.level else None


def _in_order(rubric: Rubric, aside: Iterable[SetAside]) -> tuple[SetAside, ...]:
    place = {name: number for number, name in enumerate(rubric.questions)}
    return tuple(sorted(aside, key=lambda each: (place.get(each.question, len(place)), each.question)))

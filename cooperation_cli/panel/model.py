"""A panel: its respondents in their groups, what each group says, and what all say together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from cooperation_cli.answers.model import Answers, Reply, Respondent
from cooperation_cli.answers.readings import Readings, SetAside, claims, evidence_required
from cooperation_cli.assessment.assessment import Judged
from cooperation_cli.assessment.verdict import Verdict, verdict
from cooperation_cli.panel.voices import Voice, joint, own, united
from cooperation_cli.rubric.model import Rubric
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


@dataclass(frozen=True)
class Member:
    """One respondent: what was said, read at the panel's depth and profile. `partner` is whose voice it belongs to."""

    file: str
    partner: Words
    who: Respondent
    rubric: Rubric
    said: Readings

    @cached_property
    def evidenced(self) -> Readings:
        """The readings with each claim at the level below."""
        return evidence_required(self.rubric, self.said)

    @cached_property
    def claims(self) -> tuple[str, ...]:
        """The questions put high with no evidence."""
        return claims(self.rubric, self.said)


@dataclass(frozen=True, slots=True)
class Group:
    """Respondents who have something in common: `id` is the partner's name, the side or the level of work."""

    id: Words
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Notes:
    """What was decided when files became a panel. `told` is what the files themselves give to note."""

    told: tuple[Words, ...] = ()
    again: int = 0
    """How many files do not count because their respondents answered again."""
    mixed_depths: bool = False
    filled: tuple[str, ...] = ()
    """Profile facts that only some files give."""
    settled: tuple[str, ...] = ()
    """Profile facts that were settled for all."""
    disputed: tuple[str, ...] = ()
    """Questions whose targets differ between files, so that the rubric's count."""
    partnerless: int = 0
    """How many respondents name no partner."""


@dataclass(frozen=True)
class Panel:
    """Several respondents about one partnership; `answers` names it, with the settled profile."""

    rubric: Rubric
    answers: Answers
    members: tuple[Member, ...]
    voices: Voices = Voices.PARTNER
    strict: bool = False
    """Whether only levels with evidence count."""
    notes: Notes = Notes()

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
        named: dict[str, list[Member]] = {}
        for member in self.members:
            name = _named(member, by)
            if name is not None:
                named.setdefault(name.raw, []).append(member)
        return tuple(Group(Words(name), tuple(named[name])) for name in sorted(named))

    @cached_property
    def standing(self) -> Mapping[str, Verdict]:
        """The verdict on each partner's own readings, by its name."""
        return {group.id.raw: verdict(self.rubric, self.heard(group.members)) for group in self.partners}

    def heard(self, members: Sequence[Member]) -> Readings:
        """What a group says: of each question the mean of its respondents' levels."""
        counted = [_counted(member, strict=self.strict) for member in members]
        return self._read({name: united(_voices(counted, name)).reply for name in self._asked})

    @cached_property
    def judged(self) -> Judged:
        """The verdict on the joint readings, and the one that holds where claims do not count."""
        said, evidenced = self._together(strict=False), self._together(strict=True)
        claimed = {name for member in self.members for name in member.claims}
        named = tuple(name for name in self._asked if name in claimed)
        return Judged(said, verdict(self.rubric, evidenced if self.strict else said), named, self.strict, evidenced)

    def replies(self, question: str) -> Sequence[Reply]:
        """What each respondent counts as saying, in order."""
        return [_counted(member, strict=self.strict).replies[question] for member in self.members]

    def said_by(self, group: Group, question: str) -> Sequence[Reply]:
        """What each respondent of a group counts as saying, in order."""
        return [_counted(member, strict=self.strict).replies[question] for member in group.members]

    @property
    def _asked(self) -> Iterable[str]:
        return self.members[0].said.replies

    def _together(self, *, strict: bool) -> Readings:
        counted = [[_counted(member, strict=strict) for member in group.members] for group in self.voiced]
        return self._read({name: self._joint(name, counted) for name in self._asked})

    def _joint(self, name: str, partners: Sequence[Sequence[Readings]]) -> Reply:
        heard = [united(_voices(group, name)) for group in partners]
        evidence = (words for member in self.members for words in member.said.replies[name].evidence)
        return joint(self.rubric.questions[name], heard, evidence)

    def _read(self, replies: Mapping[str, Reply]) -> Readings:
        aside = dict.fromkeys(each for member in self.members for each in member.said.set_aside)
        first = self.members[0].said
        return replace(first, replies=replies, targets=self.answers.targets, set_aside=_in_order(self.rubric, aside))


def _counted(member: Member, *, strict: bool) -> Readings:
    return member.evidenced if strict else member.said


def _voices(read: Iterable[Readings], question: str) -> list[Voice]:
    return [own(each.replies[question]) for each in read]


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

"""A panel with its verdict, and what every part of its page looks up."""

from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property

from msgspec.structs import replace

from cooperation_cli.answers.model import Answers
from cooperation_cli.assessment.assessment import Draws, assess
from cooperation_cli.assessment.supposing import Wish
from cooperation_cli.panel.contested import Contested, contested
from cooperation_cli.panel.gaps import Agreement, Gap, agreements, gaps
from cooperation_cli.panel.model import By, Member, Notes, Panel
from cooperation_cli.panel.topics import Topic, topics
from cooperation_cli.report.sentences import panel as say
from cooperation_cli.report.sentences.parts import SIDES, WORK_LEVELS
from cooperation_cli.report.view import View
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Question
from cooperation_cli.rubric.scale import number_text
from cooperation_cli.scoring.rounding import published
from cooperation_cli.text import Words

_SIDES = {side.value: Words(words) for side, words in SIDES.items()}
_WORK = {level.value: Words(words) for level, words in WORK_LEVELS.items()}


class PanelView(View, frozen=True, dict=True):
    """The joint verdict with those who gave it; `by` is how they are grouped, `invited` how many were asked."""

    panel: Panel
    by: tuple[By, ...] = tuple(By)
    invited: int | None = None

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Every difference between groups, the largest first."""
        return gaps(self.panel, self.by)

    @cached_property
    def agreements(self) -> tuple[Agreement, ...]:
        """What respondents' levels of each question are like."""
        return agreements(self.panel)

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """What to talk about, the question that is seen most differently first."""
        return topics(self.gaps, self.agreements)

    @cached_property
    def contested(self) -> tuple[Contested, ...]:
        """The must-haves that some partner's own answers do not meet."""
        return contested(self.panel)

    @property
    def response_rate(self) -> Fraction | None:
        """The share of those invited who answered; None where nobody said how many were."""
        return None if self.invited is None else Fraction(len(self.panel.members), self.invited)

    def people(self, by: By, who: Words) -> tuple[Member, ...]:
        """The respondents of a group."""
        return next(group.members for group in self.panel.groups(by) if group.id == who)

    def name(self, member: Member) -> Words:
        """The respondent, as comments and lists name them."""
        who = member.who
        return next((words for words in (who.name, who.role) if words), say.NO_NAME)

    def seen(self, question: Question, level: Fraction) -> Words:
        """What one sees at a level, in the rubric's words; between two steps what one sees at both."""
        near = [self._descriptor(question, each) for each in _around(question, level)]
        return near[0] if len(near) == 1 else say.between(near[0], near[1])

    def _descriptor(self, question: Question, level: Fraction) -> Words:
        return self.wordings[question.id].levels.get(level) or question.scale.level(level).label


def panel_view(
    panel: Panel, draws: Draws, by: tuple[By, ...], invited: int | None = None, wish: Wish | None = None
) -> PanelView:
    """The view of a panel; what must be said aloud about its files is among the notices."""
    judged = panel.judged
    answers = replace(with_notices(panel), replies=judged.said.replies)
    return PanelView(judged, answers, assess(judged, draws, wish), panel, by, invited)


def with_notices(panel: Panel) -> Answers:
    """What names the panel, with what was decided when its files became one."""
    return replace(panel.answers, notices=tuple(note_words(panel.notes, panel.answers, panel.rubric)))


def group_name(by: By, who: Words) -> Words:
    """A group in words."""
    return {By.PARTNER: {}, By.SIDE: _SIDES, By.LEVEL: _WORK}[by].get(who.raw, who)


def level_number(level: Fraction) -> str:
    """A level by its number; one between two steps to one decimal."""
    return number_text(level if level.denominator == 1 else published(level))


def _around(question: Question, level: Fraction) -> Sequence[Fraction]:
    values = question.scale.values
    if level in values:
        return (level,)
    return (max(value for value in values if value < level), min(value for value in values if value > level))


def note_words(notes: Notes, answers: Answers, rubric: Rubric) -> list[Words]:
    """What was decided when files became a panel, in words."""
    facts = {fact.id: fact for fact in rubric.profile}
    told = list(notes.told)
    if notes.again:
        told.append(say.again(notes.again))
    if notes.mixed_depths:
        told.append(say.MIXED_DEPTHS)
    if notes.filled:
        told.append(say.filled([facts[name].text for name in notes.filled]))
    for name in notes.settled:
        choices = answers.chosen[name]
        told.append(say.settled(facts[name].text, [facts[name].choices[choice] for choice in choices]))
    if notes.disputed:
        told.append(say.disputed([rubric.questions[name].title for name in notes.disputed]))
    if notes.partnerless:
        told.append(say.partnerless(notes.partnerless))
    return told

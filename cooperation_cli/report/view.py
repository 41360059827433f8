"""Answers that were judged, with what every page looks up: words, tones, tallies, the ends of bars."""

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from cooperation_cli.answers.model import Answers, State
from cooperation_cli.assessment.assessment import Assessment, Judged
from cooperation_cli.assessment.verdict import Verdict, verdict
from cooperation_cli.report.figures import Figures
from cooperation_cli.report.model import Tone
from cooperation_cli.report.sentences import advice as say_advice
from cooperation_cli.report.sentences import appendix as say
from cooperation_cli.rubric.asking import Wording, worded
from cooperation_cli.rubric.conditions import Profile
from cooperation_cli.rubric.model import Band, Rubric
from cooperation_cli.rubric.question import Depth
from cooperation_cli.scoring.score import Interval
from cooperation_cli.scoring.scorecard import Scorecard
from cooperation_cli.text import Words

if TYPE_CHECKING:
    from cooperation_cli.plan.model import Plan


class Tally(Struct, frozen=True):
    """How many of the questions that were asked got which kind of reply, and how many levels come with evidence."""

    states: Mapping[State, int]
    evidenced: int

    @property
    def answered(self) -> int:
        """How many have a level."""
        return self.states[State.LEVEL]

    @property
    def applicable(self) -> int:
        """How many were asked and not said to be not applicable."""
        return sum(self.states.values()) - self.states[State.NOT_APPLICABLE]


class Standing(Struct, frozen=True, dict=True):
    """One set of answers with its verdict, in the words that fit the partnership's profile."""

    judged: Judged
    answers: Answers

    @property
    def verdict(self) -> Verdict:
        """The verdict in use."""
        return self.judged.verdict

    @property
    def evidence_required(self) -> bool:
        """Whether claims count as the level below, so that the verdict differs from the one as claimed."""
        return bool(self.judged.claims) and self.verdict is self.judged.with_evidence_required

    @cached_property
    def as_said(self) -> Verdict:
        """The verdict on the readings as they were given."""
        return verdict(self.rubric, self.judged.said) if self.evidence_required else self.verdict

    @property
    def card(self) -> Scorecard:
        """The numbers in use."""
        return self.verdict.card

    @property
    def rubric(self) -> Rubric:
        """The rubric that was answered."""
        return self.card.rubric

    @property
    def profile(self) -> Profile:
        """The profile with the depth, as conditions read it."""
        return self.card.readings.profile

    @property
    def screened(self) -> bool:
        """Whether only the quick questions were asked."""
        return self.card.readings.depth is Depth.QUICK

    @cached_property
    def figures(self) -> Figures:
        """How the numbers of this rubric are shown."""
        return Figures(self.rubric)

    @cached_property
    def wordings(self) -> Mapping[str, Wording]:
        """Each question that was asked, in the words that fit the profile."""
        return {name: worded(self.rubric.questions[name], self.profile) for name in self.card.readings.replies}

    @cached_property
    def tally(self) -> Tally:
        """How many questions were answered how."""
        replies = self.judged.said.replies.values()
        evidenced = sum(reply.state is State.LEVEL and any(reply.evidence) for reply in replies)
        return Tally(Counter(reply.state for reply in replies), evidenced)

    def share(self, points: Fraction) -> Fraction:
        """Where a score stands on a bar from 0 to 1."""
        return min(Fraction(1), max(Fraction(0), (points - self._ends.low) / self._ends.width))

    @cached_property
    def _ends(self) -> Interval:
        """The ends of every bar: 0 to 100, or in a rubric with units of its own what they can be."""
        scores = [score.score.interval for score in self.card.dimensions.values() if score.score.interval]
        lowest = Fraction(0) if self.rubric.percent else min(scale.lowest for scale in self.rubric.scales.values())
        low = min([lowest, *(interval.low for interval in scores)])
        return Interval(low, max([self.rubric.most, *(interval.high for interval in scores)]))

    def band_title(self, band: Band) -> Words:
        """The band's name in the words that fit the profile."""
        return band.title_for(self.profile)

    def title(self, subject: str) -> Words:
        """The title of a question, dimension or part; what is none of them (an id that is gone) by its id."""
        return self._titles.get(subject, Words(subject))

    @cached_property
    def _titles(self) -> Mapping[str, Words]:
        parts = {part.id: part.title for part in self.rubric.parts}
        dimensions = {name: dimension.title for name, dimension in self.rubric.dimension.items()}
        return {**parts, **dimensions, **{name: one.title for name, one in self.rubric.questions.items()}}

    @cached_property
    def notices(self) -> tuple[Words, ...]:
        """What must be said aloud about the answers and how they were read."""
        unknown = set(self.card.readings.unknown_facts)
        facts = [fact.text for fact in self.rubric.profile if fact.id in unknown]
        required = (say_advice.EVIDENCE_REQUIRED,) if self.evidence_required else ()
        return (*self.answers.notices, *((say.missing_facts(facts),) if facts else ()), *required)

    def tone(self, score: Fraction | None) -> Tone:
        """How a published score is meant: by the band in which it would fall, where it has the unit of bands."""
        if score is None:
            return Tone.UNKNOWN
        if not self.rubric.one_unit:
            return Tone.PLAIN
        return band_tone(self.rubric.bands, self.rubric.band_at(score))


class View(Standing, frozen=True, dict=True):
    """The same with what follows from the verdict: what a whole page says."""

    assessment: Assessment

    @cached_property
    def way(self) -> "Plan | None":
        """The cheapest plan to the next band, where no single step is the one that counts and a plan leads there."""
        if self.assessment.binding_constraint or self.verdict.band is None:
            return None
        # Searching takes longer than a page does otherwise, and most verdicts have a step that counts.
        from cooperation_cli.plan.plan import Planner  # noqa: PLC0415

        plan = Planner(self.verdict).onwards()
        return plan if plan.reached and plan.steps else None

    @cached_property
    def then(self) -> Standing | None:
        """The same answers in the what-if, if one was asked for."""
        what_if = self.assessment.what_if
        return None if what_if is None else Standing(what_if, self.answers)


def band_tone(bands: tuple[Band, ...], band: Band | None) -> Tone:
    """The highest band is good, the lowest bad, what lies between to be watched; without bands nothing is."""
    if band is None or bands[0] is bands[-1]:
        return Tone.PLAIN
    return {bands[0].id: Tone.BAD, bands[-1].id: Tone.GOOD}.get(band.id, Tone.WATCH)

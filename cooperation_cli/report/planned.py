"""A plan beside the answers that it starts from: what its page, its sheet and its result look up."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from cooperation_cli.assessment.verdict import Verdict
from cooperation_cli.plan.model import Plan, Step, When
from cooperation_cli.report.sentences import advice as say_advice
from cooperation_cli.report.sentences.parts import level_words, who_words
from cooperation_cli.report.view import Standing
from cooperation_cli.text import Words


class Planned(Standing, frozen=True, dict=True):
    """The answers with their plan; `due` gives the date (YYYY-MM-DD) of each period where the first day is known."""

    plan: Plan
    excluded: tuple[str, ...]
    """The questions that were not to be raised."""
    due: Mapping[When, str]

    def after(self, verdict: Verdict) -> Standing:
        """The same answers with another verdict."""
        return Standing(replace(self.judged, verdict=verdict), self.answers)

    def advice(self, step: Step) -> Words:
        """What to do, in the words that fit the profile."""
        return say_advice.step(self.wordings[step.question.id].advice.get(step.to_level))

    def who(self, step: Step) -> Words:
        """Who can begin; empty where the rubric does not say."""
        advice = step.question.advice.get(step.to_level)
        return who_words(advice.who) if advice else Words("")

    def waits(self, step: Step) -> Iterator[tuple[Words, Words]]:
        """The questions that a step waits for, and the level of each, in words."""
        for name, level in step.after.items():
            yield self.title(name), level_words(self.rubric.questions[name].scale, level)

    def gates(self, names: tuple[str, ...]) -> list[Words]:
        """The titles of must-haves."""
        return [gate.title for gate in self.rubric.gates if gate.id in names]

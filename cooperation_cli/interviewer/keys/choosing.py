"""Choosing by single keys: what each press does, without a terminal."""

from msgspec import Struct
from msgspec.structs import replace

from cooperation_cli.interview.interview import Interview
from cooperation_cli.interview.steps import FactStep, QuestionStep, Step
from cooperation_cli.interviewer.options import Option, options
from cooperation_cli.interviewer.verbs import Command, Verb, key, level_key, meant, offer, verbs_at
from cooperation_cli.text import plain

TYPE = ":"
"""The key behind which any reply can be typed as a line."""
PASTE = "paste"
"""Stands for all that was pasted at once."""


class Reply(Struct, frozen=True):
    """What was said, as a line that means it."""

    line: str


class Begun(Struct, frozen=True):
    """A reply that takes more than one key, as far as it was typed."""

    line: str


class Choosing(Struct, frozen=True):
    """One moment of choosing: `at` is the option that the cursor is on, `marked` are those that Enter would give.

    Enter takes the option under the cursor only once a key has `moved` there, so that no Enter too many answers.
    """

    step: Step
    answered: bool
    options: tuple[Option, ...]
    at: int
    moved: bool
    marked: frozenset[int]
    note: str = ""
    """What to say to the last press."""

    @classmethod
    def begin(cls, interview: Interview) -> "Choosing":
        """At the option that was chosen before, else at the first."""
        step = interview.current
        offered = options(step)
        chosen = [index for index, option in enumerate(offered) if option.chosen]
        answered = isinstance(step, FactStep | QuestionStep) and step.has_answer
        return cls(step, answered, offered, min(chosen, default=0), moved=False, marked=frozenset(chosen))

    @property
    def several(self) -> bool:
        """Whether more than one option may be marked."""
        return isinstance(self.step, FactStep) and self.step.fact.several

    def press(self, pressed: str) -> "Choosing | Reply | Begun":
        """What a key does: a character, `up`, `down`, `left`, `right`, `home`, `end`, `enter`, or `PASTE`."""
        places = {"up": self.at - 1, "down": self.at + 1, "home": 0, "end": len(self.options) - 1}
        match pressed:
            case "up" | "down" | "home" | "end":
                return self._to(places[pressed])
            case "left" | "right":
                verb = Verb.BACK if pressed == "left" else Verb.FORWARD
                return Reply(key(verb, self.step)) if verb in verbs_at(self.step) else self
            case "enter":
                return self._entered()
            case "paste":
                return replace(self, note="What was pasted is no reply; a comment (c) can hold it.")
            case " ":
                return self._toggled(self.at) if self.several else self._entered()
            case _:
                return self._typed(pressed)

    def _to(self, index: int) -> "Choosing":
        return replace(self, at=max(0, min(index, len(self.options) - 1)), moved=True, note="")

    def _toggled(self, index: int) -> "Choosing":
        return replace(self._to(index), marked=self.marked ^ {index})

    def _entered(self) -> "Choosing | Reply":
        if self.several:
            return self._given()
        if self.moved and self.options:
            return Reply(self.options[self.at].key)
        return Reply("") if self.answered else replace(self, note=self._hint)

    def _given(self) -> "Choosing | Reply":
        if not self.marked:
            return replace(self, note=self._hint)
        same = all(option.chosen is (index in self.marked) for index, option in enumerate(self.options))
        return Reply("" if same else ",".join(self.options[index].key for index in sorted(self.marked)))

    def _typed(self, pressed: str) -> "Choosing | Reply | Begun":
        begun = pressed.casefold()
        if pressed == TYPE:
            return Begun("")
        if any(name.casefold().startswith(begun) and len(name) > len(begun) for name in self._names):
            return Begun(pressed)
        match meant(pressed, self.step):
            case None:
                return self._sought(begun)
            case Command(Verb.JUMP):
                return Begun(f"{pressed} ")
            case (choice,) if self.several and isinstance(self.step, FactStep):
                return self._toggled(list(self.step.fact.choices).index(choice))
            case _:
                return Reply(pressed)

    def _sought(self, letter: str) -> "Choosing":
        """On the next option whose words begin with the letter."""
        last = len(self.options)
        places = [*range(self.at + 1, last), *range(min(self.at + 1, last))]
        found = (index for index in places if self.options[index].says.raw.casefold().startswith(letter))
        index = next(found, None)
        return replace(self, note=f'"{plain(letter)}" means nothing here.') if index is None else self._to(index)

    @property
    def _names(self) -> list[str]:
        """All that may be typed to choose, also the levels that have no option of their own."""
        if isinstance(self.step, QuestionStep):
            return [level_key(level) for level in self.step.question.scale.levels]
        return [option.key for option in self.options]

    @property
    def _hint(self) -> str:
        if self.several:
            return "Nothing is marked yet: a number marks, or Space; then Enter."
        if not self.options:
            return "Enter alone does nothing here."
        return f"Nothing is chosen yet: press {offer(self.step)}, or an arrow and then Enter."

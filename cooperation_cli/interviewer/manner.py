"""What every manner of conducting an interview can do; by keys or in lines, a reply is as a line would be typed."""

from typing import Protocol

from cooperation_cli.interview.interview import Interview
from cooperation_cli.interview.said import Said


class Manner(Protocol):
    """How a person sees what is asked, and how what they say comes back."""

    @property
    def ended(self) -> bool:
        """Whether nothing more comes."""

    @property
    def ways(self) -> str:
        """How one replies besides typing what is told; nothing where there is nothing else."""

    @property
    def width(self) -> int:
        """The columns to write in now."""

    def say(self, text: str) -> None:
        """Shows text that stays, and an empty line under it."""

    def turn_page(self) -> None:
        """Leaves what was shown so far behind, where there is a screen."""

    def show(self, interview: Interview) -> None:
        """Puts the current step before the person."""

    def hear(self, interview: Interview) -> str | None:
        """What is said at the current step, as a line that means it; None where nothing more comes."""

    def line(self, prompt: str, *, aside: bool = False) -> str | None:
        """One line, asked for on the way, of which `aside` is not about the current step; None where no more comes."""

    def text(self, invitation: str, before: str, first: str) -> str | None:
        """A text of any length to stand in place of the one before, begun with `first`; None where nothing was said."""

    def settle(self, before: Interview, said: Said, after: Interview) -> None:
        """Shows that a reply was taken, and how it was understood."""

"""Survivors that were read, and why no test can or should notice them."""

import tomllib
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from mutation.mutants import Mutant

Key = tuple[str, str, str, str]


@dataclass(slots=True)
class Explanations:
    """The explanations of some files; each is for so many survivors of one text."""

    left: Counter[Key]

    @classmethod
    def load(cls, path: Path, files: Collection[str]) -> "Explanations":
        """Those of these files, from the file of all."""
        entries = tomllib.loads(path.read_text())["mutant"]
        inside = [each for each in entries if each["file"] in files]
        return cls(Counter((each["file"], each["in"], each["was"], each["now"]) for each in inside))

    def explain(self, mutant: Mutant) -> bool:
        """Whether there is an explanation for it; it is used up by that."""
        key = mutant.file, mutant.where, mutant.was, mutant.now
        there = self.left[key] > 0
        self.left[key] -= 1
        return there

    def unused(self) -> list[str]:
        """Explanations without a survivor."""
        return [" | ".join(key) for key, left in self.left.items() if left > 0]

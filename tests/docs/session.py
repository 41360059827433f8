"""What somebody sees who types the commands of a page, one after the other, in a folder of their own."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from docs.pages import Block

_TOOLS = ("jq", "make", "pandoc")
"""Programs other than ours that pages use and that are not on every machine."""
_UNSET = ("MAKELEVEL", "MAKEFLAGS", "MFLAGS", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM", "COOPERATION_DEBUG")
_CODE = "echo $?"


def fits(shown: str, printed: str) -> bool:
    """Whether a page shows what was printed; its `…` stands for any text in a line, or alone for any lines."""
    lines = (
        r"(?:.*\n)*?" if line == "…\n" else re.escape(line).replace("…", ".*")
        for line in shown.splitlines(keepends=True)
    )
    return shown == printed or re.fullmatch("".join(lines), printed) is not None


def missing(block: Block) -> set[str]:
    """The tools that the block needs and this machine has not."""
    return {tool for tool in _TOOLS if re.search(rf"\b{tool} ", block.text) and shutil.which(tool) is None}


@dataclass(slots=True)
class Session:
    """A shell in a folder."""

    folder: Path
    code: int = 0

    def lay(self, block: Block) -> None:
        """Puts a file there that the page shows."""
        path = self.folder / block.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, encoding="utf-8")

    def plays(self, block: Block) -> str:
        """The block as it is seen when its commands are typed; a command that fails must show its exit code."""
        seen = []
        for command in _commands(block):
            assert self.code == 0 or command == _CODE, f"exit code {self.code} before {command!r} is not shown"
            typed = command.replace("\n", "\n> ")
            seen.append(f"$ {typed}\n{self._prints(command, block.typed)}")
        assert self.code == 0, f"exit code {self.code} is not shown"
        return "".join(seen)

    def _prints(self, command: str, typed: str) -> str:
        ran = subprocess.run(
            ["bash", "-c", f"(exit {self.code})\n{command}"],
            cwd=self.folder,
            env=self._environment(),
            input=typed,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        self.code = ran.returncode
        return ran.stdout

    def _environment(self) -> dict[str, str]:
        inherited = {name: value for name, value in os.environ.items() if name not in _UNSET}
        path = os.pathsep.join([str(Path(sys.executable).parent), inherited["PATH"]])
        return {**inherited, "PATH": path, "LC_ALL": "C.UTF-8", "HOME": str(self.folder)}


def _commands(block: Block) -> Iterator[str]:
    """What stands after each `$ `, with the lines after `> ` that a shell asks for to complete it."""
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        first, *more = part.splitlines()
        yield "\n".join([first, *(line.removeprefix("> ") for line in takewhile(_continues, more))])


def _continues(line: str) -> bool:
    return line.startswith("> ")

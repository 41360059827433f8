"""A command line for every command, in every format that it has, and the desk with the files that they name."""

import os
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from typer._click import Command

from cooperation_cli.commands.app import COMMANDS, imported
from cooperation_cli.rendering.blanks.formats import FORMATS as BLANKS
from cooperation_cli.rendering.formats import FORMATS
from cooperation_cli.rubric.library import examples

Words = tuple[str | Path, ...]
_EXPORTS: Final = Path(__file__).parents[1] / "data" / "exports"
_TREATY, _LAKE, _LATER = Path("montreal.yaml"), Path("lake"), Path("lake-later")
FOREIGN: Final = "żółć 湖 İı"
"""Words in the titles of all answers: letters that few encodings have, or that locales treat in ways of their own."""
_REPORTS: Final[dict[str, Words]] = {
    "score": (_TREATY,),
    "score of several": (_TREATY, _LAKE / "ngo-director.yaml"),
    "plan": (_TREATY,),
    "panel": (_LAKE,),
    "compare": (_LAKE, _LATER),
    "assess": (_TREATY,),
    "rubric show": (),
    "rubric check": (),
    "rubric diff": ("item-sum", "international-cooperation"),
}
"""The commands that write a report, with what is typed after each."""
_OTHERS: Final[dict[str, Words]] = {
    "import": (Path("export.csv"), "-o", Path("imported"), "--rubric", Path("rubric.yaml")),
    "example": ("montreal-protocol",),
    "example of all": (),
    "rubric list": (),
    "rubric test": ("item-sum",),
    "rubric schema": ("answers",),
    "rubric new": ("mine",),
}
_TYPED: Final = {"assess": b"r\nf\n"}
"""What is typed once a command runs."""


@dataclass(frozen=True, slots=True)
class Line:
    """What is typed after `cooperation`: words, of which paths are of files on the desk; then on standard input."""

    name: str
    words: Words
    form: str = ""
    typed: bytes = b""

    @property
    def prints(self) -> bool:
        """Whether standard output gets anything."""
        return self.name not in {"import", "template xlsform"}

    @property
    def for_people(self) -> bool:
        """Whether it is for the terminal, so that it goes by what that can show."""
        return self.form == "terminal"

    def at(self, desk: Path = Path()) -> list[str]:
        """The words, the files named by where the desk is."""
        return [str(desk / word) if isinstance(word, Path) else word for word in self.words]


def _lines() -> Iterator[Line]:
    for name, words in _REPORTS.items():
        for form in FORMATS:
            yield Line(f"{name} {form}", (*_verbs(name), *words, "--format", form), form, _TYPED.get(name, b""))
    for form in BLANKS:
        into = () if BLANKS[form].is_text else ("-o", Path("blank.xlsx"))
        yield Line(f"template {form}", ("template", "--format", form, *into), form)
    for name, words in _OTHERS.items():
        yield Line(name, (*_verbs(name), *words))


def _verbs(name: str) -> list[str]:
    return name.partition(" of ")[0].split()


LINES: Final = list(_lines())


def by_turns(lines: Sequence[Line], turn: int, start: int = 0) -> list[Line]:
    """One line in so many, of those that begin with the `start`th; all of them with `HOSTILE=all`."""
    return list(lines) if os.environ.get("HOSTILE") == "all" else list(lines)[start % turn :: turn]


def lay(desk: Path) -> Path:
    """The desk, with every file on it that the lines name."""
    desk.mkdir(parents=True, exist_ok=True)
    for path, name in _placed():
        text = Path(path).read_text(encoding="utf-8")
        (desk / name).parent.mkdir(exist_ok=True)
        (desk / name).write_text(re.sub(r'(?m)^(  title: "?)', rf"\1{FOREIGN} ", text), encoding="utf-8")
    shutil.copy(_EXPORTS / "central.csv", desk / "export.csv")
    shutil.copy(_EXPORTS / "rubric.yaml", desk / "rubric.yaml")
    return desk


def _placed() -> Iterator[tuple[str, Path]]:
    """The examples that the lines name, by where they are and where they go."""
    folders = {"lake-health-2025": _LAKE, "lake-health-2026": _LATER}
    for example in examples():
        group, _, name = example.name.rpartition("/")
        if group in folders:
            yield example.path, folders[group] / f"{name}.yaml"
        elif name == "montreal-protocol":
            yield example.path, _TREATY


def files(desk: Path) -> dict[str, bytes]:
    """What stands on the desk, by its name there."""
    return {str(path.relative_to(desk)): path.read_bytes() for path in sorted(desk.rglob("*")) if path.is_file()}


def commands_there_are() -> dict[str, set[str]]:
    """Each command of the program with the formats that it has; one that has none has one without a name."""
    return {
        name: set(BLANKS if name == "template" else FORMATS) if _takes_format(command) else {""}
        for verb in COMMANDS
        for name, command in _inner(verb, imported(verb))
    }


def _inner(name: str, command: Command) -> list[tuple[str, Command]]:
    """The commands in a command that is a group; else itself."""
    inner = getattr(command, "commands", {})
    return [(f"{name} {verb}", one) for verb, one in inner.items()] or [(name, command)]


def _takes_format(command: Command) -> bool:
    return any("--format" in option.opts for option in command.params)


def commands_that_are_tried() -> dict[str, set[str]]:
    """The same of the lines that there are here."""
    tried: dict[str, set[str]] = {}
    for line in LINES:
        verbs = " ".join(str(word) for word in line.words[: 2 if line.words[0] == "rubric" else 1])
        tried.setdefault(verbs, set()).add(line.form)
    return tried

# ruff: noqa: INP001
"""Prints report.svg, the first screen of a report in a terminal: python docs/picture.py > docs/report.svg."""

import io
import os
import re
import subprocess
import sys
from typing import Final

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

EXAMPLE: Final = "lake-health-2025/ministry-north-director"
_AFTER: Final = "Pressure against protection"
"""The heading that begins the second screen."""
_COLOURS: Final = TerminalTheme(
    background=(28, 30, 34),
    foreground=(230, 232, 235),
    normal=[
        (28, 30, 34),
        (255, 123, 114),
        (126, 211, 133),
        (230, 190, 110),
        (121, 184, 255),
        (226, 150, 230),
        (110, 210, 220),
        (230, 232, 235),
    ],
)
_FONTS: Final = 'ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace'


def first_screen() -> Text:
    """What `cooperation score` prints of the example, in colour, down to the bars."""
    here = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "COOPERATION_DEBUG"}}
    answers = _printed(here, "example", EXAMPLE)
    report = _printed({**here, "FORCE_COLOR": "1", "PYTHONIOENCODING": "utf-8"}, "score", "-", typed=answers)
    text = Text.from_ansi(report)
    return text[: text.plain.index(_AFTER)]


def picture() -> str:
    """The first screen as SVG, with the fonts of whoever looks at it: nothing is fetched."""
    screen = first_screen()
    screen.rstrip()
    console = Console(width=80, record=True, file=io.StringIO(), force_terminal=True, color_system="standard")
    console.print(screen)
    frame = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    frame = frame.replace("Fira Code, monospace", _FONTS).replace("font-family: arial", f"font-family: {_FONTS}")
    # Without it some viewers drop the spaces that a line begins with.
    frame = frame.replace("<svg ", '<svg xml:space="preserve" ', 1)
    title = f"cooperation score {EXAMPLE.rpartition('/')[2]}.yaml"
    drawn = console.export_svg(title=title, theme=_COLOURS, code_format=frame, unique_id="report")
    return "\n".join(line.rstrip() for line in drawn.splitlines()) + "\n"


def _printed(environment: dict[str, str], *words: str, typed: str = "") -> str:
    command = [sys.executable, "-m", "cooperation_cli", *words]
    ran = subprocess.run(  # noqa: S603
        command, env=environment, input=typed, stdout=subprocess.PIPE, encoding="utf-8", check=True
    )
    return ran.stdout


if __name__ == "__main__":
    sys.stdout.write(picture())

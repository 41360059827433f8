# ruff: noqa: INP001
"""Prints interview.svg, a recorded interview by keys: python docs/interview.py > docs/interview.svg."""

import sys
import tempfile
from html import escape
from pathlib import Path
from typing import Final

sys.path.append(str(Path(__file__).parents[1] / "tests"))
from builders.terminal import Line, Terminal, terminal

ANSWERS: Final = """\
format: cooperation-answers/1
rubric: international-cooperation
partnership:
  title: Lake Marouve health
  profile: {form: multilateral, stage: running, scope: cross-border, partners: [state, ngo], basis: memorandum,
    smaller-party: included, funding: one-way, personal-data: handled, affected-community: present, setting: stable}
respondent: {partner: Ministry North, side: lead, level: manages, role: Director, name: A. Director}
answers:
"""
PRESSED: Final = (
    ("", "q quit."),
    ("\x1b[B\x1b[B", "> 2"),
    ("\r", "purpose: 2 Agreed"),
    ("c", "Ctrl-S keeps"),
    ("The annex lists tasks; the budget does not.", "does not."),
    ("\x13", "Comment kept"),
)
"""What is pressed, and what stands there once it has had its effect."""
_COLUMNS, _ROWS = 80, 26
_LETTER, _LINE, _EDGE, _SECONDS = 8.4, 18, 16, 2.5
_FONTS: Final = 'ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace'


def recorded() -> list[list[Line]]:
    """The screen after each of the keys."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "lake.yaml").write_text(ANSWERS, encoding="utf-8")
        with terminal(Path(folder), "assess", "lake.yaml", columns=_COLUMNS, rows=_ROWS) as screen:
            return [_after(screen, keys, until) for keys, until in PRESSED]


def _after(screen: Terminal, keys: str, until: str) -> list[Line]:
    screen.press(keys, until=until)
    return screen.lines


def picture() -> str:
    """The screens one after the other, for ever; who wants no movement sees the last one."""
    frames = recorded()
    width, height = _COLUMNS * _LETTER + 2 * _EDGE, _ROWS * _LINE + 2 * _EDGE
    share = 100 / len(frames)
    style = f"""
text {{ font: 14px {_FONTS}; fill: #e6e8eb; white-space: pre }}
.strong {{ font-weight: bold }}
.cursor {{ fill: #e6e8eb; opacity: .5 }}
.frame {{ opacity: 0; animation: shown {len(frames) * _SECONDS}s step-end infinite }}
@keyframes shown {{ 0% {{ opacity: 1 }} {share:.4f}% {{ opacity: 0 }} }}
@media (prefers-reduced-motion: reduce) {{ .frame {{ animation: none }} .frame:last-of-type {{ opacity: 1 }} }}"""
    drawn = "\n".join(_frame(lines, number * _SECONDS) for number, lines in enumerate(frames))
    return (
        f'<svg xml:space="preserve" viewBox="0 0 {width:g} {height}" xmlns="http://www.w3.org/2000/svg">\n'
        f'<style>{style}\n</style>\n<rect width="100%" height="100%" rx="8" fill="#1c1e22"/>\n{drawn}\n</svg>\n'
    )


def _frame(lines: list[Line], begins: float) -> str:
    drawn = [f'<g class="frame" style="animation-delay: {begins}s">']
    for number, line in enumerate(lines):
        top = _EDGE + number * _LINE
        if line.cursor is not None:
            left = _EDGE + line.cursor * _LETTER
            drawn.append(f'<rect class="cursor" x="{left:g}" y="{top}" width="{_LETTER}" height="{_LINE}"/>')
        if line.text:
            strong = ' class="strong"' if line.strong else ""
            wide = f' textLength="{len(line.text) * _LETTER:g}" lengthAdjust="spacingAndGlyphs"'
            drawn.append(f'<text{strong} x="{_EDGE}" y="{top + 14}"{wide}>{escape(line.text)}</text>')
    return "\n".join([*drawn, "</g>"])


if __name__ == "__main__":
    sys.stdout.write(picture())

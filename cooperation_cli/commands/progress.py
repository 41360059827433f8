"""How far a long run is: a bar on standard error, for those who sit at a terminal and wait."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

FEWEST: Final = 20
"""From so many files on there is something to wait for."""


def counted(files: Sequence[str], *, quiet: bool = False, colour: bool = True) -> Iterable[str]:
    """The files one by one; while they are taken, a bar shows how many are left, where it is wanted and seen."""
    seen = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    return _shown(files, colour=colour) if seen and not quiet and len(files) >= FEWEST else files


def _shown(files: Sequence[str], *, colour: bool) -> Iterator[str]:
    # Few runs are that long, and no other part of the program asks for this.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn("Scoring"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # Without a trace afterwards: what was reported meanwhile stands above it, and stays.
    console = Console(stderr=True, no_color=None if colour else True, highlight=False)
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as bar:
        yield from bar.track(files)

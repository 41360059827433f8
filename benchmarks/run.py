"""Times the program against references in one run, interleaved, and prints the ratios of the medians.

The exit code is 1 where a ratio is over its target.
"""

import random
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
RUBRIC = HERE.parent / "rubrics" / "international-cooperation"
EXAMPLE = RUBRIC / "examples" / "lake-health-2025" / "ministry-north-director.yaml"
COOPERATION = str(Path(sys.executable).with_name("cooperation"))


@dataclass(frozen=True)
class Race:
    """Our command against a reference script: how often each is run, and the ratio aimed at."""

    name: str
    ours: list[str]
    reference: list[str]
    rounds: int
    target: float


def races(many: list[str]) -> list[Race]:
    rubric = [str(path) for path in (RUBRIC / "rubric.yaml", *sorted((RUBRIC / "dimensions").glob("*.yaml")))]
    return [
        Race("--version against a bare Typer app", ["--version"], ["bare_typer.py", "--version"], 41, 1.15),
        Race("--help against a bare Typer app", ["--help"], ["bare_typer.py", "--help"], 41, 1.15),
        Race(
            "score of a file against loading it",
            ["score", str(EXAMPLE)],
            ["bare_table.py", *rubric, str(EXAMPLE)],
            21,
            1.5,
        ),
        Race("score of 1,000 files against loading them", ["score", *many], ["bare_loading.py", *many], 3, 2.0),
    ]


def seconds(command: list[str]) -> float:
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begin


def ratio(race: Race) -> float:
    ours, reference = [], []
    for _ in range(race.rounds):
        ours.append(seconds([COOPERATION, *race.ours]))
        reference.append(seconds([sys.executable, str(HERE / race.reference[0]), *race.reference[1:]]))
    mine, theirs = statistics.median(ours), statistics.median(reference)
    print(
        f"{race.name:45} {mine:7.3f} s / {theirs:7.3f} s = {mine / theirs:.2f} (target {race.target:.2f})", flush=True
    )
    return mine / theirs


def thousand(folder: Path) -> list[str]:
    """A thousand full answers files, each with other levels."""
    chance = random.Random(1)
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines(keepends=True)
    paths = []
    for number in range(1000):
        path = folder / f"{number:04}.yaml"
        path.write_text("".join(other(line, chance) for line in lines), encoding="utf-8")
        paths.append(str(path))
    return paths


def other(line: str, chance: random.Random) -> str:
    key, colon, level = line.rpartition(": ")
    return f"{key}{colon}{chance.randrange(5)}\n" if colon and level.strip() in set("01234") else line


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        many = thousand(Path(folder))
        over = [race.name for race in races(many) if ratio(race) > race.target]
    sys.exit(1 if over else 0)


if __name__ == "__main__":
    main()

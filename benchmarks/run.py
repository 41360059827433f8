"""Times the program against references in one run, interleaved, and prints the ratios of the medians.

Counted is the processor time of the whole process, so that a busy machine changes little. Both sides find their
bytecode compiled, as after an ordinary install. Last comes how long somebody waits at the keys. The exit code is 1
where a target is missed.
"""

import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from keys import within_target

HERE = Path(__file__).parent
RUBRIC = HERE.parent / "rubrics" / "international-cooperation"
EXAMPLE = RUBRIC / "examples" / "lake-health-2025" / "ministry-north-director.yaml"
COOPERATION = str(Path(sys.executable).with_name("cooperation"))


@dataclass(frozen=True)
class Race:
    """Our command against a reference script: how often each is run, and the ratio aimed at, if there is one."""

    name: str
    ours: list[str]
    reference: list[str]
    rounds: int
    target: float | None


def races(many: list[str]) -> list[Race]:
    rubric = [str(path) for path in (RUBRIC / "rubric.yaml", *sorted((RUBRIC / "dimensions").glob("*.yaml")))]
    page = ["bare_table.py", *rubric, str(EXAMPLE)]
    return [
        Race("--version : a bare Typer app", ["--version"], ["bare_typer.py", "--version"], 31, 1.15),
        Race("--help : a bare Typer app", ["--help"], ["bare_typer.py", "--help"], 31, 1.15),
        Race("score of one file : its YAML and a Rich table", ["score", str(EXAMPLE)], page, 21, 1.5),
        Race("score of 1,000 files : loading them", ["score", *many], ["loading.py", *many], 3, 2.0),
        Race("score of 1,000 files : their YAML alone", ["score", *many], ["bare_yaml.py", *many], 3, None),
    ]


def seconds(command: list[str], bytecode: Path) -> float:
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        command,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**env, "PYTHONPYCACHEPREFIX": str(bytecode)},
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def ratio(race: Race, bytecode: Path) -> float:
    mine = [COOPERATION, *race.ours]
    theirs = [sys.executable, str(HERE / race.reference[0]), *race.reference[1:]]
    times = [(seconds(mine, bytecode), seconds(theirs, bytecode)) for _ in range(race.rounds + 1)]
    # The first round compiles the bytecode.
    ours, reference = (statistics.median(column) for column in zip(*times[1:], strict=True))
    aim = f"(target {race.target})" if race.target else ""
    print(f"{race.name:46} {ours:7.3f} s / {reference:7.3f} s = {ours / reference:.2f} {aim}".rstrip(), flush=True)
    return ours / reference


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
        bytecode = Path(folder, "bytecode")
        done = [(race, ratio(race, bytecode)) for race in races(thousand(Path(folder)))]
    lost = any(race.target is not None and found > race.target for race, found in done)
    sys.exit(int(lost or not within_target()))


if __name__ == "__main__":
    main()

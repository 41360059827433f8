"""`python -m mutation [ROOM…]`: plants small faults in the rooms, and says which ones no test notices."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from mutation.explained import Explanations
from mutation.mutants import Mutant, mutants
from mutation.trials import Bench, surveyed, survivors

ROOMS = {
    "scoring": ("scoring", "properties", "oracle"),
    "assessment": ("assessment", "oracle"),
    "text": ("text", "errors"),
    "answers": ("answers",),
    "documents": ("documents",),
    "panel": ("panel", "oracle"),
}
"""The rooms whose mutants are tried, and the folders of tests that are to notice them."""


_FEW = "100"
"""How many cases the second scorer tries; each is small, and a mutant meets those that run its lines."""


def main(wanted: Sequence[str]) -> int:
    """0 where every mutant is noticed or explained."""
    rooms = [room for room in ROOMS if not wanted or any(word.startswith(room) for word in wanted)]
    home = Path(__file__).resolve().parents[2]
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        root = Path(folder) / "project"
        _copy(home, root)
        os.chdir(root)
        sys.path[:0] = [str(root), str(root / "tests")]
        os.environ["ORACLE_CASES"] = _FEW
        codes = [_room(room, root, wanted) for room in rooms]
    return max(codes)


def _copy(home: Path, to: Path) -> None:
    listed = subprocess.check_output(["git", "ls-files", "-co", "--exclude-standard"], cwd=home, text=True)
    for name in listed.splitlines():
        if (home / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(home / name, to / name)


def _room(room: str, root: Path, wanted: Sequence[str]) -> int:
    bench = Bench(root, [f"tests/{name}" for name in ROOMS[room]], int(os.environ.get("JOBS", "2")))
    tried = _mutants(bench.package, room, wanted)
    _say(f"{room}: {len(tried)} mutants")
    survey = surveyed(bench, root / f"survey-{room}.json")
    known, unexplained, explained = _explanations(root, tried), [], 0
    for mutant in survivors(bench, survey, tried):
        if known.explain(mutant):
            explained += 1
        else:
            unexplained.append(mutant)
            _say(mutant)
    _say(
        f"{room}: {len(tried)} mutants, {len(tried) - explained - len(unexplained)} killed, "
        f"{explained} survived and are explained, {len(unexplained)} survived"
    )
    for stale in known.unused():
        _say(f"{room}: explained, but not there or killed: {stale}")
    return 1 if unexplained or known.unused() else 0


def _explanations(root: Path, tried: Sequence[Mutant]) -> Explanations:
    return Explanations.load(root / "tests/mutation/explained.toml", {mutant.file for mutant in tried})


def _say(line: object) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _mutants(package: Path, room: str, wanted: Sequence[str]) -> list[Mutant]:
    files = sorted((package / room).rglob("*.py")) or [package / f"{room}.py"]
    names = [word for word in wanted if word.startswith(f"{room}/")]
    files = [file for file in files if not names or str(file.relative_to(package)) in names]
    return [mutant for file in files for mutant in mutants(str(file.relative_to(package)), file.read_text())]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Times a panel of 500 respondents against loading their files, in processor time, and tells the memory of both sizes.

The exit code is 1 where it takes more than twice as long, or half as much memory again as a tenth of the files.
"""

import random
import re
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

EXAMPLE = Path(__file__).parent.parent / "rubrics" / "international-cooperation" / "examples" / "lake-health-2025"
COOPERATION = str(Path(sys.executable).with_name("cooperation"))
RESPONDENTS, PARTNERS = 500, 25


def answered(folder: Path) -> list[str]:
    """Full answers of many people, each with other levels."""
    chance = random.Random(1)
    text = (EXAMPLE / "ministry-north-director.yaml").read_text(encoding="utf-8")
    paths = []
    for number in range(RESPONDENTS):
        said = re.sub(
            r"(?m)^(  [a-z-]+\.[a-z-]+: |    level: )\d", lambda found: f"{found[1]}{chance.randrange(5)}", text
        )
        said = re.sub(r"(?m)^  partner: .*", f"  partner: Partner {number % PARTNERS}", said)
        path = folder / f"{number:03}.yaml"
        path.write_text(re.sub(r"(?m)^  name: .*", f"  name: Person {number}", said), encoding="utf-8")
        paths.append(str(path))
    return paths


def taken(*command: str) -> tuple[float, int]:
    """Seconds of processor time, and the most memory that any run took so far, in kilobytes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, after.ru_maxrss


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        files = answered(Path(folder))
        words = [COOPERATION, "panel", "--format", "json", "--quiet"]
        few, small = taken(*words, *files[: RESPONDENTS // 10])
        panel, large = taken(*words, *files)
        loading, _ = taken(sys.executable, str(Path(__file__).with_name("loading.py")), *files)
    print(f"panel of {RESPONDENTS // 10}: {few:.2f} s, {small / 1024:.0f} MB")
    print(f"panel of {RESPONDENTS}: {panel:.2f} s, {large / 1024:.0f} MB; loading the files: {loading:.2f} s")
    sys.exit(int(panel > 2 * loading or large > 1.5 * small))

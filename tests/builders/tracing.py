"""The program under `strace`: the calls to the system that a run makes, and runs in which one of them fails."""

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

FIRST = 200
"""The number of the call that strace makes fail: more than the process makes before it, in which all runs begin."""
FIRST_OPENING = 6000
"""The same for files that are opened and closed, as each import does."""
OPENED_BEFORE = 3
"""Files that are opened for a run before it begins: what is typed, and what comes out."""
_DRIVER = Path(__file__).with_name("runs_at_fault.py")


@dataclass(frozen=True, slots=True)
class Run:
    """What is typed after `cooperation`, in which folder, and which call fails: its kind, and its number from 1.

    In the folder stands `typed`, for standard input; what comes out on the other two is in `report` and `shown`.
    """

    folder: Path
    words: Sequence[str]
    call: str = "fsync"
    number: int = 0


def can_trace() -> bool:
    """Whether strace is here, and may trace."""
    if shutil.which("strace") is None:
        return False
    return (
        subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], check=False, capture_output=True).returncode == 0
    )


@dataclass(frozen=True, slots=True)
class Tracing:
    """How runs are traced: where, at which kinds of call, and after which runs, that import for all what they need."""

    place: Path
    kinds: Sequence[str]
    warming: Sequence[Run]

    def counted(self, runs: Sequence[Run]) -> list[Counter[str]]:
        """How many calls of each kind each run makes."""
        ended = self._traced(runs, 0, ["-o", str(self.place / "trace")])
        lines = (self.place / "trace").read_text(encoding="utf-8").splitlines()
        made = Counter(found.groups() for line in lines if (found := re.match(r"([0-9]+) +([a-z]+)\(", line)))
        return [Counter({kind: made[str(process), kind] for kind in self.kinds}) for process, _ in ended]

    def ended(self, runs: Sequence[Run], fault: str, first: int = FIRST) -> list[int]:
        """The exit code of each run whose call meets the fault, written as for strace; one with a `+` stays for good.

        Of a run that was killed by a signal it is the number of that, below zero.
        """
        what, stays = fault.removesuffix("+"), "+" * fault.endswith("+")
        inject = [f"--inject={kind}:{what}:when={first}{stays}" for kind in self.kinds]
        return [code for _, code in self._traced(runs, first, ["-o", "/dev/null", *inject])]

    def _traced(self, runs: Sequence[Run], first: int, options: Sequence[str]) -> list[tuple[int, int]]:
        """Of each run the process that it had, and its exit code."""
        plan = self.place / "plan.json"
        given = {
            "warming": [{"folder": str(run.folder), "words": run.words} for run in self.warming],
            "runs": [
                {"folder": str(run.folder), "words": run.words, "call": run.call, "vain": max(0, first - run.number)}
                for run in runs
            ],
        }
        plan.write_text(json.dumps(given), encoding="utf-8")
        # Stopped by seccomp only at the calls that count, it is faster, but cannot be sent signals there.
        faster = [] if any("signal" in option for option in options) else ["--seccomp-bpf"]
        strace = ["strace", "-f", *faster, "-qq", "-e", f"trace={','.join(self.kinds)}"]
        subprocess.run([*strace, *options, sys.executable, str(_DRIVER), str(plan)], check=True, timeout=600)
        return [(process, code) for process, code in json.loads(plan.with_suffix(".ended").read_text(encoding="utf-8"))]

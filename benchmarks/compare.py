"""Times a comparison of two panels of 500 against reading each of them as a panel, in processor time.

The exit code is 1 where it takes more than three times as long.
"""

import sys
import tempfile
from pathlib import Path

from panel import COOPERATION, RESPONDENTS, answered, taken

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        answered(Path(folder))
        panel, _ = taken(COOPERATION, "panel", folder, "--format", "json", "--quiet")
        compare, memory = taken(COOPERATION, "compare", folder, folder, "--format", "json", "--quiet")
    print(f"comparing two moments of {RESPONDENTS}: {compare:.2f} s, {memory / 1024:.0f} MB; one panel: {panel:.2f} s")
    sys.exit(int(compare > 3 * panel))

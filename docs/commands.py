# ruff: noqa: INP001
"""Prints what each command says of itself: python docs/commands.py > docs/reference/commands.md."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator

_HEAD = """\
# Commands

What each command says of itself: this page is made by `docs/commands.py`, and a test compares the two. See also
[exit codes](files.md#exit-codes), [environment variables](files.md#environment-variables) and
[what the files hold](files.md).

**Completion.** `cooperation --install-completion` lets the shell that you type it in complete commands, options,
rubrics, examples, bands, facts of the profile, scenarios, questions and formats, from the next session on;
`--show-completion` prints the script instead. It works in bash, zsh, fish and PowerShell.
"""


def help_of(*command: str) -> str:
    """What `cooperation COMMAND… --help` prints at 80 columns."""
    wide = {**os.environ, "COLUMNS": "80", "TERMINAL_WIDTH": "80", "LC_ALL": "C.UTF-8"}
    words = [sys.executable, "-m", "cooperation_cli", *command, "--help"]
    return subprocess.run(words, env=wide, capture_output=True, encoding="utf-8", check=True).stdout  # noqa: S603


def sections(*command: str) -> Iterator[str]:
    """A section for the command, then one for each of those under it."""
    says = help_of(*command)
    yield f"\n## {' '.join(('cooperation', *command))}\n\n```text\n{says.rstrip()}\n```\n"
    _, _, listed = says.partition("\nCommands:\n")
    for name in re.findall(r"^  ([a-z-]+)  ", listed, flags=re.MULTILINE):
        yield from sections(*command, name)


if __name__ == "__main__":
    sys.stdout.write("".join([_HEAD, *sections()]))

"""The script that a shell is given, used by the shell itself."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
def test_the_script_for_bash_completes_in_bash() -> None:
    script = """
    eval "$(_COOPERATION_COMPLETE=source_bash cooperation)"
    COMP_WORDS=(cooperation sc) COMP_CWORD=1
    _cooperation_completion cooperation
    printf '%s\n' "${COMPREPLY[@]}"
    """
    env = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(["bash", "-c", script], check=True, capture_output=True, text=True, env=env)
    assert done.stdout.split() == ["score"]

"""Pydantic looks for no plugins."""

import os
import subprocess
import sys


def run(script: str) -> str:
    env = {name: value for name, value in os.environ.items() if name != "PYDANTIC_DISABLE_PLUGINS"}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=env)
    return done.stdout.strip()


def test_models_are_made_without_what_would_look_for_plugins() -> None:
    script = (
        "import sys; import cooperation_cli.commands.app; from pydantic import create_model; "
        "print(create_model('Made', x=(int, ...))(x=3), 'importlib.metadata' in sys.modules)"
    )
    assert run(script) == "x=3 False"


def test_where_pydantic_looks_elsewhere_it_is_told_not_to() -> None:
    script = (
        "import sys; from cooperation_cli.commands import plugins; plugins.disable(); "
        "del sys.modules['pydantic.plugin._loader']; from pydantic.plugin import _loader; print(_loader.get_plugins())"
    )
    assert run(script) == "()"

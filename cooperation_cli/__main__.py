"""Calls the app."""

import gc

from cooperation_cli.commands.app import app

_SELDOM = 100_000


def main() -> None:
    """The `cooperation` command: exits with the code that the command gives."""
    # A run is short and makes next to no circles, so that looking for them often costs a tenth of it for nothing.
    gc.set_threshold(_SELDOM)
    app()


if __name__ == "__main__":
    main()

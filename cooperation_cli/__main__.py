"""Calls the app."""

import gc

_SELDOM = 100_000


def main() -> None:
    """The `cooperation` command: exits with the code that the command gives."""
    # A run is short and makes next to no circles, so that looking for them costs a tenth of it for nothing: while
    # modules are imported (therefore here), while the command runs, and when the interpreter ends.
    gc.set_threshold(_SELDOM)
    from cooperation_cli.commands.app import app  # noqa: PLC0415

    try:
        app()
    finally:
        gc.freeze()


if __name__ == "__main__":
    main()

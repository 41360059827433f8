"""Calls the app."""

from cooperation_cli.commands.app import app


def main() -> None:
    """The `cooperation` command: exits with the code that the command gives."""
    app()


if __name__ == "__main__":
    main()

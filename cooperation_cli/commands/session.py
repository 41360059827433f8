"""Who sits here: what this session tells others about itself, and where its answers may go in need."""

import getpass
import os
import platform
from datetime import datetime
from pathlib import Path

from cooperation_cli.answers.journal import Session
from cooperation_cli.commands.keeping import Keeper
from cooperation_cli.interviewer.console import speak, width
from cooperation_cli.interviewer.wrapping import wrapped


def this_keeper() -> Keeper:
    """The keeper of answers in this session, who speaks to whoever sits here."""
    return Keeper(_this_session(), lambda text: speak(wrapped(text, width())), _shelters())


def _this_session() -> Session:
    since = datetime.now().astimezone().isoformat(" ", "minutes")
    return Session(_user(), platform.node(), os.getpid(), since)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "somebody"


def _shelters() -> tuple[str, ...]:
    temporary = os.environ.get("TMPDIR") or os.environ.get("TEMP") or "/tmp"  # noqa: S108 - private files, newly made
    return (".", str(Path("~").expanduser()) if os.environ.get("HOME") else temporary, temporary)

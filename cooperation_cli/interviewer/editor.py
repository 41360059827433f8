"""A text handed to the editor that somebody chose for themselves, in VISUAL or EDITOR, and taken back."""

import os
import secrets
import shlex
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from cooperation_cli.documents.scratch import scratch
from cooperation_cli.errors import CooperationError
from cooperation_cli.interviewer.console import speak
from cooperation_cli.interviewer.decoding import marked


def chosen_editor() -> list[str]:
    """The command of the editor; empty where none is named."""
    try:
        return shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    except ValueError:
        return []


def edited(text: str) -> str:
    """The text as it came back from the editor; as it was, which is said, where none is named or it failed."""
    command = chosen_editor()
    try:
        with scratch(text, _folder(), secrets.token_hex(8)) as draft:
            # A person's own editor, on their own words.
            with _control_c_its_own():
                failed = not command or subprocess.run([*command, draft.path], check=False).returncode  # noqa: S603
            if not failed:
                return _taken(draft.content)
    except (CooperationError, OSError):
        pass
    speak("No editor is named in VISUAL or EDITOR, or it failed; what is written stays as it is.")
    return text


@contextmanager
def _control_c_its_own() -> Iterator[None]:
    """While this lasts, Ctrl-C is a key of the editor, and not ours."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _taken(content: bytes) -> str:
    text = marked(content)
    if text.encode() != content:
        speak("Not all that came from the editor is text in UTF-8: what is none stands as \N{REPLACEMENT CHARACTER}.")
    return text.strip()


def _folder() -> str:
    return next((os.environ[name] for name in ("TMPDIR", "TEMP", "TMP") if os.environ.get(name)), "/tmp")  # noqa: S108

"""What a person types, made into text: as UTF-8 whatever the locale says, unless an encoding was chosen."""

import codecs
import os
from contextlib import suppress
from typing import TextIO

UTF_8 = "utf-8"
# Octets that are no text are carried through a stream as half characters, so that none is lost before it is judged.
_CARRIED = "surrogateescape"


def open_ears(stream: TextIO | None) -> None:
    """Has what is typed into a stream read octet for octet, for `understood` to make text of."""
    if reconfigure := getattr(stream, "reconfigure", None):
        with suppress(OSError):  # of a stream that something was read from before
            reconfigure(encoding=_chosen() or UTF_8, errors=_CARRIED)


def octets(typed: str, encoding: str | None) -> bytes:
    """What was typed, as it came out of a stream of this encoding."""
    return typed.encode(encoding or UTF_8, _CARRIED)


def understood(typed: bytes) -> str | None:
    """The text, in UTF-8 or else as the locale has it; where an encoding was chosen, in that. None if it is no text."""
    for encoding in [chosen] if (chosen := _chosen()) else [UTF_8, _local()]:
        with suppress(UnicodeDecodeError, LookupError):
            text = typed.decode(encoding)
            return None if "\0" in text else text
    return None


def marked(typed: bytes) -> str:
    """The text with a mark where there is none, for words that cannot be typed again."""
    return typed.decode(errors="replace").replace("\0", "\N{REPLACEMENT CHARACTER}")


def understood_word(typed: str) -> str | None:
    """A word of the command line as text, in which Python carries octets as half characters; None if it is no text."""
    try:
        typed.encode()
    except UnicodeEncodeError:
        return understood(os.fsencode(typed)) if os.name == "posix" else None
    return typed


def expected() -> str:
    """The encoding that words should come in, by its name."""
    return (_chosen() or UTF_8).upper()


def is_utf_8(encoding: str | None) -> bool:
    """Whether this is a name of UTF-8."""
    with suppress(LookupError):
        return codecs.lookup(encoding or "").name == UTF_8
    return False


def locale_is_utf_8() -> bool:
    """Whether the locale has UTF-8, whatever Python makes of it."""
    return is_utf_8(_local())


def _chosen() -> str | None:
    return os.environ.get("PYTHONIOENCODING", "").partition(":")[0] or None


def _local() -> str:
    import locale  # noqa: PLC0415 - hardly anybody needs it, and every start would wait for it

    return locale.getencoding()

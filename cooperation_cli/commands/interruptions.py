"""Signals that end a session: Ctrl-C, a polite kill, a closed terminal. They wait until what was said is saved."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

# Windows has no SIGHUP.
_SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


@dataclass(slots=True)
class Interruptions:
    """Turns the first such signal into KeyboardInterrupt; later ones would only cut the last words short."""

    _held: bool = False
    _came: bool = False
    _told: bool = False

    @contextmanager
    def heard(self) -> "Iterator[Interruptions]":
        """While this lasts, the signals are heard; once KeyboardInterrupt ends the program, they are ignored."""
        before = {number: signal.signal(number, self._take) for number in _SIGNALS}
        try:
            yield self
        except KeyboardInterrupt:
            before = dict.fromkeys(before, signal.SIG_IGN)
            raise
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    @contextmanager
    def held(self) -> Iterator[None]:
        """While this lasts, a signal waits: for `heed`, for somebody to be `awaited`, or for the end."""
        before, self._held = self._held, True
        try:
            yield
        finally:
            self._held = before
            self._tell()

    @contextmanager
    def awaited(self) -> Iterator[None]:
        """While this lasts, somebody is waited for, and no signal waits."""
        before, self._held = self._held, False
        try:
            self._tell()
            yield
        finally:
            self._held = before

    def heed(self) -> None:
        """Raises KeyboardInterrupt where a signal waits."""
        if self._came and not self._told:
            self._told = True
            raise KeyboardInterrupt

    def _take(self, _number: int, _frame: FrameType | None) -> None:
        self._came = True
        self._tell()

    def _tell(self) -> None:
        if not self._held:
            self.heed()

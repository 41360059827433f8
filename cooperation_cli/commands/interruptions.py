"""Signals that end a session: Ctrl-C, a polite kill, a closed terminal. They wait while something is being saved."""

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
        """While this lasts, a signal waits; it is raised at the end."""
        before, self._held = self._came, True
        try:
            yield
        finally:
            self._held = False
            if self._came and not before:
                raise KeyboardInterrupt

    def _take(self, _number: int, _frame: FrameType | None) -> None:
        first, self._came = not self._came, True
        if first and not self._held:
            raise KeyboardInterrupt

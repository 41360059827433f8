"""A session without a terminal, which gets one by opening it the wrong way."""

import os
from collections.abc import Callable
from contextlib import suppress

from cooperation_cli.errors import CooperationError


def gets_a_terminal(take: Callable[[str], object]) -> bool:
    """Whether a session that takes the path of a terminal for a file has it as its own from then on."""
    child = os.fork()
    if not child:
        code = 2
        try:
            os.setsid()
            _, terminal = os.openpty()
            with suppress(CooperationError):
                take(os.ttyname(terminal))
            code = int(_has_terminal())
        finally:
            os._exit(code)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert ended in {0, 1}
    return bool(ended)


def _has_terminal() -> bool:
    try:
        os.close(os.open("/dev/tty", os.O_RDWR))
    except OSError:
        return False
    return True

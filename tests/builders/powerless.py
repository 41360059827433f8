"""A process without the powers of root: what the system refuses to others by the modes of files, it refuses there."""

import ctypes
import os
from collections.abc import Callable

_VERSION = 0x20080522


def give_up_powers() -> None:
    """Takes from this process, for good, what root may do beyond the modes of files; from others there is nothing."""
    if os.geteuid() == 0 and ctypes.CDLL(None).capset((ctypes.c_uint32 * 2)(_VERSION, 0), (ctypes.c_uint32 * 6)()):
        raise OSError("the powers of root cannot be given up")


def said_without_powers(act: Callable[[], str]) -> str:
    """What an act says in a process of its own, which is not even root's where this one is."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            give_up_powers()
            os.write(writing, act().encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as said:
        text = said.read()
    os.waitpid(child, 0)
    return text

"""The page that stands while somebody chooses: what is asked, all there is to choose, what a key does."""

from collections.abc import Iterable, Iterator
from itertools import chain

from msgspec import Struct

from cooperation_cli.interview.interview import Interview
from cooperation_cli.interview.steps import FactStep, QuestionStep, Step
from cooperation_cli.interviewer.keys.choosing import TYPE, Choosing
from cooperation_cli.interviewer.pages import fact_head, question_head, so_far
from cooperation_cli.interviewer.verbs import Verb, key, offer, told, verbs_at
from cooperation_cli.interviewer.wrapping import wrapped

_MOST_NOTED = 4
"""Lines of what was noted before; a longer comment is read whole where it is written."""
_KEYS_AT = 2
"""The column in which the keys of the options begin."""


class Row(Struct, frozen=True):
    """One line; `strong` where the eye should go first. Nothing is said by that alone."""

    text: str
    strong: bool = False


EMPTY = Row("")


class Page(Struct, frozen=True):
    """Lines, and the cursor's line and column in them, from 0."""

    rows: tuple[Row, ...]
    line: int
    column: int

    def apart(self) -> "Page":
        """Under an empty line."""
        return Page((EMPTY, *self.rows), self.line + 1, self.column)


def drawn(choosing: Choosing, interview: Interview, width: int, height: int) -> Page:
    """The page in lines of at most `width` columns; where `height` is small, the options stay and other things go.

    What is put to a group has an empty line under each option, as far as there is room.
    """
    close = [_option(choosing, index, width) for index in range(len(choosing.options))]
    around = _around(head(interview, width), _noted(interview, width), _foot(choosing, width))
    airy = [(*around[0], [[*option, EMPTY] for option in close])] if _is_large(interview.current) else []
    fits = [*airy, *((before, after, close) for before, after in around)]
    before, after, listed = next((fit for fit in fits if _lines(*fit) <= height), fits[-1])
    line = len(before) + sum(map(len, listed[: choosing.at]))
    return Page((*before, *chain(*listed), *after), line, _KEYS_AT if listed else 0)


def _lines(before: list[Row], after: list[Row], listed: list[list[Row]]) -> int:
    return len(before) + len(after) + sum(map(len, listed))


def _is_large(step: Step) -> bool:
    return isinstance(step, QuestionStep) and step.in_group


def head(interview: Interview, width: int) -> list[Row]:
    """Where one is and what is asked."""
    match interview.current:
        case QuestionStep() as step:
            where, *asked = question_head(step, interview.progress, width).split("\n")
        case FactStep() as step:
            where, *asked = fact_head(step, interview.progress, width).split("\n")
        case _:
            return []
    apart = [EMPTY] if _is_large(interview.current) else []
    return [Row(where), *apart, *(Row(line, strong=True) for line in asked)]


def _around(head: list[Row], noted: list[Row], foot: list[Row]) -> list[tuple[list[Row], list[Row]]]:
    """What stands above and below the options, from airy to bare."""
    apart = [EMPTY] if head else []
    return [
        ([*head, *apart], [*apart[: len(noted)], *noted, *apart, *foot]),
        ([*head, *apart], [*noted, *foot]),
        (head, [*noted, *foot]),
        (head, foot),
        (head[:1], foot[:1]),
    ]


def _option(choosing: Choosing, index: int, width: int) -> list[Row]:
    """An option behind its key, the one under the cursor behind a pointer, those chosen so far behind a mark."""
    option, here = choosing.options[index], choosing.at == index
    widest = max(len(each.key) for each in choosing.options)
    pointer = ">" if here and (choosing.moved or choosing.answered) else " "
    if choosing.several:
        margin = f"{pointer} {option.key:>{widest}}  [{'x' if index in choosing.marked else ' '}] "
    else:
        margin = f"{pointer} {option.key:>{widest}} {'*' if option.chosen else ' '} "
    return [Row(line, strong=pointer == ">") for line in wrapped(option.says, width, margin).split("\n")]


def _noted(interview: Interview, width: int) -> list[Row]:
    step = interview.current
    text = so_far(step, width) if isinstance(step, QuestionStep) else ""
    lines = text.split("\n") if text else []
    shown = lines if len(lines) <= _MOST_NOTED else [*lines[: _MOST_NOTED - 1], "  …"]
    return list(map(Row, shown))


def _foot(choosing: Choosing, width: int) -> list[Row]:
    """What was said to the last key, and what the keys do."""
    note = [Row(line, strong=True) for line in wrapped(choosing.note, width).split("\n")] if choosing.note else []
    verbs = [f"{_told(verb, choosing.step)}," for verb in verbs_at(choosing.step)]
    told = [_choose(choosing), *verbs[:-1], f"{verbs[-1].rstrip(',')}."]
    return [*note, *map(Row, _flowing(filter(None, told), width))]


def _choose(choosing: Choosing) -> str:
    if choosing.several:
        return "A number or Space marks, Enter goes on;"
    return f"{offer(choosing.step)}, or arrows and Enter;" if choosing.options else ""


def _flowing(pieces: Iterable[str], width: int) -> Iterator[str]:
    """The pieces in lines, none of them broken where it fits one."""
    line = ""
    for piece in pieces:
        if line and len(line) + 1 + len(piece) > width:
            yield line
            line = piece
        else:
            line = f"{line} {piece}".strip()
    yield line


def _told(verb: Verb, step: Step) -> str:
    """The verb as it is offered; one that has no letter here is typed as a line."""
    return told(verb, step) if len(key(verb, step)) == 1 else f"{TYPE}{key(verb, step)}"

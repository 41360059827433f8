"""Conditions on the profile as XPath, the language in which forms of other tools decide what is asked."""

import re
from collections.abc import Iterable
from typing import assert_never

from cooperation_cli.answers.form_names import DEPTH as DEPTH_PATH
from cooperation_cli.answers.form_names import fact_path, form_name
from cooperation_cli.rubric.conditions import DEPTH, AllOf, AnyOf, Chosen, Condition, CountOf, Measured, Not


def expression(condition: Condition) -> str:
    """What is true where the condition is; a fact that nobody gave makes its leaf false here too."""
    match condition:
        case Chosen(fact, choices):
            return either(f"selected({field(_named(fact))}, '{choice}')" for choice in sorted(choices))
        case AllOf(members):
            return _joined((expression(member) for member in members), " and ")
        case AnyOf(members):
            return either(expression(member) for member in members)
        case CountOf(members, at_least):
            counted = " + ".join(f"if({expression(member)}, 1, 0)" for member in members)
            return f"({counted} >= {at_least})"
        case Not(member):
            return f"not({expression(member)})"
        case Measured():
            raise AssertionError(condition)
        case _:
            assert_never(condition)


def field(name: str) -> str:
    """What stands for the value of a field."""
    return f"${{{name}}}"


def either(expressions: Iterable[str]) -> str:
    """True where one of them is."""
    return _joined(expressions, " or ")


def literal(text: str) -> str:
    """A text in an expression, whatever quotes and signs are in it."""
    # A text between quotes ends at the first of its own kind, and a reference to a field begins in it too.
    pieces = [piece for piece in re.split(r"('|\$(?=\{))", text) if piece]
    quoted = [f'"{piece}"' if piece == "'" else f"'{piece}'" for piece in pieces]
    return f"concat({', '.join(quoted)})" if len(quoted) > 1 else "".join(quoted) or "''"


def _joined(expressions: Iterable[str], sign: str) -> str:
    told = list(expressions)
    return told[0] if len(told) == 1 else f"({sign.join(told)})"


def _named(fact: str) -> str:
    return form_name(DEPTH_PATH if fact == DEPTH else fact_path(fact))

"""A form for KoboToolbox and ODK as pyxform reads it, and what shows of it to somebody who gives certain facts."""

import re
from collections.abc import Mapping
from io import BytesIO
from typing import Any, NamedTuple

from pyxform.xls2json_backends import get_xlsform  # type: ignore[import-untyped]
from pyxform.xls2xform import convert  # type: ignore[import-untyped]

from cooperation_cli.answers.blank import Form
from cooperation_cli.rendering.blanks.xlsform import render

Record = Mapping[str, Any]


class Sheets(NamedTuple):
    """The rows of a form's sheets, by their columns."""

    survey: list[Record]
    choices: list[Record]
    settings: Record

    def row(self, name: str) -> Record:
        return next(row for row in self.survey if row.get("name") == name)

    def listed(self, name: str) -> dict[str, str]:
        return {row["name"]: row["label"] for row in self.choices if row["list_name"] == name}

    @property
    def names(self) -> list[str]:
        return [row["name"] for row in self.survey if "name" in row]


def sheets(form: Form) -> Sheets:
    read = get_xlsform(BytesIO(render(form)))
    return Sheets(list(read.survey), list(read.choices), dict(read.settings[0]))


def converted(form: Form, *, validated: bool = False) -> str:
    """The XForm that pyxform makes of it, without a warning; `validated` by ODK Validate too, which needs Java."""
    warnings: list[str] = []
    made = convert(BytesIO(render(form)), warnings=warnings, validate=validated)
    assert warnings == []
    return str(made.xform)


def holds(expression: str, values: Mapping[str, str]) -> bool:
    """What an expression of ours comes to, where the fields have these values."""

    def selected(value: str, choice: str) -> bool:
        return choice in value.split()

    def if_(condition: bool, then: int, otherwise: int) -> int:
        return then if condition else otherwise

    read = re.sub(r"\$\{(\w+)\}", r"values.get('\1', '')", expression)
    read = re.sub(r"\bif\(", "if_(", re.sub(r"(?<![!<>])=", "==", read))
    return bool(eval(read, {"values": values, "selected": selected, "if_": if_}))  # noqa: S307 - our own text

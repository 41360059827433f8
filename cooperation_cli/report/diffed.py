"""Two rubrics side by side, and answers by both: what the page and the result of their difference look up."""

from collections.abc import Sequence

from msgspec import Struct

from cooperation_cli.answers.versions import Refused
from cooperation_cli.report.view import Standing
from cooperation_cli.rubric.differences import Difference
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.text import Words


class Reread(Struct, frozen=True):
    """An answers file by both rubrics; None where one cannot read it, `why` the reasons of the new one."""

    file: str
    before: Standing | None
    after: Standing | None
    why: tuple[Words, ...]


class Diffed(Struct, frozen=True):
    """Two rubrics with what differs; `refused` is why answers for the old one are not read with the new one."""

    old: Rubric
    new: Rubric
    found: Sequence[Difference]
    refused: Refused | None
    files: Sequence[Reread] = ()

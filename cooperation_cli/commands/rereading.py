"""An answers file by two rubrics: what it comes to by the old one and by the new one."""

from cooperation_cli.answers.opening import open_answers
from cooperation_cli.answers.readings import readings
from cooperation_cli.assessment.assessment import judge_answers
from cooperation_cli.commands.shelf import stdin
from cooperation_cli.errors import CooperationError
from cooperation_cli.report.diffed import Reread
from cooperation_cli.report.view import Standing
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.text import Words


def reread(file: str, old: Rubric, new: Rubric) -> Reread:
    """The file by both; what a rubric cannot read of it is no error here."""
    before, _ = _standing(file, old)
    after, why = _standing(file, new)
    return Reread(file, before, after, why)


def _standing(file: str, rubric: Rubric) -> tuple[Standing | None, tuple[Words, ...]]:
    try:
        answers, _ = open_answers(file, lambda _: rubric, stdin(), carry_over=True)
    except CooperationError as error:
        return None, tuple(Words(str(problem)) for problem in error.problems)
    return Standing(judge_answers(rubric, readings(rubric, answers)), answers), answers.notices

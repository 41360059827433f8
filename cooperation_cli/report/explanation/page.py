"""The page that explains numbers: of a question, a dimension, a part, or the overall."""

from collections.abc import Sequence

from cooperation_cli.errors import CooperationError, Place, Problem, nearest
from cooperation_cli.report.explanation import dimension, group, question
from cooperation_cli.report.explanation.steps import Explained
from cooperation_cli.report.model import Report, Sheet
from cooperation_cli.report.sentences import explanation as say
from cooperation_cli.report.view import Standing
from cooperation_cli.rubric.model import Rubric

_OVERALL = "overall"


def known(rubric: Rubric) -> list[str]:
    """Everything that can be explained, by name."""
    return [_OVERALL, *(part.id for part in rubric.parts), *rubric.dimension, *rubric.questions]


def check(rubric: Rubric, names: Sequence[str], place: Place) -> None:
    """Refuses names that the rubric does not know, all at once. Raises CooperationError."""
    names_known = known(rubric)
    wrong = [
        Problem(place, f'"{name}" is no question, dimension or part', nearest(name, names_known) or "try: overall")
        for name in names
        if name not in names_known
    ]
    if wrong:
        raise CooperationError(*wrong)


def explanation_report(standing: Standing, names: Sequence[str]) -> Report:
    """How each of the numbers was reached; the names are known ones."""
    explained = [_explained(standing, name) for name in names]
    return Report(
        title=say.title(standing.answers.title),
        blocks=tuple(one.section for one in explained),
        make_sheet=lambda: _sheet(explained),
        language=standing.rubric.language,
    )


def _explained(standing: Standing, name: str) -> Explained:
    rubric = standing.rubric
    if name == _OVERALL:
        return group.explained_overall(standing, name)
    if name in rubric.dimension:
        return dimension.explained(standing, rubric.dimension[name])
    if name in rubric.questions:
        return question.explained(standing, rubric.questions[name])
    return group.explained_part(standing, next(part for part in rubric.parts if part.id == name))


def _sheet(explained: Sequence[Explained]) -> Sheet:
    rows = ((one.id, step.label, str(step.equation)) for one in explained for step in one.steps)
    return Sheet(("of", "step", "arithmetic"), tuple(rows))

"""The reading of a dimension once nothing more is asked about it, for those who want it at once."""

from cooperation_cli.answers.readings import readings
from cooperation_cli.interview.interview import Interview
from cooperation_cli.interview.said import Chose, DontKnow, NotApplicable, PrefersNotToSay, Said
from cooperation_cli.interview.steps import QuestionStep
from cooperation_cli.report.figures import Figures
from cooperation_cli.report.sentences.live import so_far
from cooperation_cli.rubric.model import Dimension
from cooperation_cli.scoring.dimension import dimension_score
from cooperation_cli.text import Words


def reading(before: Interview, said: Said, after: Interview) -> Words:
    """The score, with its range, of the dimension that this answer leaves complete; nothing after any other reply."""
    match said, before.current:
        case ((Chose() | DontKnow() | PrefersNotToSay() | NotApplicable()), QuestionStep(dimension=dimension)):
            left = any(question.dimension == dimension.id for question in after.left_questions)
            return Words("") if left else _reading(dimension, after)
        case _:
            return Words("")


def _reading(dimension: Dimension, interview: Interview) -> Words:
    score = dimension_score(interview.rubric, dimension, readings(interview.rubric, interview.answers)).score
    return so_far(dimension.title, Figures(interview.rubric).ranged(score))

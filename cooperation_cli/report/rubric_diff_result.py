"""From the difference of two rubrics to its published result."""

from cooperation_cli.report import rubric_diff_shape as shape
from cooperation_cli.report.diffed import Diffed, Reread
from cooperation_cli.report.published import id_of, points, raw, rubric_of
from cooperation_cli.report.view import Standing
from cooperation_cli.rubric.differences import Difference


def result_of(diffed: Diffed) -> shape.RubricDiffResult:
    """The result; what differs stands in the order of the page."""
    refused = diffed.refused
    return shape.RubricDiffResult(
        format="cooperation-rubric-diff/1",
        old=rubric_of(diffed.old),
        new=rubric_of(diffed.new),
        same_scores=diffed.old.digest == diffed.new.digest,
        answers=shape.AnswersReadShape(
            read=refused is None, why=refused.what if refused else None, mend=refused.mend if refused else None
        ),
        differences=[_difference(each) for each in diffed.found],
        files=[_reread(each) for each in diffed.files],
    )


def _difference(each: Difference) -> shape.DifferenceShape:
    return shape.DifferenceShape(
        kind=each.kind,
        id=each.id,
        title=each.title.raw,
        did=each.did.value,
        was=each.was,
        pieces=[
            shape.PieceShape(name=piece.name, words=piece.words, before=raw(piece.before), after=raw(piece.after))
            for piece in each.pieces
        ],
    )


def _reread(each: Reread) -> shape.RereadShape:
    noted = [words.raw for words in each.why]
    return shape.RereadShape(file=each.file, before=_by(each.before), after=_by(each.after), noted=noted)


def _by(standing: Standing | None) -> shape.ByOneShape | None:
    if standing is None:
        return None
    overall = standing.card.overall
    score, low, high = (None, None, None) if overall is None else (overall.exact, overall.low, overall.high)
    return shape.ByOneShape(score=points(score), low=points(low), high=points(high), band=id_of(standing.verdict.band))

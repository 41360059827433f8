"""The page of one assessment: the verdict, the picture, the detail, the record."""

from cooperation_cli.answers.model import Answers
from cooperation_cli.assessment.assessment import Assessment
from cooperation_cli.report.model import Block, Report, Result, Sheet
from cooperation_cli.report.sections import advice, appendix, firmness, judgement, outlook, picture, verdict, what_if
from cooperation_cli.report.view import View


def assessment_report(assessment: Assessment, answers: Answers) -> Report:
    """Everything that is said about one set of answers; the first screen is the verdict."""
    view = View(assessment.judged, answers, assessment)
    return Report(
        title=answers.title,
        blocks=_blocks(view),
        make_sheet=lambda: _sheet(view),
        make_results=lambda: (_result(view),),
        language=view.rubric.language,
    )


def _sheet(view: View) -> Sheet:
    # Only CSV wants it.
    from cooperation_cli.report.assessment_sheet import sheet_of  # noqa: PLC0415

    return sheet_of(view)


def _result(view: View) -> Result:
    # The published shapes take longer to build than a page takes to write, and only JSON wants them.
    from cooperation_cli.report.assessment_result import result_of  # noqa: PLC0415

    return result_of(view)


def _blocks(view: View) -> tuple[Block, ...]:
    return (
        verdict.panel(view),
        *what_if.asked_for(view),
        *verdict.meaning(view),
        *picture.sections(view),
        *judgement.sections(view),
        *firmness.sections(view),
        *advice.sections(view),
        *what_if.stress_tests(view),
        *outlook.sections(view),
        *appendix.sections(view),
    )

"""The page of a rubric's check: what is wrong, the worst first."""

from collections.abc import Sequence

from cooperation_cli.report.model import Block, Column, Prose, Report, Row, Sheet, Table, Tone
from cooperation_cli.report.sentences import rubric as say
from cooperation_cli.rubric.checking.finding import Finding, Severity
from cooperation_cli.rubric.model import Rubric

_TONES = {Severity.ERROR: Tone.BAD, Severity.WARNING: Tone.WATCH, Severity.NOTICE: Tone.UNKNOWN}


def findings_report(rubric: Rubric, findings: Sequence[Finding]) -> Report:
    """The findings in the order given, with how many there are; that there is none is said."""
    return Report(say.checked(rubric.title), (_said(findings), *_table(findings)), lambda: _sheet(findings))


def _said(findings: Sequence[Finding]) -> Prose:
    severities = [finding.severity for finding in findings]
    errors, warnings = severities.count(Severity.ERROR), severities.count(Severity.WARNING)
    if errors or warnings:
        return Prose(say.found(errors, warnings), tone=Tone.BAD if errors else Tone.WATCH)
    return Prose(say.NOTHING_FOUND, tone=Tone.GOOD)


def _table(findings: Sequence[Finding]) -> tuple[Block, ...]:
    if not findings:
        return ()
    columns = tuple(Column(title) for title in (say.SEVERITY, say.PLACE, say.WHAT))
    rows = (
        Row((say.SEVERITIES[one.severity], one.where, say.mended(one.what, one.mend)), _TONES[one.severity])
        for one in findings
    )
    return (Table(columns, tuple(rows)),)


def _sheet(findings: Sequence[Finding]) -> Sheet:
    rows = ((one.severity.value, one.where, one.what, one.mend) for one in findings)
    return Sheet(("severity", "where", "what", "mend"), tuple(rows))

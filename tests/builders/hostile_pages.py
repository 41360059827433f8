"""Pages in which one hostile text stands in every text field."""

import json
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from pathlib import Path

from builders.full_page import answers, rubric
from msgspec.structs import replace

from cooperation_cli.answers.model import Reply, Respondent, Side, State
from cooperation_cli.answers.readings import readings
from cooperation_cli.answers.versions import Refused
from cooperation_cli.assessment.assessment import assess, judge_answers
from cooperation_cli.assessment.supposing import Wish
from cooperation_cli.commands.chance import draws
from cooperation_cli.comparison.comparison import compare
from cooperation_cli.comparison.moment import Moment
from cooperation_cli.panel.anonymity import anonymous
from cooperation_cli.panel.gathering import Sheet as File
from cooperation_cli.panel.gathering import Terms, gathered
from cooperation_cli.panel.model import By, Panel
from cooperation_cli.plan.model import When
from cooperation_cli.plan.plan import Planner
from cooperation_cli.report.anonymous import anonymous_questions, anonymous_report
from cooperation_cli.report.anonymous_view import AnonymousView, anonymous_view
from cooperation_cli.report.assessment import assessment_report
from cooperation_cli.report.comparison import comparison_report
from cooperation_cli.report.diffed import Diffed, Reread
from cooperation_cli.report.explanation.page import explanation_report, known
from cooperation_cli.report.findings import findings_report
from cooperation_cli.report.model import (
    Contour,
    Coordinate,
    Grid,
    Phase,
    Point,
    Report,
    Section,
    Sheet,
    Step,
    Steps,
)
from cooperation_cli.report.panel import panel_report
from cooperation_cli.report.panel_explanation import panel_explanation
from cooperation_cli.report.panel_questions import questions_report
from cooperation_cli.report.panel_view import PanelView, panel_view, with_notices
from cooperation_cli.report.plan import plan_report
from cooperation_cli.report.rubric import rubric_report
from cooperation_cli.report.rubric_diff import diff_report
from cooperation_cli.report.sections.panel import who
from cooperation_cli.report.summary import Scored, summary_report
from cooperation_cli.report.view import Standing
from cooperation_cli.rubric.checking.finding import Finding, Severity
from cooperation_cli.rubric.differences import differences
from cooperation_cli.text import Words

_GIVEN: dict[str, str] = json.loads(
    (Path(__file__).parents[1] / "data" / "hostile" / "hostile-text.json").read_text(encoding="utf-8")
)
_MORE = {
    "lone surrogate": "x\ud800y",
    "c1 controls": "a\x9b31mb\x85c",
    "unicode breaks": "a\u2028b\u2029c",
    "setext": "a\n===\nb\n---",
    "lists": "1. a\n- b\n+ c\n(2) d\ni. e",
    "fences": "```\nx\n~~~",
    "entities": "R&D &amp; &copy; &#65;",
    "addresses": "www.evil.example ftp://evil.example mailto:me@evil.example",
    "tex": "costs $5, then $6 \\begin{x}",
    "caption": "Table: a caption",
    "attributes": "A title {#id .class}",
    "blank lines": "a\n\n\n    b",
    "nothing": " ",
    "wide": "湖" * 90,
    "arabic": "\u0646\u0627\u0645\u200c\u0647\u0627 123",
}
TEXTS = {**_GIVEN, **_MORE}
HARMLESS = "harmless words"
Maker = Callable[[str], Report]


@cache
def assessed(text: str) -> Report:
    """With a what-if: a stress test, and a wish."""
    said, read = answers(lambda _: Words(text)), rubric(lambda _: Words(text))
    wish = Wish(read.scenarios, (("trust.data", said.replies["goals.measures"]),))
    return assessment_report(assess(judge_answers(read, readings(read, said)), draws, wish), said)


@cache
def reckoned(text: str) -> Report:
    said, read = answers(lambda _: Words(text)), rubric(lambda _: Words(text))
    return explanation_report(Standing(judge_answers(read, readings(read, said)), said), known(read))


@cache
def summed(text: str) -> Report:
    said, read = answers(lambda _: Words(text)), rubric(lambda _: Words(text))
    judged = judge_answers(read, readings(read, said))
    # In no common folder, so that a name is shown whole wherever a slash stands in it.
    return summary_report([Scored(f"{folder}/{text}", said, assess(judged)) for folder in ("one", "two")])


@cache
def shown(text: str) -> Report:
    return rubric_report(rubric(lambda _: Words(text)))


@cache
def checked(text: str) -> Report:
    words = Words(text)
    return findings_report(rubric(lambda _: words), [Finding(Severity.ERROR, words, words, words)])


@cache
def drawn(text: str) -> Report:
    words = Words(text)
    place = Coordinate(words, Fraction(1, 2), Fraction(0), Fraction(1))
    line = Contour(words, ((Fraction(0), Fraction(0)), (Fraction(1), Fraction(1))))
    grid = Grid(words, words, words, (Point(words, place, place), Point(words, place, place)), (line,))
    step = Step(words, words, Fraction(1, 2))
    steps = Steps(step, (Phase(words, (step, step)), Phase(words, (step,))))
    return Report(words, (Section(words, (grid, steps)),), lambda: Sheet(("text",), ((words,),)))


@cache
def planned(text: str) -> Report:
    said, read = answers(lambda _: Words(text)), rubric(lambda _: Words(text))
    judged = judge_answers(read, readings(read, said))
    plan = Planner(judged.verdict, {"goals.measures"}).to(read.bands[-1])
    assert plan.steps
    assert plan.open
    return plan_report(Standing(judged, said), plan, ("goals.measures",), dict.fromkeys(When, "2027-01-15"))


@cache
def compared(text: str) -> Report:
    words, read = Words(text), rubric(lambda _: Words(text))
    before = answers(lambda _: words)
    name = next(iter(before.replies))
    after = replace(before, replies={**before.replies, name: Reply(State.DONT_KNOW)}, respondent=Respondent(name=words))
    judged = [(said, judge_answers(read, readings(read, said))) for said in (before, after, before)]
    return comparison_report(compare([Moment(text, said, each, (said.respondent,)) for said, each in judged]))


@cache
def told_apart(text: str) -> Report:
    words, read = Words(text), rubric(lambda _: Words(text))
    other = replace(rubric(lambda _: Words(f"{text}.")), gates=())
    refused = Refused(text, text)
    return diff_report(Diffed(read, other, differences(read, other), refused, [Reread(text, None, None, (words,))]))


def panel_of(number: int, text: str) -> Panel:
    """So many respondents of two partners; one partner's differ from the other's in everything that they can."""
    words, read = Words(text), rubric(lambda _: Words(text))
    said = answers(lambda _: words)
    other = {name: replace(one, level=Fraction(0)) if one.level else one for name, one in said.replies.items()}
    files = []
    for place in range(number):
        partner, side = (f"{text}2", Side.FUNDER) if place % 2 else (f"{text}1", said.respondent.side)
        who = replace(said.respondent, partner=Words(partner), side=side, name=Words(f"{text}{place // 2 or ''}"))
        replies = other if place % 2 else said.replies
        files.append(File(f"{place}/{text}", replace(said, replies=replies, respondent=who), read))
    return gathered(files, Terms())


def panel_of_two(text: str) -> PanelView:
    return panel_view(panel_of(2, text), draws, tuple(By), 3)


def unnamed(text: str) -> AnonymousView:
    """As many respondents as it takes for an anonymous page to show its groups."""
    return anonymous_view(anonymous(panel_of(10, text)), draws, 12)


@cache
def met_unnamed(text: str) -> Report:
    return anonymous_report(unnamed(text))


@cache
def asked_unnamed(text: str) -> Report:
    return anonymous_questions(unnamed(text))


@cache
def planned_together(text: str) -> Report:
    found = panel_of(2, text)
    plan = Planner(found.judged.verdict, frozenset()).to(found.rubric.bands[-1])
    assert plan.steps
    return plan_report(Standing(found.judged, with_notices(found)), plan, (), {}, tuple(who(found)))


@cache
def met(text: str) -> Report:
    return panel_report(panel_of_two(text))


@cache
def asked(text: str) -> Report:
    return questions_report(panel_of_two(text))


@cache
def explained(text: str) -> Report:
    found = panel_of(2, text)
    return panel_explanation(found, list(found.rubric.questions)[:3])


PAGES = [
    assessed,
    reckoned,
    summed,
    shown,
    checked,
    drawn,
    planned,
    planned_together,
    compared,
    told_apart,
    met,
    met_unnamed,
    asked,
    asked_unnamed,
    explained,
]

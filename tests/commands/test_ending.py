"""What is said once an interview has ended."""

from collections.abc import Mapping
from fractions import Fraction

from builders.small_rubric import small_rubric
from msgspec.structs import replace

from cooperation_cli.answers.model import Answers, Reply, State
from cooperation_cli.answers.readings import readings
from cooperation_cli.assessment.assessment import Assessment, judge_answers
from cooperation_cli.commands.ending import left_open, options_back
from cooperation_cli.rubric.combine import Combine, Rule
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.text import Words

RUBRIC = small_rubric()
LEVEL, UNKNOWN = Reply(State.LEVEL, Fraction(2)), Reply(State.DONT_KNOW)
ALL = dict.fromkeys(["goals.purpose", "goals.measures", "goals.grade", "power.control", "power.concerns"], LEVEL)
ANSWERED = {**ALL, "goals.grade": Reply(State.LEVEL, Fraction(4))}


def assessed(replies: Mapping[str, Reply], rubric: Rubric = RUBRIC) -> Assessment:
    answers = Answers("small", "1.2.0", Words("Lake"), chosen={"form": ("bilateral",)}, replies=replies)
    return Assessment(judge_answers(rubric, readings(rubric, answers)))


def test_what_stayed_open_is_listed_with_how_much_it_widens_the_range() -> None:
    some = {**ANSWERED, "power.control": UNKNOWN}
    del some["goals.measures"]
    text = left_open(assessed(some), 80)
    assert text.splitlines()[0] == "Still open, and by how many points each widens the overall range at least:"
    assert sorted(text.splitlines()[1:]) == [
        "  goals.measures (unanswered): 16.7",
        "  power.control (don't know): 25",
    ]
    assert options_back(assessed(some)) == ["--unanswered", "--unsure"]


def test_where_everything_is_answered_nothing_is_said() -> None:
    hidden = {**ANSWERED, "power.control": Reply(State.PREFER_NOT_TO_SAY)}
    for replies in (ANSWERED, hidden):
        assert left_open(assessed(replies), 80) == ""
        assert options_back(assessed(replies)) == []


def test_without_a_total_the_questions_stand_alone() -> None:
    total_less = replace(RUBRIC, overall=Combine(Rule.NONE))
    assert left_open(assessed({**ANSWERED, "power.control": UNKNOWN}, total_less), 80) == (
        "Still open:\n  power.control (don't know)"
    )
    assert options_back(assessed({**ANSWERED, "power.control": UNKNOWN})) == ["--unsure"]


def test_a_long_list_is_cut() -> None:
    goals, power = RUBRIC.dimensions
    many = tuple(replace(goals.questions[0], id=f"goals.q{number}", title=Words("Q")) for number in range(35))
    rubric = replace(RUBRIC, dimensions=(replace(goals, questions=many), power))
    lines = left_open(assessed(ANSWERED, rubric), 80).splitlines()
    assert len(lines) == 1 + 25 + 1
    assert lines[-1] == "  and 10 more"

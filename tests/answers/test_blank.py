from dataclasses import replace
from fractions import Fraction

from cooperation_cli.answers.blank import Form, data_of, form_for
from cooperation_cli.rubric.conditions import Chosen
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Depth, Question, Variant
from cooperation_cli.rubric.scale import Level, Scale
from cooperation_cli.text import Words


def ids(form: Form) -> list[str]:
    return [blank.question.id for blank in form.blanks]


def with_question(rubric: Rubric, question: Question) -> Rubric:
    goals = rubric.dimensions[0]
    questions = tuple(question if question.id == each.id else each for each in goals.questions)
    return replace(rubric, dimensions=(replace(goals, questions=questions), *rubric.dimensions[1:]))


def test_without_a_profile_every_question_is_there_with_its_condition(rubric: Rubric) -> None:
    form = form_for(rubric)
    assert ids(form) == list(rubric.questions)
    conditions = {blank.question.id: blank.only_if for blank in form.blanks if blank.only_if}
    assert conditions == {"goals.voting": Words("“How many?” is answered “More”")}


def test_a_profile_decides_what_is_asked(rubric: Rubric) -> None:
    assert "goals.voting" not in ids(form_for(rubric, {"form": ("bilateral",)}))
    (voting,) = (blank for blank in form_for(rubric, {"form": ("multilateral",)}).blanks if blank.question.ask_if)
    assert voting.only_if is None


def test_the_depth_decides_what_is_asked_and_empty_dimensions_fall_out(rubric: Rubric) -> None:
    assert ids(form_for(rubric, depth=Depth.QUICK)) == ["goals.purpose", "power.concerns"]
    only_goals = replace(rubric, dimensions=(rubric.dimensions[0], replace(rubric.dimensions[1], questions=())))
    assert [dimension.id for dimension, _ in form_for(only_goals).sections] == ["goals"]


def test_a_question_is_worded_for_the_profile(rubric: Rubric) -> None:
    two = Chosen("form", frozenset({"bilateral"}))
    purpose = replace(rubric.questions["goals.purpose"], variants=(Variant(two, text=Words("For the two of you?")),))
    changed = with_question(rubric, purpose)
    assert form_for(changed, {"form": ("bilateral",)}).blanks[0].wording.text == Words("For the two of you?")
    assert form_for(changed).blanks[0].wording.text == purpose.text


def test_levels_have_their_label_and_what_one_would_see(rubric: Rubric) -> None:
    purpose = replace(rubric.questions["goals.purpose"], levels={Fraction(1): Words("Some know it.")})
    (blank, *_) = form_for(with_question(rubric, purpose)).blanks
    assert [says.raw for _, says in blank.levels[:2]] == ["Absent", "Ad hoc: Some know it."]
    assert blank.span is None


def test_a_long_scale_shows_only_the_levels_that_have_words(rubric: Rubric) -> None:
    levels = tuple(Level(Fraction(value), Words(str(value))) for value in range(101))
    scale = Scale("percent", levels, zero=Fraction(0))
    purpose = replace(rubric.questions["goals.purpose"], scale=scale, levels={Fraction(50): Words("Half of it.")})
    (blank, *_) = form_for(with_question(rubric, purpose)).blanks
    assert [(level.label.raw, says.raw) for level, says in blank.levels] == [("50", "Half of it.")]
    assert blank.span == Words("from 0 to 100 in steps of 1")


def test_what_is_known_of_the_profile_is_filled_in(rubric: Rubric) -> None:
    form = form_for(rubric, {"form": ("bilateral",), "partners": ("ngo",)}, Depth.QUICK, Words("Lake"))
    data = data_of(form)
    assert data["partnership"] == {"title": "Lake", "profile": {"form": "bilateral", "partners": ["ngo"]}}
    assert data["depth"] == "quick"
    assert data["answers"] == {"goals.purpose": None, "power.concerns": None}


def test_a_rubric_without_a_profile_asks_for_none(rubric: Rubric) -> None:
    form = form_for(replace(rubric, profile=(), dimensions=rubric.dimensions[1:]))
    assert data_of(form)["partnership"] == {"title": ""}

from fractions import Fraction

from msgspec.structs import replace

from cooperation_cli.answers.blank import INVITATION, RESPONDENT, Blank, Form, data_of, form_for
from cooperation_cli.answers.model import Answers, Invitation, Reply, Respondent, State
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


def scaled(rubric: Rubric, levels: int) -> Blank:
    scale = Scale("plain", tuple(Level(Fraction(value), Words("")) for value in range(levels)), zero=Fraction(0))
    return form_for(with_question(rubric, replace(rubric.questions["goals.purpose"], scale=scale))).blanks[0]


def test_twelve_levels_are_listed_with_words_or_without_and_thirteen_are_not(rubric: Rubric) -> None:
    assert (len(scaled(rubric, 12).levels), scaled(rubric, 12).span) == (12, None)
    assert (len(scaled(rubric, 13).levels), scaled(rubric, 13).span) == (0, Words("from 0 to 12 in steps of 1"))


def test_what_is_known_of_the_profile_is_filled_in(rubric: Rubric) -> None:
    form = form_for(rubric, {"form": ("bilateral",), "partners": ("ngo",)}, Depth.QUICK, Words("Lake"))
    data = data_of(form)
    assert data["partnership"] == {"title": "Lake", "profile": {"form": "bilateral", "partners": ["ngo"]}}
    assert data["depth"] == "quick"
    assert data["answers"] == {"goals.purpose": None, "power.concerns": None}


def test_a_rubric_without_a_profile_asks_for_none(rubric: Rubric) -> None:
    form = form_for(replace(rubric, profile=(), dimensions=rubric.dimensions[1:]))
    assert data_of(form)["partnership"] == {"title": ""}


SENT = Answers(
    "former-name",
    "1.0.0",
    Words("River"),
    {"form": ("multilateral",)},
    Respondent(Words("Ministry"), role=Words("Director")),
    Invitation(sender=Words("The secretariat"), purpose=Words("To learn")),
    Depth.FULL,
    {"goals.purpose": Reply(State.LEVEL, Fraction(3))},
    {"goals.purpose": Fraction(3)},
    {"answers": {"goals.gone": "A"}},
    notices=(Words("Something was renamed."),),
)


def test_whom_it_is_sent_to_stays_and_what_was_answered_is_left_out(rubric: Rubric) -> None:
    form = form_for(rubric, {"form": ("bilateral",)}, Depth.QUICK, Words("Lake"), SENT)
    assert form.start == Answers(
        "small",
        rubric.version,
        Words("Lake"),
        {"form": ("bilateral",)},
        SENT.respondent,
        SENT.invitation,
        Depth.QUICK,
        targets=SENT.targets,
    )


def test_a_blank_file_has_every_key_in_its_place(rubric: Rubric) -> None:
    nothing = {"partner": None, "side": None, "level": None, "role": None, "name": None, "date": None}
    uninvited = {"from": None, "purpose": None, "who_sees": None, "affects_funding": None, "kept_until": None}
    blank = {
        "format": "cooperation-answers/1",
        "rubric": f"small@{rubric.version}",
        "partnership": {"title": "Lake", "profile": {"form": None, "partners": None}},
        "respondent": nothing,
        "invitation": uninvited,
        "depth": "quick",
        "answers": {"goals.purpose": None, "power.concerns": None},
    }
    assert data_of(form_for(rubric, None, Depth.QUICK, Words("Lake"))) == blank
    assert data_of(form_for(rubric, None, Depth.QUICK, Words("Lake"), SENT)) == {
        **blank,
        "respondent": {**nothing, "partner": "Ministry", "role": "Director"},
        "invitation": {**uninvited, "from": "The secretariat", "purpose": "To learn"},
        "targets": {"goals.purpose": 3},
    }


def test_what_is_chosen_and_what_has_an_example_is_offered_beside_the_prompt() -> None:
    prompts = (*RESPONDENT, *INVITATION)
    assert {prompt.key: prompt.example for prompt in prompts if prompt.example} == {"date": "2026-11-22"}
    assert {prompt.key: prompt.choices for prompt in prompts if prompt.choices} == {
        "side": ("funder", "lead", "implementer", "host-authority", "affected-community", "secretariat", "observer"),
        "level": ("decides", "manages", "delivers"),
    }

"""Forms for KoboToolbox and ODK."""

import ast
import re
import shutil
import sys
from fractions import Fraction

import pytest
from builders.small_rubric import dimension, question, small_rubric
from builders.xlsforms import Sheets, converted, holds, sheets
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from cooperation_cli.answers.blank import form_for
from cooperation_cli.answers.form_names import form_name, reply_path
from cooperation_cli.answers.model import Answers, Invitation, Respondent, Side
from cooperation_cli.errors import CooperationError
from cooperation_cli.rendering.blanks.xlsform import render
from cooperation_cli.rendering.blanks.xpath import expression, literal
from cooperation_cli.rubric.asking import asked, with_depth, worded
from cooperation_cli.rubric.conditions import (
    AllOf,
    AnyOf,
    Chosen,
    Condition,
    CountOf,
    Kind,
    Measured,
    Not,
    Profile,
    ProfileOnly,
)
from cooperation_cli.rubric.conditions import holds as decided
from cooperation_cli.rubric.library import known, open_rubric
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Depth, Variant
from cooperation_cli.rubric.scale import Level, Scale
from cooperation_cli.text import Words

RUBRIC = small_rubric()
WITHOUT_JAVA = shutil.which("java") is None
HOSTILE = [
    "${goals__purpose}",
    "a ${b",
    "<b>&amp;</b> ]]>",
    "=1+1",
    "https://x.org",
    "instance('a')/root/item[b = 1]/c",
    "\x1b[2J\u202e\ufeff",
    "a\r\n\tb\u2028",
    "concat('a', \"b\")",
    "_x0041_",
    "x" * 3000,
]


def spelt(profile: Profile) -> dict[str, str]:
    """The facts as the fields of a form hold them."""
    return {form_name(("partnership", "profile", fact)): " ".join(sorted(chosen)) for fact, chosen in profile.items()}


def profiles(rubric: Rubric) -> st.SearchStrategy[Profile]:
    def chosen(choices: tuple[str, ...], *, several: bool) -> st.SearchStrategy[frozenset[str]]:
        return st.frozensets(st.sampled_from(choices), max_size=len(choices) if several else 1)

    facts = {fact.id: chosen(tuple(fact.choices), several=fact.several) for fact in rubric.profile}
    return st.fixed_dictionaries(facts).map(lambda all_: {fact: choice for fact, choice in all_.items() if choice})


def varied(*variants: Variant) -> Rubric:
    """The small rubric, whose first question has these variants."""
    goals, power = RUBRIC.dimensions
    first = replace(goals.questions[0], variants=variants)
    return replace(RUBRIC, dimensions=(replace(goals, questions=(first, *goals.questions[1:])), power))


def variant(fact: str, *choices: str, **words: object) -> Variant:
    return Variant(Chosen(fact, frozenset(choices)), **words)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", known())
@pytest.mark.parametrize("depth", Depth)
def test_every_rubric_that_ships_becomes_a_form_without_a_warning(name: str, depth: Depth) -> None:
    form = form_for(open_rubric(name), depth=depth)
    xform = converted(form)
    for blank in form.blanks:
        assert f"/{form_name(reply_path(blank.question.id))}" in xform


@pytest.mark.skipif(WITHOUT_JAVA, reason="ODK Validate needs Java")
def test_odk_validate_finds_nothing_wrong(shipped: Rubric) -> None:
    converted(form_for(shipped), validated=True)


@pytest.mark.skipif(WITHOUT_JAVA, reason="ODK Validate needs Java")
@pytest.mark.parametrize("title", ["Lake", 'The people\'s "lake" ${x} & co'])
def test_odk_validate_takes_what_is_known_already(title: str) -> None:
    known_facts = {"form": ("bilateral",), "partners": ("ngo", "state")}
    converted(form_for(RUBRIC, known_facts, Depth.QUICK, Words(title)), validated=True)


def test_each_dimension_is_a_page_with_its_questions_evidence_and_comments() -> None:
    names = sheets(form_for(RUBRIC)).names
    begins = names.index("dimension_power")
    assert names[begins : begins + 7] == [
        "dimension_power",
        "power__control",
        "power__control__evidence",
        "power__control__comment",
        "power__concerns",
        "power__concerns__evidence",
        "power__concerns__comment",
    ]


def test_the_form_says_which_rubric_and_depth_it_is_for() -> None:
    drawn = sheets(form_for(RUBRIC, depth=Depth.QUICK))
    assert drawn.row("cooperation_rubric")["calculation"] == "'small@1.2.0'"
    assert drawn.row("cooperation_depth")["calculation"] == "'quick'"
    assert drawn.settings["form_id"] == "small_quick"
    assert drawn.row("respondent_date")["type"] == "today"


def test_levels_are_chosen_by_their_codes_and_shown_in_their_words() -> None:
    drawn = sheets(form_for(RUBRIC))
    assert drawn.listed("goals__grade") == {
        "E": "E Poor",
        "no": "no Fair",
        "A": "A Good",
        "dont_know": "I do not know",
        "prefer_not_to_say": "I prefer not to say",
    }
    assert drawn.listed("goals__measures")["not_applicable"] == "It does not apply"
    assert "not_applicable" not in drawn.listed("goals__purpose")


def test_a_code_that_a_form_cannot_take_gives_way_to_the_value() -> None:
    scale = Scale(
        "odd", (Level(Fraction(0), Words("No"), "not at all"), Level(Fraction(1), Words("Yes"), "é")), Fraction(0)
    )
    rubric = replace(RUBRIC, dimensions=(dimension("goals", "strategies", question("goals.odd", scale)),))
    assert list(sheets(form_for(rubric)).listed("goals__odd"))[:2] == ["0", "1"]


def test_a_long_scale_is_a_list_that_folds() -> None:
    scale = Scale("percent", tuple(Level(Fraction(value), Words("")) for value in range(101)), Fraction(0))
    rubric = replace(RUBRIC, dimensions=(dimension("goals", "strategies", question("goals.share", scale)),))
    drawn = sheets(form_for(rubric))
    assert drawn.row("goals__share")["appearance"] == "minimal"
    assert len(drawn.listed("goals__share")) == 103


def test_a_question_that_does_not_apply_needs_a_reason() -> None:
    drawn = sheets(form_for(RUBRIC))
    row = drawn.row("goals__measures__comment")
    assert holds(row["required"], {"goals__measures": "not_applicable"})
    assert not holds(row["required"], {"goals__measures": "dont_know"})
    assert row["required_message"] == "Say here why it does not apply."
    assert "required" not in drawn.row("goals__purpose__comment")


def test_evidence_is_asked_for_a_level_and_a_comment_for_any_reply() -> None:
    drawn = sheets(form_for(RUBRIC))
    for said, evidence, comment in [("", False, False), ("3", True, True), ("dont_know", False, True)]:
        values = {"goals__purpose": said}
        assert holds(drawn.row("goals__purpose__evidence")["relevant"], values) is evidence
        assert holds(drawn.row("goals__purpose__comment")["relevant"], values) is comment


def test_labels_of_evidence_and_comments_are_all_different() -> None:
    same = tuple(replace(each, title=Words("Aim")) for each in RUBRIC.dimensions[0].questions)
    rubric = replace(RUBRIC, dimensions=(replace(RUBRIC.dimensions[0], questions=same), RUBRIC.dimensions[1]))
    labels = [row["label"] for row in sheets(form_for(rubric)).survey if row["type"] == "text"]
    assert len(labels) == len(set(labels))
    assert "Comment: Aim (goals.grade)" in labels


def test_known_facts_and_the_title_are_not_asked_but_told() -> None:
    drawn = sheets(form_for(RUBRIC, {"partners": ("ngo", "state")}, title=Words("The 'big' lake")))
    assert drawn.row("profile_partners")["calculation"] == "'ngo state'"
    assert drawn.row("partnership_title")["calculation"] == """concat('The ', "'", 'big', "'", ' lake')"""
    assert drawn.row("profile_form")["type"] == "select_one profile_form"
    assert sheets(form_for(RUBRIC)).row("partnership_title")["required"] == "yes"


def test_an_invitation_is_shown_before_anything_is_asked_and_goes_along() -> None:
    told = Invitation(sender=Words("The secretariat"), who_sees=Words("All of us"))
    sent = Answers("small", None, Words("Lake"), respondent=Respondent(side=Side.LEAD), invitation=told)
    drawn = sheets(form_for(RUBRIC, sent=sent))
    assert drawn.row("note_invitation")["label"] == "Who asks: The secretariat\nWho will see them: All of us"
    assert drawn.row("invitation_who_sees")["calculation"] == "'All of us'"
    assert drawn.row("respondent_side")["calculation"] == "'lead'"


def test_a_note_on_a_dimension_shows_only_where_something_of_it_is_asked() -> None:
    goals = replace(RUBRIC.dimensions[0], why=Words("Goals matter."))
    conditional = replace(goals, questions=goals.questions[-1:])
    assert "relevant" not in sheets(form_for(replace(RUBRIC, dimensions=(goals,)))).row("why_goals")
    relevant = sheets(form_for(replace(RUBRIC, dimensions=(conditional,)))).row("why_goals")["relevant"]
    assert relevant == "selected(${profile_form}, 'multilateral')"


def test_texts_of_a_rubric_refer_to_nothing() -> None:
    for text in HOSTILE:
        words = Words(text)
        asked_ = tuple(
            replace(each, title=words, text=words, evidence=words, levels=dict.fromkeys(each.scale.values, words))
            for each in RUBRIC.questions.values()
        )
        facts = tuple(
            replace(fact, text=words, help=words, choices=dict.fromkeys(fact.choices, words)) for fact in RUBRIC.profile
        )
        rubric = replace(
            RUBRIC,
            title=words,
            description=words,
            profile=facts,
            dimensions=(replace(RUBRIC.dimensions[0], title=words, why=words, questions=asked_),),
        )
        converted(form_for(rubric, title=words))


def test_translations_stand_beside_the_words() -> None:
    goals, power = RUBRIC.dimensions
    purpose = replace(goals.questions[0], text=Words("Quel but ?"), levels={Fraction(0): Words("Rien")})
    french = replace(
        RUBRIC,
        language="fr",
        dimensions=(replace(goals, title=Words("Buts"), questions=(purpose, *goals.questions[1:])), power),
    )
    form = replace(form_for(RUBRIC), translations=(form_for(french),))
    drawn = sheets(form)
    assert drawn.row("goals__purpose")["label::English (en)"] == "What about goals.purpose?"
    assert drawn.row("goals__purpose")["label::Français (fr)"] == "Quel but ?"
    assert drawn.row("dimension_goals")["label::Français (fr)"] == "Buts"
    assert drawn.row("profile_form")["label::Français (fr)"] == "How many?"
    assert drawn.settings["default_language"] == "English (en)"
    levels = {row["name"]: row for row in drawn.choices if row["list_name"] == "goals__purpose"}
    assert levels["0"]["label::Français (fr)"] == "0 Absent: Rien"
    assert 'lang="Français (fr)"' in converted(form)


def test_an_unknown_language_is_called_by_its_code() -> None:
    form = replace(form_for(RUBRIC), translations=(form_for(replace(RUBRIC, language="tlh")),))
    assert sheets(form).row("goals__purpose")["label::tlh (tlh)"]


def test_the_same_form_is_the_same_file() -> None:
    assert render(form_for(RUBRIC)) == render(form_for(RUBRIC))


def test_two_parts_of_one_name_are_refused() -> None:
    alike = (dimension("a--b", "strategies", question("a--b.c")), dimension("a", "strategies", question("a.b--c")))
    with pytest.raises(CooperationError, match='would be called "a__b__c"; rename one of them'):
        render(form_for(replace(RUBRIC, dimensions=alike)))


def test_without_what_writes_it_the_mend_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(CooperationError, match=r"needs xlsxwriter, .*pip install xlsxwriter"):
        render(form_for(RUBRIC))


def test_a_text_that_fits_no_cell_is_refused() -> None:
    with pytest.raises(CooperationError, match="no text of more than 32,767 characters"):
        render(form_for(replace(RUBRIC, description=Words("x" * 32_768))))


def agrees(drawn: Sheets, rubric: Rubric, profile: Profile, depth: Depth) -> None:
    """Holds the form against what the interview asks of somebody with this profile."""
    values = spelt(profile) | {"cooperation_depth": depth.value}
    shows = {
        row["name"]: row["label"]
        for row in drawn.survey
        if row["type"].startswith("select_one ") and "__" in row["name"] and holds(row.get("relevant", "True"), values)
    }
    expected = {
        form_name(reply_path(each.id)): worded(each, with_depth(profile, depth))
        for each in asked(rubric, profile, depth)
    }
    meant = {name: re.sub(r"__[0-9]+$", "", name) for name in shows}
    assert {meant[name]: label for name, label in shows.items()} == {
        name: words.text.raw for name, words in expected.items()
    }
    assert len(shows) == len(expected)
    for name in shows:
        says = list(drawn.listed(name).values())
        assert all(any(words.raw in label for label in says) for words in expected[meant[name]].levels.values())


@pytest.fixture(scope="module")
def drawn_at(shipped: Rubric) -> dict[Depth, Sheets]:
    return {depth: sheets(form_for(shipped, depth=depth)) for depth in Depth}


@settings(max_examples=150)
@given(data=st.data(), depth=st.sampled_from(Depth))
def test_a_form_asks_what_the_interview_asks_in_the_same_words(
    shipped: Rubric, drawn_at: dict[Depth, Sheets], data: st.DataObject, depth: Depth
) -> None:
    agrees(drawn_at[depth], shipped, data.draw(profiles(shipped)), depth)


@settings(max_examples=5)
@given(data=st.data())
def test_so_does_a_form_to_which_some_facts_are_told(shipped: Rubric, data: st.DataObject) -> None:
    profile = data.draw(profiles(shipped))
    told = data.draw(st.sets(st.sampled_from(sorted(fact.id for fact in shipped.profile))))
    form = form_for(shipped, {fact: tuple(sorted(profile[fact])) for fact in told & profile.keys()})
    agrees(sheets(form), shipped, profile, Depth.FULL)


conditions = st.recursive(
    st.builds(Chosen, st.just("form"), st.frozensets(st.sampled_from(["bilateral", "multilateral"]), min_size=1))
    | st.builds(Chosen, st.just("partners"), st.frozensets(st.sampled_from(["state", "ngo"]), min_size=1)),
    lambda inner: st.lists(inner, min_size=1, max_size=3).flatmap(
        lambda members: st.sampled_from(
            [AllOf(tuple(members)), AnyOf(tuple(members)), Not(members[0]), CountOf(tuple(members), 2)]
        )
    ),
    max_leaves=6,
)


@settings(max_examples=200)
@given(condition=conditions, profile=profiles(RUBRIC))
def test_an_expression_is_true_where_its_condition_is(condition: Condition, profile: Profile) -> None:
    assert holds(expression(condition), spelt(profile)) == decided(condition, ProfileOnly(profile))


@settings(max_examples=200)
@given(text=st.text(st.sampled_from("ab'\"${ }")))
def test_a_text_in_an_expression_is_that_text(text: str) -> None:
    written = literal(text)
    assert "${" not in written
    read = ast.literal_eval(_as_python(written))
    assert "".join(read) == text


def _as_python(written: str) -> str:
    return f"[{written.removeprefix('concat(').removesuffix(')')}]" if written.startswith("concat(") else f"[{written}]"


@settings(max_examples=100)
@given(profile=profiles(RUBRIC))
def test_variants_that_fit_together_are_worded_together(profile: Profile) -> None:
    rubric = varied(
        variant("partners", "ngo", text=Words("For NGOs")),
        variant("partners", "state", text=Words("For states"), levels={Fraction(0): Words("No law")}),
        variant("form", "bilateral", evidence=Words("A note")),
        variant("form", "multilateral", advice={Fraction(1): Words("Do it")}),
    )
    drawn = sheets(form_for(rubric))
    rows = [row for row in drawn.survey if re.fullmatch(r"goals__purpose(__[0-9]+)?", row.get("name", ""))]
    shown = [row for row in rows if holds(row.get("relevant", "True"), spelt(profile))]
    expected = worded(rubric.questions["goals.purpose"], profile)
    assert [row["label"] for row in shown] == [expected.text.raw]
    assert shown[0].get("hint") == (f"What would show it: {expected.evidence.raw}" if expected.evidence else None)
    assert ("No law" in drawn.listed(shown[0]["name"])["0"]) is (Fraction(0) in expected.levels)


def test_more_wordings_than_a_form_can_hold_are_refused() -> None:
    many = (variant("partners", "ngo", text=Words(f"Words {number}")) for number in range(30))
    with pytest.raises(CooperationError, match=r"goals\.purpose: its variants can fit together in more than 64 ways"):
        render(form_for(varied(*many)))


def test_only_the_profile_decides_what_is_asked() -> None:
    with pytest.raises(AssertionError):
        expression(Measured(Kind.OVERALL, "overall", Fraction(40), below=True))

from fractions import Fraction

import pytest
from builders.markdown_reading import reading
from builders.small_rubric import small_rubric
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from cooperation_cli.answers.blank import Form, form_for
from cooperation_cli.answers.loading import answers_from
from cooperation_cli.answers.model import Answers, Invitation, Reply, Respondent, Side, State
from cooperation_cli.answers.tabular import document_of_table
from cooperation_cli.documents import csv, json, yaml
from cooperation_cli.documents.document import Document
from cooperation_cli.errors import CooperationError
from cooperation_cli.rendering.blanks.formats import FORMATS, render
from cooperation_cli.rubric.library import DEFAULT, open_rubric
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Depth
from cooperation_cli.rubric.scale import Level
from cooperation_cli.text import Words

RUBRIC = small_rubric()
TITLE = Words("Lake")
HOSTILE = [
    "a\nanswers: {}",
    "# x",
    "a\r\n\tb",
    "\u2028b: 1",
    "x\x85y",
    "=1+1",
    "| a | <b>",
    "☐ [x](y)",
    "\x1b[2J",
    " " * 99,
    "é" * 200,
]
characters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
texts = st.sampled_from(HOSTILE) | st.text(characters, min_size=1)


def in_format(name: str, form: Form) -> str:
    written = render(form, FORMATS[name])
    assert isinstance(written, str)
    return written


def document(name: str, text: str) -> Document:
    match name:
        case "yaml":
            return yaml.parse(text, name)
        case "json":
            return json.parse(text, name)
        case _:
            return document_of_table(csv.parse(text, name))


def in_words(rubric: Rubric, words: Words) -> Rubric:
    """The rubric with every text replaced."""
    dimensions = tuple(
        replace(
            dimension,
            title=words,
            why=words,
            questions=tuple(
                replace(question, text=words, evidence=words, levels=dict.fromkeys(question.scale.values, words))
                for question in dimension.questions
            ),
        )
        for dimension in rubric.dimensions
    )
    profile = tuple(
        replace(fact, text=words, help=words, choices=dict.fromkeys(fact.choices, words)) for fact in rubric.profile
    )
    return replace(rubric, title=words, description=words, dimensions=dimensions, profile=profile)


@pytest.mark.parametrize("name", ["yaml", "json", "csv"])
def test_a_form_with_a_title_loads_with_everything_unanswered(name: str) -> None:
    form = form_for(RUBRIC, {"partners": ("ngo", "state")}, Depth.QUICK, TITLE)
    answers = answers_from(document(name, in_format(name, form)), RUBRIC)
    assert answers == Answers(
        rubric="small", version="1.2.0", title=TITLE, chosen={"partners": ("ngo", "state")}, depth=Depth.QUICK
    )


@pytest.mark.parametrize("name", ["yaml", "json", "csv"])
def test_a_form_without_a_title_says_that_it_is_missing(name: str) -> None:
    with pytest.raises(CooperationError, match="the partnership has no title; write its name here"):
        answers_from(document(name, in_format(name, form_for(RUBRIC))), RUBRIC)


@settings(max_examples=100)
@given(words=texts.map(Words), name=st.sampled_from(["yaml", "csv"]))
def test_words_of_a_rubric_stay_words(words: Words, name: str) -> None:
    foreign = in_words(RUBRIC, words)
    text = in_format(name, form_for(foreign, title=TITLE))
    assert answers_from(document(name, text), foreign) == Answers("small", "1.2.0", TITLE, depth=Depth.FULL)
    harmless = in_format(name, form_for(in_words(RUBRIC, Words("word")), title=TITLE))
    if name == "csv":
        table, other = csv.parse(text, "a"), csv.parse(harmless, "b")
        assert table.header == other.header
        assert [row.cells["question"] for row in table.rows] == [row.cells["question"] for row in other.rows]


@settings(max_examples=100)
@given(words=texts.map(Words))
def test_words_of_a_rubric_open_nothing_in_markdown(words: Words) -> None:
    def shape(text: Words) -> list[tuple[str, str, int]]:
        return reading(in_format("markdown", form_for(in_words(RUBRIC, text)))).shape

    if words.raw.strip():
        assert shape(words) == shape(Words("word"))


def test_no_cell_of_words_begins_a_formula() -> None:
    text = in_format("csv", form_for(in_words(RUBRIC, Words("=1+1")), title=Words("=Lake")))
    cells = [cell for row in csv.parse(text, "a").rows for cell in row.cells.values()]
    assert "'=1+1" in cells
    assert "'=Lake" in cells
    assert not [cell for cell in cells if cell.startswith("=")]


def test_yaml_shows_the_question_its_levels_and_its_remarks_above_each_blank() -> None:
    measures = replace(
        RUBRIC.questions["goals.measures"],
        levels={
            Fraction(0): Words(
                "There are no measures of any kind, and nobody has yet said who should propose some of them."
            )
        },
        evidence=Words("The list."),
    )
    goals = replace(
        RUBRIC.dimensions[0], why=Words("Goals come first."), questions=(measures, RUBRIC.questions["goals.grade"])
    )
    text = in_format("yaml", form_for(replace(RUBRIC, dimensions=(goals,))))
    assert text.endswith("""\
answers:

  # --- Goals ---
  # Goals come first.

  # What about goals.measures?
  #   0 Absent: There are no measures of any kind, and nobody has yet said who should
  #     propose some of them.
  #   1 Ad hoc
  #   2 Agreed
  #   3 In use
  #   4 Reviewed
  #   What would show it: The list.
  #   May be not_applicable, with a comment that says why.
  goals.measures:

  # What about goals.grade?
  #   E Poor
  #   "no" Fair
  #   A Good
  goals.grade:
""")


def test_csv_has_a_column_for_each_level_that_has_words() -> None:
    text = in_format("csv", form_for(RUBRIC, {"form": ("multilateral",)}))
    table = csv.parse(text, "a.csv")
    levels = [f"level {value}" for value in ("-1", "0", "1", "2", "2.5", "3", "4")]
    words = ["dimension", "text", "shown by", "asked only if", "or write"]
    assert list(table.header) == ["question", "level", "evidence", "comment", *words, *levels]
    rows = {row.cells["question"]: row.cells for row in table.rows}
    assert rows["_profile.form"]["level"] == "multilateral"
    assert rows["_profile.partners"]["text"] == "Which? Write one or more, with commas: state = States | ngo = NGOs"
    assert rows["goals.grade"]["level 2.5"] == "no Fair"
    assert rows["goals.grade"]["level 0"] == ""
    assert rows["goals.measures"]["or write"] == "dont_know | prefer_not_to_say | not_applicable with a comment"


def test_csv_says_when_a_question_is_asked() -> None:
    rows = csv.parse(in_format("csv", form_for(RUBRIC)), "a.csv").rows
    (voting,) = (row.cells for row in rows if row.cells["question"] == "goals.voting")
    assert voting["asked only if"] == "“How many?” is answered “More”"


def test_markdown_is_a_form_to_tick() -> None:
    text = in_format("markdown", form_for(RUBRIC, {"form": ("bilateral",)}, title=TITLE))
    assert text.startswith("# A small rubric\n\n5 questions, full depth. Rubric `small@1.2.0`.\n")
    assert "\nName: Lake\n" in text
    assert "**How many?**\n\n- ☒ Two\n- ☐ More\n" in text
    assert "**Which?** Tick all that fit.\n" in text
    assert "### 1. What about goals.purpose?\n\n`goals.purpose`\n\n- ☐ **0** Absent\n" in text
    assert text.count("It does not apply, because:") == 1
    assert text.count("☐ I prefer not to say") == 5


def test_markdown_says_when_a_question_is_asked_and_how_long_a_scale_is() -> None:
    levels = tuple(Level(Fraction(value), Words(str(value))) for value in range(101))
    scale = replace(RUBRIC.scales["practice"], levels=levels)
    voting = replace(RUBRIC.questions["goals.voting"], scale=scale)
    form = form_for(replace(RUBRIC, dimensions=(replace(RUBRIC.dimensions[0], questions=(voting,)),)))
    text = in_format("markdown", form)
    assert "Only if “How many?” is answered “More”." in text
    assert "Level, from 0 to 100 in steps of 1: \\_" in text
    assert "#   Levels from 0 to 100 in steps of 1\n  #   Asked only if “How many?”" in in_format("yaml", form)


def test_every_format_has_a_suffix_of_its_own() -> None:
    assert {form.suffix for form in FORMATS.values()} == {".yaml", ".json", ".csv", ".md", ".html", ".xlsx"}


def test_a_rubric_without_a_profile_asks_for_none() -> None:
    bare = replace(RUBRIC, profile=(), dimensions=RUBRIC.dimensions[1:])
    assert "profile" not in in_format("yaml", form_for(bare))
    assert "How many?" not in in_format("markdown", form_for(bare))


@pytest.mark.parametrize("name", ["yaml", "json", "csv"])
def test_the_form_of_the_shipped_rubric_loads(name: str) -> None:
    shipped = open_rubric(DEFAULT)
    for profile in ({}, {"form": ("bilateral",), "stage": ("closing",)}):
        answers = answers_from(document(name, in_format(name, form_for(shipped, profile, title=TITLE))), shipped)
        assert (answers.replies, answers.chosen) == ({}, profile)


def sent() -> Answers:
    who = Respondent(partner=Words("Ministry of Health"), side=Side.LEAD)
    told = Invitation(sender=Words("The secretariat"), who_sees=Words("Three people"))
    reply = Reply(State.DONT_KNOW)
    targets = {"goals.grade": Fraction(5, 2)}
    return Answers("small", "1.1.0", TITLE, {}, who, told, Depth.QUICK, {"goals.purpose": reply}, targets)


@pytest.mark.parametrize("name", ["yaml", "json", "csv"])
def test_a_form_for_somebody_says_who_asks_whom_and_nothing_that_was_answered(name: str) -> None:
    form = form_for(RUBRIC, {"form": ("bilateral",)}, Depth.FULL, TITLE, sent())
    answers = answers_from(document(name, in_format(name, form)), RUBRIC)
    known = replace(sent(), version="1.2.0", chosen={"form": ("bilateral",)}, depth=Depth.FULL, replies={})
    assert answers == known == form.start


def test_paper_for_somebody_says_who_asks_whom() -> None:
    text = in_format("markdown", form_for(RUBRIC, title=TITLE, sent=sent()))
    assert "- Who asks: The secretariat\n- Who will see them: Three people\n" in text
    assert "- The party that you belong to: Ministry of Health\n" in text
    assert "☐ funder · ☒ lead · " in text

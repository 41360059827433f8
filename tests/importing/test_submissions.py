"""Which submission is which, and that whatever is exported comes back."""

import random
import re
from fractions import Fraction
from typing import Any

from builders.exports import LAKE, as_csv, cells, imported, row, rows, text
from hypothesis import given
from hypothesis import strategies as st

from cooperation_cli.answers.blank import form_for
from cooperation_cli.answers.form_names import TITLE, fact_path, form_name, labels, reply_path
from cooperation_cli.answers.loading import answers_from
from cooperation_cli.answers.model import Answers, Reply, Respondent, Side, State
from cooperation_cli.documents.document import Path
from cooperation_cli.errors import CooperationError
from cooperation_cli.rubric.question import Depth
from cooperation_cli.text import Words

LABELS = {blank.question.id: dict(labels(blank)) for blank in form_for(LAKE).blanks}
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), min_size=1).filter(str.strip)
lines = words.map(str.strip).filter(lambda written: written.splitlines() == [written])


@st.composite
def replies(draw: st.DrawFn, question: str) -> Reply:
    name = draw(st.sampled_from(sorted(LABELS[question])))
    level = next((each for each in LAKE.questions[question].scale.levels if name in {each.code, str(each.value)}), None)
    state = State.LEVEL if level else State(name)
    reason = state is State.NOT_APPLICABLE or draw(st.booleans())
    return Reply(
        state,
        level.value if level else None,
        tuple(map(Words, draw(st.lists(lines, max_size=2)))) if level else (),
        Words(draw(words)) if reason else None,
    )


@st.composite
def answers(draw: st.DrawFn) -> Answers:
    said = {id_: draw(replies(id_)) for id_ in LAKE.questions if draw(st.booleans())}
    partners = draw(st.lists(st.sampled_from(["state", "ngo", "academia"]), unique=True))
    facts = {"stage": tuple(draw(st.lists(st.sampled_from(["before", "running"]), max_size=1)))}
    facts["partners"] = tuple(each for each in ("state", "ngo", "academia") if each in partners)
    who = Respondent(
        partner=draw(st.none() | words.map(Words)),
        side=draw(st.none() | st.sampled_from(Side)),
        date=draw(st.none() | st.just("2026-11-20")),
    )
    return Answers(
        "lake",
        "1.2.0",
        Words(draw(words)),
        {fact: chosen for fact, chosen in facts.items() if chosen},
        who,
        None,
        draw(st.sampled_from(Depth)),
        said,
    )


def fields(said: Answers, *, labelled: bool) -> dict[Path, str]:
    """The cells of a form that somebody filled in like that."""
    found: dict[Path, str] = {TITLE: said.title.raw, ("rubric",): "lake@1.2.0", ("depth",): str(said.depth)}
    for fact in LAKE.profile:
        chosen = said.chosen.get(fact.id, ())
        found[fact_path(fact.id)] = " ".join(fact.choices[each].raw if labelled else each for each in chosen)
    for key in ("partner", "side", "date"):
        part = getattr(said.respondent, key)
        found["respondent", key] = part.raw if isinstance(part, Words) else str(part or "")
    for id_, reply in said.replies.items():
        level = next((each for each in LAKE.questions[id_].scale.levels if each.value == reply.level), None)
        name = (level.code or str(level.value)) if level else str(reply.state)
        found[reply_path(id_)] = LABELS[id_][name].raw if labelled else name
        found[reply_path(id_, "evidence")] = "\n".join(each.raw for each in reply.evidence)
        found[reply_path(id_, "comment")] = reply.comment.raw if reply.comment else ""
    return found


@given(
    everybody=st.lists(answers(), min_size=1, max_size=3),
    labelled=st.booleans(),
    groups=st.sampled_from(["", "group/", "group-", "a/b.c:"]),
    delimiter=st.sampled_from(",;\t"),
    seed=st.integers(0, 99),
)
def test_whatever_is_filled_in_comes_back(
    everybody: list[Answers], labelled: bool, groups: str, delimiter: str, seed: int
) -> None:
    filled = [fields(each, labelled=labelled) for each in everybody]
    paths = sorted({path for each in filled for path in each}, key=str)
    random.Random(seed).shuffle(paths)  # noqa: S311 - any order will do
    head = [groups + form_name(path) for path in paths]
    table = [head, *([each.get(path, "") for path in paths] for each in filled)]
    found = rows(as_csv(table, delimiter))
    assert [problem for each in found for problem in each.problems] == []
    assert [answers_from(each.document, LAKE) for each in found] == everybody


@given(
    head=st.lists(st.text() | st.sampled_from(["shared_goals__purpose", "profile_partners", "_id", "a/b", "x [y]"])),
    seed=st.data(),
)
def test_whatever_stands_in_a_table_it_is_read_or_refused(head: list[str], seed: Any) -> None:
    body = seed.draw(st.lists(st.lists(st.text(), min_size=len(head), max_size=len(head)), max_size=3))
    try:
        found = rows(as_csv([head, *body]))
    except CooperationError:
        return
    assert all(re.fullmatch(r"[a-z0-9-]{1,80}", each.slug) for each in found)
    assert all(re.fullmatch(r"[0-9a-f]{10}", each.mark) for each in found)


def test_a_mark_stays_when_others_are_added_or_answers_change() -> None:
    first, *further = cells(text("kobo-codes"))
    marks = {each.line: each.mark for each in rows(as_csv([first, *further]))}
    alone = rows(as_csv([first, further[1]]))
    assert alone[0].mark in marks.values()
    changed = [cell.replace("Fishers", "Anglers") for cell in further[1]]
    assert rows(as_csv([first, changed]))[0].mark == alone[0].mark


def test_submissions_that_nothing_tells_apart_have_marks_of_their_own() -> None:
    same = [["power__money"], ["1"], ["1"]]
    one, other = rows(as_csv(same))
    assert one.mark != other.mark
    assert [each.mark for each in rows(as_csv([*same, ["2"]]))][:2] == [one.mark, other.mark]


def test_without_a_name_of_its_own_a_submission_is_known_by_what_it_says() -> None:
    assert rows(row(power__money="1"))[0].mark == rows(row(other="x", power__money="1 Some"))[0].mark
    assert rows(row(power__money="1"))[0].mark != rows(row(power__money="2"))[0].mark


def test_a_file_is_called_by_the_partner_and_never_by_a_person() -> None:
    (found,) = rows(row(respondent_partner="../Ünïon & Söhne", respondent_name="Ann", power__money="1"))
    assert found.slug == "union-sohne"
    assert rows(row(respondent_name="Ann", power__money="1"))[0].slug == "answers"


def test_levels_that_are_no_whole_numbers_come_back() -> None:
    assert imported(row(shared_goals__grade="B"))[0].replies["shared-goals.grade"].level == Fraction(2)

from collections.abc import Callable
from fractions import Fraction

import pytest
from msgspec.structs import replace

from cooperation_cli.answers.journal import Entries, Journal, entries
from cooperation_cli.answers.model import Answers, Reply, Respondent, State
from cooperation_cli.answers.recovering import document_before, recovered
from cooperation_cli.answers.writing import document_of
from cooperation_cli.errors import CooperationError
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.text import Words

Read = Callable[..., Answers]
HEAD: Entries = {("format",): "cooperation-answers/1", ("rubric",): "small@1.2.0", ("partnership", "title"): "Lake"}


def journal(rubric: Rubric, before: Answers, after: Answers) -> Journal:
    first, last = (entries(document_of(answers, rubric)) for answers in (before, after))
    return Journal(before=first, after=last)


def levels(answers: Answers) -> dict[str, Fraction | None]:
    return {id_: reply.level for id_, reply in answers.replies.items()}


def said(answers: Answers) -> list[str]:
    return [notice.raw for notice in answers.notices]


def test_what_only_the_journal_has_is_counted_and_said(read: Read, rubric: Rubric) -> None:
    before, after = (
        read("goals.purpose: 1"),
        read("goals.purpose: 2\ngoals.grade: A\npower.concerns: 3", "depth: quick"),
    )
    found = recovered(before, journal(rubric, before, after), rubric, "lake.yaml")
    assert replace(found, notices=()) == after
    assert said(found) == [
        (
            "3 of the replies stand in lake.yaml.journal and not yet in lake.yaml; they count. "
            "An interview is under way, or ended suddenly."
        )
    ]


def test_what_the_journal_took_back_is_gone_from_the_file_too(read: Read, rubric: Rubric) -> None:
    before, after = read("goals.purpose: 1\ngoals.grade: A"), read("goals.grade: A")
    found = recovered(before, journal(rubric, before, after), rubric, "lake.yaml")
    assert levels(found) == {"goals.grade": 4}
    assert said(found)[0].startswith("1 of the replies")


def test_what_the_journal_no_longer_sets_aside_is_gone(read: Read, rubric: Rubric) -> None:
    before = read("", "set_aside: {answers: {goals.gone: 9, goals.lost: 8}}")
    after = read("", "set_aside: {answers: {goals.lost: 8}}")
    found = recovered(before, journal(rubric, before, after), rubric, "lake.yaml")
    assert found.set_aside == after.set_aside


def test_what_was_taken_out_of_the_file_since_stays_out(read: Read, rubric: Rubric) -> None:
    before, after = read("goals.purpose: 1\ngoals.grade: A"), read("goals.purpose: 2\ngoals.grade: A")
    found = recovered(read("goals.grade: A"), journal(rubric, before, after), rubric, "lake.yaml")
    assert levels(found) == {"goals.grade": 4}
    assert said(found) == [
        (
            "Changed in lake.yaml since the interview that lake.yaml.journal is about, "
            "so taken from the file: answers.goals.purpose."
        )
    ]


def test_what_the_file_says_as_the_journal_does_is_no_news(read: Read, rubric: Rubric) -> None:
    told = journal(rubric, read("goals.purpose: 1"), read("goals.purpose: 2"))
    assert said(recovered(read("goals.purpose: 2"), told, rubric, "lake.yaml")) == []


def test_the_journal_may_tell_of_the_partnership_alone(read: Read, rubric: Rubric) -> None:
    before, after = read(), read("", "partnership: {title: Lake Chad}")
    found = recovered(before, journal(rubric, before, after), rubric, "lake.yaml")
    assert (found.title, said(found)) == (Words("Lake Chad"), [])


def test_another_day_and_another_version_are_not_worth_a_word(read: Read, rubric: Rubric) -> None:
    days = [Respondent(date=f"2026-11-{day}") for day in (20, 21, 22)]
    before, after, file = (replace(read("goals.purpose: 1"), respondent=day) for day in days)
    told = journal(rubric, before, replace(after, version="1.1.0"))
    found = recovered(replace(file, version="1.0.0"), told, rubric, "lake.yaml")
    assert (found.version, found.respondent.date, said(found)) == ("1.0.0", "2026-11-22", [])


def test_the_version_is_the_one_that_the_file_names(read: Read, rubric: Rubric) -> None:
    file = replace(read("goals.purpose: 1"), version="1.0.0")
    found = recovered(file, journal(rubric, file, replace(file, version="1.2.0")), rubric, "lake.yaml")
    assert (found.version, said(found)) == ("1.0.0", [])


def test_what_is_said_of_the_file_comes_first(read: Read, rubric: Rubric) -> None:
    file = read("goals.purpose: 1", named="small@1.0.0")
    found = recovered(file, journal(rubric, file, read("goals.purpose: 2", named="small@1.0.0")), rubric, "lake.yaml")
    assert said(found)[:-1] == said(file)
    assert "stand in lake.yaml.journal" in said(found)[-1]


def test_what_the_journal_has_and_the_rubric_no_longer_fits_is_set_aside(read: Read, rubric: Rubric) -> None:
    told = Journal(before=HEAD, after={**HEAD, ("answers", "goals.purpose"): "9", ("answers", "goals.grade"): "A"})
    found = recovered(read(), told, rubric, "lake.yaml")
    assert found.replies == {"goals.grade": Reply(State.LEVEL, Fraction(4))}
    assert found.set_aside == {"answers": {"goals.purpose": "9"}}


def test_the_file_as_it_was_is_known_by_its_name(read: Read, rubric: Rubric) -> None:
    before = read("goals.purpose: 1", "partnership: {title: Lake, profile: {form: bilateral}}")
    document = document_before(journal(rubric, before, read()), "lake.yaml")
    assert document.name == "lake.yaml"
    assert entries(document.data) == entries(document_of(before, rubric))  # type: ignore[arg-type]


def test_a_journal_about_another_rubric_is_refused_by_the_name_of_its_file(read: Read, rubric: Rubric) -> None:
    other = Journal(before={**HEAD, ("rubric",): "other"}, after=HEAD)
    with pytest.raises(CooperationError, match=r"lake\.yaml.* not \"small\"") as caught:
        recovered(read(), other, rubric, "lake.yaml")
    assert [problem.path for problem in caught.value.problems] == ["rubric"]

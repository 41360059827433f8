"""A form for KoboToolbox and ODK (an XLSForm): a group a dimension, what is asked only of some decided as it is filled.

A question that can be worded in several ways is there once for each, and only the one that fits the profile shows.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from cooperation_cli.answers.blank import INVITATION, RESPONDENT, Blank, Form, Prompt
from cooperation_cli.answers.form_names import (
    DEPTH,
    RUBRIC,
    TITLE,
    TITLE_LABEL,
    fact_path,
    form_name,
    labels,
    part_labels,
    reply_path,
    spelt,
)
from cooperation_cli.answers.levels import FEW
from cooperation_cli.answers.model import State
from cooperation_cli.documents.document import Path, Value
from cooperation_cli.documents.workbook import workbook
from cooperation_cli.errors import CooperationError, Place, Problem
from cooperation_cli.rendering.blanks.survey import Choice, Row, Said, cell, choices, language_name, survey
from cooperation_cli.rendering.blanks.xpath import either, expression, field, literal
from cooperation_cli.rubric.asking import with_depth, wording
from cooperation_cli.rubric.conditions import AllOf, Condition
from cooperation_cli.rubric.model import Fact
from cooperation_cli.rubric.question import Question
from cooperation_cli.rubric.wordings import wordings
from cooperation_cli.text import Words, joined, phrase

_MADE: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""What the workbook says of when it was made, so that the same form is the same file."""
_HOW: Final = Words(
    "For each question choose the highest level of which everything is true today. Where you do not know, or prefer "
    "not to say, choose that: both are useful answers."
)
_WHO: Final = Words("Leave out what you prefer not to give.")
_EVIDENCE: Final = Words("What shows it to somebody outside: a document, a record, a page. One on each line.")
_REASON: Final = Words("Say here why it does not apply.")
_PAGE: Final = "field-list"


def render(form: Form) -> bytes:
    """The workbook. Raises CooperationError where two parts would have one name, or nothing can write a workbook."""
    drawing = _Drawing(form)
    rows = [*drawing.rows()]
    _refuse_same(form, rows)
    sheets = {
        "survey": survey(rows, drawing.languages),
        "choices": choices(drawing.choices(), drawing.languages),
        "settings": _settings(form, drawing.languages),
    }
    return workbook(sheets, _MADE)


class _Wording(Struct, frozen=True):
    """A question in one of its wordings: the field that takes the reply, and the blank in each language."""

    name: str
    blanks: tuple[Blank, ...]
    when: Condition | None


class _Drawing(Struct, frozen=True, dict=True):
    """Draws the rows of one form."""

    form: Form

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """The form in each of its languages."""
        return (self.form, *self.form.translations)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages, that of the form first."""
        return tuple(form.rubric.language for form in self.forms)

    def rows(self) -> Iterator[Row]:
        """The questions, in the order in which they are asked."""
        yield Row("today", form_name(("respondent", "date")))
        yield Row("calculate", form_name(RUBRIC), calculation=literal(self.form.named))
        yield Row("calculate", form_name(DEPTH), calculation=literal(self.form.depth))
        yield from self._page("partnership", self._same(Words("The partnership")), self._partnership())
        yield from self._page("respondent", self._same(Words("About you")), self._respondent())
        for place, (dimension, blanks) in enumerate(self.form.sections):
            title = tuple(form.sections[place][0].title for form in self.forms)
            yield from self._page(f"dimension_{spelt(dimension.id)}", title, self._dimension(place, blanks))

    def choices(self) -> Iterator[Choice]:
        """What may be chosen, a list for each field."""
        for fact in self.form.rubric.profile:
            for id_ in fact.choices:
                said = tuple(fact.choices[id_] for fact in self._translated(fact))
                yield Choice(form_name(fact_path(fact.id)), id_, said)
        for prompt in RESPONDENT:
            for id_ in prompt.choices:
                yield Choice(_respondent_name(prompt), id_, self._same(Words(id_.replace("-", " "))))
        for blank in self.form.blanks:
            for worded in self._wordings(blank):
                for option in zip(*map(labels, worded.blanks), strict=True):
                    yield Choice(worded.name, option[0][0], tuple(label for _, label in option))

    def _page(self, name: str, title: Said, rows: Iterable[Row]) -> Iterator[Row]:
        yield Row("begin_group", name, title, appearance=_PAGE)
        yield from rows
        yield Row("end_group", "")

    def _partnership(self) -> Iterator[Row]:
        if self.form.rubric.description:
            yield Row("note", "note_rubric", tuple(form.rubric.description or Words("") for form in self.forms))
        if told := self.form.told("invitation"):
            says = (
                phrase("{asks}: {says}", asks=each.text, says=str(told[each.key]))
                for each in INVITATION
                if each.key in told
            )
            yield Row("note", "note_invitation", self._same(joined(says, "\n")))
            yield from (
                Row("calculate", form_name(("invitation", key)), calculation=_fixed(says)) for key, says in told.items()
            )
        yield Row("note", "note_how", self._same(_HOW))
        if self.form.title:
            yield Row("calculate", form_name(TITLE), calculation=_fixed(self.form.title.raw))
        else:
            yield Row("text", form_name(TITLE), self._same(TITLE_LABEL), required="yes")
        for fact in self.form.rubric.profile:
            yield self._fact(fact)

    def _fact(self, fact: Fact) -> Row:
        name = form_name(fact_path(fact.id))
        if chosen := self.form.chosen.get(fact.id):
            return Row("calculate", name, calculation=literal(" ".join(chosen)))
        kind = "select_multiple" if fact.several else "select_one"
        translated = self._translated(fact)
        hint = tuple(each.help or Words("") for each in translated) if fact.help else ()
        return Row(f"{kind} {name}", name, tuple(each.text for each in translated), hint)

    def _respondent(self) -> Iterator[Row]:
        yield Row("note", "note_respondent", self._same(_WHO))
        told = self.form.told("respondent")
        for prompt in RESPONDENT:
            name = _respondent_name(prompt)
            if prompt.key == "date":
                continue
            if prompt.key in told:
                yield Row("calculate", name, calculation=_fixed(told[prompt.key]))
            else:
                yield Row(f"select_one {name}" if prompt.choices else "text", name, self._same(Words(prompt.text)))

    def _dimension(self, place: int, blanks: Sequence[Blank]) -> Iterator[Row]:
        dimensions = [form.sections[place][0] for form in self.forms]
        if dimensions[0].why:
            name = f"why_{spelt(dimensions[0].id)}"
            yield Row("note", name, tuple(each.why or Words("") for each in dimensions), relevant=_some_asked(blanks))
        for blank in blanks:
            yield from self._question(blank)

    def _question(self, blank: Blank) -> Iterator[Row]:
        worded = self._wordings(blank)
        long = "minimal" if len(blank.question.scale.levels) > FEW else ""
        for each in worded:
            hint = tuple(self._shown_by(one) for one in each.blanks) if each.blanks[0].wording.evidence else ()
            asked = self._asked(blank, each.when)
            text = tuple(one.wording.text for one in each.blanks)
            yield Row(f"select_one {each.name}", each.name, text, hint, relevant=asked, appearance=long)
        fields = [field(each.name) for each in worded]
        yield from self._remarks(blank.question, fields)

    def _remarks(self, question: Question, fields: list[str]) -> Iterator[Row]:
        evidence, comment = (reply_path(question.id, part) for part in ("evidence", "comment"))
        words = [State.DONT_KNOW, State.PREFER_NOT_TO_SAY, State.NOT_APPLICABLE]
        level = either(" and ".join(f"{name} != '{word}'" for word in ("", *words)) for name in fields)
        yield Row(
            "text",
            form_name(evidence),
            self._labelled(evidence),
            self._same(_EVIDENCE),
            relevant=level,
            appearance="multiline",
        )
        said = either(f"{name} != ''" for name in fields)
        remark = Row("text", form_name(comment), self._labelled(comment), relevant=said, appearance="multiline")
        if question.not_applicable:
            unasked = either(f"{name} = '{State.NOT_APPLICABLE}'" for name in fields)
            remark = replace(remark, required=unasked, message=self._same(_REASON))
        yield remark

    def _wordings(self, blank: Blank) -> list[_Wording]:
        known = {fact: frozenset(chosen) for fact, chosen in self.form.chosen.items()}
        several = {fact.id for fact in self.form.rubric.profile if fact.several}
        name = form_name(reply_path(blank.question.id))
        questions = [form.rubric.questions[blank.question.id] for form in self.forms]
        found = wordings(blank.question, with_depth(known, self.form.depth), several)
        return [
            _Wording(
                f"{name}__{number}" if number > 1 else name,
                tuple(Blank(each, wording(each, [each.variants[at] for at in worded.fitting])) for each in questions),
                worded.when,
            )
            for number, worded in enumerate(found, start=1)
        ]

    def _asked(self, blank: Blank, when: Condition | None) -> str:
        """When the question is asked in these words; nothing where it always is."""
        conditions = [each for each in (blank.question.ask_if if blank.only_if else None, when) if each is not None]
        return expression(AllOf(tuple(conditions))) if conditions else ""

    def _shown_by(self, blank: Blank) -> Words:
        return phrase("What would show it: {evidence}", evidence=blank.wording.evidence)

    def _translated(self, fact: Fact) -> list[Fact]:
        return [each for form in self.forms for each in form.rubric.profile if each.id == fact.id]

    def _labelled(self, path: Path) -> Said:
        return tuple(part_labels[path] for part_labels in self._part_labels)

    @cached_property
    def _part_labels(self) -> list[Mapping[Path, Words]]:
        return [part_labels(form.rubric) for form in self.forms]

    def _same(self, words: Words) -> Said:
        """What the program itself says is in its one language."""
        return (words,) * len(self.forms)


def _respondent_name(prompt: Prompt) -> str:
    return form_name(("respondent", prompt.key))


def _fixed(said: Value) -> str:
    """What a field holds that nobody is asked for."""
    return literal(cell(Words(str(said))))


def _some_asked(blanks: Sequence[Blank]) -> str:
    """When some of the questions is asked; nothing where one always is."""
    conditions = [blank.question.ask_if for blank in blanks if blank.only_if]
    return either(expression(each) for each in conditions if each) if len(conditions) == len(blanks) else ""


def _settings(form: Form, languages: tuple[str, ...]) -> list[list[str]]:
    told = {
        "form_title": cell(form.rubric.title),
        "form_id": f"{spelt(form.rubric.id)}_{form.depth}",
        "version": form.rubric.version,
        "style": "pages",
    }
    if len(languages) > 1:
        told["default_language"] = language_name(languages[0])
    return [[*told], [*told.values()]]


def _refuse_same(form: Form, rows: Iterable[Row]) -> None:
    times = Counter(row.name.lower() for row in rows if row.name)
    mend = "rename one of them in the rubric: in a form a hyphen is _ and a dot is __"
    if same := [name for name, count in times.items() if count > 1]:
        place = Place(form.rubric.id)
        raise CooperationError(
            *(Problem(place, f'two parts of the form would be called "{name}"', mend) for name in same)
        )

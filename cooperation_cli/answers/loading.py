"""From a document to answers: everything that a rubric says about what may be answered is checked here."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import LiteralString, TypeVar

from cooperation_cli.answers.levels import level_of, levels_in_words, word_meant
from cooperation_cli.answers.model import UNANSWERED, Answers, Invitation, Reply, Respondent, State
from cooperation_cli.answers.schema import (
    FORMAT,
    AnswersFile,
    HeadEntry,
    InvitationEntry,
    ReplyEntry,
    RespondentEntry,
)
from cooperation_cli.answers.versions import Named, is_older, named, refusal
from cooperation_cli.documents.document import Document, Path, Value, shown
from cooperation_cli.documents.draft import MOST_PROBLEMS, SpoiltError
from cooperation_cli.documents.salvage import lies_in, salvaged
from cooperation_cli.documents.validation import validated
from cooperation_cli.errors import CooperationError, Problem, nearest
from cooperation_cli.rubric.asking import nearest_question
from cooperation_cli.rubric.conditions import DEPTH
from cooperation_cli.rubric.model import Fact, Rubric
from cooperation_cli.rubric.question import Question
from cooperation_cli.rubric.scale import number_text
from cooperation_cli.text import Words, joined, phrase

_Row = TypeVar("_Row")
_Read = TypeVar("_Read")
_PROFILE: Path = ("partnership", "profile")
# What must be there stands in for itself once it was found wrong, so that the rest can be checked in the same run.
_STAND_INS: Mapping[str, Value] = {"partnership": {}, "title": "?", "answers": {}}
# What is said of what is set aside, by section.
_GONE: Mapping[str, LiteralString] = {
    "answers": "No longer in the rubric, so set aside: {gone}.",
    "profile": "Of the profile, no longer in the rubric, so set aside: {gone}.",
    "targets": "Targets no longer in the rubric, so set aside: {gone}.",
}
_WORD_MENDS = {
    State.DONT_KNOW: "write dont_know",
    State.PREFER_NOT_TO_SAY: "write prefer_not_to_say",
    State.NOT_APPLICABLE: "write not_applicable, and say in comment why",
}


def rubric_named(document: Document) -> Named:
    """The rubric that the answers are for, so that it can be opened before all else is checked.

    Raises CooperationError where the document is no answers file of this format or does not say.
    """
    data = _mapping(document)
    try:
        return named(
            validated(HeadEntry, document, {key: data[key] for key in ("format", "rubric") if key in data}).rubric
        )
    except CooperationError:
        validated(AnswersFile, document)
        raise


def answers_from(
    document: Document, rubric: Rubric, *, lenient: bool = False, spoilt: frozenset[Path] = frozenset()
) -> Answers:
    """The answers by the ids of `rubric`, replies in its order. Raises CooperationError with all that does not fit.

    Of a document for an older version, what was asked then and not now is set aside; if `lenient`, whatever does not
    fit the rubric is, in a document for any version. At the paths `spoilt` nothing more is found wrong.
    """
    wanted = rubric_named(document)
    if refused := refusal(rubric, wanted):
        raise CooperationError(document.problem(("rubric",), refused.what, refused.mend))
    reader = _Reader(document, rubric, older=is_older(rubric, wanted), lenient=lenient)
    read = salvaged(AnswersFile, document, _STAND_INS, spoilt)
    reader.problems = read.problems
    reader.wrong = read.wrong
    if read.made is not None:
        answers = reader.answers(read.made, wanted)
        if not reader.problems:
            return answers
    raise reader.error


def everything_wrong(error: SpoiltError, find_rubric: Callable[[Named], Rubric]) -> CooperationError:
    """What is wrong with a document, and with what is left of it as answers."""
    if lies_in(("rubric",), error.spoilt):
        return error
    try:
        answers_from(error.document, find_rubric(rubric_named(error.document)), spoilt=error.spoilt)
    except CooperationError as further:
        return _in_order([*error.problems, *further.problems])
    return error


def _in_order(problems: Iterable[Problem]) -> CooperationError:
    """The problems, in the order of the file."""
    ordered = sorted(problems, key=lambda problem: (problem.place.line or 0, problem.place.column or 0))
    return CooperationError(*ordered[:MOST_PROBLEMS])


def _mapping(document: Document) -> Mapping[str, Value]:
    data = document.data
    if not isinstance(data, dict):
        what = "a list" if isinstance(data, list) else "a text without any key" if isinstance(data, str) else "a value"
        mend = f"begin it with format: {FORMAT}; cooperation template writes a blank one"
        raise CooperationError(document.problem((), f"this is {what}, not an answers file", mend))
    written = data.get("format")
    if isinstance(written, str) and written != FORMAT:
        raise CooperationError(document.problem(("format",), *_other_format(written)))
    return data


def _other_format(written: str) -> tuple[str, str]:
    kind = written.partition("/")[0]
    if kind == FORMAT.partition("/")[0]:
        return (
            f"{shown(written)} is a format that this release does not read",
            f"install a newer release, or write {FORMAT}",
        )
    if kind == "cooperation-rubric":
        return "this is a rubric, not an answers file", "give it with --rubric"
    return f'"{shown(written)}" is not the format of answers', f"write {FORMAT}"


@dataclass(slots=True)
class _Reader:
    """Reads one file with one rubric, and gathers what does not fit and what must be said aloud."""

    document: Document
    rubric: Rubric
    older: bool
    lenient: bool
    problems: list[Problem] = field(default_factory=list)
    wrong: frozenset[Path] = frozenset()
    """Where a fault is known, so that what follows from it is no news."""
    notices: list[Words] = field(default_factory=list)
    _written: dict[tuple[str, str], str] = field(default_factory=dict)
    """For each section, the ids of the rubric found so far, and how the file writes them."""
    _aside: dict[str, dict[str, Value]] = field(default_factory=dict)
    """What is set aside, as it is written: by section, then by id."""

    @property
    def error(self) -> CooperationError:
        """Every problem, in the order of the file."""
        return _in_order(self.problems)

    def answers(self, file: AnswersFile, wanted: Named) -> Answers:
        """The file as answers, of use only if no problem was found on the way."""
        replies = self.replies(file.answers or {})
        targets = self.targets(file.targets or {})
        chosen = self.chosen(file.partnership.profile or {})
        self._say_what_changed(wanted)
        return Answers(
            rubric=self.rubric.id,
            version=wanted.version,
            title=file.partnership.title,
            chosen=chosen,
            respondent=_respondent(file.respondent or RespondentEntry()),
            invitation=_invitation(file.invitation or InvitationEntry()),
            depth=file.depth,
            replies=replies,
            targets=targets,
            set_aside=self._set_aside(),
            notices=tuple(self.notices),
        )

    def replies(self, written: Mapping[str, ReplyEntry]) -> Mapping[str, Reply]:
        """What was said, in the rubric's order; a question left blank is as if it were not there."""
        said = {
            question.id: self._fitting("answers", id_, self._reply, question, reply) or UNANSWERED
            for id_, question, reply in self._matched("answers", written)
        }
        return {id_: said[id_] for id_ in self.rubric.questions if said.get(id_, UNANSWERED) != UNANSWERED}

    def targets(self, written: Mapping[str, Fraction | str | None]) -> Mapping[str, Fraction]:
        """The levels aimed at, in the rubric's order."""
        aims = {
            question.id: self._fitting("targets", id_, self._target, question, aim)
            for id_, question, aim in self._matched("targets", written)
        }
        return {id_: aim for id_ in self.rubric.questions if (aim := aims.get(id_)) is not None}

    def chosen(self, written: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
        """The profile, in the rubric's order; a fact left blank is not known."""
        facts = {fact.id: fact for fact in self.rubric.profile}
        choices: dict[str, tuple[str, ...]] = {}
        for id_, written_choices in written.items():
            if fact := facts.get(id_):
                choices[id_] = self._choices(fact, self._known(fact, written_choices))
            else:
                self._unknown_fact(id_, facts)
        return {id_: choices[id_] for id_ in facts if choices.get(id_)}

    def question(self, section: str, id_: str) -> Question | None:
        """The question of this id, present or former; None where there is none, or where it has another entry."""
        question = self.rubric.questions.get(self.rubric.renamed.get(id_, id_))
        if question is None:
            if self.older or self.lenient:
                self._put_aside((section,), id_)
            else:
                what = f'the rubric has no question "{shown(id_)}"'
                self._fault((section, id_), what, nearest_question(self.rubric, id_), key=True)
            return None
        first = self._written.setdefault((section, question.id), id_)
        if first != id_:
            what = f"{shown(id_)} and {shown(first)} are one question, under its old id and its new one"
            self._fault((section, id_), what, "keep one of the two", key=True)
            return None
        return question

    def _matched(self, section: str, written: Mapping[str, _Row]) -> Iterator[tuple[str, Question, _Row]]:
        for id_, row in written.items():
            if question := self.question(section, id_):
                yield id_, question, row

    def _fitting(
        self, section: str, id_: str, read: Callable[[Path, Question, _Row], _Read], question: Question, row: _Row
    ) -> _Read | None:
        """What `read` makes of a row; None where it does not fit and is set aside for it."""
        before = len(self.problems)
        made = read((section, id_), question, row)
        if not self.lenient or len(self.problems) == before:
            return made
        del self.problems[before:]
        self._put_aside((section,), id_)
        return None

    def _put_aside(self, section: Path, id_: str) -> None:
        written: Value = self.document.data
        for key in (*section, id_):
            written = written.get(str(key)) if isinstance(written, Mapping) else None
        if written is not None and written not in ("", []):
            self._aside.setdefault(str(section[-1]), {})[id_] = written

    def _set_aside(self) -> dict[str, dict[str, Value]]:
        """What was set aside before, and what is by now."""
        data = self.document.data
        before = data.get("set_aside") if isinstance(data, Mapping) else None
        kept = before if isinstance(before, Mapping) else {}
        sections = {
            key: {**(old if isinstance(old := kept.get(key), Mapping) else {}), **self._aside.get(key, {})}
            for key in ("answers", "profile", "targets")
        }
        return {key: section for key, section in sections.items() if section}

    def _reply(self, path: Path, question: Question, reply: ReplyEntry) -> Reply:
        level = None if reply.level is None else self._level((*path, "level"), question, reply.level)
        if reply.not_applicable and not question.not_applicable:
            what = "the rubric does not allow not_applicable here: the question is for every partnership"
            self._fault((*path, "not_applicable"), what, "choose a level, or write dont_know")
        return Reply(
            state=reply.state,
            level=level,
            evidence=tuple(words for words in reply.evidence or () if words),
            comment=reply.comment or None,
        )

    def _target(self, path: Path, question: Question, aim: Fraction | str | None) -> Fraction | None:
        if aim is None:
            return None
        if question.is_exposure:
            self._fault(path, "a pressure is not chosen, so it has no target", "take the line out")
            return None
        return self._level(path, question, aim)

    def _level(self, path: Path, question: Question, written: Fraction | str) -> Fraction | None:
        if level := level_of(question.scale, written):
            return level.value
        text = number_text(written) if isinstance(written, Fraction) else written.strip()
        word = word_meant(text) if path[0] == "answers" else None
        mend = _WORD_MENDS[word] if word else f"write one of: {levels_in_words(question.scale).raw}"
        self._fault(path, f"{shown(text)} is not a level of this question", mend)
        return None

    def _known(self, fact: Fact, written: list[str]) -> list[str]:
        """The choices; where that is wanted, without those that do not fit, which are set aside."""
        fitting = [choice for choice in written if choice in fact.choices]
        if self.lenient and (len(fitting) < len(written) or (len(written) > 1 and not fact.several)):
            self._put_aside(_PROFILE, fact.id)
            return fitting if fact.several else fitting[:1]
        return written

    def _choices(self, fact: Fact, written: list[str]) -> tuple[str, ...]:
        path = (*_PROFILE, fact.id)
        if len(written) > 1 and not fact.several:
            self._fault(path, f"{fact.id} takes one choice, and has {len(written)}", "keep the one that fits best")
        for place, choice in enumerate(written):
            if choice not in fact.choices:
                what = f'"{shown(choice)}" is not a choice of {fact.id}'
                self._fault((*path, place), what, nearest(choice, fact.choices))
        return tuple(dict.fromkeys(written))

    def _unknown_fact(self, id_: str, facts: Iterable[str]) -> None:
        if id_ == DEPTH:
            self._fault(
                (*_PROFILE, id_), "the depth is no part of the profile", "write depth: at the left margin", key=True
            )
        elif self.older or self.lenient:
            self._put_aside(_PROFILE, id_)
        else:
            what = f'the rubric has no profile fact "{shown(id_)}"'
            self._fault((*_PROFILE, id_), what, nearest(id_, facts), key=True)

    def _say_what_changed(self, wanted: Named) -> None:
        if self.older:
            says = "The file was written for version {old} of the rubric; it is read with version {new}."
            self.notices.append(phrase(says, old=wanted.version, new=self.rubric.version))
        carried = [(old, new) for (_, new), old in self._written.items() if old != new]
        for old, new in dict.fromkeys(carried):
            self.notices.append(phrase("{old} is now called {new}.", old=old, new=new))
        for section, says in _GONE.items():
            if gone := joined(map(Words, self._aside.get(section, {}))):
                self.notices.append(phrase(says, gone=gone))

    def _fault(self, path: Path, what: str, mend: str, *, key: bool = False) -> None:
        if lies_in(path, self.wrong):
            return
        while path and path not in self.document.values:
            path = path[:-1]
        self.problems.append(self.document.problem(path, what, mend, key=key))
        if len(self.problems) >= MOST_PROBLEMS:
            raise self.error


def _respondent(file: RespondentEntry) -> Respondent:
    return Respondent(
        partner=file.partner or None,
        side=file.side,
        level=file.level,
        role=file.role or None,
        name=file.name or None,
        date=file.date,
    )


def _invitation(file: InvitationEntry) -> Invitation | None:
    said = Invitation(
        sender=file.sender or None,
        purpose=file.purpose or None,
        who_sees=file.who_sees or None,
        affects_funding=file.affects_funding or None,
        kept_until=file.kept_until or None,
    )
    return None if said == Invitation() else said

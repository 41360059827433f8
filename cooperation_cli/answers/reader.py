"""Reads the content of one answers file by one rubric: everything that a rubric says about what may be answered."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeVar

from cooperation_cli.answers.aside import Aside
from cooperation_cli.answers.levels import level_of, levels_in_words, word_meant
from cooperation_cli.answers.model import UNANSWERED, Answers, Invitation, Reply, Respondent, State
from cooperation_cli.answers.schema import AnswersFile, InvitationEntry, ReplyEntry, RespondentEntry
from cooperation_cli.answers.versions import Named
from cooperation_cli.documents.document import Document, Path, shown
from cooperation_cli.documents.draft import MOST_PROBLEMS, in_order
from cooperation_cli.documents.salvage import lies_in
from cooperation_cli.errors import CooperationError, Problem, nearest
from cooperation_cli.rubric.asking import nearest_question
from cooperation_cli.rubric.conditions import DEPTH
from cooperation_cli.rubric.model import Fact, Rubric
from cooperation_cli.rubric.question import Question
from cooperation_cli.rubric.scale import number_text
from cooperation_cli.text import Words, phrase

_Row = TypeVar("_Row")
_Read = TypeVar("_Read")
_PROFILE: Path = ("partnership", "profile")
_WORD_MENDS = {
    State.DONT_KNOW: "write dont_know",
    State.PREFER_NOT_TO_SAY: "write prefer_not_to_say",
    State.NOT_APPLICABLE: "write not_applicable, and say in comment why",
}


@dataclass(slots=True)
class Reader:
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
    _aside: Aside = field(init=False)

    def __post_init__(self) -> None:
        self._aside = Aside(self.document.data)

    @property
    def error(self) -> CooperationError:
        """Every problem, in the order of the file."""
        return CooperationError(*in_order(self.problems))

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
            set_aside=self._aside.everything(),
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
                self._aside.put((section,), id_)
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
        self._aside.put((section,), id_)
        return None

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
            self._aside.put(_PROFILE, fact.id)
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
            self._aside.put(_PROFILE, id_)
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
        self.notices.extend(self._aside.notices)

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

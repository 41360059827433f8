"""The words by which an export means the parts of an answers file: names, and texts in every language."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import Final

from msgspec import Struct

from cooperation_cli.answers.blank import INVITATION, RESPONDENT, Blank
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
)
from cooperation_cli.answers.levels import says_more
from cooperation_cli.documents.document import Path
from cooperation_cli.importing.spelling import LONGEST, folded, known_by, parts
from cooperation_cli.rubric.asking import wording
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Question
from cooperation_cli.text import Words

_COMMENT: Final = "comment"
_PARTS: Final = ("level", "evidence", _COMMENT)
_ABOUT: Final = (("respondent", RESPONDENT), ("invitation", INVITATION))
_MOST_SLASHES: Final = 12
_MOST_SPLITS: Final = 3
# A form asks a question once for each of its wordings, numbered from the second on.
_NUMBER: Final = re.compile(r"__[0-9]+$")


class Meant(Struct, frozen=True):
    """What a column holds: the part of an answers file at `path`, or whether `choice` is among those chosen there."""

    path: Path
    choice: str | None = None


class Options(Struct, frozen=True, dict=True):
    """What may be chosen, by the names in answers files and by all that means them: as written, and folded."""

    names: tuple[str, ...]
    exact: Mapping[str, str]
    texts: Mapping[str, str]

    def meant(self, written: str) -> str | None:
        """The name of the choice that somebody wrote; None where there is none, or several could be meant."""
        text = written.strip()
        return text if text in self.names else self.exact.get(text) or self.texts.get(folded(text))

    @cached_property
    def most_words(self) -> int:
        """How many words a cell has at most that names each choice once, in each of its ways."""
        return sum(len(text.split()) for text in self.texts)

    @cached_property
    def by_last_word(self) -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
        """The words of each folded text and what it means, by the last of them."""
        found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for text, name in self.texts.items():
            words = tuple(text.split())
            found.setdefault(words[-1], []).append((words, name))
        return found


def _options(pairs: Iterable[tuple[str, str]]) -> Options:
    """The choices by their texts; numbers are known as they are, since folding takes off their signs."""
    all_ = list(dict.fromkeys(pairs))
    folding = {text: name for text, name in known_by(all_).items() if any(map(str.isalpha, text))}
    return Options(tuple(dict.fromkeys(name for _, name in all_)), known_by(all_, str.strip), folding)


class Lexicon(Struct, frozen=True, dict=True):
    """What a rubric's exports are read by; `languages` has the rubric in each of its languages."""

    languages: Sequence[Rubric]

    @property
    def rubric(self) -> Rubric:
        """The rubric in its own language."""
        return self.languages[0]

    @cached_property
    def several(self) -> frozenset[Path]:
        """Where an answers file has several choices."""
        return frozenset(fact_path(fact.id) for fact in self.rubric.profile if fact.several)

    def meant(self, header: str) -> Meant | None:
        """What the column of this header holds, by its name or its text; None where that is unknown or uncertain."""
        if path := self._path(header):
            return Meant(path)
        likely = (pair for pair in _split(header) if folded(pair[1]) in self._tails)
        for whole, part in islice(likely, _MOST_SPLITS):
            path = self._path(whole)
            if path and path[0] == "answers" and folded(part) == _COMMENT:
                return Meant(reply_path(str(path[1]), _COMMENT))
            if path and path in self.options and (chosen := self.options[path].meant(part)):
                return Meant(path, chosen)
        return None

    @cached_property
    def _tails(self) -> frozenset[str]:
        """What may stand behind the name of a column that is one of several for the same part, folded."""
        return frozenset(folded(text) for pairs in self._chosen.values() for text, _ in pairs) | {_COMMENT}

    def could_mean(self, header: str) -> bool:
        """Whether the text of the header stands over more than one part of an answers file."""
        return any(folded(part) in self._unsure for part in parts(header))

    def _path(self, header: str) -> Path | None:
        for part in parts(header):
            name = _NUMBER.sub("", part.strip())
            if " " not in name and (path := self._names.get(folded(name))):
                return path
            if path := self._texts.get(folded(part)):
                return path
        return None

    @cached_property
    def options(self) -> Mapping[Path, Options]:
        """What may stand in an export for each part that is chosen."""
        return {path: _options(pairs) for path, pairs in self._chosen.items()}

    @cached_property
    def _chosen(self) -> Mapping[Path, list[tuple[str, str]]]:
        """For each part that is chosen: the texts of its choices, each with what stands in an answers file."""
        found: dict[Path, list[tuple[str, str]]] = {}
        for rubric in self.languages:
            for fact in rubric.profile:
                pairs = [pair for id_, says in fact.choices.items() for pair in ((id_, id_), (says.raw, id_))]
                found.setdefault(fact_path(fact.id), []).extend(pairs)
            for question in rubric.questions.values():
                found.setdefault(reply_path(question.id), []).extend(_replies(question))
        for prompt in RESPONDENT:
            if prompt.choices:
                found["respondent", prompt.key] = [(choice, choice) for choice in prompt.choices]
        found[DEPTH] = [(depth, depth) for depth in ("quick", "full")]
        return found

    @cached_property
    def _names(self) -> Mapping[str, Path]:
        ids = {id_: id_ for id_ in self.rubric.questions} | dict(self.rubric.renamed)
        replies = ((reply_path(old, part), reply_path(new, part)) for old, new in ids.items() for part in _PARTS)
        facts = ((fact_path(fact.id),) * 2 for fact in self.rubric.profile)
        about = ((((section, prompt.key)),) * 2 for section, prompts in _ABOUT for prompt in prompts)
        others = ((path, path) for path in (RUBRIC, DEPTH, TITLE))
        return known_by((form_name(named), path) for named, path in (*replies, *facts, *about, *others))

    @cached_property
    def _texts(self) -> Mapping[str, Path]:
        return known_by(self._headings)

    @cached_property
    def _unsure(self) -> frozenset[str]:
        """The texts that stand over more than one part."""
        return frozenset(folded(text) for text, _ in self._headings) - self._texts.keys() - {""}

    @cached_property
    def _headings(self) -> list[tuple[str, Path]]:
        return [*_prompts(), *(pair for rubric in self.languages for pair in _headings(rubric))]


def _prompts() -> Iterator[tuple[str, Path]]:
    yield TITLE_LABEL.raw, TITLE
    yield from ((prompt.text, (section, prompt.key)) for section, prompts in _ABOUT for prompt in prompts)


def _headings(rubric: Rubric) -> Iterator[tuple[str, Path]]:
    """What may stand over a column, with the part of an answers file that it holds."""
    yield from ((fact.text.raw, fact_path(fact.id)) for fact in rubric.profile)
    yield from ((label.raw, path) for path, label in part_labels(rubric).items())
    for question in rubric.questions.values():
        texts = {question.text.raw, *(variant.text.raw for variant in question.variants if variant.text)}
        for text in sorted(texts):
            yield text, reply_path(question.id)
            yield f"Evidence: {text}", reply_path(question.id, "evidence")
            yield f"Comment: {text}", reply_path(question.id, "comment")


def _replies(question: Question) -> Iterator[tuple[str, str]]:
    """What may stand for a reply: its name, what a form shows for it, and the words of the level alone."""
    for blank in _blanks(question):
        yield from ((label.raw, name) for name, label in labels(blank))
        for level, (name, _) in zip(blank.question.scale.levels, labels(blank), strict=False):
            label = level.label.raw if says_more(level) else ""
            seen = blank.wording.levels.get(level.value, Words("")).raw
            yield from ((text, name) for text in (level.typed, label, seen, f"{label} {seen}"))
            yield from ((f"{level.typed} {text}", name) for text in (label, seen))


def _blanks(question: Question) -> Iterator[Blank]:
    yield Blank(question, wording(question, ()))
    for variant in question.variants:
        yield Blank(question, wording(question, (variant,)))


def _split(header: str) -> Iterator[tuple[str, str]]:
    """The ways in which a header may name a question and one of its choices: `Parties/NGOs`, `Parties [NGOs]`."""
    if len(header) > 2 * LONGEST:
        return
    if header.rstrip().endswith("]"):
        whole, _, part = header.rstrip()[:-1].rpartition("[")
        yield whole, part
    end = len(header)
    for _ in range(_MOST_SLASHES):
        if (end := header.rfind("/", 0, end)) < 0:
            return
        yield header[:end], header[end + 1 :]

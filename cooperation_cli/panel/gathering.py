"""From answers files to a panel: whose files belong together, who answered twice, what all agree on."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from cooperation_cli.answers.model import Answers
from cooperation_cli.answers.readings import readings
from cooperation_cli.errors import CooperationError, Place, Problem
from cooperation_cli.panel.model import Member, Notes, Panel, Voices
from cooperation_cli.rubric.model import Fact, Rubric
from cooperation_cli.rubric.question import Depth
from cooperation_cli.text import Words, one_line

Choices = Mapping[str, tuple[str, ...]]


class Sheet(Struct, frozen=True):
    """One answers file with the rubric that it was read with."""

    file: str
    answers: Answers
    rubric: Rubric


class Terms(Struct, frozen=True):
    """How a panel is read: `settled` are choices that stand in place of the files' own; `title` of their titles."""

    title: Words | None = None
    settled: Choices | None = None
    depth: Depth | None = None
    voices: Voices = Voices.PARTNER
    strict: bool = False


def alike(words: Words) -> str:
    """The text by which names are compared: NFC, trimmed, case-folded."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", words.raw).strip().casefold())


def strangers(sheets: Sequence[Sheet], title: Words | None = None, *, quote: bool = True) -> tuple[Problem, ...]:
    """Why files do not belong with the rest: another rubric, or, unless `title` is given, another partnership.

    The rest are those of the most common rubric and title; of equally common ones the first by name. Titles are
    repeated if `quote`.
    """
    rubrics = Counter(sheet.rubric.digest for sheet in sheets)
    named = {sheet.rubric.digest: sheet.rubric for sheet in sheets}
    rubric = named[min(rubrics, key=lambda each: (-rubrics[each], named[each].id, named[each].version, each))]
    fitting = [sheet for sheet in sheets if sheet.rubric.digest == rubric.digest]
    titles = Counter(alike(sheet.answers.title) for sheet in fitting)
    usual = min(titles, key=lambda each: (-titles[each], each))
    shown = next(sheet.answers.title for sheet in fitting if alike(sheet.answers.title) == usual)
    return tuple(_strange(sheets, rubric, None if title else shown, quote=quote))


def _strange(sheets: Iterable[Sheet], rubric: Rubric, title: Words | None, *, quote: bool) -> Iterator[Problem]:
    for sheet in sheets:
        if sheet.rubric.digest != rubric.digest:
            what = f"answers {_named(sheet.rubric)}, the other files {_named(rubric)}"
            yield Problem(Place(sheet.file), what, "leave it out, or say --skip-bad", "rubric")
        elif title is not None and alike(sheet.answers.title) != alike(title):
            own, usual = one_line(sheet.answers.title), one_line(title)
            what = (
                f'is about "{own}", the other files about "{usual}"' if quote else "has another title than the others"
            )
            named = f'"{usual}"' if quote else "TITLE"
            mend = f"leave it out, say --skip-bad, or say --as {named} if it is the same partnership"
            yield Problem(Place(sheet.file), what, mend, "partnership.title")


def _named(rubric: Rubric) -> str:
    return f"{rubric.id}@{rubric.version}"


def gathered(sheets: Sequence[Sheet], terms: Terms) -> Panel:
    """The panel of files that belong together.

    Raises `CooperationError` where the profiles differ and are not settled, and where nobody can tell which of two
    files of one respondent counts.
    """
    rubric = sheets[0].rubric
    once, dropped = _once(sheets)
    settled = terms.settled or {}
    chosen, filled = _profile(rubric, once, settled)
    given = {sheet.answers.depth or Depth.FULL for sheet in once}
    depth = terms.depth or (Depth.FULL if Depth.FULL in given else Depth.QUICK)
    targets, disputed = _targets(once)
    notes = Notes(
        told=tuple(dict.fromkeys(notice for sheet in once for notice in sheet.answers.notices)),
        again=dropped,
        mixed_depths=len(given) > 1 and terms.depth is None,
        filled=filled,
        settled=tuple(settled),
        disputed=disputed,
        partnerless=sum(not sheet.answers.respondent.partner for sheet in once),
    )
    names = _partners(once)
    members = tuple(_member(sheet, names[sheet.file], chosen, depth) for sheet in once)
    # Whatever the order of the files, the page is the same.
    title = terms.title or min((sheet.answers.title for sheet in once), key=lambda words: words.raw)
    answers = Answers(rubric.id, rubric.version, title, chosen, depth=depth, targets=targets)
    return Panel(rubric, answers, members, terms.voices, strict=terms.strict, notes=notes)


def _once(sheets: Sequence[Sheet]) -> tuple[list[Sheet], int]:
    """Each respondent's file that counts, in an order of their own; and how many files do not count."""
    by_person: dict[object, list[Sheet]] = {}
    for place, sheet in enumerate(sheets):
        who = sheet.answers.respondent
        person = (alike(who.partner), alike(who.name)) if who.partner and who.name else place
        by_person.setdefault(person, []).append(sheet)
    chosen = [_latest(same) for same in by_person.values()]
    problems = [problem for same in by_person.values() for problem in _undated(same)]
    if problems:
        raise CooperationError(*problems)
    return sorted(chosen, key=_order), len(sheets) - len(chosen)


def _order(sheet: Sheet) -> tuple[str, ...]:
    who = sheet.answers.respondent
    partner, name = (who.partner or Words("")), (who.name or Words(""))
    return alike(partner), alike(name), who.date or "", partner.raw, name.raw, sheet.file


def _latest(same: Sequence[Sheet]) -> Sheet:
    return max(same, key=lambda sheet: (sheet.answers.respondent.date or "", sheet.file))


def _undated(same: Sequence[Sheet]) -> Iterator[Problem]:
    """Files of one respondent and one day that say different things."""
    latest = _latest(same)
    day = latest.answers.respondent.date
    for sheet in same:
        if sheet.answers.respondent.date == day and sheet.answers.replies != latest.answers.replies:
            what = f"is by the same respondent as {one_line(latest.file)}, of the same date, and says other things"
            yield Problem(Place(sheet.file), what, "date them, or leave one out", "respondent.date")


def _member(sheet: Sheet, partner: Words, chosen: Choices, depth: Depth) -> Member:
    said = readings(sheet.rubric, replace(sheet.answers, chosen=chosen), depth)
    return Member(sheet.file, partner, sheet.answers.respondent, sheet.rubric, said)


def _partners(sheets: Sequence[Sheet]) -> Mapping[str, Words]:
    """By file, whose voice a respondent belongs to: the partner, however it is spelt, else the file itself."""
    spelt: dict[str, Words] = {}
    for sheet in sheets:
        partner = sheet.answers.respondent.partner
        if partner:
            name = Words(unicodedata.normalize("NFC", partner.raw).strip())
            spelt[alike(name)] = min(name, spelt.get(alike(name), name), key=lambda words: words.raw)
    return {sheet.file: _spelt(sheet, spelt) for sheet in sheets}


def _spelt(sheet: Sheet, spelt: Mapping[str, Words]) -> Words:
    partner = sheet.answers.respondent.partner
    # A path is nobody else's name, whatever partners are called.
    return spelt[alike(partner)] if partner else Words(sheet.file)


def _profile(rubric: Rubric, sheets: Sequence[Sheet], settled: Choices) -> tuple[Choices, tuple[str, ...]]:
    """The profile that all agree on, or that is settled; and the facts that only some files give."""
    chosen: dict[str, tuple[str, ...]] = {}
    filled, problems = [], []
    for fact in rubric.profile:
        given = [choices for sheet in sheets if (choices := sheet.answers.chosen.get(fact.id))]
        kinds = {frozenset(choices) for choices in given}
        if fact.id in settled:
            chosen[fact.id] = settled[fact.id]
        elif len(kinds) > 1:
            problems.append(_unsettled(fact, sheets))
        elif kinds:
            chosen[fact.id] = tuple(choice for choice in fact.choices if choice in given[0])
            filled += [fact.id] if len(given) < len(sheets) else []
    if problems:
        raise CooperationError(*problems)
    return chosen, tuple(filled)


def _unsettled(fact: Fact, sheets: Sequence[Sheet]) -> Problem:
    said: dict[str, list[str]] = {}
    for sheet in sheets:
        if choices := sheet.answers.chosen.get(fact.id):
            written = ", ".join(choice for choice in fact.choices if choice in choices)
            said.setdefault(written, []).append(one_line(sheet.file))
    told = "; ".join(f"{choice} in {_some(files)}" for choice, files in said.items())
    first = next(iter(said)).partition(",")[0]
    return Problem(Place("--profile"), f"the files differ in {fact.id}: {told}", f"settle it: {fact.id}={first}")


_FEW = 3


def _some(files: Sequence[str]) -> str:
    more = f" and {len(files) - _FEW} more" if len(files) > _FEW else ""
    return ", ".join(files[:_FEW]) + more


def _targets(sheets: Sequence[Sheet]) -> tuple[Mapping[str, Fraction], tuple[str, ...]]:
    """The targets that all who set one share; and the questions whose targets differ, which keep the rubric's."""
    given: dict[str, set[Fraction]] = {}
    for sheet in sheets:
        for question, level in sheet.answers.targets.items():
            given.setdefault(question, set()).add(level)
    shared = {question: next(iter(levels)) for question, levels in given.items() if len(levels) == 1}
    return shared, tuple(question for question, levels in given.items() if len(levels) > 1)

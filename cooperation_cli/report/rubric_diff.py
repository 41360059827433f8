"""The page of two rubrics: what differs, and what becomes of answers."""

from collections import Counter
from collections.abc import Iterator, Sequence

from cooperation_cli.answers.versions import Refused
from cooperation_cli.report.diffed import Diffed, Reread
from cooperation_cli.report.model import (
    Block,
    Cell,
    Column,
    Item,
    Items,
    Prose,
    Report,
    Result,
    Row,
    Section,
    Sheet,
    Table,
    Tone,
)
from cooperation_cli.report.sections.verdict import headline
from cooperation_cli.report.sentences import rubric_diff as say
from cooperation_cli.report.view import Standing
from cooperation_cli.rubric.differences import Did, Difference, Piece
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.text import Words, joined

_TONES = {Did.ADDED: Tone.GOOD, Did.REMOVED: Tone.BAD, Did.RENAMED: Tone.PLAIN, Did.CHANGED: Tone.WATCH}
_MEANING = frozenset({"scale", "reverse", "role"})
"""Values of a question on which the meaning of its levels rests."""


def diff_report(diffed: Diffed) -> Report:
    """Everything that differs."""
    old, new, found = diffed.old, diffed.new, diffed.found
    blocks = (
        Section(say.AT_A_GLANCE, (Items(tuple(_glance(old, new, found))),)),
        Section(say.ANSWERS, tuple(_answers(old, new, found, diffed.refused))),
        *_files(diffed.files),
        *_questions(found),
        *_pieces(say.NUMBERS, found, words=False),
        *_pieces(say.WORDS, found, words=True),
    )
    title = say.title(f"{old.id} {old.version}", f"{new.id} {new.version}")
    return Report(title, blocks, lambda: _sheet(found), lambda: (_result(diffed),), language=new.language)


def _result(diffed: Diffed) -> Result:
    # As for an assessment: the published shapes are built for JSON alone.
    from cooperation_cli.report.rubric_diff_result import result_of  # noqa: PLC0415

    return result_of(diffed)


def _glance(old: Rubric, new: Rubric, found: Sequence[Difference]) -> Iterator[Item]:
    same = old.digest == new.digest
    yield Item(say.SAME_DIGEST if same else say.digests(old.digest[:12], new.digest[:12]), say.DIGESTS)
    counted = Counter(each.did for each in found if each.kind == "question")
    yield from (Item(say.counted(did, counted[did])) for did in Did if counted[did])
    if not found:
        yield Item(say.NOTHING)


def _answers(old: Rubric, new: Rubric, found: Sequence[Difference], refused: Refused | None) -> Iterator[Block]:
    if refused is not None:
        yield Prose(say.refused(refused.what, refused.mend), tone=Tone.BAD)
        return
    yield Prose(say.STILL_READ if old.version != new.version else say.READ_AS_BEFORE)
    if old.version == new.version and old.digest != new.digest:
        yield Prose(say.SAME_VERSION, tone=Tone.WATCH)
    if any(_means_otherwise(each) for each in found):
        yield Prose(say.LEVELS_READ, tone=Tone.BAD)
    did = {each.did for each in found if each.kind == "question"}
    told = {Did.RENAMED: say.RENAMED_READ, Did.REMOVED: say.REMOVED_READ, Did.ADDED: say.ADDED_READ}
    if items := tuple(Item(words) for each, words in told.items() if each in did):
        yield Items(items)


def _means_otherwise(each: Difference) -> bool:
    if each.kind == "scale":
        return any(piece.name.endswith(" value") for piece in each.pieces)
    return each.kind == "question" and any(piece.name in _MEANING for piece in each.pieces)


def _files(files: Sequence[Reread]) -> Iterator[Section]:
    if not files:
        return
    columns = tuple(map(Column, (say.FILE, say.BEFORE, say.AFTER, say.NOTED)))
    rows = (
        Row(
            (Words(each.file), _verdict(each.before), _verdict(each.after), joined(each.why, " ")),
            Tone.BAD if each.after is None else Tone.PLAIN,
        )
        for each in files
    )
    yield Section(say.FILES, (Table(columns, tuple(rows)),))


def _verdict(standing: Standing | None) -> Words:
    if standing is None:
        return say.NONE
    overall = standing.card.overall
    return say.verdict(headline(standing), standing.figures.ranged(overall) if overall else "")


def _questions(found: Sequence[Difference]) -> Iterator[Section]:
    items = tuple(
        Item(joined([each.title, _id(each)], ": "), say.DID[each.did], _TONES[each.did])
        for each in found
        if each.kind == "question" and each.did is not Did.CHANGED
    )
    if items:
        yield Section(say.QUESTIONS, (Items(items),))


def _id(each: Difference) -> Words:
    return Words(each.id) if each.was is None else say.renamed(each.was, each.id)


def _pieces(title: Words, found: Sequence[Difference], *, words: bool) -> Iterator[Section]:
    rows = [
        Row((say.of(_where(each), piece.name), piece.before or say.NONE, piece.after or say.NONE))
        for each in found
        for piece in each.pieces
        if piece.words is words
    ]
    if not words:
        rows += [
            Row((_where(each), say.DID[each.did], each.title), _TONES[each.did])
            for each in found
            if each.kind != "question" and not each.pieces
        ]
    if rows:
        yield Section(title, (Table(tuple(map(Column, (say.WHERE, say.BEFORE, say.AFTER))), tuple(rows)),))


def _where(each: Difference) -> Words:
    return say.place(each.kind, each.id)


def _sheet(found: Sequence[Difference]) -> Sheet:
    header = ("kind", "id", "did", "was", "what", "words", "before", "after")
    rows = (_row(each, piece) for each in found for piece in each.pieces or (None,))
    return Sheet(header, tuple(rows))


def _row(each: Difference, piece: Piece | None) -> tuple[Cell, ...]:
    head = (each.kind, each.id, each.did.value, each.was)
    if piece is None:
        return (*head, None, None, None, None)
    return (*head, piece.name, "yes" if piece.words else "no", piece.before, piece.after)

"""What only several respondents give: who they are, where they differ, how far they agree."""

from collections.abc import Iterator
from fractions import Fraction

from cooperation_cli.answers.model import State
from cooperation_cli.panel.gaps import Gap, about_questions, consensus_of
from cooperation_cli.panel.model import By, Group, Member, Panel
from cooperation_cli.report.figures import percent
from cooperation_cli.report.model import Block, Column, Item, Items, Prose, Row, Section, Table, Tone
from cooperation_cli.report.panel_view import PanelView, group_name
from cooperation_cli.report.sections.heat import tables
from cooperation_cli.report.sections.meeting import gap_item, levels_given
from cooperation_cli.report.sentences import panel as say
from cooperation_cli.report.sentences.parts import SIDES, WORK_LEVELS, long_date
from cooperation_cli.rubric.model import Dimension
from cooperation_cli.rubric.scale import number_text
from cooperation_cli.scoring.rounding import published
from cooperation_cli.text import Words, joined

_LARGEST = 5
_MOST_OPEN = 5
_MOST_NAMED = 3
"""How many partners may head columns by their names; more are numbered, so that a map is as wide as its numbers."""
_AGREED = Fraction(2, 3)
_SPLIT = Fraction(1, 3)


def who(panel: Panel, invited: int | None = None) -> Iterator[Block]:
    """Who makes up the panel; of how many who were invited, if that is known."""
    dates = sorted(member.who.date for member in panel.members if member.who.date)
    first, last = (long_date(dates[0]), long_date(dates[-1])) if dates else (None, None)
    partners = [group.id for group in panel.partners]
    told = [say.who(len(panel.members), partners, first, last, panel.voices)]
    if invited is not None:
        told.append(say.rate(len(panel.members), invited, percent(Fraction(len(panel.members), invited))))
    yield Prose(joined(told, " "))


def divergence(view: PanelView) -> Iterator[Section]:
    """The contested must-haves, then the largest gaps: before any number that hides them."""
    yield from contested(view)
    shown = [by for by in view.by if len(view.panel.groups(by)) > 1]
    if shown:
        sections = tuple(Section(say.BY[by], tuple(_largest(view, by))) for by in shown)
        yield Section(say.DIFFERENT, (Prose(say.DIFFERENT_READ), *sections))


def contested(view: PanelView) -> Iterator[Section]:
    """The must-haves that some partner's own answers do not meet."""
    if view.contested:
        yield Section(say.CONTESTED, (Prose(say.CONTESTED_READ), Items(tuple(_contested(view)))))


def _contested(view: PanelView) -> Iterator[Item]:
    for one in view.contested:
        named = [group.id for group, _ in one.failed]
        words = say.contested(named, one.partners, one.together.state)
        yield Item(words, one.together.gate.title, Tone.BAD)


def _largest(view: PanelView, by: By) -> Iterator[Block]:
    own = [gap for gap in view.gaps if gap.by is by]
    questions = about_questions(own)
    dimensions = [gap for gap in own if isinstance(gap.subject, Dimension)]
    if not own:
        yield Prose(say.ALIKE)
    if questions:
        yield Items(tuple(gap_item(view, *gap) for gap in questions[:_LARGEST]), ordered=True)
    if dimensions:
        yield Items(tuple(_dimension(gap) for gap in dimensions[:_LARGEST]), label=say.DIMENSIONS)


def _dimension(gap: Gap) -> Item:
    low, high = gap.low, gap.high
    shown = [number_text(published(number)) for number in (low.value, high.value, gap.size)]
    names = [group_name(gap.by, each.who) for each in (low, high)]
    return Item(say.apart(names[0], shown[0], names[1], shown[1], shown[2]), gap.subject.title)


def heat(view: PanelView) -> Iterator[Section]:
    """Partner by dimension, and what all come to together."""
    partners = view.panel.partners
    if len(partners) < 2:  # noqa: PLR2004 - one alone is compared with nobody
        return
    names = [group.id for group in partners]
    numbered = len(names) > _MOST_NAMED
    key = (Items(tuple(map(Item, names)), ordered=True),) if numbered else ()
    heads = [Column(head, right=numbered) for head in (*_heads(names, numbered=numbered), say.TOGETHER)]
    cards = [*(view.panel.standing[group.id.raw].card for group in partners), view.card]
    maps = tables(view, list(zip(heads, cards, strict=True)))
    yield Section(say.WHO_SEES, (Prose(say.WHO_SEES_READ), *key, *maps))


def _heads(names: list[Words], *, numbered: bool) -> list[Words]:
    return [Words(str(place)) for place in range(1, len(names) + 1)] if numbered else names


def agreement(view: PanelView) -> Iterator[Section]:
    """How far respondents agree, dimension by dimension and question by question, the least first."""
    if len(view.panel.members) < 2:  # noqa: PLR2004 - one alone agrees with everybody
        return
    known = [one for one in view.agreements if one.n]
    dimensions = [(each, consensus_of(each, known)) for each in view.rubric.dimensions]
    ordered = sorted(((found, each) for each, found in dimensions if found is not None), key=lambda pair: pair[0])
    rows = tuple(Row((each.title, Words(percent(found))), _tone(found)) for found, each in ordered)
    by_dimension = Table((Column(say.DIMENSION), Column(say.CONSENSUS, right=True)), rows)
    yield Section(say.AGREEMENT, (Prose(say.AGREEMENT_READ), by_dimension, _questions(view)))


def _questions(view: PanelView) -> Table:
    told = [(one, found) for one in view.agreements if (found := one.found["consensus"]) is not None]
    columns = (Column(say.QUESTION), Column(say.CONSENSUS, right=True), Column(say.N, right=True), Column(say.LEVELS))
    rows = (
        Row(
            (one.question.title, Words(percent(found)), Words(str(one.n)), levels_given(view, one.question)),
            _tone(found),
        )
        for one, found in sorted(told, key=lambda pair: pair[1])
    )
    return Table(columns, tuple(rows))


def _tone(consensus: Fraction) -> Tone:
    if consensus >= _AGREED:
        return Tone.GOOD
    return Tone.BAD if consensus < _SPLIT else Tone.WATCH


def respondents(view: PanelView) -> Iterator[Section]:
    """Who answered, and what each left open."""
    columns = (Column(say.RESPONDENT), Column(say.PLACE), Column(say.DATE), Column(say.OPEN, right=True))
    rows = tuple(_respondent(view, group, member) for group in view.panel.partners for member in group.members)
    yield Section(say.WHO_ANSWERED, (Table(columns, rows),))
    yield left_open(view)


def left_open(view: PanelView) -> Section:
    """What is missing, and from whom."""
    missing = tuple(_missing(view))
    return Section(say.MISSING, (Items(missing),) if missing else (Prose(say.NOTHING_MISSING),))


def _respondent(view: PanelView, group: Group, member: Member) -> Row:
    who = member.who
    place = [Words(words) for words in (who.side and SIDES[who.side], who.level and WORK_LEVELS[who.level]) if words]
    cells = (
        say.comment(group.id, view.name(member)),
        joined(place),
        Words(who.date or ""),
        Words(str(len(_open(member)))),
    )
    return Row(cells)


def _missing(view: PanelView) -> Iterator[Item]:
    for member in view.panel.members:
        titles = [view.rubric.questions[name].title for name in _open(member)]
        if titles:
            words = say.left_open(titles[:_MOST_OPEN], max(0, len(titles) - _MOST_OPEN))
            yield Item(words, say.comment(member.partner, view.name(member)))


def _open(member: Member) -> list[str]:
    """The questions left blank or not known; what somebody prefers not to say is not missing."""
    left = (State.UNANSWERED, State.DONT_KNOW)
    return [name for name, reply in member.said.replies.items() if reply.state in left]

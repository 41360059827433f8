"""The page of a rubric, to be read on paper: its frame here, its questions in `rubric_questions`."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from cooperation_cli.report.figures import percent
from cooperation_cli.report.model import Block, Column, Item, Items, Prose, Report, Row, Section, Table
from cooperation_cli.report.rubric_questions import dimension_section, sheet_of
from cooperation_cli.report.sentences import rubric as say
from cooperation_cli.report.sentences.parts import level_words, listed, sentence
from cooperation_cli.report.sentences.rules import rule_of
from cooperation_cli.rubric.in_words import in_words
from cooperation_cli.rubric.model import Band, Borders, Fact, Gate, Note, Opportunity, Rubric, Scenario, WarningSign
from cooperation_cli.rubric.question import Depth
from cooperation_cli.rubric.scale import Scale, number_text
from cooperation_cli.text import Words, joined, phrase


def rubric_report(rubric: Rubric) -> Report:
    """Everything that a rubric says, in reading order."""
    blocks = (*_frame(rubric), *_parts(rubric), *_judgement(rubric), *_outlook(rubric), *_record(rubric))
    return Report(rubric.title, blocks, lambda: sheet_of(rubric), language=rubric.language)


def _frame(rubric: Rubric) -> Iterator[Block]:
    if rubric.description:
        yield Prose(rubric.description)
    yield Section(say.AT_A_GLANCE, (Items(tuple(_glance(rubric))),))
    yield Section(say.SCALES, tuple(block for scale in rubric.scales.values() for block in _scale(scale)))
    if rubric.profile:
        facts = tuple(_fact(fact) for fact in rubric.profile)
        yield Section(say.PROFILE, (Prose(say.PROFILE_READ), Items(facts, ordered=True)))


def _glance(rubric: Rubric) -> Iterator[Item]:
    quick = sum(question.depth is Depth.QUICK for question in rubric.questions.values())
    yield Item(phrase("{id} {version}", id=rubric.id, version=rubric.version), say.VERSION)
    yield Item(say.how_many(len(rubric.questions), quick), say.QUESTIONS)
    yield Item(Words(rubric.language), say.LANGUAGE)
    if rubric.licence:
        yield Item(Words(rubric.licence), say.LICENCE)
    yield Item(Words(rubric.digest), say.DIGEST)


def _scale(scale: Scale) -> Iterator[Block]:
    rows = (Row((say.level(number_text(level.value), level.code), level.label)) for level in scale.levels)
    yield Table((Column(Words(scale.id)), Column(say.LABEL)), tuple(rows))
    if scale.evidence_from is not None:
        yield Prose(say.evidence_from(level_words(scale, scale.evidence_from)))


def _fact(fact: Fact) -> Item:
    asked = [fact.text, *([fact.help] if fact.help else []), *([say.SEVERAL] if fact.several else [])]
    return Item(joined(asked, " "), detail=(Items(tuple(map(Item, fact.choices.values()))),))


def _parts(rubric: Rubric) -> Iterator[Section]:
    for part in rubric.parts:
        yield Section(part.title, tuple(dimension_section(rubric, member) for member in rubric.members(part.id)))


def _judgement(rubric: Rubric) -> Iterator[Section]:
    if rubric.bands:
        yield Section(say.BANDS, (Items(tuple(_band(rubric, band) for band in rubric.bands)),))
    if rubric.gates:
        yield Section(say.MUST_HAVES, (Items(tuple(_gate(rubric, gate) for gate in rubric.gates)),))
    if rubric.warnings:
        yield Section(say.WARNINGS, (Items(tuple(_sign(rubric, sign) for sign in rubric.warnings)),))


def _band(rubric: Rubric, band: Band) -> Item:
    variants = tuple(
        Item(
            joined([words for words in (variant.title, variant.advice) if words], ". "),
            say.where(in_words(variant.ask_if, rubric)),
        )
        for variant in band.variants
    )
    detail = (Items(variants),) if variants else ()
    return Item(say.begins(number_text(band.start), band.advice), band.title, detail=detail)


def _gate(rubric: Rubric, gate: Gate) -> Item:
    return Item(
        sentence(in_words(gate.when, rubric)),
        phrase("{title}. {fails}", title=gate.title, fails=say.FAILS_IF),
        detail=(Prose(rubric.band[gate.caps_at].title, say.HOLDS_AT), Prose(sentence(gate.because), say.BECAUSE)),
    )


def _sign(rubric: Rubric, sign: WarningSign) -> Item:
    because = (Prose(sentence(sign.because), say.BECAUSE),) if sign.because else ()
    seen = phrase("{title}. {seen}", title=sign.title, seen=say.SEEN_IF)
    return Item(sentence(in_words(sign.when, rubric)), seen, detail=because)


def _outlook(rubric: Rubric) -> Iterator[Section]:
    if rubric.opportunities:
        items = tuple(_opportunity(rubric, opportunity) for opportunity in rubric.opportunities)
        yield Section(say.OPPORTUNITIES, (Items(items),))
    if rubric.scenarios:
        yield Section(say.SCENARIOS, (Items(tuple(_scenario(rubric, scenario) for scenario in rubric.scenarios)),))
    if rubric.borders:
        yield Section(say.BORDERS, tuple(_borders(rubric, rubric.borders)))
    for title, notes in ((say.ENABLERS, rubric.enablers), (say.CASES, rubric.cases), (say.SOURCES, rubric.sources)):
        if notes:
            yield Section(title, (Items(tuple(_note(note) for note in notes.values())),))


def _opportunity(rubric: Rubric, opportunity: Opportunity) -> Item:
    rests = [
        say.weighed(rubric.dimension[name].title, number_text(share)) for name, share in opportunity.rests_on.items()
    ]
    return Item(opportunity.text or Words(""), opportunity.title, detail=(Prose(listed(rests), say.RESTS_ON),))


def _borders(rubric: Rubric, borders: Borders) -> Iterator[Prose]:
    titles = [rubric.dimension[name].title for name in borders.costs]
    yield Prose(sentence(say.pressures_of(listed(titles))))
    if borders.ask_if is not None:
        yield Prose(sentence(in_words(borders.ask_if, rubric)), say.TOLD_IF)


def _scenario(rubric: Rubric, scenario: Scenario) -> Item:
    levels = (*_set(rubric, scenario.at_least, say.at_least), *_set(rubric, scenario.at_most, say.at_most))
    return Item(scenario.text or Words(""), scenario.title, detail=(Items(levels),))


def _set(rubric: Rubric, levels: Mapping[str, Fraction], bound: say.Bound) -> Iterator[Item]:
    for name, level in levels.items():
        question = rubric.questions[name]
        yield Item(bound(question.title, level_words(question.scale, level)))


def _note(note: Note) -> Item:
    text = joined([words for words in (note.text, Words(note.url) if note.url else None) if words], " ")
    return Item(text, note.title) if text else Item(note.title)


def _record(rubric: Rubric) -> Iterator[Section]:
    yield Section(say.ARITHMETIC, (Items(tuple(_arithmetic(rubric))),))
    if rubric.stale:
        yield Section(say.STALE, (Items(tuple(Item(Words(place)) for place in rubric.stale)),))


def _arithmetic(rubric: Rubric) -> Iterator[Item]:
    for part in rubric.parts:
        members = listed([say.weighed(member.title, number_text(member.weight)) for member in rubric.members(part.id)])
        yield Item(rule_of(part.combine, members), part.title)
    parts = listed([say.weighed(part.title, number_text(part.weight)) for part in rubric.parts])
    yield Item(rule_of(rubric.overall, parts), say.OVERALL)
    if rubric.min_coverage:
        yield Item(say.coverage(percent(rubric.min_coverage)))
    if rubric.exposure_floor:
        yield Item(say.floor(percent(rubric.exposure_floor)))

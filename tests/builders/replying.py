"""One script of replies, given to `cooperation assess` as typed lines and to a form in a browser as clicks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from random import Random

from playwright.sync_api import Locator, Page

from cooperation_cli.answers.levels import FEW
from cooperation_cli.answers.model import State
from cooperation_cli.report.sentences.form import SAYINGS
from cooperation_cli.report.sentences.parts import SIDES, WORK_LEVELS
from cooperation_cli.rubric.asking import asked
from cooperation_cli.rubric.model import Fact, Rubric
from cooperation_cli.rubric.question import Depth, Question

WORDS = {State.DONT_KNOW: "don't know", State.PREFER_NOT_TO_SAY: "prefer not to say"}
TEXTS = (
    "Minutes of May",
    "  blanks around  ",
    'two\nlines, one "quoted" and one with <b>, & and \\',
    "\u6e56 \u2603 \U0001f30d caf\u00e9 \u202eback",
    "a\ttab",
    "=1+1",
)


@dataclass(frozen=True)
class About:
    """Who answers: the texts, and the places of what is chosen among what is offered, from 1."""

    partner: str = ""
    side: int = 0
    level: int = 0
    role: str = ""
    name: str = ""


@dataclass(frozen=True)
class Choosing:
    """Choices for a fact."""

    fact: Fact
    choices: tuple[str, ...]


@dataclass(frozen=True)
class Replying:
    """A comment and evidence, where there are any, and then a level by its place, or a word; a reason for N/A."""

    question: Question
    said: int | State
    reason: str = ""
    comment: str = ""
    evidence: tuple[str, ...] = ()


@dataclass
class Script:
    """What is said, in order."""

    about: About
    steps: list[Choosing | Replying] = field(default_factory=list)


def script(rubric: Rubric, depth: Depth, seed: int) -> Script:
    """A script of all kinds of replies: some facts are left out, some chosen again later, some replies given twice."""
    chance = Random(seed)  # noqa: S311
    about = About(chance.choice(TEXTS[:2]), chance.randrange(8), chance.randrange(4), "", chance.choice(["", "Ada"]))
    made = Script(about, list(_choosing(rubric, chance, 0.8)))
    made.steps += _replying(rubric, depth, _profile(made), chance)
    made.steps += _choosing(rubric, chance, 0.3)
    made.steps += _replying(rubric, depth, _profile(made), chance, 0.4)
    return made


def _profile(made: Script) -> Mapping[str, frozenset[str]]:
    return {step.fact.id: frozenset(step.choices) for step in made.steps if isinstance(step, Choosing)}


def _choosing(rubric: Rubric, chance: Random, share: float) -> Iterator[Choosing]:
    for fact in rubric.profile:
        if chance.random() < share:
            most = len(fact.choices) if fact.several else 1
            yield Choosing(fact, tuple(chance.sample(list(fact.choices), chance.randint(1, most))))


def _replying(
    rubric: Rubric, depth: Depth, profile: Mapping[str, frozenset[str]], chance: Random, share: float = 0.9
) -> Iterator[Replying]:
    for question in asked(rubric, {**profile, "depth": frozenset({depth.value})}, depth):
        if chance.random() < share:
            words: list[int | State] = [*WORDS, *([State.NOT_APPLICABLE] if question.not_applicable else [])]
            level = chance.randrange(len(question.scale.levels))
            said = chance.choice([level, level, level, *words])
            comment = chance.choice(["", "", *TEXTS])
            evidence = tuple(chance.sample(TEXTS, chance.randrange(3))) if chance.random() < 0.5 else ()
            pieces = tuple(line for text in evidence for line in text.split("\n"))
            yield Replying(question, said, "only two partners" * (said is State.NOT_APPLICABLE), comment, pieces)


def lines(made: Script) -> Iterator[str]:
    """What is typed to `cooperation assess` after the title."""
    about = made.about
    yield from (about.partner, str(about.side or ""), str(about.level or ""), about.role, about.name)
    noted: set[str] = set()
    for step in made.steps:
        match step:
            case Choosing(fact, choices):
                yield from (f"jump {fact.id}", ",".join(choices))
            case Replying(question):
                yield from (f"jump {question.id}", *_typed(step, noted))
    yield from ("review", "finish")


def _typed(step: Replying, noted: set[str]) -> Iterator[str]:
    for verb, text in (("comment", step.comment), ("evidence", "\n".join(step.evidence))):
        if text:
            before = ["-"] if f"{verb} {step.question.id}" in noted else []
            noted.add(f"{verb} {step.question.id}")
            yield from (verb, *before, *text.split("\n"), ".")
    if step.said is State.NOT_APPLICABLE:
        noted.add(f"comment {step.question.id}")
        yield from ("not applicable", step.reason, ".")
    else:
        yield step.question.scale.levels[step.said].typed if isinstance(step.said, int) else WORDS[step.said]


def fill_in(page: Page, made: Script) -> None:
    """Says all of it in a form that is open."""
    go(page, "you")
    about = made.about
    for key, text in (("partner", about.partner), ("role", about.role), ("name", about.name)):
        page.get_by_label(str(SAYINGS[key]), exact=True).fill(text)
    for key, place, offered in (("side", about.side, SIDES), ("level", about.level, WORK_LEVELS)):
        if 0 < place <= len(offered):
            choose(page.locator(f"#you-{key}").get_by_role("radio").nth(place - 1))
    for step in made.steps:
        match step:
            case Choosing(fact, choices):
                go(page, "partnership")
                _choose_fact(page, fact, choices)
            case Replying(question):
                go(page, question.id)
                _reply(page.locator(f'[id="{question.id}"]'), step)


def go(page: Page, place: str) -> None:
    """Opens a page of the form, or that of a question, by its address."""
    page.evaluate(
        """place => new Promise(done => {
            if (location.hash === "#" + place) done();
            addEventListener("hashchange", () => done(), { once: true });
            location.hash = place;
        })""",
        place,
    )


def choose(box: Locator) -> None:
    """Takes a choice as a finger does, wherever it lies on its line."""
    box.evaluate("one => one.click()")


def _choose_fact(page: Page, fact: Fact, choices: tuple[str, ...]) -> None:
    boxes = page.locator(f"#fact-{fact.id}").get_by_role("checkbox" if fact.several else "radio")
    for place, choice in enumerate(fact.choices):
        if boxes.nth(place).is_checked() != (choice in choices) and (fact.several or choice in choices):
            choose(boxes.nth(place))


def _reply(block: Locator, step: Replying) -> None:
    comment, evidence = block.locator("textarea").all()
    block.locator("details").evaluate("one => { one.open = true; }")
    if step.comment:
        comment.fill(step.comment)
    if step.evidence:
        evidence.fill("\n".join(step.evidence))
    levels = step.question.scale.levels
    radios = block.get_by_role("radio")
    if step.said is State.NOT_APPLICABLE:
        before = comment.input_value().strip()
        choose(radios.last)
        if before.split("\n")[-1] != step.reason:
            comment.fill(f"{before}\n{step.reason}")
    elif isinstance(step.said, State):
        before_words = 0 if len(levels) > FEW else len(levels)
        choose(radios.nth(before_words + list(WORDS).index(step.said)))
    elif len(levels) > FEW:
        block.locator(".number").fill(levels[step.said].typed)
    else:
        choose(radios.nth(step.said))

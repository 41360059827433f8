"""Panels of the small rubric: `member("Ministry", purpose=3)`."""

from collections.abc import Mapping
from fractions import Fraction

from builders.small_rubric import small_rubric

from cooperation_cli.answers.model import UNANSWERED, Answers, Reply, Respondent, Side, State, WorkLevel
from cooperation_cli.panel.gathering import Sheet, Terms, gathered
from cooperation_cli.panel.model import Panel
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Depth
from cooperation_cli.text import Words

NA, DK, SECRET = Reply(State.NOT_APPLICABLE), Reply(State.DONT_KNOW), Reply(State.PREFER_NOT_TO_SAY)
RUBRIC = small_rubric()
FORM = {"form": ("bilateral",)}
_SHORT = {name.partition(".")[2]: name for name in RUBRIC.questions}


def reply(said: Reply | int | None, comment: str | None = None, *evidence: str) -> Reply:
    """A level, a word, or nothing."""
    if said is None:
        return UNANSWERED
    if isinstance(said, Reply):
        return said
    return Reply(State.LEVEL, Fraction(said), tuple(map(Words, evidence)), Words(comment) if comment else None)


def member(  # noqa: PLR0913 - as an answers file has them
    partner: str | None,
    name: str | None = None,
    *,
    file: str | None = None,
    date: str | None = None,
    side: Side | None = None,
    level: WorkLevel | None = None,
    title: str = "River",
    chosen: Mapping[str, tuple[str, ...]] | None = None,
    depth: Depth | None = None,
    targets: dict[str, Fraction] | None = None,
    rubric: Rubric = RUBRIC,
    **said: Reply | int | None,
) -> Sheet:
    """One answers file; questions by the last part of their ids."""
    who = Respondent(
        Words(partner) if partner is not None else None, side, level, None, Words(name) if name else None, date
    )
    replies = {_SHORT[short]: reply(one) for short, one in said.items()}
    answers = Answers(
        "small",
        "1.2.0",
        Words(title),
        FORM if chosen is None else chosen,
        who,
        depth=depth,
        replies=replies,
        targets=targets or {},
    )
    return Sheet(file or f"{partner}-{name}-{date}.yaml", answers, rubric)


def panel(*sheets: Sheet, **terms: object) -> Panel:
    """The panel of these files."""
    return gathered(sheets, Terms(**terms))  # type: ignore[arg-type]


def joint(found: Panel, short: str) -> Reply:
    """What the panel says to a question."""
    return found.judged.said.replies[_SHORT[short]]

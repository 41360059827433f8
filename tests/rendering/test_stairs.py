from builders.figures import step, steps

from cooperation_cli.rendering.formats import FORMATS, Canvas, render
from cooperation_cli.rendering.stairs import stairs
from cooperation_cli.report.model import Block, Meter, Phase, Report, Sheet, Steps
from cooperation_cli.text import Words


def page(block: Block, form: str, columns: int = 80, *, unicode: bool = True) -> list[str]:
    report = Report(Words("Title"), (block,), lambda: Sheet((), ()))
    return render(report, FORMATS[form], Canvas(columns, unicode=unicode)).splitlines()[2:]


def ends(meter: Meter) -> tuple[int, int]:
    return int(100 * meter.low), int(100 * meter.high)


def test_each_bar_begins_where_the_one_before_it_ended() -> None:
    bars = {meter.label.raw: ends(meter) for _, meters in stairs(steps()) for meter in meters}
    assert bars == {"1. Say why": (40, 50), "2. Say how": (50, 60), "3. Do it": (60, 80)}


def test_a_step_down_is_drawn_from_its_lower_end() -> None:
    ((_, (meter,)),) = stairs(Steps(step("Today", 40), (Phase(Words("Soon"), (step("Stop", 30),)),)))
    assert ends(meter) == (30, 40)


def test_a_terminal_draws_a_tree_of_phases_and_steps() -> None:
    assert page(steps(), "terminal") == [
        "▲ Today: 40 now",
        "├─ This month",
        "│  ├─    1. Say why                  ████████▓▓░░░░░░░░░░  50 now",
        "│  └─ ●  2. Say how                  ██████████▓▓░░░░░░░░  60 now",
        "└─ This year",
        "   └─    3. Do it                    ████████████▓▓▓▓░░░░  80 now",
    ]


def test_a_narrow_terminal_sets_each_bar_below_its_step() -> None:
    assert page(steps(), "terminal", 40, unicode=False)[1:4] == [
        "|- This month",
        "|  |- 1. Say why",
        "|  |    ######==........ 50 now",
    ]


def test_markdown_has_a_row_a_step_and_names_a_phase_once() -> None:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in page(steps(), "markdown")[2:]]
    assert [(row[0], row[1], row[3]) for row in rows] == [
        ("", "▲ Today", "40 now"),
        ("This month", r"1\. Say why", "50 now"),
        ("", r"● 2\. Say how", "60 now"),
        ("This year", r"3\. Do it", "80 now"),
    ]

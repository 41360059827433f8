"""What the shells are offered, by the protocol that each of them speaks."""

import re
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from builders.hostile_pages import TEXTS
from typer.testing import Result

from cooperation_cli.documents.document import Document
from cooperation_cli.documents.reading import load
from cooperation_cli.documents.yaml_writing import dump
from cooperation_cli.rubric.library import known

Run = Callable[..., Result]


def offered(run: Run, shell: str, line: str) -> list[str]:
    """The words that a shell is offered at the end of `line`, without their explanations."""
    words = line.split(" ")
    asked = {
        "bash": {"COMP_WORDS": "\n".join(words), "COMP_CWORD": str(len(words) - 1)},
        "zsh": {"_TYPER_COMPLETE_ARGS": line},
        "fish": {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
    }[shell]
    result = run(env={**asked, "_COOPERATION_COMPLETE": f"complete_{shell}"})
    assert (result.exit_code, result.stderr) == (0, "")
    return words_in(shell, result.stdout)


def words_in(shell: str, said: str) -> list[str]:
    if shell == "zsh":
        # _arguments '*: :(("word":"explanation" ...))' where there is one, else ("word" ...)
        entries = said[said.find("((") + 2 : said.rfind("))")].splitlines() if said else []
        return [entry.strip().split('"')[1] for entry in entries if '"' in entry]
    return [line.split("\t")[0] for line in said.splitlines() if line]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("cooperation s", {"score"}),
        ("cooperation rubric ", {"list", "show", "check", "test", "diff", "schema", "new"}),
        ("cooperation score --rubric ", set(known())),
        ("cooperation rubric show int", {"international-cooperation"}),
        ("cooperation score --fail-below ", {"not-ready", "emerging", "conditional", "ready"}),
        ("cooperation score --rubric nowhere --fail-below ", set()),
        ("cooperation score --format ", {"terminal", "markdown", "html", "json", "csv"}),
        ("cooperation score --depth ", {"quick", "full"}),
        ("cooperation template --format ", {"yaml", "json", "csv", "markdown", "html", "xlsform"}),
        ("cooperation rubric schema a", {"answers"}),
    ],
)
def test_every_shell_is_offered_what_fits(run: Run, shell: str, line: str, expected: set[str]) -> None:
    assert set(offered(run, shell, line)) == expected


def test_examples_are_offered_alone_and_by_folder(run: Run) -> None:
    names = offered(run, "bash", "cooperation example lake")
    assert {"lake-health-2025/", "lake-health-2025/ngo-director"} <= set(names)


def test_the_facts_of_a_profile_are_offered_with_their_choices(run: Run) -> None:
    assert "form=" in offered(run, "bash", "cooperation template --profile ")
    assert set(offered(run, "bash", "cooperation template --profile form=")) == {"form=bilateral", "form=multilateral"}


def test_without_a_rubric_no_fact_is_offered(run: Run) -> None:
    assert offered(run, "bash", "cooperation template --rubric nowhere --profile ") == []


def test_where_several_rubrics_may_be_named_the_last_one_counts(run: Run) -> None:
    words = "cooperation compare --rubric nowhere --rubric international-cooperation --profile sett"
    assert "setting=" in offered(run, "bash", words)


MEANT_FOR_SHELLS = [
    "Low\\$(touch taken)",
    "Low\\`touch taken`",
    "Low'))'; touch taken; echo '((",
    "Low\nX;touch taken",
    "done [/] ok [bold red]X[/] :smile: [link=https://e.x]bank[/link]",
    'a "!!" b \\" c',
]
FOREIGN = [text for text in TEXTS.values() if text.strip() and not re.search("[\ud800-\udfff]", text)]
LINES = ["plan a.yaml --to ", "score --fail-below ", "score --scenario ", "score --set ", "score --set goals.purpose="]
LINES += ["template --profile ", "template --profile form="]
HANDED = {
    "zsh": re.compile(r"""(_arguments '\*: :\(\()?"[a-z0-9.=]+"(:"[^$`"'\\!();|&<>\[\]{}*?~#:\x00-\x1f]*")?(\)\)')?"""),
    "fish": re.compile(r"[a-z0-9.=]+(\t[^$`\"'\\!();|&<>\[\]{}*?~#:\x00-\x1f]*)?"),
    "powershell": re.compile(r"[a-z0-9.=]+:::[^$`\"'\\!();|&<>\[\]{}*?~#:\x00-\x1f]*"),
}
"""A line of what each shell is handed: a name, and words in which no shell finds anything to do."""
WHOLE = Path(__file__).parents[1] / "fuzz" / "corpus" / "rubric.yaml"


def strange_rubric(file: Path, turn: int) -> Path:
    """A sound rubric with another hostile text in each of its fields for people to read."""
    texts = cycle([*MEANT_FOR_SHELLS, *FOREIGN])

    def fill(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            inside = "text" if key in {"levels", "choices"} else ""
            return {name: fill(inner, inside or name) for name, inner in value.items()}
        if isinstance(value, list):
            return [fill(inner) for inner in value]
        return next(texts) if key in {"title", "text", "label"} and isinstance(value, str) else value

    document = load(str(WHOLE))
    assert isinstance(document, Document)
    for _ in range(turn):
        next(texts)
    file.write_text(dump(fill(document.data)))
    return file


@pytest.mark.parametrize("turn", range(0, len(MEANT_FOR_SHELLS) + len(FOREIGN), 7))
@pytest.mark.parametrize("shell", HANDED)
def test_what_a_rubric_says_means_nothing_to_a_shell(run: Run, tmp_path: Path, shell: str, turn: int) -> None:
    file = strange_rubric(tmp_path / "strange.yaml", turn)
    for line in LINES:
        verb, _, rest = line.partition(" ")
        typed = f"cooperation {verb} --rubric {file} {rest}"
        asked = {"_TYPER_COMPLETE_ARGS": typed, "_TYPER_COMPLETE_WORD_TO_COMPLETE": typed.rpartition(" ")[2]}
        asked |= {"_TYPER_COMPLETE_FISH_ACTION": "get-args", "_COOPERATION_COMPLETE": f"complete_{shell}"}
        result = run(env=asked)
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout.strip()
        for handed in result.stdout.strip().split("\n"):
            assert HANDED[shell].fullmatch(handed), handed


def test_words_that_harm_nobody_are_offered_whole(run: Run) -> None:
    asked = {"_TYPER_COMPLETE_ARGS": "cooperation score --fail-below ", "_COOPERATION_COMPLETE": "complete_zsh"}
    assert '"conditional":"Proceed with conditions"' in run(env=asked).stdout

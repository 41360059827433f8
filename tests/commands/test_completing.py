"""What the shells are offered, by the protocol that each of them speaks."""

from collections.abc import Callable

import pytest
from typer.testing import Result

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

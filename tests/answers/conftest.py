"""The small rubric, and answers read with it."""

from collections.abc import Callable

import pytest
from builders.small_rubric import small_rubric

from cooperation_cli.answers.loading import answers_from
from cooperation_cli.answers.model import Answers
from cooperation_cli.documents import yaml
from cooperation_cli.errors import CooperationError, Problem
from cooperation_cli.rubric.model import Rubric


@pytest.fixture(scope="session")
def rubric() -> Rubric:
    return small_rubric()


@pytest.fixture(scope="session")
def read(rubric: Rubric) -> Callable[..., Answers]:
    """Answers from the YAML of their `answers:` section, and of what else is given."""

    def read(answers: str = "", more: str = "", *, using: Rubric = rubric, named: str = "small@1.2.0") -> Answers:
        lines = "".join(f"  {line}\n" for line in answers.splitlines())
        head = f"format: cooperation-answers/1\nrubric: {named}\n"
        about = "" if "partnership:" in more else "partnership: {title: Lake}\n"
        return answers_from(yaml.parse(f"{head}{about}{more}\nanswers:\n{lines}", "answers.yaml"), using)

    return read


@pytest.fixture(scope="session")
def refused(read: Callable[..., Answers]) -> Callable[..., tuple[Problem, ...]]:
    """The problems of answers that cannot be read."""

    def refused(answers: str = "", more: str = "", **settings: object) -> tuple[Problem, ...]:
        with pytest.raises(CooperationError) as caught:
            read(answers, more, **settings)
        return caught.value.problems

    return refused

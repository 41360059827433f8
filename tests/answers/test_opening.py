from io import BytesIO
from pathlib import Path

import pytest

from cooperation_cli.answers.opening import open_answers, open_document
from cooperation_cli.answers.versions import Named
from cooperation_cli.errors import CooperationError
from cooperation_cli.rubric.model import Rubric

TEXTS = {
    "a.yaml": "format: cooperation-answers/1\nrubric: small@1.0.0\n"
    "partnership: {title: Lake}\nanswers: {goals.purpose: 3}\n",
    "a.json": '{"format": "cooperation-answers/1", "rubric": "small@1.0.0", "partnership": {"title": "Lake"}, '
    '"answers": {"goals.purpose": 3}}',
    "a.csv": "question;level\n_rubric;small@1.0.0\n_partnership.title;Lake\ngoals.purpose;3\n",
}


@pytest.mark.parametrize("name", TEXTS)
def test_every_shape_gives_the_same_answers(rubric: Rubric, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(TEXTS[name])
    asked_for: list[Named] = []

    def find(named: Named) -> Rubric:
        asked_for.append(named)
        return rubric

    from_file, used = open_answers(str(tmp_path / name), find)
    from_stdin, _ = open_answers("-", find, BytesIO(TEXTS[name].encode()))
    assert asked_for == [Named("small", "1.0.0")] * 2
    assert used is rubric
    assert from_file == from_stdin
    assert from_file.replies["goals.purpose"].level == 3


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(CooperationError):
        open_document(str(tmp_path / "none.yaml"))

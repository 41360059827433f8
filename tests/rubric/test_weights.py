"""Weights files."""

from fractions import Fraction
from pathlib import Path

import pytest
from builders.full_page import rubric

from cooperation_cli.errors import CooperationError
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.weights import open_weights, weighed


def weights(folder: Path, text: str, name: str = "ours.yaml") -> Rubric:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return weighed(rubric(), open_weights(str(file)))


def refusals(folder: Path, text: str, name: str = "ours.yaml") -> list[str]:
    with pytest.raises(CooperationError) as caught:
        weights(folder, text, name)
    return str(caught.value).replace(f"{folder}/", "").splitlines()


def of_dimensions(read: Rubric) -> dict[str, str]:
    return {dimension.id: str(dimension.weight) for dimension in read.dimensions}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ours.yaml", "_title: Ours\ntrust: 2.5\npower: 0.1\n"),
        ("ours.json", '{"_title": "Ours", "trust": 2.5, "power": 0.1}'),
        ("ours.csv", "dimension,weight\n_title,Ours\ntrust,2.5\npower,0.1\n"),
    ],
)
def test_yaml_json_and_csv_give_the_same_weights(tmp_path: Path, name: str, text: str) -> None:
    read = weights(tmp_path, text, name)
    assert of_dimensions(read) == {"goals": "1", "trust": "5/2", "power": "1/10"}
    assert read.weights is not None
    assert read.weights.title.raw == "Ours"
    assert read.weights.dimensions == {"trust": Fraction(5, 2), "power": Fraction(1, 10)}


def test_nothing_else_changes_and_the_digest_stays(tmp_path: Path) -> None:
    read = weights(tmp_path, "trust: 2\n")
    assert read.digest == rubric().digest
    assert read.questions == rubric().questions
    assert read.parts == rubric().parts


def test_without_a_title_the_file_says_whose_they_are(tmp_path: Path) -> None:
    read = weights(tmp_path, "trust: 2\n", "ministry.yaml")
    assert read.weights is not None
    assert read.weights.title.raw == "ministry.yaml"


def test_everything_wrong_is_told_at_once_with_its_place(tmp_path: Path) -> None:
    assert refusals(tmp_path, "_title: 3\ntrsut: 2\ngoals: many\ntrust: 0\npower: -1\n") == [
        "ours.yaml:1:9: _title: a text is expected here; write whose weights they are",
        'ours.yaml:2:1: trsut: river has no dimension "trsut"; did you mean "trust"?',
        "ours.yaml:3:8: goals: a number is expected here; write a number above 0, such as 2",
        "ours.yaml:4:8: trust: a weight must be above 0; write a positive number, or delete the line",
        "ours.yaml:5:8: power: a weight must be above 0; write a positive number, or delete the line",
    ]


def test_a_table_is_checked_the_same_way(tmp_path: Path) -> None:
    assert refusals(tmp_path, "dimension,weight\ngoals,two\ntrust,1\ntrust,2\n", "ours.csv") == [
        'ours.csv:4:1: trust: "trust" stands twice, first on line 3; keep one of the two',
    ]
    assert refusals(tmp_path, "dimension,weight\ngoals,two\n", "ours.csv") == [
        "ours.csv:2:7: goals: a number is expected here; write a number above 0, such as 2",
    ]
    assert refusals(tmp_path, "dimension,mark\ngoals,2\n", "ours.csv") == [
        "ours.csv:1:1: there is no column weight; write dimension,weight as the first line",
    ]


@pytest.mark.parametrize("text", ["[1, 2]", "_title: Ours", "{}"])
def test_a_file_without_weights_is_refused(tmp_path: Path, text: str) -> None:
    (refused,) = refusals(tmp_path, text)
    assert "there are no weights here; write a number above 0 for each dimension, such as goals: 2" in refused

from pathlib import Path

import pytest

from cooperation_cli.errors import CooperationError
from cooperation_cli.rubric import library
from cooperation_cli.rubric.library import DEFAULT, example, examples, known, open_rubric, place_of, shapes, shipped


def test_the_default_rubric_is_shipped_and_loads() -> None:
    assert DEFAULT in shipped()
    assert open_rubric(DEFAULT).id == DEFAULT


def test_every_shipped_rubric_loads_under_its_own_id() -> None:
    assert [open_rubric(name).id for name in known()] == list(known())


def test_small_rubrics_of_other_shapes_ship_beside_the_whole_ones() -> None:
    assert {"item-sum", "factor-means", "no-total"} <= set(shapes())
    assert not set(shipped()) & set(shapes())
    assert Path(place_of("item-sum")).name == "item-sum.yaml"
    assert open_rubric("item-sum@1.0.0").id == "item-sum"


def test_a_shipped_rubric_may_be_named_with_its_version() -> None:
    version = open_rubric(DEFAULT).version
    assert open_rubric(f"{DEFAULT}@{version}").version == version


def test_another_version_is_refused_with_the_one_that_is_there() -> None:
    with pytest.raises(CooperationError, match=rf'99\.0\.0 is not installed; write "{DEFAULT}@'):
        open_rubric(f"{DEFAULT}@99.0.0")


def test_a_misspelt_rubric_names_the_nearest() -> None:
    with pytest.raises(CooperationError, match=f'did you mean "{DEFAULT}"'):
        open_rubric("international-coperation")


def test_a_file_and_a_folder_are_rubrics_too(tmp_path: Path, small: str) -> None:
    (tmp_path / "mine.yaml").write_text(small, encoding="utf-8")
    assert open_rubric(str(tmp_path / "mine.yaml")).id == "small"
    folder = str(Path(library.__file__).parents[2] / "rubrics" / DEFAULT)
    assert open_rubric(folder).digest == open_rubric(DEFAULT).digest


def test_shipped_rubrics_are_found_from_any_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert open_rubric(DEFAULT).id == DEFAULT


def test_rubrics_inside_the_package_come_first(tmp_path: Path, small: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "rubrics" / "small").mkdir(parents=True)
    (tmp_path / "rubrics" / "small" / "rubric.yaml").write_text(small, encoding="utf-8")
    monkeypatch.setattr(library, "_HOMES", (tmp_path / "rubrics", *library._HOMES))
    assert shipped() == ("small",)


@pytest.fixture
def a_library(tmp_path: Path, small: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of rubrics with one rubric, one single example and one folder of two."""
    home = tmp_path / "rubrics" / "small"
    (home / "examples" / "lake").mkdir(parents=True)
    (home / "rubric.yaml").write_text(small, encoding="utf-8")
    for name in ("alone.yaml", "lake/north.yaml", "lake/south.yaml", "notes.txt"):
        (home / "examples" / name).write_text(f"# {name}\n", encoding="utf-8")
    monkeypatch.setattr(library, "_HOMES", (tmp_path / "rubrics",))
    return home


@pytest.mark.usefixtures("a_library")
def test_worked_examples_are_listed_single_ones_first() -> None:
    assert [(each.name, each.rubric) for each in examples()] == [
        ("alone", "small"),
        ("lake/north", "small"),
        ("lake/south", "small"),
    ]


@pytest.mark.usefixtures("a_library")
def test_a_worked_example_is_given_as_text() -> None:
    assert example("lake/south") == "# lake/south.yaml\n"


@pytest.mark.usefixtures("a_library")
def test_a_folder_of_examples_names_those_in_it() -> None:
    with pytest.raises(CooperationError, match="write one of: lake/north, lake/south"):
        example("lake")


@pytest.mark.usefixtures("a_library")
def test_an_unknown_example_names_the_nearest() -> None:
    with pytest.raises(CooperationError, match='did you mean "alone"'):
        example("alnoe")


def test_a_rubric_need_not_have_examples(a_library: Path) -> None:
    (a_library.parent / "bare").mkdir()
    (a_library.parent / "bare" / "rubric.yaml").write_text("id: bare\n", encoding="utf-8")
    assert {each.rubric for each in examples()} == {"small"}

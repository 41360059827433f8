"""The same JSON, octet for octet, from every Python, hash seed, time zone, locale and folder.

The interpreters to try besides this one are in PYTHONS, as `make pythons` sets it.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest
from builders.hostile_pages import TEXTS
from builders.surroundings import turkish
from oracle.bridge import text_of
from oracle.generating import a_rubric, answers_to

from cooperation_cli.documents.yaml_writing import dump
from cooperation_cli.rubric.library import examples, shapes

ROOT: Final = Path(__file__).parents[2]
PYTHONS: Final = [sys.executable, *filter(None, os.environ.get("PYTHONS", "").split(os.pathsep))]
SURROUNDINGS: Final = (
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C", "COLUMNS": "40"},
    {"PYTHONHASHSEED": "4711", "TZ": "Asia/Tokyo", "HOME": "/nowhere"},
)
SEEDS: Final = range(20)
ALL: Final = """
import io, json, locale, sys
locale.setlocale(locale.LC_ALL, "")
from cooperation_cli.commands.app import app

printed = {}
for words in json.load(sys.stdin):
    sys.stdout = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    try:
        app(words)
    except SystemExit as end:
        printed[" ".join(words)] = [end.code, sys.stdout.buffer.getvalue().decode()]
sys.__stdout__.write(json.dumps(printed))
"""
"""A program that runs one command line after the other, and prints what each has printed."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with generated rubrics and answers, and answers with every hostile text."""
    folder = tmp_path_factory.mktemp("desk")
    for seed in SEEDS:
        rubric = a_rubric(Random(seed))  # noqa: S311  nothing is kept secret with it
        (folder / f"rubric-{seed}.json").write_text(text_of(rubric), encoding="utf-8")
        said = answers_to(rubric, Random(seed))  # noqa: S311
        (folder / f"answers-{seed}.json").write_text(text_of(said), encoding="utf-8")
    # Letters that Unicode 15 and 16 have added, which older Pythons do not know, stand among them.
    texts = [text.encode("utf-8", "replace").decode() for text in [*TEXTS.values(), "\U0001fae8 \U00010d50 \ua7cb x"]]
    hostile: Any = {
        "format": "cooperation-answers/1",
        "rubric": "international-cooperation",
        "partnership": {"title": "\U0001fae8 Lake"},
        "respondent": {"partner": "\ua7cb \U0001fae8", "name": "\U00010d50"},
        "answers": {"shared-goals.purpose": {"level": Decimal(3), "evidence": texts, "comment": "\n".join(texts)}},
    }
    (folder / "hostile.yaml").write_text(dump(hostile), encoding="utf-8")
    return folder


def commands() -> list[Sequence[str]]:
    shipped = [each.path for each in examples()]
    lake = {year: [path for path in shipped if f"lake-health-{year}" in path] for year in ("2025", "2026")}
    generated = [("score", f"answers-{seed}.json", "--rubric", f"rubric-{seed}.json") for seed in SEEDS]
    plans = [("plan", f"answers-{seed}.json", "--rubric", f"rubric-{seed}.json", "--effort", "5") for seed in SEEDS]
    reports = [
        *(("score", path) for path in shipped[:4]),
        ("score", *shipped),
        ("score", "hostile.yaml"),
        ("score", shipped[0], "--evidence", "required", "--scenario", "funder-leaves"),
        ("panel", *lake["2025"]),
        ("panel", "--anonymous", *lake["2025"]),
        ("panel", lake["2025"][0], "hostile.yaml", "--as", "Lake"),
        ("compare", lake["2025"][0], lake["2026"][0]),
        ("plan", shipped[0], "--effort", "12"),
        ("rubric", "show"),
        *(("rubric", "show", shape) for shape in shapes()),
        *generated,
        *plans,
    ]
    return [
        *((*words, "--format", "json") for words in reports),
        ("template", "--format", "json"),
        ("rubric", "schema"),
    ]


def printed(python: str, surroundings: Mapping[str, str | None], folder: Path) -> dict[str, list[Any]]:
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    env |= {name: value for name, value in surroundings.items() if value is not None}
    done = subprocess.run(
        [python, "-c", ALL], input=json.dumps(commands()).encode(), cwd=folder, env=env, check=True, capture_output=True
    )
    found: dict[str, list[Any]] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def locale(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str | None]:
    return turkish(tmp_path_factory.mktemp("locales"))


@pytest.fixture(scope="module")
def expected(desk: Path) -> dict[str, list[Any]]:
    found = printed(sys.executable, SURROUNDINGS[0], desk)
    assert len(found) == len(commands())
    assert {code for code, _ in found.values()} <= {0, 1, 2}
    assert sum(bool(text) for _, text in found.values()) > len(found) / 2
    return found


@pytest.mark.parametrize("surroundings", SURROUNDINGS, ids=["plain", "odd"])
@pytest.mark.parametrize("python", PYTHONS)
def test_every_python_prints_the_same(
    python: str,
    surroundings: dict[str, str],
    desk: Path,
    expected: dict[str, list[Any]],
    locale: dict[str, str | None],
) -> None:
    # What chooses no locale has that of another language, set for all there is.
    chosen = surroundings if "LC_ALL" in surroundings else surroundings | locale
    found = printed(python, chosen, desk)
    assert [words for words, said in expected.items() if found[words] != said] == []

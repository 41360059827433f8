"""Numbers that the pages give about the program are true."""

from fractions import Fraction

import yaml
from docs.pages import ROOT

from cooperation_cli import __version__
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.scoring.rounding import published

_IN_WORDS = {10: "ten", 23: "twenty-three", 60: "sixty"}


def _text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def _page(path: str) -> str:
    """The page on one line."""
    return " ".join(_text(path).split())


def test_the_citation_is_of_this_version() -> None:
    citation = yaml.safe_load(_text("CITATION.cff"))
    assert citation["version"] == __version__


def test_the_citation_and_the_changelog_name_the_version_of_the_rubric(shipped: Rubric) -> None:
    citation = yaml.safe_load(_text("CITATION.cff"))
    assert [reference["version"] for reference in citation["references"]] == [shipped.version]
    assert f"*{shipped.title}* {shipped.version}" in _page("CHANGELOG.md")


def test_the_pages_count_the_questions_right(shipped: Rubric) -> None:
    always = [question for question in shipped.questions.values() if question.ask_if is None]
    further = len(shipped.questions) - len(always)
    assert f"some {_IN_WORDS[len(always)]} plain questions" in _page("README.md")
    assert f"{len(shipped.questions)} questions" in _page("CHANGELOG.md")
    reasons = _page("docs/explanation/why-these-questions.md")
    assert f"{_IN_WORDS[len(shipped.profile)].title()} facts about the partnership" in reasons
    assert f"which of {_IN_WORDS[further]} further questions" in reasons


def test_the_method_gives_the_bands_and_thresholds_of_the_shipped_rubric(shipped: Rubric) -> None:
    method = _page("docs/reference/method.md")
    assert ", ".join(f"*{band.title}* from {band.start}" for band in shipped.bands) in method
    assert f"The floor ({float(shipped.exposure_floor)} in the shipped rubric" in method
    assert f"`min_coverage` ({float(shipped.min_coverage)} in the shipped rubric" in method


def test_the_example_in_the_method_is_worked_out_right() -> None:
    exposure, safeguards = Fraction(2 + 3, 2 * 4), Fraction(1 + 2 + 3, 3 * 4)
    risk = exposure * (1 - safeguards)
    score = 100 * (1 - risk)
    told = f"E = (0.5 + 0.75) / 2 = {float(exposure)}; G = (0.25 + 0.5 + 0.75) / 3 = {float(safeguards)}; "
    told += f"residual risk = {float(risk)}; s = {float(score)}, published {float(published(score))}."
    assert told in _page("docs/reference/method.md")

"""Pages of answers to small rubrics, through the real loaders and the real judgement."""

from pathlib import Path
from typing import Any, Protocol

import pytest
from builders.full_page import answers, assessment, rubric
from oracle.bridge import answers_of, assessment_of, rubric_of
from oracle.instrument import Raw
from oracle.small import answers as plain_answers

from cooperation_cli.report.assessment import assessment_report
from cooperation_cli.report.model import Report


class Page(Protocol):
    """The page of answers to a plain rubric; `more` are keys of the answers file."""

    def __call__(
        self, plain: Raw, said: Raw, *, depth: str | None = None, evidence: str = "claimed", **more: Any
    ) -> Report: ...


@pytest.fixture
def page(tmp_path: Path) -> Page:
    def made(plain: Raw, said: Raw, *, depth: str | None = None, evidence: str = "claimed", **more: Any) -> Report:
        read, data = rubric_of(plain, tmp_path), plain_answers(said, **more)
        return assessment_report(assessment_of(data, read, depth, evidence), answers_of(data, read))

    return made


@pytest.fixture(scope="session")
def full_page() -> Report:
    """The page that has one of everything."""
    return assessment_report(assessment(rubric(), answers()), answers())

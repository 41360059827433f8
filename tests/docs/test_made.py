"""The pages that are made by a script are as the script makes them; UPDATE_SNAPSHOTS=1 makes them again."""

import html
import os
import re
import subprocess
import sys

import pytest
from docs.pages import ROOT

_MADE = {
    "docs/commands.py": "docs/reference/commands.md",
    "docs/interview.py": "docs/interview.svg",
    "docs/picture.py": "docs/report.svg",
}


@pytest.mark.parametrize(("script", "made"), _MADE.items())
def test_a_script_makes_what_stands_in_the_documentation(script: str, made: str) -> None:
    ran = subprocess.run([sys.executable, ROOT / script], stdout=subprocess.PIPE, encoding="utf-8", check=True)
    path = ROOT / made
    if os.environ.get("UPDATE_SNAPSHOTS") == "1":
        path.write_text(ran.stdout, encoding="utf-8")
    assert ran.stdout == path.read_text(encoding="utf-8"), f"make it again: python {script} > {made}"


def test_the_picture_fetches_nothing() -> None:
    picture = (ROOT / "docs" / "report.svg").read_text(encoding="utf-8")
    # The name of the language, and the name of the program that drew it in a comment.
    named = {"http://www.w3.org/2000/svg", "https://www.textualize.io"}
    assert set(re.findall(r"https?://[^\s\"')]+", picture)) <= named
    assert not re.search(r"@import|@font-face|<script|<image|href", picture)


def test_who_cannot_see_the_picture_is_told_what_it_says() -> None:
    picture = html.unescape((ROOT / "docs" / "report.svg").read_text(encoding="utf-8")).replace("\xa0", " ")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    told = re.search(r'!\[.*"(.+)", overall readiness (\d+) with its range from (\d+) to (\d+)', readme)
    assert told
    verdict, score, low, high = told.groups()
    assert f"{verdict}<" in picture
    assert f"{score} ({low} to {high})" in picture

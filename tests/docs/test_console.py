"""What the pages show is what the program prints.

UPDATE_SNAPSHOTS=1 writes into the pages what it prints; blocks that leave something out (`…`) are mended by hand.
"""

import os
from pathlib import Path

import pytest
from docs.pages import PAGES, ROOT, Page
from docs.session import Session, fits, missing

_PAGES = [page for page in PAGES if any(block.language == "console" for block in page.blocks)]
_UPDATES = os.environ.get("UPDATE_SNAPSHOTS") == "1"


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.name)
def test_a_page_shows_what_the_program_prints(page: Page, tmp_path: Path) -> None:
    session = Session(tmp_path)
    (tmp_path / "rubrics").symlink_to(ROOT / "rubrics")
    lacking = set[str]()
    for block in page.blocks:
        if block.name:
            session.lay(block)
        elif block.language == "console" and (needed := missing(block)):
            lacking |= needed
        elif block.language == "console":
            printed = session.plays(block)
            if _UPDATES and "…" not in block.text:
                page.replace(block, printed)
            else:
                assert fits(block.text, printed), f"{page.name} shows something else than:\n{printed}"
    if lacking:
        pytest.skip(f"all but the blocks that need {', '.join(sorted(lacking))}")


def test_left_out_lines_and_words_may_be_anything_but_no_more_than_that() -> None:
    assert fits("one\n…\nfour …\n", "one\ntwo\nthree\nfour 4\n")
    assert not fits("one\n…\nfour\n", "one\ntwo\n")
    assert not fits("one …\nfour\n", "one\ntwo\nfour\n")

"""Links inside the documentation lead somewhere."""

import pytest
from docs.pages import PAGES, ROOT, Page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Page) -> None:
    for link in page.links:
        target, _, anchor = link.partition("#")
        if "://" in target:
            continue
        path = (page.path.parent / target).resolve() if target else page.path
        assert path.exists(), f"{page.name}: {link}"
        assert path.is_relative_to(ROOT), f"{page.name}: {link}"
        assert not anchor or anchor in Page(path).anchors, f"{page.name}: {link}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_page_is_reached_from_the_readme_or_the_index(page: Page) -> None:
    starts = [Page(ROOT / "README.md"), Page(ROOT / "docs" / "index.md")]
    reached = {(start.path.parent / link.partition("#")[0]).resolve() for start in starts for link in start.links}
    # A link to a folder leads to all that is in it.
    assert {page.path, page.path.parent} & {*reached, ROOT / "README.md"}, f"nothing leads to {page.name}"

"""A browser's window, offline, with everything that the page in it asks for or complains about."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from playwright.sync_api import Dialog, Page, sync_playwright

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chromium-browser"))), None)
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


@dataclass
class Window:
    """A window in which one page after the other is shown from a file, as a reader would."""

    page: Page
    file: Path
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    agrees: bool = False
    """What is answered to a dialog."""

    def show(self, html: str, width: int = 800, scheme: Scheme = "light", file: Path | None = None) -> Page:
        """Shows a page; what was asked and said before is forgotten."""
        place = file or self.file
        place.write_text(html, encoding="utf-8")
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.emulate_media(media="screen", color_scheme=scheme)
        self.asked.clear()
        self.said.clear()
        self.page.goto(place.as_uri())
        self.asked.remove(place.as_uri())
        return self.page

    def answer(self, dialog: Dialog) -> None:
        """Notes what a dialog says, and closes it."""
        self.said.append(dialog.message)
        if self.agrees:
            dialog.accept()
        else:
            dialog.dismiss()


@contextmanager
def open_window(folder: Path) -> Iterator[Window]:
    """One window, because opening one takes longer than showing a page in it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(OPTIONS))
        page = browser.new_context(offline=True).new_page()
        opened = Window(page, folder / "page.html")
        page.on("request", lambda request: opened.asked.append(request.url))
        page.on("console", lambda message: opened.said.append(message.text))
        page.on("dialog", opened.answer)
        page.on("pageerror", lambda error: opened.said.append(str(error)))
        yield opened
        browser.close()


def overflow(page: Page) -> int:
    """How much of the page stands outside the window, to its side."""
    beyond: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return beyond


def elements(page: Page) -> list[str]:
    """The elements of a page, line breaks aside."""
    found: list[str] = page.evaluate("[...document.querySelectorAll(':not(br)')].map(one => one.tagName)")
    return found

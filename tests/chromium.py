"""A real browser to look at pages with: Chromium without a window, driven by Playwright."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from habeas.desk.online.browser import browser_program

PHONE, DESK = (360, 740), (1280, 900)
"""Widths and heights in CSS pixels."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of this machine, without a window."""
    with sync_playwright() as driver:
        flags = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
        with driver.chromium.launch(executable_path=str(browser_program()), args=flags) as browser:
            yield browser


@contextmanager
def opened(
    browser: Browser, path: Path, size: tuple[int, int] = DESK, *, dark: bool = False, scripts: bool = True
) -> Iterator[tuple[Page, list[str]]]:
    """A file as a page, and the addresses that it asked for, other files of the disk left out."""
    scheme: Literal["dark", "light"] = "dark" if dark else "light"
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, java_script_enabled=scripts
    )
    with context:
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda one: None if one.url.startswith(("file:", "data:")) else asked.append(one.url))
        page.goto(path.as_uri())
        yield page, asked

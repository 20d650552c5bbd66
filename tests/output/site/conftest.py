"""One site and one browser for the tests that look at pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.chromium import chromium as started
from tests.output.site.building import many_cases, site_of, three_cases, write_site


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """The folder of a site of three cases, and its files."""
    folder = tmp_path_factory.mktemp("site")
    return folder, write_site(folder, three_cases(), site_of())


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """The folder of a site of 160 short cases, which take several pages and files of cards, and its files."""
    folder = tmp_path_factory.mktemp("large")
    return folder, write_site(folder, many_cases(160), site_of())


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser, started once; it is ended with its module, because Django opens no vault beside its event loop."""
    with started() as browser:
        yield browser

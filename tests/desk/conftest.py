"""What holds for every test of the desk."""

import pytest


@pytest.fixture(scope="module", autouse=True)
def _cheap_keys(cheap_keys: None) -> None:
    """What a key costs in earnest is tested where it is derived, and by the demonstration."""

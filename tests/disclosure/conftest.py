"""The invented case, for every test of this room."""

import pytest
from tests.disclosure.invented import Making, example, start


@pytest.fixture
def made() -> Making:
    """The whole invented case."""
    return example()


@pytest.fixture
def empty() -> Making:
    """The invented case before anybody said anything."""
    return start()

"""Padded lengths: enough, not much more, and few of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.vault.padding import LARGEST_DOUBLED, SMALLEST, padded_length

lengths = st.integers(0, 2**40)


@given(lengths)
def test_a_padded_length_holds_the_data_at_little_cost(length: int) -> None:
    """It is never shorter; a small one at most doubles, a large one grows by 3 % at most."""
    padded = padded_length(length)
    assert padded >= length
    if length > LARGEST_DOUBLED:
        assert (padded - length) / length <= 0.032
    elif length > SMALLEST:
        assert padded < 2 * length


@given(lengths)
def test_a_padded_length_pads_to_itself(length: int) -> None:
    """Padding twice is padding once."""
    assert padded_length(padded_length(length)) == padded_length(length)


@given(lengths, lengths)
def test_longer_data_is_never_padded_shorter(one: int, two: int) -> None:
    """Padding keeps the order."""
    if one <= two:
        assert padded_length(one) <= padded_length(two)


def test_few_lengths_are_told_apart() -> None:
    """All lengths up to 1 MiB fall into nine, those up to 1 GiB into fewer than four hundred."""
    assert len({padded_length(length) for length in range(0, 2**20 + 1, 5)} | {padded_length(2**20)}) == 9
    assert len({padded_length(length) for length in range(2**20, 2**30, 9973)}) < 400


def test_a_negative_length_is_refused() -> None:
    """There is no such length."""
    with pytest.raises(ValueError, match="negative"):
        padded_length(-1)

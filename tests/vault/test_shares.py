"""The laws of splitting the recovery key: enough shares give it back, fewer or wrong ones nothing."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.base.errors import VaultLocked, WrongCall
from habeas.vault.recovery import SECRET_BYTES, recovery_text
from habeas.vault.shares import MOST, join, read_share, split

KEY = recovery_text(bytes(range(SECRET_BYTES)))


@settings(max_examples=8)
@given(secret=st.binary(min_size=SECRET_BYTES, max_size=SECRET_BYTES), needed=st.integers(2, 4), more=st.integers(0, 2))
def test_any_enough_shares_give_the_key_back_and_fewer_do_not(secret: bytes, needed: int, more: int) -> None:
    """Every set of as many shares as are needed joins to the key, in any order; one fewer is refused."""
    key = recovery_text(secret)
    shares = split(key, needed + more, needed)
    assert [share.number for share in shares] == list(range(1, needed + more + 1))
    for chosen in list(combinations(shares, needed))[:4]:
        assert join(chosen[::-1]) == key
        with pytest.raises(VaultLocked, match="too few"):
            join(chosen[1:])


def test_a_share_is_read_as_it_was_written_down() -> None:
    """Numbers, commas, line ends and capitals on the paper do not matter."""
    share = split(KEY, 3, 2)[0]
    written = "\n".join(f"{number}. {word.upper()}," for number, word in enumerate(share.words, 1))
    assert read_share(written) == share


def test_any_wrong_word_is_told() -> None:
    """A share with one word exchanged, missing, or two neighbours swapped is no share."""
    share = split(KEY, 2, 2)[1]
    for at in range(len(share.words)):
        other = "academic" if share.words[at] != "academic" else "acid"
        words = [*share.words[:at], other, *share.words[at + 1 :]]
        with pytest.raises(VaultLocked):
            read_share(" ".join(words))
        with pytest.raises(VaultLocked):
            read_share(" ".join(share.words[:at] + share.words[at + 1 :]))
        swapped = list(share.words)
        swapped[at - 1], swapped[at] = swapped[at], swapped[at - 1]
        if tuple(swapped) != share.words:
            with pytest.raises(VaultLocked):
                read_share(" ".join(swapped))


def test_shares_of_different_splittings_are_told_apart() -> None:
    """A share of another splitting, of the same key or not, does not join."""
    one, other = split(KEY, 3, 2), split(KEY, 3, 2)
    while other[0].words[:2] == one[0].words[:2]:
        other = split(KEY, 3, 2)
    with pytest.raises(VaultLocked, match="different splittings"):
        join([one[0], other[1]])


@pytest.mark.parametrize(("shares", "needed"), [(1, 1), (3, 1), (2, 3), (MOST + 1, 2), (0, 0), (-1, -1)])
def test_numbers_that_make_no_splitting_are_refused(shares: int, needed: int) -> None:
    """One share that opens all, more needed than made, or more than sixteen are refused."""
    with pytest.raises(WrongCall):
        split(KEY, shares, needed)


def test_words_do_not_show_in_a_representation() -> None:
    """A share that is printed by mistake or logged shows no word."""
    share = split(KEY, 2, 2)[0]
    assert share.words[5] not in repr(share)

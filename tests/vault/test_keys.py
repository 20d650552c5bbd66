"""Keys: what is wrapped comes back only to the right key, and nothing shows."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.errors import WrongCall
from habeas.vault.keys import (
    SHORTEST_PASSPHRASE,
    Argon,
    Key,
    Purpose,
    Wrapped,
    Wrapping,
    demand_strength,
    key_from_passphrase,
    key_from_recovery,
    normal_passphrase,
    sub_key,
    unwrap,
    wrap,
)

VAULT = "ab" * 16
CHEAP = Argon(memory_kib=8, passes=1, lanes=1)
keys = st.binary(min_size=32, max_size=32).map(Key)


@given(keys, keys, st.sampled_from(Wrapping))
def test_what_is_wrapped_is_unwrapped_by_its_key(master: Key, under: Key, wrapping: Wrapping) -> None:
    """Unwrapping with the same key, vault and kind gives the master key."""
    assert unwrap(wrap(master, under, VAULT, wrapping, os.urandom), under, VAULT, wrapping) == master


@given(keys, keys, keys)
def test_another_key_vault_or_kind_unwraps_nothing(master: Key, under: Key, other: Key) -> None:
    """A wrapping is bound to its key, its vault and its kind."""
    wrapped = wrap(master, under, VAULT, Wrapping.PASSPHRASE, os.urandom)
    if other != under:
        assert unwrap(wrapped, other, VAULT, Wrapping.PASSPHRASE) is None
    assert unwrap(wrapped, under, "cd" * 16, Wrapping.PASSPHRASE) is None
    assert unwrap(wrapped, under, VAULT, Wrapping.RECOVERY) is None


@given(keys, keys, st.integers(0, 60 * 8 - 1))
def test_an_altered_wrapping_unwraps_nothing(master: Key, under: Key, bit: int) -> None:
    """Any flipped bit of nonce, ciphertext or tag makes unwrapping fail."""
    wrapped = wrap(master, under, VAULT, Wrapping.RECOVERY, os.urandom)
    whole = bytearray(wrapped.nonce + wrapped.sealed)
    whole[bit // 8] ^= 1 << bit % 8
    assert unwrap(Wrapped(bytes(whole[:12]), bytes(whole[12:])), under, VAULT, Wrapping.RECOVERY) is None


def test_each_purpose_and_vault_has_a_key_of_its_own() -> None:
    """No two derived keys are the same, and none is the master key."""
    master = Key(bytes(range(32)))
    derived = [sub_key(master, vault, purpose) for vault in (VAULT, "cd" * 16) for purpose in Purpose]
    derived.append(key_from_recovery(master.data, VAULT))
    assert len({key.data for key in [*derived, master]}) == len(derived) + 1


def test_a_passphrase_is_the_same_from_every_keyboard() -> None:
    """Composed, decomposed and compatibility forms of the same words give the same key."""
    one, two = "Кіші й ﬁve words", "Кіші и\u0306 five words"
    assert normal_passphrase(one) == normal_passphrase(two)
    salt = bytes(16)
    assert key_from_passphrase(one, salt, CHEAP) == key_from_passphrase(two, salt, CHEAP)
    assert key_from_passphrase(one, salt, CHEAP) != key_from_passphrase(one, bytes(15) + b"1", CHEAP)
    assert key_from_passphrase(one, salt, CHEAP) != key_from_passphrase(one, salt, Argon(16, 1, 1))


@pytest.mark.parametrize("empty", ["", "   ", "\u3000"])
def test_an_empty_passphrase_is_refused(empty: str) -> None:
    """A passphrase of nothing but spaces is no passphrase."""
    with pytest.raises(WrongCall):
        normal_passphrase(empty)


def test_a_short_new_passphrase_is_refused_with_advice() -> None:
    """One character less than the stated length is refused; the stated length is taken."""
    demand_strength("x" * SHORTEST_PASSPHRASE)
    with pytest.raises(WrongCall, match="words"):
        demand_strength("x" * (SHORTEST_PASSPHRASE - 1))


@pytest.mark.parametrize(
    ("memory_kib", "passes", "lanes"),
    [(7, 1, 1), (31, 1, 4), (2**21 + 1, 1, 1), (64, 0, 1), (64, 65, 1), (4096, 1, 0), (4096, 1, 17), (-1, 1, 1)],
)
def test_parameters_out_of_bounds_are_refused(memory_kib: int, passes: int, lanes: int) -> None:
    """Key derivation can neither be switched off nor made to exhaust the machine."""
    with pytest.raises(ValueError, match="out of bounds"):
        Argon(memory_kib, passes, lanes)


def test_the_defaults_are_those_of_the_threat_model() -> None:
    """A vault made without saying otherwise takes 256 MiB and three passes."""
    assert (Argon().memory_kib, Argon().passes) == (256 * 1024, 3)


def test_a_key_does_not_show() -> None:
    """Neither a key nor a wrapped key shows its bytes when printed."""
    key = Key(b"\x41" * 32)
    wrapped = wrap(key, key, VAULT, Wrapping.PASSPHRASE, os.urandom)
    assert "41" not in repr(key)
    assert "AAAA" not in f"{key} {[key]} {wrapped!r}"
    with pytest.raises(ValueError, match="32 bytes"):
        Key(b"short")

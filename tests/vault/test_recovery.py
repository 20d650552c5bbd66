"""The written recovery key: read back, and typing errors caught."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.errors import VaultLocked
from habeas.vault.recovery import read_recovery, recovery_text

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
secrets = st.binary(min_size=20, max_size=20)


@given(secrets)
def test_what_is_written_is_read(secret: bytes) -> None:
    """The written form has nine groups of four and gives the same bytes back."""
    text = recovery_text(secret)
    assert [len(group) for group in text.split("-")] == [4] * 9
    assert read_recovery(text) == secret


@given(secrets)
def test_case_spaces_and_look_alikes_do_not_matter(secret: bytes) -> None:
    """Lower case, spaces for hyphens, and O, I and L for 0 and 1 are read as meant."""
    text = recovery_text(secret)
    assert read_recovery(f"  {text.lower().replace('-', ' ')}\n") == secret
    assert read_recovery(text.replace("0", "O").replace("1", "l")) == secret
    assert read_recovery(text.replace("1", "i")) == secret


@pytest.mark.parametrize("secret", [bytes(20), b"\xff" * 20, bytes(range(20))])
def test_every_single_wrong_character_is_caught(secret: bytes) -> None:
    """Each of the 36 places with each of the 31 other characters is refused."""
    symbols = recovery_text(secret).replace("-", "")
    for place, right in enumerate(symbols):
        for wrong in ALPHABET.replace(right, ""):
            with pytest.raises(VaultLocked, match="typing error"):
                read_recovery(symbols[:place] + wrong + symbols[place + 1 :])


@given(secrets, st.integers(0, 34))
def test_exchanged_neighbours_are_caught(secret: bytes, place: int) -> None:
    """Two neighbours that differ and are exchanged are refused."""
    symbols = recovery_text(secret).replace("-", "")
    exchanged = symbols[:place] + symbols[place + 1] + symbols[place] + symbols[place + 2 :]
    if exchanged != symbols:
        with pytest.raises(VaultLocked, match="typing error"):
            read_recovery(exchanged)


@pytest.mark.parametrize("text", ["", "ABCD", "U" * 36, "*" * 36, "0" * 35, "0" * 37, "я" * 36])
def test_what_cannot_be_a_recovery_key_says_so(text: str) -> None:
    """A wrong length or a character that does not occur is named, not guessed at."""
    with pytest.raises(VaultLocked, match="recovery key has"):
        read_recovery(text)


def test_only_twenty_bytes_are_written() -> None:
    """A secret of another length is refused."""
    with pytest.raises(ValueError, match="20 bytes"):
        recovery_text(bytes(19))

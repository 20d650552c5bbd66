"""The sealed file for the road."""

import io
import os

import pytest

from habeas.base.errors import HabeasError, IntegrityFailure, VaultLocked, WrongCall
from habeas.vault.carrying.sealed_file import CHUNK, opened, sealed
from habeas.vault.keys import Argon

ROAD = "nine brown hares in the grass"


def seal(clear: bytes, cheap: Argon) -> bytes:
    """A sealed file of these bytes."""
    return b"".join(sealed(iter([clear]), ROAD, os.urandom, cheap))


@pytest.mark.parametrize("size", [0, 1, 4096, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_what_was_sealed_is_opened(size: int, cheap: Argon) -> None:
    """The same bytes come back, followed by zeros, and stand nowhere in the file."""
    clear = os.urandom(size)
    data = seal(clear, cheap)
    found = b"".join(opened(io.BytesIO(data), ROAD))
    assert found[:size] == clear
    assert found[size:].strip(b"\0") == b""
    assert size < 16 or clear[:16] not in data


def test_sizes_are_padded(cheap: Argon) -> None:
    """Two streams of nearby sizes give files of one size."""
    assert len(seal(bytes(70_000), cheap)) == len(seal(bytes(130_000), cheap))


def test_a_wrong_passphrase_says_so(cheap: Argon) -> None:
    """Another passphrase opens nothing; a short one seals nothing."""
    with pytest.raises(VaultLocked):
        list(opened(io.BytesIO(seal(b"letter", cheap)), ROAD + "!"))
    with pytest.raises(WrongCall):
        list(sealed(iter([b""]), "short", os.urandom, cheap))


def test_every_changed_byte_is_found(cheap: Argon) -> None:
    """Any byte flipped, chunks exchanged, dropped or cut: never a clear stream that ends."""
    data = bytearray(seal(os.urandom(CHUNK * 2), cheap))
    for place in [*range(0, 420, 3), *range(420, len(data), 4001), len(data) - 1]:
        data[place] ^= 1
        with pytest.raises(HabeasError):
            list(opened(io.BytesIO(bytes(data)), ROAD))
        data[place] ^= 1
    whole, chunk = bytes(data), CHUNK + 16
    head = len(whole) % chunk
    swapped = whole[:head] + whole[head + chunk : head + 2 * chunk] + whole[head : head + chunk]
    for wrong in (whole[:-chunk], whole[:-1], whole + b"\0", swapped, whole[:head]):
        with pytest.raises(IntegrityFailure):
            list(opened(io.BytesIO(wrong), ROAD))

"""Sealed blobs: what was put comes back, or nothing does."""

import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.digest import Digest, digest_of
from habeas.base.errors import IntegrityFailure
from habeas.vault.blobs import CHUNK, TAG, BlobFolder, Sealed, opened_chunks, sealed_chunks
from habeas.vault.keys import Key
from habeas.vault.padding import padded_length

KEY = Key(b"k" * 32)
NAME = "ab" * 32
LONG = os.urandom(3 * CHUNK + 1000)


@pytest.fixture
def blobs(tmp_path: Path) -> BlobFolder:
    """An empty folder of blobs."""
    (tmp_path / "blobs").mkdir()
    return BlobFolder(tmp_path / "blobs", Key(b"n" * 32), Key(b"w" * 32), os.urandom)


def opened(chunks: list[bytes], size: int, key: Key = KEY, name: str = NAME) -> bytes:
    """The clear bytes of chunks put one after the other."""
    return opened_chunks(io.BytesIO(b"".join(chunks)), key, name, size)


@given(
    st.integers(0, 3).flatmap(lambda n: st.integers(-2, 2).map(lambda d: max(0, n * CHUNK + d))) | st.integers(0, 9000)
)
def test_what_is_sealed_is_opened(size: int) -> None:
    """Data of every length, also just around whole chunks, comes back as it was, from a padded file."""
    data = bytes(size)
    chunks = list(sealed_chunks(data, KEY, NAME))
    assert opened(chunks, size) == data
    assert sum(map(len, chunks)) == padded_length(size) + TAG * len(chunks)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda c: c[1:], id="first dropped"),
        pytest.param(lambda c: c[:-1], id="last dropped"),
        pytest.param(lambda c: [*c[:1], *c[2:]], id="middle dropped"),
        pytest.param(lambda c: [c[1], c[0], *c[2:]], id="exchanged"),
        pytest.param(lambda c: [c[0], c[0], *c[2:]], id="repeated"),
        pytest.param(lambda c: [*c, c[-1]], id="appended"),
        pytest.param(lambda c: [*c, b"x"], id="a byte more"),
        pytest.param(lambda c: [*c[:-1], c[-1][:-1]], id="a byte less"),
        pytest.param(lambda _: [], id="empty"),
    ],
)
def test_chunks_keep_their_place(change: object) -> None:
    """Dropped, exchanged, repeated or added chunks are refused."""
    assert callable(change)
    with pytest.raises(IntegrityFailure):
        opened(change(list(sealed_chunks(LONG, KEY, NAME))), len(LONG))


def test_the_beginning_of_a_blob_is_no_blob() -> None:
    """Whole chunks from the beginning, asked for with a size that fits them, are refused: the last is missing."""
    chunks = list(sealed_chunks(LONG, KEY, NAME))
    assert len(chunks) == 4
    with pytest.raises(IntegrityFailure):
        opened(chunks[:2], 2 * CHUNK)


@given(st.integers(0, len(LONG) + 4 * TAG - 1), st.integers(0, 7))
def test_every_flipped_bit_is_refused(place: int, bit: int) -> None:
    """No bit of a sealed blob, padding and tags included, can be flipped unseen."""
    sealed = bytearray(b"".join(sealed_chunks(LONG, KEY, NAME)))
    sealed[place] ^= 1 << bit
    with pytest.raises(IntegrityFailure):
        opened([bytes(sealed)], len(LONG))


def test_a_blob_is_bound_to_key_name_and_size() -> None:
    """Another blob's key or name, or a size in another class of padding, opens nothing."""
    chunks = list(sealed_chunks(LONG, KEY, NAME))
    for key, name, size in ((Key(b"x" * 32), NAME, len(LONG)), (KEY, "cd" * 32, len(LONG)), (KEY, NAME, 5)):
        with pytest.raises(IntegrityFailure):
            opened(chunks, size, key, name)


def test_a_file_is_put_and_got(blobs: BlobFolder) -> None:
    """What was put is got, from one file with mode 0600 whose name tells nothing of the digest."""
    digest = digest_of(LONG)
    sealed = blobs.put(LONG, digest)
    assert blobs.get(sealed, digest) == LONG
    (file,) = blobs.files()
    assert file.stat().st_mode & 0o777 == 0o600
    assert blobs.name_at(file) == sealed.name == blobs.name_of(digest)
    assert digest.removeprefix("sha256:") not in str(file)
    assert blobs.has(sealed.name)


def test_the_same_bytes_are_never_sealed_alike(blobs: BlobFolder) -> None:
    """Putting again takes a new key, and the file of another key does not open by the first row."""
    digest = digest_of(b"twice")
    first = blobs.put(b"twice", digest)
    second = blobs.put(b"twice", digest)
    assert first.sealed_key != second.sealed_key
    with pytest.raises(IntegrityFailure):
        blobs.get(first, digest)
    assert blobs.get(second, digest) == b"twice"


def test_names_depend_on_the_vault(blobs: BlobFolder) -> None:
    """Two vaults name the same original differently."""
    digest = digest_of(b"known paper")
    assert blobs.name_of(digest) != BlobFolder(blobs.path, Key(b"o" * 32), blobs.keys, os.urandom).name_of(digest)


def test_missing_altered_or_misnamed_blobs_are_refused(blobs: BlobFolder) -> None:
    """A missing file, an unreadable one, an altered wrapped key and another blob's row raise IntegrityFailure."""
    one, two = digest_of(b"one"), digest_of(b"two")
    sealed, other = blobs.put(b"one", one), blobs.put(b"two", two)
    altered = Sealed(sealed.name, bytes([sealed.sealed_key[0] ^ 1]) + sealed.sealed_key[1:], sealed.size)
    misnamed = Sealed(other.name, sealed.sealed_key, sealed.size)
    wrong: list[tuple[Sealed, Digest]] = [(altered, one), (misnamed, one), (other, one)]
    for row, digest in wrong:
        with pytest.raises(IntegrityFailure):
            blobs.get(row, digest)
    blobs.remove(sealed.name)
    blobs.remove(sealed.name)
    with pytest.raises(IntegrityFailure, match="missing"):
        blobs.get(sealed, one)
    blobs.file_of(sealed.name).mkdir()
    with pytest.raises(IntegrityFailure, match="cannot be read"):
        blobs.get(sealed, one)

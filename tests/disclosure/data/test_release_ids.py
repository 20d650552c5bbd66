"""Ids of a release join what belongs together within it, and nothing across two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.digest import digest_of
from habeas.disclosure.data.release_ids import ReleaseIds, commitment

_KEYS = st.binary(min_size=32, max_size=32)


@given(_KEYS, _KEYS, st.text(), st.text())
def test_ids_join_within_a_release_alone(key: bytes, other: bytes, one: str, two: str) -> None:
    """The same thing has the same id in one release; another thing, kind or release gives another."""
    ids = ReleaseIds(key)
    assert ids.of("fact", one) == ReleaseIds(key).of("fact", one)
    assert ids.of("fact", one) != ids.of("source", one)
    assert (ids.of("fact", one) == ids.of("fact", two)) is (one == two)
    assert (ids.of("fact", one) == ReleaseIds(other).of("fact", one)) is (key == other)


@given(_KEYS, st.binary())
def test_a_commitment_binds_and_tells_nothing(key: bytes, data: bytes) -> None:
    """A commitment is the same for the same digest and key, and holds no part of the digest."""
    digest = digest_of(data)
    made = ReleaseIds(key).commitment(digest)
    assert made == ReleaseIds(key).commitment(digest)
    assert digest.removeprefix("sha256:")[:12] not in made


@given(_KEYS, st.binary(), st.binary())
def test_an_opened_commitment_opens_no_other(key: bytes, data: bytes, other: bytes) -> None:
    """Digest and salt make the commitment again; the salt of one is not that of another, and fits no other digest."""
    ids, digest, second = ReleaseIds(key), digest_of(data), digest_of(other)
    assert commitment(digest, ids.salt(digest)) == ids.commitment(digest)
    assert (ids.salt(digest) == ids.salt(second)) is (data == other)
    assert (commitment(second, ids.salt(digest)) == ids.commitment(digest)) is (data == other)


def test_a_short_key_is_refused() -> None:
    """The key of a release has 32 bytes, no fewer."""
    with pytest.raises(ValueError, match="32 bytes"):
        ReleaseIds(b"short")

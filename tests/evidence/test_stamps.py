"""The laws of time stamps, with a real authority made by OpenSSL."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.authority import Authority, make_authority

from habeas.base.digest import digest_of
from habeas.base.finding import Finding
from habeas.evidence.sources.custody import CustodyEntry, commit, next_entry
from habeas.evidence.sources.der import DerError, elements, encoded, with_sorted_certificates
from habeas.evidence.sources.stamps import Stamp, Stamped, check_stamps, read_stamp, request_for, roots_of


def chain(length: int, salt: bytes = b"0123456789abcdef") -> list[CustodyEntry]:
    """A custody log."""
    log: list[CustodyEntry] = []
    for number in range(length):
        log.append(next_entry(log[-1] if log else None, commit({"number": str(number)}, salt)))
    return log


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """An authority."""
    return make_authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="module")
def stamp(authority: Authority) -> Stamp:
    """A sound stamp on the third entry of a log."""
    entry = chain(3)[-1]
    request = request_for(entry)
    token = authority.answer(request.data)
    return Stamp(3, entry.link, token, "http://a.example", request.nonce, roots_of(authority.root.read_bytes()))


def test_a_stamp_says_when_the_entry_was_there(stamp: Stamp) -> None:
    """A stamp that came through an intermediate certificate gives time, accuracy and signer."""
    said = read_stamp(stamp)
    assert isinstance(said, Stamped)
    assert abs(said.at - datetime.now(UTC)) < timedelta(minutes=5)
    assert (said.accuracy, said.signer) == (1.0, "CN=Invented Authority")


def test_a_request_holds_nothing_of_the_log_but_a_digest() -> None:
    """Neither the link nor any digest of the log is in the request; two requests differ in their number."""
    entry = chain(1)[0]
    one, two = request_for(entry), request_for(entry)
    for text in (entry.link, entry.commitment):
        assert bytes.fromhex(text.removeprefix("sha256:")) not in one.data
        assert text.encode() not in one.data
    assert one.nonce != two.nonce


def test_a_stamp_for_anything_else_does_not_hold(stamp: Stamp, authority: Authority) -> None:
    """Another link, another number sent, another root, and a refusal are each told apart from a sound stamp."""
    signer = roots_of((authority.folder / "tsa.pem").read_bytes())
    for wrong in (
        replace(stamp, link=digest_of(b"another")),
        replace(stamp, nonce=stamp.nonce + 1),
        replace(stamp, roots=signer),
        replace(stamp, roots=()),
    ):
        found = read_stamp(wrong)
        assert isinstance(found, Finding)
        assert found.code == "stamp-broken"
    refused = read_stamp(replace(stamp, token=authority.answer(b"0\x03\x02\x01\x05")))
    assert isinstance(refused, Finding)
    assert refused.code == "stamp-refused"


def test_no_altered_byte_of_a_stamp_goes_unseen(stamp: Stamp) -> None:
    """With any one byte altered the answer is broken, unreadable, or says the very same."""
    sound = read_stamp(stamp)
    for at in range(0, len(stamp.token), 7):
        altered = bytearray(stamp.token)
        altered[at] ^= 0x15
        read = read_stamp(replace(stamp, token=bytes(altered)))
        assert read == sound or isinstance(read, Finding), at


def test_what_is_no_stamp_is_said_to_be_none(stamp: Stamp) -> None:
    """A page, nothing, and a cut answer are findings."""
    for token in (b"", b"<html>moved</html>", stamp.token[:-1], stamp.token + b"\0"):
        found = read_stamp(replace(stamp, token=token))
        assert isinstance(found, Finding)
        assert found.code == "stamp-unreadable"


def test_a_log_written_anew_shows_against_a_stamp(stamp: Stamp) -> None:
    """A stamp holds for its own log, grown or not; one rewritten or cut short is found."""
    assert check_stamps([stamp], chain(3)) == ()
    assert check_stamps([stamp], chain(5)) == ()
    assert [f.code for f in check_stamps([stamp], chain(5, b"fedcba9876543210"))] == ["custody-rewritten"]
    assert [f.code for f in check_stamps([stamp], chain(2))] == ["custody-cut-short"]


@given(st.lists(st.binary(max_size=300), max_size=5))
def test_elements_are_taken_apart_as_they_were_put_together(contents: list[bytes]) -> None:
    """Whatever stands one after the other is found again, whole, in its order."""
    data = b"".join(encoded(0x04, each) for each in contents)
    assert [one.contents for one in elements(data)] == contents
    assert b"".join(one.whole for one in elements(data)) == data


@given(st.binary(max_size=60))
def test_bytes_that_are_no_answer_are_refused_or_left_alone(data: bytes) -> None:
    """Nothing but a well made answer is touched, and nothing raises but DerError."""
    with suppress(DerError):
        assert len(with_sorted_certificates(data)) == len(data)

"""The laws of asking for time stamps, with a real authority on loopback."""

from pathlib import Path

import pytest
from tests.authority import Authority, make_authority, served

from habeas.base.errors import Failed, WrongCall
from habeas.desk.describing import sources_of
from habeas.desk.preserving import Circumstances
from habeas.desk.session import Session
from habeas.desk.stamping import stamp_log, stamps_of
from habeas.desk.taking_in import take_in_standard_input
from habeas.desk.verifying import verify
from habeas.evidence.sources.source import Secrecy
from habeas.evidence.sources.stamps import Stamped

OPEN = Circumstances(Secrecy.PUBLIC)
pytestmark = pytest.mark.enable_socket


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """An authority."""
    return make_authority(tmp_path_factory.mktemp("authority"))


def test_a_stamp_is_kept_and_covers_what_came_before(session: Session, authority: Authority) -> None:
    """What was taken in before the stamp is shown as stamped, what came later is not, and the vault is intact."""
    take_in_standard_input(session, "baker", b"a report", OPEN)
    with served(lambda request: (200, authority.answer(request))) as address:
        told = stamp_log(session, address, authority.root)
    take_in_standard_input(session, "baker", b"a later letter", OPEN)
    assert isinstance(told.said, Stamped)
    assert stamps_of(session) == (told,)
    early, late = sources_of(session, "baker")
    assert (early.stamped, late.stamped) == (told.said.at.isoformat(), None)
    assert verify(session).intact


def test_no_unsound_answer_is_kept(session: Session, authority: Authority, tmp_path: Path) -> None:
    """A page, an error, a stamp under an untrusted root, a stamp for another request, and silence keep nothing."""
    take_in_standard_input(session, "baker", b"a report", OPEN)
    other = make_authority(tmp_path)
    stale = authority.answer(other_request())
    for answer in (
        lambda _: (200, b"<html>"),
        lambda _: (500, b""),
        lambda _: (200, b"0" * ((1 << 20) + 2)),
        lambda request: (200, other.answer(request)),
        lambda _: (200, stale),
    ):
        with served(answer) as address, pytest.raises(Failed):
            stamp_log(session, address, authority.root)
    with pytest.raises(Failed):
        stamp_log(session, "http://127.0.0.1:9/", authority.root, seconds=2)
    assert stamps_of(session) == ()


def test_a_wrong_call_asks_nobody(session: Session, authority: Authority, tmp_path: Path) -> None:
    """An empty log, what is no address, and a file without a certificate are refused."""
    with pytest.raises(WrongCall, match="Nothing is kept yet"):
        stamp_log(session, "https://a.example/", authority.root)
    take_in_standard_input(session, "baker", b"a report", OPEN)
    with pytest.raises(WrongCall, match="no address"):
        stamp_log(session, "file:///etc/passwd", authority.root)
    (tmp_path / "empty.pem").write_text("nothing\n")
    with pytest.raises(WrongCall, match="no certificate"):
        stamp_log(session, "https://a.example/", tmp_path / "empty.pem")


def other_request() -> bytes:
    """A request for another log."""
    from habeas.evidence.sources.custody import commit, next_entry
    from habeas.evidence.sources.stamps import request_for

    return request_for(next_entry(None, commit({"a": "b"}, b"0123456789abcdef"))).data

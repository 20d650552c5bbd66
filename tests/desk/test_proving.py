"""A proof pack from a real vault: it holds, shows no more than the page does, and opens only what is opened."""

from pathlib import Path

import pytest
from tests.authority import make_authority, served
from tests.desk.test_publishing import DAY, LANGS, agreed, told

from habeas.base.errors import WrongCall
from habeas.desk.copies import clear_copies
from habeas.desk.openings import openings_of
from habeas.desk.pack_checking import check_pack
from habeas.desk.preserving import Circumstances
from habeas.desk.proving import prove_case
from habeas.desk.publishing import SiteAsked
from habeas.desk.saying import Words, say
from habeas.desk.session import Session
from habeas.desk.stamping import stamp_log
from habeas.desk.taking_in import take_in_standard_input
from habeas.evidence.sources.source import Secrecy

NAME = "Ilyas Qarabulaq"
REPORT = f"{NAME} was apprehended on 3 May 2023. {NAME} is held in remand prison No. 4. The family agrees.\n"
ASKED = SiteAsked(LANGS)


@pytest.fixture
def baker(session: Session) -> Session:
    """A vault with somebody held who may be told of, by a public report and by a letter of one's own knowledge."""
    told(session, "baker", NAME)
    agreed(session, "baker", NAME, "publish", "name")
    letter = b"He was moved to another wing on 20 May 2023.\n"
    [taken] = take_in_standard_input(session, "baker", letter, Circumstances(Secrecy.OWN_KNOWLEDGE)).taken
    assert taken.source is not None
    value = {"when": "2023-05-20", "to": "another wing"}
    say(session, "baker", Words(NAME, "transfer", value, taken.source.id, "He was moved to another wing", 0))
    return session


def test_a_pack_holds_and_is_recorded(baker: Session, tmp_path: Path) -> None:
    """The pack is a release with its digest, a clear copy, and every sentence of it holds against the reader's file."""
    path = tmp_path / "pack.zip"
    done = prove_case(baker, "baker", path, DAY, ASKED)
    (tmp_path / "report.txt").write_text(REPORT)
    checked = check_pack(path.read_bytes(), [tmp_path / "report.txt"])
    assert checked.findings == ()
    assert checked.digest == done.digest
    assert (checked.checked.sentences, checked.checked.matched) == (done.sentences, ("report.txt",))
    assert checked.checked.quotes == checked.checked.quotable == done.quotes > 0
    assert (done.sources, done.committed) == (2, 1)
    [release] = baker.vault.gate.releases(baker.case("baker").id)
    assert [(file.name, release.form) for file in release.files] == [("pack.zip", "proof")]
    assert [copy.path for copy in clear_copies(baker)] == [path]


def test_what_is_not_public_stands_as_a_commitment_and_opens_by_its_salt(baker: Session, tmp_path: Path) -> None:
    """Of a letter neither words nor digest are in the pack; whoever is told the salt knows the file again."""
    path = tmp_path / "pack.zip"
    prove_case(baker, "baker", path, DAY, ASKED)
    letter = tmp_path / "letter.txt"
    letter.write_bytes(b"He was moved to another wing on 20 May 2023.\n")
    source = next(
        one for one in baker.vault.evidence.sources(baker.case("baker").id) if one.secrecy is Secrecy.OWN_KNOWLEDGE
    )
    data = path.read_bytes()
    assert source.copy.digest.removeprefix("sha256:")[:12].encode() not in data
    assert b"to another wing on 20" not in data
    [opening] = openings_of(baker, "baker", source.id)
    assert opening.commitment.encode() in data
    assert check_pack(data, [letter], opening.salt).checked.matched == ("letter.txt",)
    assert check_pack(data, [letter]).checked.matched == ()


@pytest.mark.enable_socket
def test_time_stamps_are_carried_when_receipts_may_be_told(baker: Session, tmp_path: Path) -> None:
    """With the receipt the time can be followed; without it the pack says that there is one, and tells no receipt."""
    (tmp_path / "tsa").mkdir()
    authority = make_authority(tmp_path / "tsa")
    with served(lambda request: (200, authority.answer(request))) as address:
        stamp_log(baker, address, authority.root)
    shut = prove_case(baker, "baker", tmp_path / "shut.zip", DAY, ASKED)
    assert (shut.times, shut.unshown, shut.told) == (0, 1, ())
    assert baker.who.encode() not in (tmp_path / "shut.zip").read_bytes()
    done = prove_case(baker, "baker", tmp_path / "open.zip", DAY, ASKED, receipts=True)
    assert (done.times, done.unshown) == (1, 0)
    assert done.told[0]["actor"] == baker.who
    checked = check_pack((tmp_path / "open.zip").read_bytes(), ())
    assert checked.findings == ()
    assert len(checked.checked.times) == 1
    assert check_pack((tmp_path / "shut.zip").read_bytes(), ()).unshown == 1


def test_nothing_is_written_where_nothing_may_be_told(session: Session, tmp_path: Path) -> None:
    """Without consent there is no pack, no release, and nothing to open."""
    told(session, "baker", NAME)
    with pytest.raises(WrongCall, match="may be told to everybody"):
        prove_case(session, "baker", tmp_path / "pack.zip", DAY, ASKED)
    assert not (tmp_path / "pack.zip").exists()
    with pytest.raises(WrongCall, match="went out"):
        openings_of(session, "baker", next(iter(session.vault.evidence.sources())).id)


def test_what_is_no_pack_is_refused() -> None:
    """Bytes that are no pack are refused with what to do."""
    with pytest.raises(WrongCall, match="no proof pack"):
        check_pack(b"no pack", ())

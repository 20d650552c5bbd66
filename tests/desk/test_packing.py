"""The laws of packages: valid by the libraries of others, originals for those inside, no leak for the rest."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import bagit
import pypdfium2
import pytest
from rocrate.rocrate import ROCrate
from tests.desk.test_captured_pages import package as package  # noqa: PLC0414  (a fixture)
from tests.desk.test_redrawing import unpacked

from habeas.base.digest import digest_of
from habeas.base.errors import WrongCall
from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.desk.copies import CopyState, clear_copies
from habeas.desk.packing import Packed, write_package
from habeas.desk.preserving import Circumstances
from habeas.desk.rulings import Aim, hold
from habeas.desk.saying import Words, say
from habeas.desk.session import Session
from habeas.desk.taking_in import take_in_standard_input
from habeas.disclosure.audience import Audience
from habeas.disclosure.data.release_ids import ReleaseIds, commitment
from habeas.evidence.sources.source import Secrecy

DAY = date(2023, 6, 5)
REPORT = """Ilyas Qarabulaq was apprehended on 3 May 2023 in Tasköl.
His neighbour Zhanat Beisembina saw it and wrote it down.
The family agrees that his name is told.
"""
LETTER = "I saw on 3 May 2023 how Ilyas Qarabulaq was apprehended. Zhanat Beisembina\n"
FILE = "Order of custody of 5 May 2023, case 17-K of the file, against Ilyas Qarabulaq.\n"
CRATES = ("bagit", "ro-crate")
HELD = ("Zhanat", "Beisembina", "17-K")


@pytest.fixture
def baker(session: Session) -> Session:
    """A case of a public report, a letter of our own knowledge, and a paper of the closed file."""

    def took(text: str, secrecy: Secrecy) -> str:
        [taken] = take_in_standard_input(session, "baker", text.encode(), Circumstances(secrecy)).taken
        assert taken.source is not None
        return taken.source.id

    def add(source: str, prop: str, quote: str, **value: Plain) -> None:
        say(session, "baker", Words("Ilyas Qarabulaq", prop, value, source, quote, None))

    public, own = took(REPORT, Secrecy.PUBLIC), took(LETTER, Secrecy.OWN_KNOWLEDGE)
    closed = took(FILE, Secrecy.CASE_FILE)
    add(public, "person", "Ilyas Qarabulaq", name="Ilyas Qarabulaq", role="detainee")
    add(public, "apprehension", "was apprehended on 3 May 2023", when="2023-05-03")
    add(own, "apprehension", "was apprehended", when="2023-05-03")
    add(closed, "custody_order", "Order of custody of 5 May 2023", measure="custody", when="2023-05-05")
    for use in ("share", "name"):
        answer: dict[str, Plain] = {"use": use, "answer": "given", "audience": "partner_archive", "when": "2023-05-20"}
        say(session, "baker", Words("Ilyas Qarabulaq", "consent", answer, public, "The family agrees", None))
    return session


def packed(session: Session, folder: Path, form: str, audience: Audience) -> Packed:
    """The case of the baker as a package."""
    return write_package(session, "baker", form, audience, folder, Lang.EN, DAY)


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("audience", [Audience.SELF, Audience.PARTNER_ARCHIVE])
def test_a_bag_is_valid_and_one_changed_byte_is_seen(baker: Session, tmp_path: Path, audience: Audience) -> None:
    """The library of the Library of Congress finds it complete, names what it is told, and sees a change."""
    folder = tmp_path / "bag"
    made = packed(baker, folder, "bagit", audience)
    bag = bagit.Bag(str(folder))
    assert bag.validate(processes=1)
    assert sorted(bag.algorithms) == ["sha256", "sha512"]
    assert bag.info["External-Identifier"] == made.package.extract.id
    assert bag.info["Bagging-Date"] == "2023-06-05"
    assert "Bag-Software-Agent" not in bag.info
    file = folder / "data" / next(one.path for one in made.package.files if one.source)
    file.write_bytes(file.read_bytes()[:-1] + b"?")
    assert not bagit.Bag(str(folder)).is_valid(processes=1)


@pytest.mark.parametrize("form", CRATES)
def test_a_crate_is_read_by_its_library(baker: Session, tmp_path: Path, form: str) -> None:
    """Every file stands in it with its size and digest, none is missing, and nothing was fetched to read it."""
    folder = tmp_path / "out"
    packed(baker, folder, form, Audience.SELF)
    root = folder / "data" if form == "bagit" else folder
    crate = ROCrate(str(root))
    assert crate.version == "1.1"
    there = {name: data for name, data in files_of(root).items() if name != "ro-crate-metadata.json"}
    told = {one.id: one for one in crate.data_entities}
    assert told.keys() == there.keys()
    for name, data in there.items():
        assert told[name]["contentSize"] == str(len(data))
        assert f"sha256:{told[name]['sha256']}" == digest_of(data)
    assert crate.license is not None
    # What the reader made of it is what was written: every reference leads somewhere.
    graph = json.loads((root / "ro-crate-metadata.json").read_text("utf-8"))["@graph"]
    keys = {one["@id"] for one in graph} | {"https://w3id.org/ro/crate/1.1"}
    assert {one for entity in graph for one in references(entity)} <= keys
    assert len(keys) == len(graph) + 1


def references(value: object) -> list[str]:
    """The ids that the properties of an entity name."""
    if isinstance(value, dict):
        if set(value) == {"@id"}:
            return [str(value["@id"])]
        return [one for inner in value.values() for one in references(inner)]
    return [one for inner in value for one in references(inner)] if isinstance(value, list) else []


def test_those_inside_have_the_originals(baker: Session, tmp_path: Path) -> None:
    """For oneself and counsel every source is there byte by byte, the closed file too, under a plain number."""
    for audience in (Audience.SELF, Audience.COUNSEL):
        made = packed(baker, tmp_path / audience, "ro-crate", audience)
        found = {data.decode() for name, data in files_of(made.path).items() if name.startswith("sources/")}
        assert found == {REPORT, LETTER, FILE}
        names = {one.path for one in made.package.files if one.source}
        assert names == {"sources/0001.txt", "sources/0002.txt", "sources/0003.txt"}
        assert not any(one.redrawn for one in made.package.files)


def test_an_archive_elsewhere_gets_what_is_public_drawn_anew(baker: Session, tmp_path: Path) -> None:
    """No original, no paper of the file, no name without consent: not in any byte, unpacked or not."""
    made = packed(baker, tmp_path / "out", "bagit", Audience.PARTNER_ARCHIVE)
    files = files_of(made.path)
    [handed] = [one for one in made.package.files if one.source]
    assert (handed.path, handed.media_type, handed.redrawn) == ("sources/0001.pdf", "application/pdf", True)
    for name, data in files.items():
        for words in (*HELD, "standard input", digest_of(LETTER.encode())[7:], digest_of(FILE.encode())[7:]):
            assert words.encode() not in unpacked(data), (name, words)
    document = pypdfium2.PdfDocument(files["data/sources/0001.pdf"])
    shown = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    assert "was apprehended on 3 May 2023" in shown
    assert "[covered]" in shown
    assert not any(words in shown for words in HELD)


def test_what_stands_for_an_original_binds_us(baker: Session, tmp_path: Path) -> None:
    """A public source has its digest, another a commitment that its salt alone opens."""
    made = packed(baker, tmp_path / "out", "ro-crate", Audience.PARTNER_ARCHIVE)
    [release] = baker.vault.gate.releases(baker.case("baker").id)
    proofs = {one.digest or one.commitment for one in made.package.extract.sources}
    ids = ReleaseIds(release.key)
    own = digest_of(LETTER.encode())
    assert proofs == {digest_of(REPORT.encode()), commitment(own, ids.salt(own))}
    told = (made.path / "ro-crate-metadata.json").read_text("utf-8")
    assert all(proof is not None and proof in told for proof in proofs)


def test_the_release_lists_every_file(baker: Session, tmp_path: Path) -> None:
    """Files, sizes and digests are those on the disk; what the drawing shows counts as told."""
    made = packed(baker, tmp_path / "out", "bagit", Audience.PARTNER_ARCHIVE)
    [release] = baker.vault.gate.releases(baker.case("baker").id)
    assert {one.name: (one.digest, one.size) for one in release.files} == {
        name: (digest_of(data), len(data)) for name, data in files_of(made.path).items()
    }
    assert release.form == "extract/bagit"
    assert len(release.told[0].statements) == 3


@pytest.mark.parametrize("form", CRATES)
def test_every_file_is_a_clear_copy_of_its_owner_alone(baker: Session, tmp_path: Path, form: str) -> None:
    """Each is remembered, readable by nobody else, and says nothing of when it was made."""
    made = packed(baker, tmp_path / "out", form, Audience.SELF)
    there = {path for path in made.path.rglob("*") if path.is_file()}
    assert {copy.path for copy in clear_copies(baker) if copy.state is CopyState.THERE} == there
    for path in there:
        assert path.stat().st_mode & 0o777 == 0o600
        assert path.stat().st_mtime == 315532800
    assert made.digest in {digest_of(path.read_bytes()) for path in there}


def test_the_tables_tie_each_fact_to_its_file(baker: Session, tmp_path: Path) -> None:
    """A citation's source has a file in the crate, and the words of the quote stand in it."""
    made = packed(baker, tmp_path / "out", "ro-crate", Audience.SELF)
    path_of = {one.source: one.path for one in made.package.files if one.source}
    with (made.path / "facts" / "citations.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(io.StringIO(file.read(), newline="")))
    assert len(rows) >= 6
    for row in rows:
        assert row["quote"] in (made.path / path_of[row["source"]]).read_text("utf-8")


def test_nothing_is_written_over_and_nothing_half_stays(
    baker: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that is there stays; a bag that does not hold leaves no folder, no release and no copy."""
    (tmp_path / "mine").mkdir()
    with pytest.raises(WrongCall, match="is there already"):
        packed(baker, tmp_path / "mine", "bagit", Audience.SELF)
    with pytest.raises(WrongCall, match="may be told to the audience 'public'"):
        packed(baker, tmp_path / "out", "bagit", Audience.PUBLIC)
    before = sorted(tmp_path.iterdir())
    monkeypatch.setattr("habeas.output.packages.bag._DECLARATION", b"BagIt-Version: nothing\n")
    with pytest.raises(Exception, match=r"BagIt|bag"):
        packed(baker, tmp_path / "out", "bagit", Audience.PARTNER_ARCHIVE)
    assert sorted(tmp_path.iterdir()) == before
    assert clear_copies(baker) == ()
    assert baker.vault.gate.releases(baker.case("baker").id) == ()


def test_one_held_statement_makes_even_counsels_copy_a_drawing(baker: Session, tmp_path: Path) -> None:
    """Bytes hold what is held back, so that a source with such words is drawn anew for everybody."""
    [order] = [one for one in baker.vault.record.statements(baker.case("baker").id) if one.prop == "custody_order"]
    hold(baker, "baker", Aim(statement=order.id), "not for that office", Audience.COUNSEL)
    made = packed(baker, tmp_path / "out", "ro-crate", Audience.COUNSEL)
    found = [data for name, data in files_of(made.path).items() if name.startswith("sources/")]
    assert FILE.encode() not in found
    assert {REPORT.encode(), LETTER.encode()} <= set(found)


def test_a_capture_goes_as_it_is_to_those_inside_and_to_nobody_else(
    baker: Session, tmp_path: Path, package: bytes
) -> None:
    """Byte by byte, so that its digest and its stamps hold; for all others a capture cannot be drawn anew."""
    with pytest.raises(WrongCall, match="No captured page"):
        packed(baker, tmp_path / "none", "wacz", Audience.SELF)
    take_in_standard_input(baker, "baker", package, Circumstances(Secrecy.PUBLIC))
    for audience in (Audience.SELF, Audience.TEAM):
        made = packed(baker, tmp_path / audience, "wacz", audience)
        assert files_of(made.path) == {"sources/0001.wacz": package}
    [release] = baker.vault.gate.releases(baker.case("baker").id)[-1:]
    assert [(one.name, one.digest) for one in release.files] == [("sources/0001.wacz", digest_of(package))]
    assert release.told[0].sentences == ()
    with pytest.raises(WrongCall, match="as it is or not at all"):
        packed(baker, tmp_path / "out", "wacz", Audience.PARTNER_ARCHIVE)
    assert not (tmp_path / "out").exists()

"""A pack is the same bytes for the same proof, and any change of it is found."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.disclosure.proof.invented_proof import PAGE, proof

from habeas.base.digest import canonical
from habeas.disclosure.proof.proof import proof_form
from habeas.output.proof.pack import MANIFEST, manifest_digest, pack_bytes, read_pack

FORM = proof_form(proof())
FILES = {"pages/en/a-case.html": PAGE.encode(), "check-en.html": b"<p>check</p>"}


def rewritten(change: dict[str, bytes | None], method: int = zipfile.ZIP_STORED) -> bytes:
    """The pack with files replaced, added, or taken out (None)."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(pack_bytes(FORM, FILES))) as old, zipfile.ZipFile(out, "w", method) as new:
        files = {name: old.read(name) for name in old.namelist()} | change
        for name, data in files.items():
            if data is not None:
                new.writestr(name, data)
    return out.getvalue()


def test_a_pack_reads_back_whole() -> None:
    """Same proof, same bytes; every file comes back, and the digest is that of the manifest."""
    packed = pack_bytes(FORM, FILES)
    assert packed == pack_bytes(FORM, dict(reversed(FILES.items())))
    read = read_pack(packed)
    assert read.findings == ()
    assert (read.digest, read.proof) == (manifest_digest(packed), FORM)
    assert {**read.files} == {**FILES, "proof.json": canonical(FORM)}


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({"check-en.html": b"<p>other</p>"}, ["pack-file-changed"]),
        ({"check-en.html": None}, ["pack-file-missing"]),
        ({"more.html": b"x"}, ["pack-file-added"]),
    ],
)
def test_what_the_manifest_does_not_say_is_found(change: dict[str, bytes | None], codes: list[str]) -> None:
    """A file changed, taken out or put in is named."""
    assert [finding.code for finding in read_pack(rewritten(change)).findings] == codes


def test_packed_files_are_not_unpacked() -> None:
    """A compressed file is told and not read: no pack of ours has one, and it could be a bomb."""
    with pytest.raises(ValueError, match="no manifest"):
        read_pack(rewritten({}, zipfile.ZIP_DEFLATED))
    bomb = b"0" * (64 << 20)
    with pytest.raises(ValueError, match="no manifest"):
        read_pack(rewritten({"bomb": bomb}, zipfile.ZIP_DEFLATED))


def test_what_is_no_pack_is_refused() -> None:
    """No ZIP, a ZIP without a manifest or proof, a proof that is no JSON: each is refused with its reason."""
    for data, why in (
        (b"not a zip", "no ZIP"),
        (rewritten({MANIFEST: None}), "no manifest"),
        (rewritten({MANIFEST: b"[]"}), "no manifest"),
        (rewritten({"proof.json": None}), "no manifest or no proof"),
        (rewritten({"proof.json": b"{"}), "no JSON"),
    ):
        with pytest.raises(ValueError, match=why):
            read_pack(data)


@settings(max_examples=150)
@given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_no_flipped_byte_of_a_file_passes(at: int, flip: int) -> None:
    """Whatever byte is flipped, the pack is refused, a finding names the file, or its files are the same still."""
    packed = bytearray(pack_bytes(FORM, FILES))
    packed[at % len(packed)] ^= flip
    try:
        read = read_pack(bytes(packed))
    except ValueError:
        return
    whole = read_pack(pack_bytes(FORM, FILES))
    assert read.findings or (read.files, read.digest) == (whole.files, whole.digest)

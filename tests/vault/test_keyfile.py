"""The key file: read as written, and damage is told from a wrong key."""

import json
import os
from contextlib import suppress
from pathlib import Path

import pytest

from habeas.base.digest import canonical, digest_of_json
from habeas.base.errors import HabeasError, IntegrityFailure, WrongCall
from habeas.vault.keyfile import NAME, KeyFile, is_authentic, read_key_file, sealed_key_file, write_key_file
from habeas.vault.keys import Argon, Key, Wrapping, wrap

VAULT = "ab" * 16
MASTER, UNDER = Key(b"m" * 32), Key(b"u" * 32)


@pytest.fixture
def file(tmp_path: Path) -> KeyFile:
    """A key file, written to the test's folder."""
    made = sealed_key_file(
        MASTER,
        KeyFile(
            VAULT,
            Argon(8, 1, 1),
            b"s" * 16,
            wrap(MASTER, UNDER, VAULT, Wrapping.PASSPHRASE, os.urandom),
            wrap(MASTER, UNDER, VAULT, Wrapping.RECOVERY, os.urandom),
        ),
    )
    write_key_file(tmp_path, made, os.urandom)
    return made


def rewritten(path: Path, **changes: object) -> None:
    """Change fields of a written key file and make its sum fit again."""
    body = json.loads((path / NAME).read_text()) | changes
    del body["sum"]
    (path / NAME).write_bytes(canonical({**body, "sum": digest_of_json(body)}) + b"\n")


def test_a_key_file_is_read_as_written(file: KeyFile, tmp_path: Path) -> None:
    """Every field comes back, and the file is authentic to its master key alone."""
    assert read_key_file(tmp_path) == file
    assert is_authentic(file, MASTER)
    assert not is_authentic(file, UNDER)


def test_a_flipped_bit_in_any_byte_is_noticed(file: KeyFile, tmp_path: Path) -> None:
    """A flipped bit makes the file unreadable or not authentic, and never anything but a numbered error."""
    whole = (tmp_path / NAME).read_bytes()
    for place in range(len(whole)):
        altered = bytearray(whole)
        altered[place] ^= 1 << place % 8
        (tmp_path / NAME).write_bytes(altered)
        with suppress(IntegrityFailure):
            assert not is_authentic(read_key_file(tmp_path), MASTER)


def test_a_forged_sum_does_not_make_it_authentic(file: KeyFile, tmp_path: Path) -> None:
    """Someone without the master key can make the sum fit, not the check."""
    sealed = json.loads((tmp_path / NAME).read_text())["recovery"]
    rewritten(tmp_path, recovery={**sealed, "nonce": "AAAAAAAAAAAAAAAA"})
    forged = read_key_file(tmp_path)
    assert forged.whole
    assert not is_authentic(forged, MASTER)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("memory_kib", 2**40),
        ("memory_kib", 1),
        ("memory_kib", "8"),
        ("passes", 10**9),
        ("lanes", True),
        ("salt", "AAAA"),
    ],
)
def test_parameters_out_of_bounds_are_damage(file: KeyFile, tmp_path: Path, field: str, value: object) -> None:
    """A file that asks for absurd key derivation is refused before anything is derived."""
    wrapped = json.loads((tmp_path / NAME).read_text())["passphrase"]
    rewritten(tmp_path, passphrase={**wrapped, field: value})
    with pytest.raises(IntegrityFailure):
        read_key_file(tmp_path)


def test_a_newer_version_is_not_called_damage(file: KeyFile, tmp_path: Path) -> None:
    """A file that fits its sum and has another version asks for another version of the program."""
    rewritten(tmp_path, version=2, passphrase={"kdf": "something new"})
    with pytest.raises(WrongCall, match="newer"):
        read_key_file(tmp_path)


@pytest.mark.parametrize(
    "contents",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 50_000, b"{}", b'{"format":"habeas-vault"}', b" " * 70_000],
)
def test_what_is_no_key_file_is_damage(tmp_path: Path, contents: bytes) -> None:
    """Whatever stands in the file, the failure is a clear one."""
    (tmp_path / NAME).write_bytes(contents)
    with pytest.raises(IntegrityFailure):
        read_key_file(tmp_path)


def test_no_vault_is_a_wrong_call(tmp_path: Path) -> None:
    """A folder without a key file, a missing folder and a file are wrong calls."""
    (tmp_path / "file").touch()
    for path in (tmp_path, tmp_path / "none", tmp_path / "file"):
        with pytest.raises(WrongCall):
            read_key_file(path)


def test_a_failed_write_leaves_the_old_file(file: KeyFile, tmp_path: Path) -> None:
    """When the new file cannot be written whole, the old one is still there, and nothing beside it."""

    def broken(_: int) -> bytes:
        raise OSError(28, "No space left on device")

    with pytest.raises((HabeasError, OSError)):
        write_key_file(tmp_path, file, broken)
    assert [path.name for path in tmp_path.iterdir()] == [NAME]
    assert read_key_file(tmp_path) == file

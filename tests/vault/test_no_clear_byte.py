"""No byte of what is kept stands in clear anywhere in the vault's folder, nor beside it."""

import tempfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from habeas.base.digest import digest_of
from habeas.base.ids import Handle
from habeas.vault.vault import Vault

if TYPE_CHECKING:
    from tests.vault.conftest import Folder, Story, Words

FIELDS: list[str] = []
"""Every field that a canary was put into."""

type Tell = Callable[[int, Words], Story]
type Keep = Callable[[Vault, Story], None]


def canary(field: str) -> str:
    """Words that stand nowhere but in this field, with letters outside ASCII."""
    return f"қанарейка {field} {zlib.crc32(field.encode()):08x} тест"


def traces(story: "Story") -> Iterator[tuple[str, bytes]]:
    """What a careless program would leave behind of a story, in every form of writing."""
    for field in FIELDS:
        text = canary(field)
        yield f"{field} in UTF-8", text.encode()
        yield f"{field} in UTF-16 LE", text.encode("utf-16-le")
        yield f"{field} in UTF-16 BE", text.encode("utf-16-be")
        yield f"{field} deflated", zlib.compress(text.encode())[2:-4]
        yield f"{field} in JSON", text.encode("ascii", "backslashreplace")
    yield "original", story.data
    yield "original's digest", digest_of(story.data).encode()
    yield "original's digest, bare", bytes.fromhex(digest_of(story.data).removeprefix("sha256:"))
    yield "deflated reading", zlib.compress(story.reading.text.encode())[2:20]
    yield "property", b"apprehension"
    yield "table", b"CREATE TABLE"


def noted(field: str) -> str:
    """The canary of a field, which is remembered."""
    if field not in FIELDS:
        FIELDS.append(field)
    return canary(field)


def hits(folder: Path, story: "Story") -> list[str]:
    """Every trace that stands in a file or in a file's name, below the folder."""
    places = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    names = "\n".join(str(path.relative_to(folder)) for path in folder.rglob("*")).encode()
    return [
        f"{what} in {place}"
        for what, trace in traces(story)
        for place, data in [*places.items(), (Path("the names"), names)]
        if trace in data
    ]


def test_the_search_finds_what_is_there(tmp_path: Path, telling: "Tell") -> None:
    """The search for traces is not blind: it finds each of them in a file that holds them."""
    story = telling(1, noted)
    expected = list(traces(story))
    assert len(FIELDS) > 30
    (tmp_path / "clear").write_bytes(b"|".join(trace for _, trace in expected))
    assert len(hits(tmp_path, story)) == len(expected)


@pytest.mark.encrypted_file
def test_no_trace_is_left(
    folder: "Folder", tmp_path: Path, telling: "Tell", keeping: "Keep", monkeypatch: pytest.MonkeyPatch
) -> None:
    """Open, with its journal unwritten, after a sort of everything, and closed: no trace, and nothing elsewhere."""
    elsewhere = tmp_path / "temporary"
    elsewhere.mkdir()
    for variable in ("TMPDIR", "SQLITE_TMPDIR", "TMP", "TEMP"):
        monkeypatch.setenv(variable, str(elsewhere))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.chdir(elsewhere)
    story = telling(1, noted)
    with folder.open() as vault:
        keeping(vault, story)
        assert (folder.path / "vault.db-wal").stat().st_size > 10_000
        assert hits(folder.path, story) == []
        with vault.transaction():
            vault.record.add_case(telling(2, lambda field: noted("second " + field)).case)
            vault.record.statements(story.case.id)
            vault.proposals.proposals(story.case.id)
            assert hits(folder.path, story) == []
    assert hits(folder.path, story) == []
    assert list(elsewhere.rglob("*")) == []


def test_no_trace_of_the_owner(tmp_path: Path) -> None:
    """The owner's handle, the passphrase and the recovery key stand nowhere in a new vault."""
    from datetime import UTC, datetime

    from habeas.vault.keys import Argon
    from habeas.vault.opening import create_vault

    path, passphrase = tmp_path / "vault", "құпия сөз тіркесі"
    made = create_vault(path, passphrase, Handle("bittern"), now=datetime.now(UTC), argon=Argon(8, 1, 1))
    clear = [b"bittern", passphrase.encode(), made.recovery_key.encode(), made.recovery_key.replace("-", "").encode()]
    for file in (found for found in path.rglob("*") if found.is_file()):
        assert not any(words in file.read_bytes() for words in clear)


def test_the_size_of_an_original_is_padded(folder: "Folder") -> None:
    """Originals of neighbouring sizes lie in files of the same size."""
    with folder.open() as vault:
        for size in (5, 1000, 4000):
            vault.evidence.put_copy(b"x" * size)
        for size in (70_000, 100_100, 130_000):
            vault.evidence.put_copy(b"x" * size)
    sizes = {path.stat().st_size for path in (folder.path / "blobs").rglob("*") if path.is_file()}
    assert len(sizes) == 2

"""What a vault keeps of registers of prohibited works."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from habeas.base.digest import digest_of
from habeas.base.errors import WrongCall
from habeas.base.ids import Handle
from habeas.evidence.registers.keeping import RegisterVersion
from habeas.vault.vault import Vault


def version(name: str, day: str, data: bytes) -> RegisterVersion:
    """A version of a register whose file is `data`."""
    return RegisterVersion(
        name=name,
        version=date.fromisoformat(day),
        publisher="Ministry of Invented Affairs",
        jurisdiction="KZ",
        imported_at=datetime(2026, 3, 1, tzinfo=UTC),
        imported_by=Handle("wren"),
        mapping={"number": "A", "rows": [1, 2]},
        digest=digest_of(data),
        size=len(data),
        original_name="list.csv",
    )


def test_versions_come_back_by_name_and_day(vault: Vault) -> None:
    """Versions and their files come back equal, by name and then oldest first, and the vault is sound."""
    later, other, earlier = (
        version("federal", "2024-02-01", b"1;b"),
        version("city", "2023-01-01", b"x"),
        version("federal", "2017-03-04", b"1;a"),
    )
    assert [vault.registers.put_version(*pair) for pair in ((later, b"1;b"), (other, b"x"), (earlier, b"1;a"))] == [
        True,
        True,
        True,
    ]
    assert vault.registers.versions() == (other, earlier, later)
    assert vault.registers.versions("federal") == (earlier, later)
    assert vault.registers.versions("none") == ()
    assert vault.registers.data("federal", later.version) == b"1;b"
    assert vault.check() == ()


def test_a_version_once_more_changes_nothing(vault: Vault) -> None:
    """The same file again is no new version; another file of the same day is refused."""
    one = version("federal", "2024-02-01", b"1;b")
    assert vault.registers.put_version(one, b"1;b")
    assert not vault.registers.put_version(one, b"1;b")
    with pytest.raises(WrongCall, match="Another file"):
        vault.registers.put_version(version("federal", "2024-02-01", b"other"), b"other")
    with pytest.raises(WrongCall, match="not the one"):
        vault.registers.put_version(replace(one, size=9), b"1;b")
    assert vault.registers.versions() == (one,)


def test_a_version_that_is_not_there_is_said(vault: Vault) -> None:
    """The file of a version that was never imported is a wrong call."""
    with pytest.raises(WrongCall, match="no version"):
        vault.registers.data("federal", date(2024, 2, 1))


def test_a_version_of_ones_own_grows_and_loses_nothing(vault: Vault) -> None:
    """A file that begins with the kept one takes its place; any other is refused, and no blob is left over."""
    vault.registers.put_version(version("own", "2024-02-01", b"a\n"), b"a\n")
    vault.registers.grow_version(version("own", "2024-02-01", b"a\nb\n"), b"a\nb\n")
    assert vault.registers.data("own", date(2024, 2, 1)) == b"a\nb\n"
    with pytest.raises(WrongCall, match="begin"):
        vault.registers.grow_version(version("own", "2024-02-01", b"b\n"), b"b\n")
    with pytest.raises(WrongCall, match="no version"):
        vault.registers.grow_version(version("own", "2024-02-02", b"a\n"), b"a\n")
    assert [kept.size for kept in vault.registers.versions("own")] == [4]
    assert vault.check() == ()

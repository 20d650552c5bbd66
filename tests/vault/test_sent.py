"""Which sealed copies left the vault."""

from datetime import UTC, datetime

from habeas.base.digest import digest_of
from habeas.base.ids import CaseId, Handle, SourceId
from habeas.base.keeping import Sent, SentCopy
from habeas.vault.vault import Vault

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


def copy(number: int, kind: Sent, cases: list[str], sources: list[str]) -> SentCopy:
    """A copy that held these."""
    return SentCopy(
        f"{number:032x}",
        kind,
        NOW,
        Handle("wren"),
        tuple(map(CaseId, cases)),
        tuple(map(SourceId, sources)),
        "to the lawyer",
        digest_of(b"content"),
    )


def test_a_copy_is_found_by_what_it_held(vault: Vault) -> None:
    """What was kept of a copy comes back, by case and by source; a backup holds everything."""
    first, second = copy(1, Sent.CASE, ["c1"], ["s1", "s2"]), copy(2, Sent.TRAVEL, ["c1", "c2"], ["s3"])
    backup = copy(3, Sent.BACKUP, [], [])
    for one in (first, second, backup):
        vault.sent.add_sent_copy(one)
    assert vault.sent.sent_copies() == (first, second, backup)
    assert vault.sent.sent_copies(case=CaseId("c2")) == (second, backup)
    assert vault.sent.sent_copies(source=SourceId("s2")) == (first, backup)
    assert vault.sent.sent_copies(case=CaseId("c9")) == (backup,)

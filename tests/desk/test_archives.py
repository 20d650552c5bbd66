"""Taking in what a person exported: by authority, chat by chat, with others' words treated, and erased on demand."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from tests.desk.exported import CLUB, DANA, NOTES, SECRETS, TIMUR, account, export_in, message

from habeas.base.digest import digest_of
from habeas.base.errors import WrongCall
from habeas.desk.archive_reading import Terms
from habeas.desk.archives import (
    Added,
    add_archive,
    archive_named,
    archives_of,
    chats_of,
    erase_archive,
    erase_archive_files,
    items_read,
    show_archive,
)
from habeas.desk.session import Session
from habeas.desk.verifying import verify
from habeas.evidence.archives.archive import Arrest, Authority, Given, OthersWords
from habeas.evidence.archives.cutting import cut_copy
from habeas.evidence.archives.item import Item, Whose
from habeas.evidence.archives.lines import items_digest

OWNER = Terms(Given(Authority.OWNER))


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """The folder of the small export."""
    return export_in(tmp_path)


def take(session: Session, export: Path, *chats: str, terms: Terms = OWNER) -> Added:
    """Take it in with these chats."""
    return add_archive(session, "baker", export, replace(terms, chats=chats))


def items_of(session: Session, added: Added) -> tuple[Item, ...]:
    """The items that are kept."""
    return items_read(session, added.archive, "test")


def test_the_chats_are_listed_before_anything_is_taken(export: Path) -> None:
    """Without a vault every chat is there to choose, with how many entries it has."""
    found = chats_of(export)
    assert [(chat.id, chat.title, chat.entries) for chat in found.chats] == [
        (CLUB, "Mountain club", 6),
        (DANA, "Dana Example", 2),
        (TIMUR, "Timur Sample", 1),
        (NOTES, None, 1),
    ]
    assert found.always == frozenset()


def test_ones_own_channel_need_not_be_chosen(session: Session, tmp_path: Path) -> None:
    """A public channel exported alone is listed as taken anyway, and is taken with no chat named."""
    chat = {
        "name": "My notes",
        "type": "public_channel",
        "id": 12,
        "messages": [message(1, "My notes", 9, "Hello", from_id="channel12")],
    }
    export = export_in(tmp_path, chat)
    assert chats_of(export).always == {"12"}
    added = take(session, export)
    assert (added.archive.items, added.archive.chats) == (1, ())
    assert [one.title for one in added.archive.account.chats] == ["My notes"]


def test_only_chosen_chats_are_kept_in_any_form(session: Session, export: Path) -> None:
    """No word, name or number of a chat that was not chosen is in items, account or preserved bytes."""
    added = take(session, export, CLUB)
    assert {item.container for item in items_of(session, added)} == {"Mountain club"}
    [file] = added.archive.files
    data = session.vault.archives.file(added.archive.id, file.path)
    assert not any(secret.encode() in data for secret in SECRETS)
    assert [chat.id for chat in added.archive.account.chats] == [CLUB]
    assert added.archive.chats == (CLUB,)
    assert verify(session).intact


def test_every_place_leads_into_the_preserved_bytes(session: Session, export: Path) -> None:
    """What stands at an item's place in the cut copy is what stands there in the owner's file."""
    added = take(session, export, TIMUR, NOTES)
    owners = json.loads((export / "result.json").read_bytes())
    cut = json.loads(session.vault.archives.file(added.archive.id, "result.json"))
    for item in items_of(session, added):
        here, there = owners, cut
        for part in item.place.pointer.split("/")[1:]:
            here = here[int(part)] if isinstance(here, list) else here[part]
            there = there[int(part)] if isinstance(there, list) else there[part]
        assert here == there
        assert item.whose is Whose.OTHERS or item.text == here


def test_the_cut_is_made_again_from_the_owners_file(session: Session, export: Path) -> None:
    """From the owner's file and the kept places the same cut copy comes; both digests are recorded."""
    added = take(session, export, CLUB)
    [file] = added.archive.files
    owners = (export / "result.json").read_bytes()
    places = [item.place.pointer for item in items_of(session, added)]
    assert file.cut
    assert file.whole == digest_of(owners)
    assert digest_of(cut_copy(owners, places)) == file.digest


def test_a_file_of_which_everything_was_chosen_is_kept_byte_for_byte(session: Session, export: Path) -> None:
    """With all chats, on purpose, the owner's file is preserved as it is."""
    added = add_archive(session, "baker", export, replace(OWNER, all_chats=True))
    [file] = added.archive.files
    assert not file.cut
    assert session.vault.archives.file(added.archive.id, file.path) == (export / "result.json").read_bytes()
    assert added.archive.chats is None


def test_the_figures_add_up_to_the_exports_own(session: Session, export: Path) -> None:
    """Every entry of the export is in exactly one figure, whatever was chosen."""
    added = take(session, export, CLUB)
    sums = added.archive.account.sums()
    assert (sums.entries, sums.read, sums.without_text, sums.service, sums.not_chosen, sums.unparsed) == (
        10,
        4,
        1,
        1,
        4,
        0,
    )
    assert sums.items == added.archive.items == 4
    assert [(gap.after, gap.before, gap.absent) for gap in added.archive.account.gaps] == [("4", "7", 2)]


def test_a_file_named_for_somebody_is_kept_under_a_neutral_name(session: Session, tmp_path: Path) -> None:
    """A chat whose file is called by a friend's name is kept, listed and digested without the name."""
    lines = "31/03/2021, 10:12 - Dana Example: Hello\n31/03/2021, 10:13 - Aidar Testov: Hello to you\n"
    folder = tmp_path / "talk"
    folder.mkdir()
    (folder / "WhatsApp Chat with Dana Example.txt").write_text(lines, "utf-8")
    added = take(session, folder, "Dana Example", terms=replace(OWNER, owners=("Aidar Testov",)))
    assert "Dana" not in repr(added.archive)
    assert "Dana" not in repr(items_of(session, added))
    [file] = added.archive.files
    assert session.vault.archives.file(added.archive.id, file.path).decode() == lines
    assert verify(session).intact


def test_messages_of_an_account_are_cut_beside_its_posts(session: Session, tmp_path: Path) -> None:
    """Of an X archive the posts are taken anyway, a conversation only when chosen; the rest is named nowhere."""
    folder = tmp_path / "x" / "data"
    folder.mkdir(parents=True)
    (folder / "account.js").write_text(
        'window.YTD.account.part0 = [{"account": {"accountId": "100", "username": "aidar"}}]', "utf-8"
    )
    (folder / "tweets.js").write_text(
        'window.YTD.tweets.part0 = [{"tweet": {"id_str": "5", "full_text": "A post.", '
        '"created_at": "Wed Nov 16 12:34:56 +0000 2022"}}]',
        "utf-8",
    )
    talks = [
        {"dmConversation": {"conversationId": f"100-{at}", "messages": [
            {"messageCreate": {"text": f"words to {at}", "senderId": "100", "id": str(at)}}
        ]}}
        for at in (200, 300)
    ]  # fmt: skip
    (folder / "direct-messages.js").write_text("window.YTD.direct_messages.part0 = " + json.dumps(talks), "utf-8")
    assert chats_of(folder.parent).always == frozenset()
    added = take(session, folder.parent, "100-300")
    assert {item.text for item in items_of(session, added)} == {"A post.", "words to 300"}
    data = b"".join(session.vault.archives.file(added.archive.id, file.path) for file in added.archive.files)
    assert b"words to 200" not in data
    assert "100-200" not in repr(added.archive)


def test_names_of_others_are_replaced_by_default(session: Session, export: Path) -> None:
    """No name of another is kept as author, title or in others' words; the person's own words are as they were."""
    added = take(session, export, CLUB, DANA)
    items = items_of(session, added)
    for item in items:
        assert not any(name in f"{item.author} {item.container}" for name in ("Dana", "Timur"))
        assert item.whose is Whose.OWN or not any(name in item.text for name in ("Dana", "Timur"))
    assert "Aidar Testov, is it? person 2 saw it." in [item.text for item in items]
    assert "Snow on the pass again." in [item.text for item in items]
    assert [item.author for item in items if item.whose is Whose.SHARED] == ["Weather channel"]
    assert [chat.title for chat in added.archive.account.chats] == ["Mountain club", "person 1"]
    assert added.renamed == 2


def test_words_of_others_are_dropped_whole(session: Session, export: Path) -> None:
    """Under `drop` nothing of others is kept: no item, and of a file that holds their words only its digest."""
    added = take(session, export, CLUB, DANA, terms=replace(OWNER, others=OthersWords.DROP))
    assert {item.whose for item in items_of(session, added)} == {Whose.OWN, Whose.SHARED}
    assert added.dropped == 3
    assert added.archive.account.sums().items == added.archive.items + 3
    [file] = added.archive.files
    assert file.erased
    with pytest.raises(WrongCall):
        session.vault.archives.file(added.archive.id, file.path)
    assert verify(session).intact


def test_words_of_others_are_kept_on_purpose(session: Session, export: Path) -> None:
    """Under `keep` names and words are those of the export."""
    added = take(session, export, CLUB, terms=replace(OWNER, others=OthersWords.KEEP))
    assert {item.author for item in items_of(session, added)} >= {"Dana Example", "Timur Sample"}


def test_the_same_export_again_adds_nothing(session: Session, export: Path, tmp_path: Path) -> None:
    """A second time, as a zip, with another choice: it is found to be kept, and nothing changes."""
    first = take(session, export, CLUB)
    packed = shutil.make_archive(str(tmp_path / "packed"), "zip", export)
    again = take(session, Path(packed), DANA)
    assert (again.new, again.archive.id) == (False, first.archive.id)
    assert archives_of(session, "baker") == ((first.archive,), ())


@pytest.mark.parametrize(("chats", "said"), [((), "Nothing would be taken"), (("Nobody",), "no chat 'Nobody'")])
def test_a_call_that_takes_nothing_keeps_nothing(
    session: Session, export: Path, chats: tuple[str, ...], said: str
) -> None:
    """Without a chosen chat, or with one that is not there, neither an archive nor the case is made."""
    with pytest.raises(WrongCall, match=said):
        take(session, export, *chats)
    assert session.vault.record.case_named("baker") is None
    assert session.vault.evidence.custody() == ()


def test_two_chats_of_one_title_are_told_apart_by_id(session: Session, tmp_path: Path) -> None:
    """A title that several chats have is refused; their ids are taken, and the other stays out."""
    document = account()
    document["chats"]["list"][2]["name"] = "Dana Example"
    export = export_in(tmp_path, document)
    with pytest.raises(WrongCall, match="Several chats"):
        take(session, export, "Dana Example")
    added = take(session, export, TIMUR)
    assert [chat.id for chat in added.archive.account.chats] == [TIMUR]
    assert added.archive.items == 1


def test_where_nobody_said_who_is_the_person_it_is_asked(session: Session, tmp_path: Path) -> None:
    """A chat exported alone does not say whose it is: refused until the person is named, or all is kept on purpose."""
    chat = {"name": "Club", "type": "private_group", "id": 12, "messages": account()["chats"]["list"][0]["messages"]}
    export = export_in(tmp_path, chat)
    with pytest.raises(WrongCall, match="does not show whose"):
        take(session, export, "Club")
    added = take(session, export, "Club", terms=replace(OWNER, owners=("Aidar Testov",)))
    assert added.whose[Whose.OWN] == 1
    assert added.whose[Whose.UNKNOWN] == 0


def test_a_broken_file_is_kept_as_far_as_it_can_be_read(session: Session, export: Path) -> None:
    """Of a file that was cut off the words before the cut are kept, and the rest is counted and named."""
    whole = (export / "result.json").read_text("utf-8")
    (export / "result.json").write_text(whole[: whole.index("A secret between us") + 5], "utf-8")
    added = add_archive(session, "baker", export, replace(OWNER, all_chats=True))
    sums = added.archive.account.sums()
    assert sums.unparsed == len(added.archive.account.unparsed) == 1
    assert "Snow on the pass again." in [item.text for item in items_of(session, added)]


def test_a_broken_file_from_which_chats_cannot_be_cut_is_refused(session: Session, export: Path) -> None:
    """Where a chat that was not chosen cannot be cut out, nothing is kept and the way out is said."""
    whole = (export / "result.json").read_text("utf-8")
    (export / "result.json").write_text(whole[: whole.index("Another secret")], "utf-8")
    with pytest.raises(WrongCall, match="cannot be cut") as refused:
        take(session, export, CLUB)
    assert "export the chosen chats alone" in refused.value.remedy
    assert session.vault.record.case_named("baker") is None


def test_what_no_layout_knows_is_refused(session: Session, tmp_path: Path) -> None:
    """A folder without anything that can be read as an export is a wrong call."""
    (tmp_path / "export").mkdir()
    (tmp_path / "export" / "unknown.bin").write_bytes(b"\0\1\2")
    with pytest.raises(WrongCall, match="layout"):
        take(session, tmp_path / "export", CLUB)


def test_how_it_came_is_kept(session: Session, export: Path) -> None:
    """Authority, who gave it, when and how it was made, and whether before the arrest, come back as said."""
    given = Given(Authority.DEFENCE, "counsel", None, "by telephone", Arrest.BEFORE)
    added = take(session, export, CLUB, terms=replace(OWNER, given=given))
    assert archive_named(session, "baker", added.archive.id[:8]).given == given


def test_every_reading_is_in_the_audit_trail(session: Session, export: Path) -> None:
    """Taking in, showing and reading leave an entry each, which says who and what and no word of the archive."""
    added = take(session, export, CLUB)
    show_archive(session, "baker", added.archive.id[:6])
    items_read(session, added.archive, "search archive")
    trail = session.vault.audit.entries(added.archive.id)
    assert [entry.action for entry in trail] == ["add archive", "show archive", "search archive"]
    assert "Testov" not in str(trail)


def test_erasing_leaves_a_mark_and_a_sound_vault(session: Session, export: Path) -> None:
    """Once erased the archive is gone with its custody event, its mark stays, and verify passes."""
    kept = take(session, export, CLUB)
    erased = erase_archive(session, "baker", kept.archive.id[:8], "consent was withdrawn")
    assert archives_of(session, "baker") == ((), (erased,))
    assert verify(session).intact
    told = str(session.vault.evidence.custody()) + str(session.vault.audit.entries())
    assert kept.archive.digest not in told
    again = take(session, export, CLUB)
    assert again.new
    assert again.archive.id != kept.archive.id


def test_erasing_the_files_keeps_the_items(session: Session, export: Path) -> None:
    """Once the preserved files are erased the items are there, and verify passes."""
    added = take(session, export, CLUB)
    erase_archive_files(session, "baker", added.archive.id)
    assert items_digest(items_of(session, added)) == added.archive.items_digest
    assert archive_named(session, "baker", added.archive.id).files[0].erased
    assert verify(session).intact


def test_altered_items_are_found_by_verify(session: Session, export: Path) -> None:
    """An archive whose figures are not those of its items, or whose files are not theirs, is an error."""
    from habeas.vault.archive_models import ArchiveFileRow

    take(session, export, CLUB)
    alias = session.vault.archives._session.alias  # type: ignore[attr-defined]
    ArchiveFileRow.objects.using(alias).update(path="other.json")
    found = [finding.code for finding in verify(session).findings]
    assert "archive-items-astray" in found


def test_an_archive_is_named_by_the_beginning_of_its_id(session: Session, export: Path) -> None:
    """Too short a beginning, or one of no archive, is refused."""
    added = take(session, export, CLUB)
    assert archive_named(session, "baker", added.archive.id[:4].upper()) == added.archive
    for wrong in ("", added.archive.id[:3], "zzzz"):
        with pytest.raises(WrongCall):
            archive_named(session, "baker", wrong)


def test_hundreds_of_chats_are_cut_in_one_go(session: Session, tmp_path: Path) -> None:
    """Of five hundred chats one is kept, and the cut copy holds the words of no other."""
    document = account()
    document["chats"]["list"] = [
        {
            "name": f"chat {at}",
            "type": "personal_chat",
            "id": 100 + at,
            "messages": [message(at, "Aidar Testov", 1, f"word{at}w")],
        }
        for at in range(500)
    ]
    export = export_in(tmp_path, document)
    added = take(session, export, "chat 250")
    data = session.vault.archives.file(added.archive.id, "result.json")
    assert [at for at in range(500) if f"word{at}w".encode() in data] == [250]

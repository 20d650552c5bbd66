"""Looked for in all that a vault holds, decrypted: names of others, and chats that were not chosen."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.desk.exported import account, export_in, message
from tests.desk.kept import everything_kept

from habeas.desk.archive_reading import Terms
from habeas.desk.archives import Added, add_archive
from habeas.desk.quote import quote_in_case, verify_in_export
from habeas.desk.quote_shape import Asking, question_of
from habeas.desk.session import Session
from habeas.evidence.archives.archive import Authority, Given, OthersWords

AIDAR = Terms(Given(Authority.OWNER), owners=("Aidar Testov",))
POLICIES = pytest.mark.parametrize("others", [OthersWords.PSEUDONYMISE, OthersWords.DROP])


def thread(inbox: Path, folder: str, title: str, *messages: tuple[str, str]) -> None:
    """A thread as Facebook lays it out; a message without words is a picture."""
    said = [
        {"sender_name": who, "timestamp_ms": 1600000000000 + at, **({"content": text} if text else {"photos": []})}
        for at, (who, text) in enumerate(messages)
    ]
    people = [{"name": name} for name in dict.fromkeys([*(who for who, _ in messages), "Aidar Testov"])]
    document = {"participants": people, "messages": said, "title": title, "thread_path": f"inbox/{folder}"}
    (inbox / folder).mkdir(parents=True)
    (inbox / folder / "message_1.json").write_text(json.dumps(document), "utf-8")


def facebook(folder: Path) -> Path:
    """A Facebook export of four threads, one with somebody who never wrote and one with nothing in it."""
    export = folder / "facebook"
    inbox = export / "your_facebook_activity" / "messages" / "inbox"
    thread(inbox, "danaexample_12", "Dana Example", ("Dana Example", "hello"), ("Aidar Testov", "good evening"))
    thread(inbox, "saulesilent_77", "Saule Silent", ("Saule Silent", ""), ("Aidar Testov", "are you there"))
    thread(
        inbox,
        "danaexamplesbirthday_66",
        "Dana Example's birthday",
        ("Dana Example", "yes"),
        ("Timur Third", "and cake"),
        ("Aidar Testov", "at six"),
    )
    thread(inbox, "emptyperson_99", "Empty Person")
    thread(inbox, "notchosen_98", "Not Chosen", ("Not Chosen", "unchosen words"), ("Aidar Testov", "also unchosen"))
    return export


def taken(session: Session, export: Path, chats: tuple[str, ...], others: OthersWords) -> Added:
    """Take these chats in, and have the index made by asking for a quotation."""
    added = add_archive(session, "baker", export, replace(AIDAR, chats=chats, others=others))
    quote_in_case(session, "baker", question_of(Asking("words that nobody wrote here")))
    return added


@POLICIES
def test_no_name_in_any_dress_is_left_of_a_facebook_export(
    session: Session, tmp_path: Path, others: OthersWords
) -> None:
    """Neither who was silent, nor a name within a title, nor one folded into a folder or an id, is in any row."""
    chats = ("danaexample_12", "saulesilent_77", "danaexamplesbirthday_66")
    added = taken(session, facebook(tmp_path), chats, others)
    kept = everything_kept(session).casefold()
    names = ("dana", "saule", "timur", "empty person", "emptyperson", "not chosen", "notchosen", "unchosen words")
    assert [name for name in names if name in kept] == []
    assert added.archive.chats == ("chat_12", "chat_66", "chat_77")
    assert "good evening" in kept


@POLICIES
def test_no_file_of_a_chat_that_was_not_chosen_is_preserved(
    session: Session, tmp_path: Path, others: OthersWords
) -> None:
    """Neither the words nor the names of a chat left out, empty or not, are in preserved bytes."""
    taken(session, facebook(tmp_path), ("saulesilent_77",), others)
    kept = everything_kept(session, files=True)
    assert [word for word in ("Empty Person", "Not Chosen", "also unchosen", "Dana") if word in kept] == []


@POLICIES
def test_who_never_wrote_has_no_name_in_a_telegram_export(
    session: Session, tmp_path: Path, others: OthersWords
) -> None:
    """A private chat whose other side sent pictures alone, and a title with a name in it, show no name."""
    document = account()
    document["chats"]["list"] += [
        {
            "name": "Saule Silent",
            "type": "personal_chat",
            "id": 9,
            "messages": [
                message(60, "Aidar Testov", 1, "are you there"),
                message(61, "Saule Silent", 9, "", photo="x"),
            ],
        },
        {
            "name": "Dana Example and us",
            "type": "private_group",
            "id": 10,
            "messages": [message(70, "Aidar Testov", 1, "hello again"), message(75, "Dana Example", 2, "here")],
        },
    ]
    taken(session, export_in(tmp_path, document), ("9", "10"), others)
    kept = everything_kept(session)
    assert [name for name in ("Dana", "Saule", "Timur") if name in kept] == []
    assert "are you there" in kept


@POLICIES
def test_who_never_wrote_has_no_name_in_a_whatsapp_export(
    session: Session, tmp_path: Path, others: OthersWords
) -> None:
    """A chat file called by somebody who never answered is kept under neutral names throughout."""
    (tmp_path / "export").mkdir()
    file = tmp_path / "export" / "WhatsApp Chat with Saule Silent.txt"
    file.write_text("31/03/2021, 10:12 - Aidar Testov: are you there\n", "utf-8")
    taken(session, file.parent, ("Saule Silent",), others)
    kept = everything_kept(session)
    assert "Saule" not in kept
    assert "are you there" in kept


def test_a_record_of_neutral_chats_is_checked_on_the_owners_export(session: Session, tmp_path: Path) -> None:
    """The chats that a search record names neutrally are found again in the export they came from."""
    export = facebook(tmp_path)
    taken(session, export, ("danaexample_12", "saulesilent_77"), OthersWords.PSEUDONYMISE)
    asked = quote_in_case(session, "baker", question_of(Asking("are you there")))
    assert verify_in_export(asked.record.data, export, session.now).differences == ()

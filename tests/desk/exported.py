"""A small export of an invented account, as Telegram Desktop lays one out."""

import json
from pathlib import Path
from typing import Any

CLUB, DANA, TIMUR, NOTES = "12", "2", "3", "1"
"""Ids of the chats: a group, two private chats, and notes to oneself."""

SECRETS = ("A secret between us.", "Another secret.", "+7 701 111 11 11")
"""Words of chats that a test does not choose, and a number from the contacts."""


def message(number: int, who: str, user: int, text: object, **more: object) -> dict[str, Any]:
    """One message."""
    return {
        "id": number,
        "type": "message",
        "date": "2021-05-04T09:40:10",
        "date_unixtime": str(1620099610 + number * 60),
        "from": who,
        "from_id": f"user{user}",
        "text": text,
        **more,
    }


def account() -> dict[str, Any]:
    """A whole account with four chats; the group has two numbers missing."""
    club = [
        {"id": 1, "type": "service", "date": "2021-05-04T09:00:00", "date_unixtime": "1620097200", "text": ""},
        message(2, "Aidar Testov", 1, "Snow on the pass again."),
        message(3, "Dana Example", 2, "Aidar Testov, is it? @Timur Sample saw it."),
        message(4, "Timur Sample", 3, ["I saw it, ", {"type": "bold", "text": "Dana Example"}, " too."]),
        message(7, "Aidar Testov", 1, "They say: do not go.", forwarded_from="Weather channel"),
        message(8, "Aidar Testov", 1, "", photo="(File not included. Change data exporting settings to download.)"),
    ]
    chats = [
        {"name": "Mountain club", "type": "public_supergroup", "id": 12, "messages": club},
        {
            "name": "Dana Example",
            "type": "personal_chat",
            "id": 2,
            "messages": [
                message(20, "Dana Example", 2, SECRETS[0]),
                message(21, "Aidar Testov", 1, "I will keep it."),
            ],
        },
        {
            "name": "Timur Sample",
            "type": "personal_chat",
            "id": 3,
            "messages": [message(30, "Timur Sample", 3, SECRETS[1])],
        },
        {"type": "saved_messages", "id": 1, "messages": [message(40, "Aidar Testov", 1, "A note to myself.")]},
    ]
    return {
        "about": "Here is the data you requested.",
        "personal_information": {"user_id": 1, "first_name": "Aidar", "last_name": "Testov"},
        "contacts": {"about": "", "list": [{"first_name": "Someone", "phone_number": SECRETS[2]}]},
        "chats": {"about": "", "list": chats},
    }


def export_in(folder: Path, document: dict[str, Any] | None = None) -> Path:
    """The folder of an export with this document, or the account, in it."""
    made = folder / "export"
    made.mkdir()
    text = json.dumps(account() if document is None else document, ensure_ascii=False, indent=1)
    (made / "result.json").write_text(text, "utf-8")
    return made

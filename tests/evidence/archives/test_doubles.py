"""One export in two forms gives its words once, and never fewer of them."""

import html
import json

import pytest

from habeas.evidence.archives.export import Choice, ExportFile
from habeas.evidence.archives.reading import read_export

WORDS = ["Snow on the pass.", "Жол жабық\nбүгін"]
OWNER = Choice(frozenset({"Aidar Testov"}))


def chat(path: str, words: list[str]) -> ExportFile:
    """A chat of Telegram as JSON."""
    messages = [{"id": n, "type": "message", "from": "Aidar Testov", "text": text} for n, text in enumerate(words)]
    return ExportFile(
        path, json.dumps({"name": "Club", "type": "private_group", "id": 4, "messages": messages}).encode()
    )


def page(path: str, words: list[str]) -> ExportFile:
    """The same chat as Telegram's page."""
    body = "".join(
        f'<div class="message default clearfix" id="message{n}"><div class="body">'
        f'<div class="from_name">Aidar Testov</div>'
        f'<div class="text">{html.escape(text).replace(chr(10), "<br>")}</div></div></div>'
        for n, text in enumerate(words)
    )
    return ExportFile(path, f"<html><body>{body}</body></html>".encode())


def thread(path: str) -> tuple[ExportFile, ExportFile]:
    """A thread of Facebook in both forms."""
    messages = [{"sender_name": "Aidar Testov", "timestamp_ms": 1_600_000_000_000, "content": WORDS[0]}]
    source = json.dumps({"participants": [{"name": "Aidar Testov"}], "messages": messages, "title": "Club"})
    block = (
        '<section class="_a6-g"><h2 class="_a6-h">Aidar Testov</h2><div class="_a6-p"><div><div></div>'
        f'<div>{WORDS[0]}</div></div></div><footer class="_a6-o"><div class="_a72d">Oct 01, 2020</div></footer>'
        "</section>"
    )
    return ExportFile(f"{path}.json", source.encode()), ExportFile(f"{path}.html", f"<html>{block}</html>".encode())


@pytest.mark.parametrize(
    "files",
    [
        [chat("export/result.json", WORDS), page("export/messages.html", WORDS)],
        [chat("export/result.json", WORDS), page("export/chats/chat_07/messages2.html", WORDS[:1])],
        [chat("result.json", WORDS), page("chats/chat_1/messages.html", WORDS[1:])],
        list(thread("messages/inbox/club_1/message_1")),
    ],
)
def test_a_page_beside_its_json_is_not_read_again(files: list[ExportFile]) -> None:
    """The words come once, the page is listed with the reason, and choosing chats changes nothing of that."""
    source, double = files
    for choice in (OWNER, Choice(OWNER.owners, frozenset())):
        read = read_export(files, choice)
        assert {item.place.file for item in read.items} <= {source.path}
        assert read.not_read == (double.path,)
        assert ("same-as-json", double.path) in {(one.code, one.place) for one in read.findings}
    assert read_export([double], OWNER).items


def test_a_page_that_holds_more_is_read_and_said() -> None:
    """Where the JSON was cut or made earlier, no word of the page is lost."""
    files = [chat("a/result.json", WORDS[:1]), page("a/messages.html", WORDS)]
    read = read_export(files, OWNER)
    assert sorted(item.text for item in read.items) == sorted([*WORDS, WORDS[0]])
    assert "partly-in-json" in {finding.code for finding in read.findings}


def test_an_export_in_another_folder_is_another_export() -> None:
    """What stands in two folders may be two chats: both are read."""
    read = read_export([chat("a/result.json", WORDS), page("b/messages.html", WORDS)], OWNER)
    assert len(read.items) == 2 * len(WORDS)
    assert read.not_read == ()

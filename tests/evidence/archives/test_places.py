"""The place of every item of every layout leads back to its words in the bytes that are preserved."""

import html
import json
import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.evidence.archives.platforms.laws import at_pointer

from habeas.evidence.archives.export import Choice, ExportFile
from habeas.evidence.archives.item import Item, Place
from habeas.evidence.archives.reading import read_export
from habeas.evidence.text.decoding import decode

WORDS = st.text(st.sampled_from("абвәғқңөұүһі xyz&<>'—№1"), min_size=3, max_size=30).filter(
    lambda text: len(text.split()) > 1 and any(letter.isalpha() for letter in text)
)
TWENTY = 1_577_872_800


def _broken(text: str) -> str:
    return text.encode().decode("latin-1")


def _json(path: str, document: object) -> ExportFile:
    return ExportFile(path, json.dumps(document).encode())


def _page(path: str, body: list[str]) -> ExportFile:
    return ExportFile(path, f'<html><head><meta charset="utf-8"></head><body>{"".join(body)}</body></html>'.encode())


def _telegram(texts: list[str]) -> ExportFile:
    messages = [{"id": n, "type": "message", "from": "A", "text": ["", text]} for n, text in enumerate(texts)]
    return _json("result.json", {"name": "A", "type": "private_group", "id": 5, "messages": messages})


def _telegram_pages(texts: list[str]) -> ExportFile:
    head = (
        '<div class="message default clearfix" id="message{}"><div class="body"><div class="text">{}</div></div></div>'
    )
    return _page("messages.html", [head.format(n, html.escape(text)) for n, text in enumerate(texts)])


def _facebook(texts: list[str]) -> ExportFile:
    return _json("posts/your_posts_1.json", [{"timestamp": TWENTY, "data": [{"post": _broken(one)}]} for one in texts])


def _facebook_pages(texts: list[str]) -> ExportFile:
    block = (
        '<section class="_a6-g"><div class="_a6-p"><div><div class="_2pin"><div>{}</div></div></div></div>'
        '<footer class="_a6-o"><div class="_a72d">Oct 01, 2025 10:21:24 pm</div></footer></section>'
    )
    return _page("posts/your_posts_1.html", [block.format(html.escape(text)) for text in texts])


def _instagram(texts: list[str]) -> ExportFile:
    return _json(
        "media/posts_1.json",
        [{"media": [{"uri": "u", "creation_timestamp": TWENTY, "title": _broken(one)}]} for one in texts],
    )


def _instagram_messages(texts: list[str]) -> ExportFile:
    return _json(
        "messages.json", [{"participants": ["a"], "conversation": [{"sender": "a", "text": one} for one in texts]}]
    )


def _x(texts: list[str]) -> ExportFile:
    tweets = [
        {"tweet": {"id_str": str(n), "full_text": html.escape(one, quote=False)}} for n, one in enumerate(texts, 1)
    ]
    return ExportFile("data/tweets.js", b"window.YTD.tweets.part0 = " + json.dumps(tweets).encode())


def _vk(texts: list[str]) -> ExportFile:
    return _page(
        "wall/wall0.html",
        [f"<div class='item'><div class='item__main'>{html.escape(one)}</div></div>" for one in texts],
    )


def _whatsapp(texts: list[str]) -> ExportFile:
    lines = [f"12.03.20, 14:08 - Дана: {text.strip()}" for text in texts]
    return ExportFile("WhatsApp Chat with Dana.txt", "\n".join(lines).encode())


def _table(texts: list[str]) -> ExportFile:
    return ExportFile("posts.csv", ("text,date\n" + "".join(f'"{text}",2020-01-01\n' for text in texts)).encode())


def _subtitles(texts: list[str]) -> ExportFile:
    cues = [f"{n}\n00:{n:02d}:00,000 --> 00:{n:02d}:01,000\n{html.escape(text)}\n" for n, text in enumerate(texts)]
    return ExportFile("talk.srt", "\n".join(cues).encode())


def _paragraphs(texts: list[str]) -> ExportFile:
    return ExportFile("letter.txt", "\n\n".join(texts).encode())


def stands_at(file: ExportFile, place: Place) -> str:
    """What a person finds at a place, in the source's own writing; told from the bytes alone."""
    source = decode(file.data).text
    if place.pointer.startswith("char="):
        start, end = map(int, place.pointer.removeprefix("char=").split(","))
        marked = file.path.endswith((".html", ".srt"))
        return html.unescape(re.sub(r"<[a-z/][^>]*>", "", source[start:end])) if marked else source[start:end]
    script = file.path.endswith(".js")
    found = at_pointer(json.loads(source.partition(" = ")[2] if script else source), place.pointer)
    if isinstance(found, list):
        return "".join(found)
    assert isinstance(found, str)
    if script:
        return html.unescape(found)
    try:
        return found.encode("latin-1").decode()
    except UnicodeError:
        return found


def bare(text: str) -> str:
    """Without white space, in one form."""
    return "".join(unicodedata.normalize("NFC", text).split())


EVERY_LAYOUT: tuple[Callable[[list[str]], ExportFile], ...] = (
    _telegram,
    _telegram_pages,
    _facebook,
    _facebook_pages,
    _instagram,
    _instagram_messages,
    _x,
    _vk,
    _whatsapp,
    _table,
    _subtitles,
    _paragraphs,
)
"""How a file of each layout is made of texts."""


@pytest.mark.parametrize("made", EVERY_LAYOUT)
@settings(max_examples=15, deadline=None)
@given(texts=st.lists(WORDS, min_size=1, max_size=4, unique_by=bare))
def test_every_place_leads_to_the_words(made: Callable[[list[str]], ExportFile], texts: list[str]) -> None:
    """All that was written is there, and each item's place holds that item's words in the source."""
    file = made(texts)
    read = read_export([file], Choice())
    assert read.not_read == ()
    assert bare("".join(item.text for item in sorted(read.items, key=_in_file))) == bare("".join(texts))
    for item in read.items:
        assert bare(stands_at(file, item.place)) == bare(item.text)


def _in_file(item: Item) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", item.place.pointer)]

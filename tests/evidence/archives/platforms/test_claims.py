"""Which layout takes which file of an export, when all of them are asked in their order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.evidence.archives.export import Choice, ExportFile
from habeas.evidence.archives.layouts import LAYOUTS
from habeas.evidence.archives.reading import read_export

PAGE = b"<!DOCTYPE html><html><body><div class='item'>x</div></body></html>"
CHAT = "12.03.20, 14:08 - Дана: сөз".encode()


@pytest.mark.parametrize(
    ("path", "data", "layout"),
    [
        ("x/data/tweets.js", b"window.YTD.tweets.part0 = []", "x-archive/1"),
        ("x/data/like.js", b"window.YTD.like.part0 = []", None),
        ("x/data/README.txt", b"How to read this archive", None),
        ("vk/wall/wall0.html", PAGE, "vk-html/1"),
        ("vk/messages/22/messages0.html", PAGE, "vk-html/1"),
        ("vk/friends/friends0.html", PAGE, None),
        ("WhatsApp Chat with Dana.txt", CHAT, "whatsapp-text/1"),
        ("WhatsApp Chat with Dana.txt", b"a head that nobody knows: x", None),
        ("chat/_chat.txt", b"a head that nobody knows: x", None),
        ("posts.csv", b"text\nx\n", "table/1"),
        ("a/pages/pages.jsonl", b"{}", None),
        ("messages.html", PAGE, None),
        ("page.html", PAGE, "saved-pages/1"),
        ("a.warc", b"WARC/1.0\r\n", "saved-pages/1"),
        ("talk.srt", b"1\n00:00:01,000 --> 00:00:02,000\nx\n", "transcript-text/1"),
        ("letter.txt", b"words", "transcript-text/1"),
    ],
)
def test_a_file_goes_to_the_layout_that_knows_it(path: str, data: bytes, layout: str | None) -> None:
    """Sure signs come before endings, and what may be a chat that nobody chose is left unread."""
    file = ExportFile(path, data)
    assert next((one.name for one in LAYOUTS if one.claims(file)), None) == layout
    read = read_export([file], Choice())
    assert [tally.layout for tally in read.tallies] == ([] if layout is None else [layout])
    assert read.not_read == ((path,) if layout is None else ())


@pytest.mark.parametrize(
    ("path", "data", "code"),
    [
        ("fb/html/messages.htm", b'<div class="message_header"><span class="user">A</span></div>', "old-facebook-page"),
        ("fb/messages/12.html", b'<div class="message_header"></div>', "old-facebook-page"),
        ("fb/groups/your_group_posts.json", b'[{"timestamp": 1, "label_values": []}]', "label-values-not-read"),
        ("fb/comments/likes_on_comments.json", b'[{"timestamp": 1, "label_values": []}]', None),
        ("fb/other/devices.json", b"{}", None),
    ],
)
def test_a_known_form_that_is_not_read_is_said(path: str, data: bytes, code: str | None) -> None:
    """A file that may hold words and cannot be read is named with its reason beside the list of files not read."""
    read = read_export([ExportFile(path, data)], Choice())
    assert read.not_read == (path,)
    assert [finding.code for finding in read.findings] == ([] if code is None else [code])


@settings(max_examples=150)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["a.js", "wall/wall0.html", "c.txt", "t.csv", "t.jsonl", "t.xlsx", "a.warc", "p.html", "p.mht"]
            ),
            st.sampled_from(
                [b"", b"window.YTD.tweets.part0 =", b"WARC/1.0\r\n", b"PK\x03\x04", PAGE[:40], CHAT, b"text\n"]
            ),
            st.binary(max_size=60),
        ),
        max_size=3,
        unique_by=lambda file: file[0],
    )
)
def test_no_bytes_under_any_name_are_too_much(files: list[tuple[str, bytes, bytes]]) -> None:
    """Any bytes behind any beginning are read, counted or listed, and every file is accounted for."""
    read = read_export([ExportFile(path, head + rest) for path, head, rest in files], Choice())
    assert {*read.not_read, *(tally.file for tally in read.tallies)} == {path for path, _, _ in files}

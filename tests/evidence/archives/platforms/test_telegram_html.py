"""Telegram Desktop's pages: senders, forwarded messages, quotations and times."""

import html

from hypothesis import given
from hypothesis import strategies as st

from habeas.evidence.archives.export import Choice, ExportFile, ReadArchive
from habeas.evidence.archives.item import Item, Whose
from habeas.evidence.archives.platforms.telegram_html import TelegramHtml
from habeas.evidence.archives.reading import read_export
from habeas.evidence.archives.wording import clean

LAYOUT = TelegramHtml()
OWNER = Choice(owners=frozenset({"Аня"}))
ZONED = "03.12.2025 19:07:28 UTC+02:00"
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=12)


def _page(*messages: str, title: str = "Топ") -> bytes:
    header = f'<div class="page_header"><div class="content"><div class="text bold">\n{title}\n</div></div></div>'
    return f"<html><body>{header}<div class='history'>\n{chr(10).join(messages)}</div></body></html>".encode()


def _message(number: int, inside: str, sender: str | None = "Аня", time: str = ZONED) -> str:
    name = "" if sender is None else f'<div class="from_name">\n{sender} \n</div>'
    joined = " joined" if sender is None else ""
    return (
        f'<div class="message default clearfix{joined}" id="message{number}"><div class="body">'
        f'<div class="pull_right date details" title="{time}">\n19:07\n</div>{name}{inside}</div></div>'
    )


def _text(words: str) -> str:
    return f'<div class="text">\n{words}\n</div>'


def _read(*files: tuple[str, bytes], choice: Choice = OWNER) -> ReadArchive:
    exported = [ExportFile(path, page) for path, page in files]
    assert all(LAYOUT.claims(file) for file in exported)
    return read_export(exported, choice, (LAYOUT,))


def _shown(read: ReadArchive) -> list[tuple[str, Whose]]:
    return [(item.text, item.whose) for item in sorted(read.items, key=_number)]


def _number(item: Item) -> tuple[str, int]:
    return item.place.file, int(item.place.pointer[5:].split(",")[0])


@given(st.lists(WORDS, min_size=1, max_size=5))
def test_messages_are_read_back_exactly(texts: list[str]) -> None:
    """Every message gives one item of its words, whose place holds them in the page."""
    page = _page(*(_message(number, _text(html.escape(text))) for number, text in enumerate(texts, 1)))
    read = _read(("messages.html", page))
    assert _shown(read) == [(clean(text), Whose.OWN) for text in texts]
    for item, text in zip(sorted(read.items, key=_number), texts, strict=True):
        start, end = (int(number) for number in item.place.pointer[5:].split(","))
        assert html.unescape(page.decode()[start:end]).strip() == text
    assert read.tallies[0].entries == read.tallies[0].read == len(texts)


def test_a_joined_message_has_the_sender_of_the_one_before() -> None:
    """Several messages of one sender name them once, over the border of two pages too; a note ends that."""
    service = '<div class="message service" id="message4"><div class="body details">Боря joined</div></div>'
    first = _page(_message(1, _text("a")), _message(2, _text("b"), None), _message(3, _text("c"), "Боря"))
    second = _page(_message(3, _text("d"), None), service, _message(5, _text("e"), None))
    read = _read(("chat/messages2.html", second), ("chat/messages.html", first))
    assert [(item.text, item.author) for item in sorted(read.items, key=_number)] == [
        ("a", "Аня"), ("b", "Аня"), ("c", "Боря"), ("d", "Боря"), ("e", None),
    ]  # fmt: skip
    assert [chat.entries for chat in read.chats] == [6]
    assert sum(tally.service for tally in read.tallies) == 1


def test_lines_that_give_a_day_are_no_entries() -> None:
    """The line of a day has a negative number and is not counted."""
    day = '<div class="message service" id="message-1"><div class="body details">3 December 2025</div></div>'
    [tally] = _read(("messages.html", _page(day, _message(1, _text("a"))))).tallies
    assert (tally.entries, tally.service) == (1, 0)


def test_forwarded_words_are_shared_under_the_name_they_came_from() -> None:
    """A forwarded message is not its sender's, unless it came from the person."""

    def forwarded(name: str) -> str:
        time = f'<span class="date details" title="{ZONED}"> 03.12.2025</span>'
        return f'<div class="forwarded body"><div class="from_name">\n{name} {time}\n</div>{_text("words")}</div>'

    page = _page(
        _message(1, forwarded("Газет")), _message(2, forwarded("Аня")), _message(3, forwarded("Газет"), "Боря")
    )
    read = _read(("messages.html", page))
    assert [(item.author, item.whose) for item in sorted(read.items, key=_number)] == [
        ("Газет", Whose.SHARED), ("Аня", Whose.OWN), ("Газет", Whose.OTHERS),
    ]  # fmt: skip


def test_quotations_line_ends_and_polls() -> None:
    """A quotation is an item of its own, `<br>` is a line end, a poll gives its question and answers."""
    poll = '<div class="media_poll"><div class="question bold">Q?</div><div class="answer">- a</div></div>'
    page = _page(
        _message(1, _text("one<br>two <b>three</b><blockquote>their words</blockquote>")),
        _message(2, f'<div class="media_wrap clearfix">{poll}</div>'),
    )
    assert _shown(_read(("messages.html", page))) == [
        ("one\ntwo three", Whose.OWN), ("their words", Whose.QUOTED), ("Q?", Whose.OWN), ("- a", Whose.OWN),
    ]  # fmt: skip


def test_times_with_and_without_a_zone() -> None:
    """A time keeps the offset it is written with; exports before 2022 have none."""
    page = _page(_message(1, _text("a")), _message(2, _text("b"), time="11.02.2020 09:03:59"))
    assert {item.text: str(item.when) for item in _read(("messages.html", page)).items} == {
        "a": "2025-12-03T19:07:28+02:00",
        "b": "2020-02-11T09:03:59",
    }


def test_replies_and_what_is_missing() -> None:
    """A reply names the item it answers, and a file that was not included is counted."""
    reply = '<div class="reply_to details">In reply to <a href="#go_to_message1">this message</a></div>'
    missing = (
        '<div class="media_wrap"><div class="body"><div class="description">Not included, change data</div></div></div>'
    )
    page = _page(_message(1, _text("a")), _message(2, reply + _text("b")), _message(3, missing))
    read = _read(("messages.html", page))
    first, second = sorted(read.items, key=_number)
    assert (first.answers, second.answers) == (None, first.id)
    assert (read.tallies[0].without_text, read.tallies[0].undelivered) == (1, 1)


def test_each_folder_is_a_chat_to_choose() -> None:
    """The chats of a whole account lie in folders of their own and are chosen by title or folder."""
    files = [(f"chats/chat_{name}/messages.html", _page(_message(1, _text(name)), title=name)) for name in ("01", "02")]
    assert [(chat.id, chat.title) for chat in _read(*files).chats] == [("chats/chat_01", "01"), ("chats/chat_02", "02")]
    for chosen in ("02", "chats/chat_02"):
        read = _read(*files, choice=Choice(chats=frozenset({chosen})))
        assert [item.text for item in read.items] == ["02"]
        assert sum(tally.not_chosen for tally in read.tallies) == 1


def test_without_an_owner_nobody_is_the_person() -> None:
    """The pages do not say who exported them."""
    assert _shown(_read(("messages.html", _page(_message(1, _text("a")))), choice=Choice())) == [("a", Whose.UNKNOWN)]


def test_other_pages_are_left_to_others() -> None:
    """Pages of other names or of other platforms are not claimed."""
    assert not LAYOUT.claims(ExportFile("export_results.html", _page(_message(1, _text("a")))))
    assert not LAYOUT.claims(ExportFile("messages/1/messages0.html", b'<div class="message" data-id="1"></div>'))

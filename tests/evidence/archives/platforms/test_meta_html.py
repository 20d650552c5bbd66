"""Facebook's and Instagram's pages, in the old form and the new."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.evidence.archives.export import Choice, ExportFile, ReadArchive
from habeas.evidence.archives.item import Kind, Platform, Whose
from habeas.evidence.archives.platforms.meta_html import MetaHtml
from habeas.evidence.archives.platforms.written_dates import written_date
from habeas.evidence.archives.reading import read_export
from habeas.evidence.archives.wording import clean

LAYOUT = MetaHtml()
POSTS = "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.html"
TIME = "Oct 01, 2025 10:21:24 pm"
ONE_SPACE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=12)


def _page(*blocks: str, title: str = "Жазбалар") -> bytes:
    style = "<style>._a6-g{color:red}</style>"
    return f"<html><head><title>{title}</title>{style}</head><body>{''.join(blocks)}</body></html>".encode()


def _new(content: str, heading: str = "Аня жазбасын жаңартты.", time: str = TIME) -> str:
    return (
        f'<section class="_a6-g"><h2 class="_2ph_ _a6-h _a6-i">{heading}</h2>'
        f'<div class="_2ph_ _a6-p"><div>{content}</div></div>'
        f'<footer class="_3-94 _a6-o"><a href="x"><div class="_a72d">{time}</div></a></footer></section>'
    )


def _old(content: str, heading: str = "Аня", time: str = TIME) -> str:
    return (
        f'<div class="pam _3-95 _2pi0 _2lej uiBoxWhite noborder"><div class="_3-96 _2pio _2lek _2lel">{heading}</div>'
        f'<div class="_3-96 _2let"><div>{content}</div></div><div class="_3-94 _2lem">{time}</div></div>'
    )


def _own(words: str) -> str:
    return f'<div class="_2pin"><div>{html.escape(words)}</div><div></div></div>'


def _read(path: str, page: bytes, choice: Choice = Choice()) -> ReadArchive:  # noqa: B008
    file = ExportFile(path, page)
    assert LAYOUT.claims(file)
    return read_export([file], choice, (LAYOUT,))


@given(st.lists(ONE_SPACE, min_size=1, max_size=4, unique=True), st.booleans())
def test_posts_are_read_back_exactly(texts: list[str], new: bool) -> None:
    """Every post gives one item of its words whose place holds them in the page, in the old form and the new."""
    page = _page(*((_new if new else _old)(_own(text)) for text in texts))
    read = _read(POSTS, page)
    assert [(item.text, item.whose) for item in read.items] == [(clean(text), Whose.OWN) for text in texts]
    for item, text in zip(read.items, texts, strict=True):
        start, end = (int(number) for number in item.place.pointer.removeprefix("char=").split(","))
        assert html.unescape(page.decode()[start:end]) == text
    assert read.tallies[0].entries == read.tallies[0].read == len(texts)


def test_captions_links_and_notes_of_a_post() -> None:
    """Captions are own and come once, addresses and notes of updating are no words, attachments are of unknown hand."""
    picture = (
        '<div class="_2pin"><div><div class="_a7nf"><div class="_a7ng"><img src="1.jpg"><div>caption</div></div></div>'
    )
    content = (
        f"{picture}</div></div>{picture.replace('1.jpg', '2.jpg')}</div></div>"
        '<div class="_2pin"><div><div><div><div>Their headline</div><a href="https://e.org">https://e.org</a></div></div></div></div>'
        f'{_own("own words")}<div class="_2pin"><div>Жаңартылды Oct 02, 2025 9:00:00 am</div></div>'
    )
    read = _read(POSTS, _page(_new(content)))
    assert {(item.text, item.whose, item.kind) for item in read.items} == {
        ("own words", Whose.OWN, Kind.POST),
        ("caption", Whose.OWN, Kind.CAPTION),
        ("Their headline", Whose.UNKNOWN, Kind.POST),
    }
    assert {item.edited for item in read.items if item.text == "own words"} == {True}
    assert {str(item.when) for item in read.items} == {"2025-10-01T22:21:24"}


def test_a_post_without_words_is_counted_as_such() -> None:
    """A shared link alone holds no words; the platform's sentence above it is never read as words."""
    read = _read(
        POSTS, _page(_new('<div class="_2pin"><div><a href="https://e.org/x">https://e.org/x</a></div></div>'))
    )
    assert read.items == ()
    assert (read.tallies[0].entries, read.tallies[0].without_text) == (1, 1)


def _message(sender: str, words: str, new: bool, more: str = "<div></div>", second: int = 10) -> str:
    content = f"<div></div><div>{words}</div>{more}<div></div>"
    return (_new if new else _old)(content, sender, f"Oct 01, 2025 10:21:{second} pm")


@pytest.mark.parametrize("new", [True, False])
def test_messages_are_whose_sender_is_named(new: bool) -> None:
    """A message is its sender's; what was shared with it is not, and reactions are no words."""
    shared = '<div><div>Their words</div></div><div><ul class="_a6-q _tqp"><li>👍Боря</li></ul></div>'
    participants = '<div class="_a6-g _2pi0"><div class="_a6-h _2lel">Participants</div>Аня, Боря</div>'
    page = _page(participants, _message("Аня", "hello", new, shared, 11), _message("Боря", "hi", new), title="Боря")
    path = "messages/inbox/b_1/message_1.html"
    read = _read(path, page, Choice(owners=frozenset({"Аня"})))
    assert [(item.text, item.whose) for item in read.items] == [
        ("hi", Whose.OTHERS),
        ("hello", Whose.OWN),
        ("Their words", Whose.SHARED),
    ]
    assert [(chat.id, chat.title, chat.entries) for chat in read.chats] == [("b_1", "Боря", 2)]
    assert {item.whose for item in _read(path, page).items} == {Whose.UNKNOWN}
    assert _read(path, page, Choice(chats=frozenset())).tallies[0].not_chosen == 2


def test_instagram_writes_the_caption_as_the_heading() -> None:
    """In Instagram's pages a post's caption is its heading, and a comment stands in a table beside an account."""
    time = '<div class="_3-94 _a6-o">Jan 02, 2026 4:17 pm</div>'
    block = '<div class="pam _3-95 _2ph- _a6-g uiBoxWhite noborder">{}' + time + "</div>"
    picture = (
        '<h2 class="_3-95 _2pim _a6-h _a6-i">caption</h2><div class="_3-95 _a6-p"><div><img src="1.jpg"></div></div>'
    )
    cell = '<tr><td colspan="2" class="_2pin _a6_q">{}<div><div>{}</div></div></td></tr>'
    table = cell.format("Пікір", "керемет!") + cell.format("Иесі", "b.bolat")
    comment = f'<div class="_3-95 _a6-p"><table>{table}</table></div>'
    [caption] = _read("your_instagram_activity/media/posts_1.html", _page(block.format(picture))).items
    assert (caption.text, caption.kind, caption.platform) == ("caption", Kind.CAPTION, Platform.INSTAGRAM)
    [said] = _read("your_instagram_activity/comments/post_comments_1.html", _page(block.format(comment))).items
    assert (said.text, said.container, str(said.when)) == ("керемет!", "b.bolat", "2026-01-02T16:17")


def test_a_time_that_is_not_read_is_said() -> None:
    """An entry whose time is in another language is kept without a time, and the number of them is told."""
    read = _read(POSTS, _page(_new(_own("words"), time="Tháng 10 01, 2025 10:21:24 ch")))
    assert [(item.text, item.when) for item in read.items] == [("words", None)]
    assert [finding.code for finding in read.findings] == ["time-not-read"]


def test_what_others_left_on_the_wall_is_others() -> None:
    """The page of other people's posts on one's wall holds others' words."""
    [item] = _read("posts/other_people's_posts_to_your_timeline.html", _page(_new(_own("congratulations")))).items
    assert item.whose is Whose.OTHERS


@pytest.mark.parametrize("path", ["a/likes_and_reactions_1.html", "a/your_friends.html", "a/posts_1.txt"])
def test_other_pages_are_left_to_others(path: str) -> None:
    """Likes, friends and files of other kinds are not claimed, nor is a page without the platforms' classes."""
    assert not LAYOUT.claims(ExportFile(path, _page(_new(_own("x")))))
    assert not LAYOUT.claims(ExportFile(POSTS, b"<html><body>x</body></html>"))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Oct 01, 2025 10:21:24 pm", "2025-10-01T22:21:24"),
        ("Dec 25, 2020, 12:05 AM", "2020-12-25T00:05"),
        ("1 окт. 2025 г., 22:21", "2025-10-01T22:21"),
        ("05 мая 2021 г. 9:05:07", "2021-05-05T09:05:07"),
        ("2021 ж. 3 қаңтар 14:00", "2021-01-03T14:00"),
        ("2021 ж. 3 маусым 14:00", "2021-06-03T14:00"),
        ("Tháng 10 01, 2025 10:21:24 ch", None),
        ("Oct 01, 2025", None),
        ("words", None),
        ("31 feb 2021 10:00", None),
    ],
)
def test_times_are_read_in_three_languages_and_never_guessed(text: str, read: str | None) -> None:
    """A time in English, Russian or Kazakh is read without a zone; one in another language is not guessed."""
    when = written_date(text)
    assert (None if when is None else str(when)) == read

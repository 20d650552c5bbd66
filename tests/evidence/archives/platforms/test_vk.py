"""VK archives: what was written comes out at its range, owners are told by the archive, and the figures add up."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.evidence.archives.mutilation import harm_bytes
from tests.evidence.archives.platforms.laws import range_of, read_lawfully

from habeas.evidence.archives.export import Choice, ExportFile, FileReading
from habeas.evidence.archives.item import Kind, Whose
from habeas.evidence.archives.platforms.vk_archive import VkArchive
from habeas.evidence.archives.platforms.vk_words import vk_time
from habeas.evidence.text.decoding import normal_text

LAYOUT = VkArchive()
WORDS = st.text(st.sampled_from("абвё ӘәҒғҚқҢңӨөҰұҮүҺһіi&<>\"'—№1\n"), min_size=1, max_size=30).filter(
    lambda text: bool(text.strip())
)


def _page(body: str, encoding: str = "cp1251") -> bytes:
    head = f'<head><meta charset="{encoding}"></head>'
    page = f'<!DOCTYPE html><html>{head}<body><div class="wrap">{body}</div></body></html>'
    return page.encode(encoding, "xmlcharrefreplace")


def _shown(words: str) -> str:
    """The words as a browser shows them."""
    return "\n".join(" ".join(line.split(" ")).strip() for line in normal_text(words).split("\n")).strip()


def _markup(words: str) -> str:
    return html.escape(words).replace("\n", "<br>")


def _attachment(kind: str) -> str:
    return (
        f'<div class="kludges"><div class="attachment"><div class="attachment__description">{kind}</div>'
        "<a class='attachment__link' href='https://vk.com/x1_2'>https://vk.com/x1_2</a></div></div>"
    )


def _post(number: int, words: str, reply: str = "", extra: str = "") -> str:
    address = f"https://vk.com/wall7_{number}{reply}"
    return (
        f"<div class='item'><div class='item__main'><div>{_markup(words)}</div>{extra}"
        f"<a class='post__link' href='{address}'>{address}</a></div></div>"
    )


def _message(number: int, head: str, words: str, extra: str = "") -> str:
    return (
        f"<div class='item'><div class='message' data-id='{number}'><div class='message__header'>{head}</div>"
        f"<div>{_markup(words)}{extra}</div></div></div>"
    )


DANA = '<a href="https://vk.com/id22">Дана Б.</a>, 12 мар 2020 в 10:11:12'
MINE = "Вы, 13 мая 2020 в 9:01:02"


def _read(*files: tuple[str, bytes], choice: Choice | None = None) -> FileReading:
    exported = [ExportFile(path, data) for path, data in files]
    assert all(LAYOUT.claims(file) for file in exported)
    return read_lawfully(LAYOUT, exported, choice)


@given(st.lists(WORDS, max_size=6), st.sampled_from(["cp1251", "utf-8"]))
def test_posts_are_read_back_and_stand_at_their_ranges(texts: list[str], encoding: str) -> None:
    """Every post gives its words, Kazakh letters too; its range leads to them, tags and entities undone."""
    page = _page(
        "\n".join(_post(number, text, extra=_attachment("Фотография")) for number, text in enumerate(texts)), encoding
    )
    read = _read(("wall/wall0.html", page))
    assert [item.text for item in read.items] == [shown for text in texts if (shown := re.sub(" +", " ", _shown(text)))]
    assert read.tallies[0].entries == len(texts)
    files = [ExportFile("wall/wall0.html", page)]
    for item in read.items:
        plain = html.unescape(
            re.sub("<[^>]*>", "", range_of(files, item.place.file, item.place.pointer).replace("<br>", "\n"))
        )
        assert "".join(plain.split()) == "".join(item.text.split())


@given(st.lists(st.tuples(st.booleans(), WORDS), max_size=6))
def test_messages_are_read_back_with_their_sides(texts: list[tuple[bool, str]]) -> None:
    """A header without a link is the owner's; every other is somebody else's."""
    body = "".join(_message(number, MINE if own else DANA, text) for number, (own, text) in enumerate(texts))
    read = _read(("messages/22/messages0.html", _page(body)))
    wanted = [
        (Whose.OWN if own else Whose.OTHERS, shown) for own, text in texts if (shown := re.sub(" +", " ", _shown(text)))
    ]
    assert [(item.whose, item.text) for item in read.items] == wanted
    assert {str(item.when) for item in read.items} <= {"2020-05-13T09:01:02", "2020-03-12T10:11:12"}


def test_edits_deletions_and_forwards_are_said() -> None:
    """(ред.) is an edit; a deleted message has no words; forwarded words are not in the archive."""
    body = _message(1, MINE + " (ред.)", "жаңа") + _message(2, MINE, "", _attachment("Сообщение удалено"))
    read = _read(
        (
            "messages/22/messages0.html",
            _page(body + _message(3, DANA, "қара", _attachment("2 прикреплённых сообщения"))),
        )
    )
    assert [(item.text, item.edited) for item in read.items] == [("жаңа", True), ("қара", False)]
    assert (read.tallies[0].without_text, read.tallies[0].undelivered) == (1, 1)
    assert {finding.code for finding in read.findings} == {"deleted-message", "forwarded-absent"}


def _line(words: str) -> str:
    return f"<div class='item__tertiary'><span>{words}</span></div>"


@pytest.mark.parametrize(
    ("line", "whose", "author", "when"),
    [
        ("You 2 Feb 2021 at 7:08 pm", Whose.OWN, "You", "2021-02-02T19:08"),
        ("Вы, 12 мар 2020 в 10:11", Whose.OWN, "Вы", "2020-03-12T10:11"),
        ("Асан Н. 12 мар 2020 в 10:11", Whose.OWN, "Асан Н.", "2020-03-12T10:11"),
        ("<a href='https://vk.com/id7'>Асан</a> 12 мар 2020 в 10:11", Whose.OWN, "Асан", "2020-03-12T10:11"),
        (
            "<a href='https://vk.com/id8'>Марина 2000</a> 12 апр 2020 в 10:11",
            Whose.OTHERS,
            "Марина 2000",
            "2020-04-12T10:11",
        ),
        ("Майя2000 12 апр 2020 в 10:11", Whose.UNKNOWN, "Майя2000", "2020-04-12T10:11"),
        ("12 мар 2020 в 10:11", Whose.UNKNOWN, None, "2020-03-12T10:11"),
        ("Марина вчера", Whose.UNKNOWN, None, "None"),
    ],
)
def test_whose_a_post_is_hangs_on_the_name_above_it(line: str, whose: Whose, author: str | None, when: str) -> None:
    """Whose wall it is does not say who wrote on it: the line of the post does; without it nobody is named."""
    choice = Choice(owners=frozenset(["id7", "Асан Н."]))
    read = _read(("wall/wall0.html", _page(_post(1, "бір", extra=_line(line)))), choice=choice)
    assert [(item.text, item.whose, item.author, str(item.when)) for item in read.items] == [
        ("бір", whose, author, when)
    ]
    assert ("wall-authors-not-shown" in {finding.code for finding in read.findings}) == (author is None)


def test_a_comment_without_a_name_is_nobodys() -> None:
    """Who commented under a post is not known where the page does not say it."""
    read = _read(("wall/1/wall1.html", _page(_post(1, "екі", "?reply=5"))), choice=Choice(owners=frozenset(["id7"])))
    assert [(item.kind, item.whose) for item in read.items] == [(Kind.COMMENT, Whose.UNKNOWN)]


def test_own_comments_elsewhere_bear_their_date_and_address() -> None:
    """The page of the owner's comments gives their words, address and local time."""
    body = (
        "<div class='item'><div>менің сөзім</div><div><a href='https://vk.com/wall-5_6?reply=7'>https://vk.com/wall-5_6?reply=7</a></div>"
        "<div class='item__tertiary'>1 дек 2019 в 7:05</div></div>"
    )
    item = _read(("comments/comments0.html", _page(body))).items[0]
    assert (item.text, item.whose, str(item.when)) == ("менің сөзім", Whose.OWN, "2019-12-01T07:05")
    assert item.address == "https://vk.com/wall-5_6?reply=7"


def test_a_repost_is_shared_and_the_words_before_it_are_not() -> None:
    """Words inside an element that repeats another's post are shared; a repost without words says they are absent."""
    inside = "<div class='post_copy'>бөтен сөз</div>"
    profile = ("profile/page-info.html", _page("<a href='https://vk.com/id7'>id7</a>"))
    read = _read(
        profile,
        (
            "wall/wall0.html",
            _page(
                _post(1, "өзім", extra=inside + _line("Вы 1 мая 2019 в 0:05"))
                + _post(2, "", extra=_attachment("Запись на стене"))
            ),
        ),
    )
    assert [(item.text, item.whose) for item in read.items] == [("өзім", Whose.OWN), ("бөтен сөз", Whose.SHARED)]
    assert read.tallies[1].undelivered == 1


def test_a_conversation_is_named_by_the_list_and_chosen_by_name_or_number() -> None:
    """Several pages of a conversation are one chat; only chosen ones give items."""
    index = (
        "messages/index-messages.html",
        _page("<div class='message-peer--id'><a href='22/messages0.html'>Дана Б.</a></div>"),
    )
    pages = [(f"messages/22/messages{number}.html", _page(_message(number, DANA, "сөз"))) for number in (0, 50)]
    read = _read(index, *pages, choice=Choice(chats=frozenset(["Дана Б."])))
    assert [(chat.id, chat.title, chat.entries) for chat in read.chats] == [("22", "Дана Б.", 2)]
    assert len(read.items) == 2
    assert _read(index, *pages, choice=Choice(chats=frozenset(["33"]))).items == ()


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("12 мар 2020 в 10:11:12", "2020-03-12T10:11:12"),
        ("1 мая 2019 в 0:05", "2019-05-01T00:05"),
        ("12 Mar 2020 at 10:11:12 pm", "2020-03-12T22:11:12"),
        ("Mar 12, 2020 at 10:11 am", "2020-03-12T10:11"),
        ("12 нау 2020 сағ. 10:11:12", "2020-03-12T10:11:12"),
        ("2020 ж. 12 нау. 10:11", "2020-03-12T10:11"),
        ("12.03.2020 10:11", "2020-03-12T10:11"),
        ("12 березня 2020 о 10:11", "2020-03-12T10:11"),
        ("вчера в 10:11", "None"),
        ("31 фев 2020 в 10:11:12", "None"),
    ],
)
def test_dates_are_read_in_the_languages_of_the_interface(written: str, known: str) -> None:
    """Dates bear no zone; a date that is not all there is none."""
    assert str(vk_time(written)) == known


@given(st.data())
def test_any_harm_leaves_figures_that_add_up(data: st.DataObject) -> None:
    """Altered bytes and cut ends never raise; every entry is read, counted or listed."""
    body = _post(1, "бір <екі>", extra=_attachment("Запись")) + _message(1, DANA, "үш") + _message(2, MINE, "төрт")
    paths = ["wall/wall0.html", "messages/22/messages0.html", "profile/page-info.html", "comments/comments0.html"]
    files = [ExportFile(path, harm_bytes(_page(body), data)) for path in paths]
    read_lawfully(LAYOUT, [file for file in files if LAYOUT.claims(file)])


@given(st.integers(1, 500))
def test_a_cut_page_says_so_and_keeps_what_stands_before(cut: int) -> None:
    """A page without its end is said to be cut, and its whole entries before the cut stay the same."""
    page = _page("".join(_message(number, DANA, f"сөз {number}") for number in range(5)))
    whole = _read(("messages/22/messages0.html", page)).items
    read = _read(("messages/22/messages0.html", page[:-cut]))
    assert "page-cut-short" in {finding.code for finding in read.findings}
    assert [item.text for item in read.items[:-1]] == [item.text for item in whole[: max(len(read.items) - 1, 0)]]

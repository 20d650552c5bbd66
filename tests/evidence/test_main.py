"""Main ranges: the document itself, without comment forms, menus, notices and the like."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.digest import digest_of
from habeas.base.language import Lang
from habeas.evidence.text.decoding import normal_text
from habeas.evidence.text.furniture import is_furniture
from habeas.evidence.text.readers import read_copy
from habeas.evidence.text.reading import Reading

ENGLISH = (
    "Asel Muratova, a teacher of drawing in Kentau, was arrested on March 14, 2031 by officers of the department. "
    "A criminal case under Article 174 Part 2 was opened against her.\n\n"
    "According to her lawyer, she was shown no warrant, and he was let in to see her only two days later. The court "
    "extended her custody twice, each time without hearing the defence.\n\n"
    "Her relatives have written to the prosecutor and have had no answer. She has been held for ninety days."
)
RUSSIAN = (
    "Асель Муратову, преподавательницу рисования, известную в Кентау, задержали 14 марта 2031 года сотрудники "
    "областного департамента. Против неё возбуждено уголовное дело по части 2 статьи 174.\n\n"
    "По словам защитника, ордера ей не показали, а его самого допустили к ней только через два дня. Суд дважды продлил "
    "срок содержания под стражей, не выслушав защиту.\n\n"
    "Родные писали прокурору и не получили ответа. Она содержится под стражей девяносто дней."
)
KAZAKH = (
    "Кентауға белгілі сурет мұғалімі Әсел Мұратованы 2031 жылғы 14 наурызда облыстық департамент қызметкерлері ұстады. "
    "Оған қарсы 174-баптың 2-бөлігі бойынша қылмыстық іс қозғалды.\n\n"
    "Қорғаушысының айтуынша, оған ордер көрсетілмеген, ал қорғаушының өзін екі күннен кейін ғана кіргізген. Сот қорғау "
    "тарапын тыңдамай, қамауды екі рет ұзартты.\n\n"
    "Туыстары прокурорға жазып, жауап алған жоқ. Ол тоқсан күннен бері қамауда отыр."
)


def read(data: bytes) -> Reading:
    """The reading of these bytes."""
    found = read_copy(data, digest_of(data))
    assert isinstance(found, Reading)
    return found


def main_of(data: bytes) -> str:
    """The main ranges' text, put together."""
    reading = read(data)
    return "\n\n".join(span.slice(reading.text) for span in reading.main)


TAILS = {
    "russian form": "Добавить комментарий\n\nВаш адрес email не будет опубликован. Обязательные поля помечены *",
    "english form": "Leave a Reply\n\nYour email address will not be published. Required fields are marked *\n\nName *",
    "kazakh form": "Пікір қалдыру\n\nE-mail мекенжайыңыз жарияланбайды.\n\nАтыңыз",
    "share": "Поделиться\nFacebook Telegram WhatsApp\nЧитайте также: В Кентау закрыли музей",
    "cookies": "We use cookies to make this site better. By staying you agree to our policy.\n\n© 2031 Kentau News",
    "comments": "Комментарии (2)\n\nГость\nТак им и надо, давно пора было.\n\nЗоя\nОткуда вы знаете?",
    "menu": "Главная\nНовости\nКонтакты\nО нас\nПоиск",
}


@pytest.mark.parametrize("body", [ENGLISH, RUSSIAN, KAZAKH], ids=["en", "ru", "kk"])
@pytest.mark.parametrize("tail", list(TAILS))
def test_site_furniture_at_the_end_is_not_the_document(body: str, tail: str) -> None:
    """Whatever the language of either, the body is the main text, whole, and the furniture behind it is not."""
    assert main_of(f"{body}\n\n{TAILS[tail]}\n".encode()) == body


def test_the_first_reading_keeps_everything() -> None:
    """What is not the document is still in the reading."""
    text = f"{ENGLISH}\n\n{TAILS['russian form']}\n"
    assert read(text.encode()).text == text


@pytest.mark.parametrize(
    "tail",
    ["Сообщить о происшествии\n\nСтать автором издания", "Бізге хабарласу\n\nРедакцияға хат жолдау"],
    ids=["ru", "kk"],
)
def test_short_lines_in_another_language_at_the_end_are_told_by_structure(tail: str) -> None:
    """Furniture whose words no list has is told by its shape and language."""
    assert main_of(f"{ENGLISH}\n\n{tail}\n".encode()) == ENGLISH


@pytest.mark.parametrize(
    "tail",
    [
        "Respectfully,\n\nD. Akhmetova\n\nattorney, Kentau",
        "Annex: постановление суда от 14 марта 2031 года № 12",
        "“Она ни в чём не виновата, и мы докажем это в суде, чего бы это нам ни стоило”, her sister says in tears, "
        "and shows the drawings that her pupils made for the hearing.",
        "She commented on the news: I used cookies as bribes for my pupils.",
    ],
    ids=["signature", "annex", "quotation", "cookies in a story"],
)
def test_the_end_of_a_document_is_kept(tail: str) -> None:
    """Signatures, annexes with figures and quotations in another language belong to the document."""
    assert main_of(f"{ENGLISH}\n\n{tail}\n".encode()).endswith(tail)


def test_furniture_in_the_middle_parts_the_main_text() -> None:
    """A pointer between two paragraphs is left out, and the ranges stay in order."""
    first, rest = RUSSIAN.split("\n\n", 1)
    reading = read(f"{first}\n\nЧитайте также: Другая новость\n\n{rest}".encode())
    assert [span.slice(reading.text) for span in reading.main] == [first, rest]


@pytest.mark.parametrize("text", ["", " \n\t\n", "***"])
def test_a_text_without_words_has_a_finding(text: str) -> None:
    """Where nothing can be read, that is said."""
    assert "no-text" in {finding.code for finding in read(text.encode()).findings}


@pytest.mark.parametrize(("body", "lang"), [(ENGLISH, Lang.EN), (RUSSIAN, Lang.RU), (KAZAKH, Lang.KK)])
def test_the_language_is_that_of_the_main_text(body: str, lang: Lang) -> None:
    """A comment form in another language does not change what language the document is in."""
    assert read(f"{body}\n\n{TAILS['russian form']}\n\n{TAILS['english form']}".encode()).lang is lang


@pytest.mark.parametrize(
    "line",
    [
        "Home | News | Contact",
        "Facebook Telegram WhatsApp VK",
        "Tags: Kentau, court",
        "Все права защищены. Kentau News",
        "3 комментария",
        "Бөлісу:",
        "Тағы оқыңыз: Сот шешімі",
    ],
)
def test_lines_of_furniture_are_known(line: str) -> None:
    """Menus, share buttons, tags, rights and counts are told from a line alone."""
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "The court printed the order and shared it with the defence.",
        "Новости о задержании появились в тот же день, 14 марта.",
        "Home was searched at six in the morning.",
        "Like her sister, she teaches drawing.",
        "Ответить на вопросы следствия она отказалась.",
        "Бас бостандығынан айыру",
    ],
)
def test_sentences_are_no_furniture(line: str) -> None:
    """A sentence that only begins like a button is a sentence."""
    assert not is_furniture(line)


PAGE = """<!doctype html><html lang="en"><head><title>Teacher held for ninety days | Kentau News</title>
<style>p {{ color: red }}</style><script>var tracking = "on";</script></head><body>
<header class="top"><a href="/">Kentau News</a><nav><ul><li><a href="/a">Home</a></li><li><a href="/b">Courts</a>
</li></ul></nav></header>
{opening}<h1>Teacher held for ninety days</h1><p class="meta">March 20, 2031</p>{body}
<div class="social-share"><a href="#">Tweet</a> <a href="#">Share</a></div>
<div class="related-posts"><h3>Related</h3><p><a href="/x">Museum closed after a long dispute</a></p></div>
{closing}
<section id="comments"><h2>2 comments</h2><p>Someone: I was there and saw it all, believe me.</p>
<form><p>Leave a Reply</p><label>Name</label><input name="n"><textarea>Your words</textarea></form></section>
<aside class="sidebar"><p>Subscribe to our weekly letter and never miss the news of the region.</p></aside>
<footer><p>© 2031 Kentau News. All rights reserved.</p></footer></body></html>"""
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in ENGLISH.split("\n\n"))


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<article>", "</article>"),
        ('<main id="content"><div>', "</div></main>"),
        ('<div role="main">', "</div>"),
        ('<div class="c-12"><div class="x">', "</div></div>"),
        ("", ""),
    ],
    ids=["article", "main", "role", "divs", "bare"],
)
def test_a_page_s_article_is_its_main_text(opening: str, closing: str) -> None:
    """However a page marks its article, or not at all, heading and paragraphs are main, and nothing around them is."""
    main = main_of(PAGE.format(opening=opening, body=BODY, closing=closing).encode())
    for paragraph in ("Teacher held for ninety days", *ENGLISH.split("\n\n")):
        assert paragraph in main
    for foreign in ("Home", "Tweet", "Museum", "I was there", "Leave a Reply", "Subscribe", "reserved", "Your words"):
        assert foreign not in main


def test_a_page_is_read_whole_and_without_its_code() -> None:
    """The first reading has title, menu, form and foot, block by block; no script, style or comment."""
    text = read(PAGE.format(opening="<article><!-- hidden -->", body=BODY, closing="</article>").encode()).text
    assert text.startswith("Teacher held for ninety days | Kentau News\n\nKentau News\n\nHome\nCourts\n\n")
    for kept in ("Leave a Reply", "Your words", "© 2031 Kentau News. All rights reserved."):
        assert kept in text
    for left in ("tracking", "color", "hidden"):
        assert left not in text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>one<br>two</p><p> three\n  four </p>", "one\ntwo\n\nthree four"),
        ("<ul><li>one<li>two</ul><p>three", "one\ntwo\n\nthree"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><th>c</th><td>d</td></tr></table>", "a\tb\nc\td"),
        ("<div>loose <b>bo</b>ld <i>words</i><p>inner</p>tail</div>", "loose bold words\n\ninner\n\ntail"),
        ("<pre>kept  as\n  it is</pre>", "kept  as\n  it is"),
        ("<p>e&#769;te&#x301; &amp; &lt;b&gt;", "été & <b>"),
        ("<p>a&nbsp;b", "a\u00a0b"),
        ("just words", "just words"),
        ("<html><body>", ""),
    ],
)
def test_blocks_are_parted_as_a_reader_sees_them(source: str, text: str) -> None:
    """Blocks by a blank line, items and rows by a line end, cells by a tab, white space as one space."""
    assert read(f"<!doctype html>{source}".encode()).text == text


SOUP = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<li>", "<div class=share>", "</div>", "<article>", "</article>", "<tr><td>", "</table>",
         "<nav>", "</nav>", "<br>", "<h1>", "</h1>", "<title>", "</title>", "<b>", "</b>", "<a href=x>", "</a>",
         "<pre>",
         "<script>", "</script>", "<svg>", "<textarea>", "</textarea>", "<!--", "-->", "&nbsp;", "e\u0301", "\n", "  ",
         "She was held for ninety days without a hearing.", "Добавить комментарий", "Сот шешті.", "<template>"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(SOUP)
def test_any_soup_of_tags_is_read(soup: str) -> None:
    """Whatever the order of tags, the text is in normal form and the main ranges lie in it, in order, on words."""
    reading = read(f"<!doctype html>{soup}".encode())
    assert reading.text == normal_text(reading.text)
    last = 0
    for span in reading.main:
        assert last <= span.start
        assert span.end <= len(reading.text)
        assert span.slice(reading.text).strip() == span.slice(reading.text)
        last = span.end


def test_depth_of_nesting_exhausts_nothing() -> None:
    """A page nested some thousand deep is read like any other; one nested without end is refused."""
    page = "<html>" + "<div>" * 5_000 + "deep" + "</div>" * 5_000
    assert read(page.encode()).text == "deep"
    endless = b"<html>" + b"<x>" * 200_000
    found = read_copy(endless, digest_of(endless))
    assert not isinstance(found, Reading)
    assert [finding.code for finding in found] == ["too-deep"]


def test_unclosed_paragraphs_and_items_are_not_depth() -> None:
    """Old pages that never close a paragraph or a list item are not taken for nested ones."""
    page = "<html><body>" + "<p>x<li>y<br>" * 12_000
    assert read(page.encode()).text.count("x") == 12_000


def test_a_page_of_no_reasonable_size_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page over the limit gives a finding that names both sizes, and no reading."""
    monkeypatch.setattr("habeas.evidence.text.web_page.MOST_BYTES", 20)
    data = b"<!doctype html><p>more than twenty bytes"
    found = read_copy(data, digest_of(data))
    assert not isinstance(found, Reading)
    assert [finding.code for finding in found] == ["too-large"]


def test_what_no_reader_reads_is_named() -> None:
    """A file that no reader reads gives a finding with its format, and no reading."""
    data = b"AT&TFORM" + bytes(20)
    found = read_copy(data, digest_of(data))
    assert not isinstance(found, Reading)
    assert found[0].code == "no-reader"
    assert "image/vnd.djvu" in found[0].message

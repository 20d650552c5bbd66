"""WhatsApp's text export: what was written comes out, dates are never guessed, and the figures add up."""

from datetime import datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.evidence.archives.mutilation import harm_bytes
from tests.evidence.archives.platforms.laws import range_of, read_lawfully

from habeas.evidence.archives.export import Choice, ExportFile, FileReading
from habeas.evidence.archives.item import Kind, Whose
from habeas.evidence.archives.naming import visible
from habeas.evidence.archives.platforms.whatsapp_text import WhatsAppText
from habeas.evidence.text.decoding import normal_text

LAYOUT = WhatsAppText()
PATH = "WhatsApp Chat with Дана.txt"

FORMS = {
    "android-ru": "{0:%d.%m.%y}, {0:%H:%M} - {1}: {2}",
    "android-us": "{0.month}/{0.day}/{0:%y}, {0:%I:%M %p} - {1}: {2}",
    "android-narrow": "{0.month}/{0.day}/{0:%y}, {0:%I:%M}\u202f{0:%p} - {1}: {2}",
    "ios": "[{0:%d.%m.%Y}, {0:%H:%M:%S}] {1}: {2}",
    "ios-marked": "\u200e[{0:%d/%m/%Y}, {0:%I:%M:%S %p}] ~\u202f{1}: {2}",
    "ios-iso": "[{0:%Y-%m-%d}, {0:%H:%M:%S}] {1}: {2}",
}
"""How phones write the head of a message and the message."""

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00\ufeff\u0085"), min_size=1, max_size=40).filter(
    lambda text: visible(normal_text(text)).strip() == normal_text(text) and not text.startswith("<")
)


def _read(text: str, *owners: str, path: str = PATH) -> FileReading:
    file = ExportFile(path, text.encode())
    assert LAYOUT.claims(file)
    return read_lawfully(LAYOUT, [file], Choice(owners=frozenset(owners)))


@given(
    st.lists(st.tuples(st.sampled_from(["Дана Б.", "+7 701 000-00-01"]), WORDS), min_size=1, max_size=6),
    st.sampled_from(sorted(FORMS)),
)
def test_what_was_written_is_read_back_with_its_day(texts: list[tuple[str, str]], form: str) -> None:
    """Every message gives its words, author and local time; the range leads to the words as they stand."""
    days = [datetime(2020, 3, 13 + number, 14, 5) for number in range(len(texts))]
    lines = [FORMS[form].format(day, who, words) for day, (who, words) in zip(days, texts, strict=True)]
    file = ExportFile(PATH, "\n".join(lines).encode())
    read = read_lawfully(LAYOUT, [file], Choice(owners=frozenset(["дана б."])))
    wanted = [normal_text(words) for _, words in texts]
    assume(not any("\n" in words and words[:1].isdigit() for words in wanted))
    assert [item.text for item in read.items] == wanted
    assert [str(item.when)[:16] for item in read.items] == [f"{day:%Y-%m-%dT%H:%M}" for day in days]
    for item, (who, _) in zip(read.items, texts, strict=True):
        assert visible(range_of([file], item.place.file, item.place.pointer)) == item.text
        assert item.author is not None
        assert item.author.endswith(who)
        owned = any(name == "Дана Б." for name, _ in texts)
        assert item.whose is (Whose.UNKNOWN if not owned else Whose.OWN if who == "Дана Б." else Whose.OTHERS)


def test_lines_belong_to_the_message_above_and_notes_to_nobody() -> None:
    """A message may have many lines; the platform's notes are counted and give no item."""
    read = _read(
        "12.03.20, 14:08 - Сообщения и звонки защищены сквозным шифрованием.\n"
        "12.03.20, 14:09 - Дана: бір\n\n  екі\n"
        "12.03.20, 14:10 - Дана изменила тему с «А: б» на «В»\n"
        "12.03.20, 14:11 - Дана: Данное сообщение удалено\n"
    )
    assert [item.text for item in read.items] == ["бір\n\n  екі"]
    tally = read.tallies[0]
    assert (tally.read, tally.service, tally.without_text) == (1, 2, 1)


@pytest.mark.parametrize(
    ("line", "words", "undelivered"),
    [
        ("<Media omitted>", None, 1),
        ("<Без медиафайлов>", None, 1),
        ("\u200eimage omitted", None, 1),
        ("\u200e<attached: 00001-PHOTO.jpg>", None, 0),
        ("IMG-1.jpg (file attached)\nмына жер", "мына жер", 0),
        ("<бұл адамның сөзі>", "<бұл адамның сөзі>", 0),
    ],
)
def test_files_are_counted_and_captions_are_words(line: str, words: str | None, undelivered: int) -> None:
    """A line that stands for a file holds no words, what follows it does; what is not in the list is kept."""
    read = _read(f"12.03.20, 14:08 - Дана: {line}\n")
    assert [item.text for item in read.items] == ([] if words is None else [words])
    assert read.tallies[0].undelivered == undelivered
    assert all((item.kind is Kind.CAPTION) == ("\n" in line) for item in read.items)


def test_an_edit_is_known_only_where_it_is_marked() -> None:
    """The mark of an edit is no part of the words; without a mark nothing is known of edits."""
    read = _read("12.03.20, 14:08 - Дана: жаңа <Сообщение изменено>\n12.03.20, 14:09 - Дана: ескі\n")
    assert [(item.text, item.edited) for item in read.items] == [("жаңа", True), ("ескі", None)]


@pytest.mark.parametrize(
    ("days", "known"),
    [
        (["3/4/20", "13/4/20"], ["2020-04-03", "2020-04-13"]),
        (["3/4/20", "3/14/20"], ["2020-03-04", "2020-03-14"]),
        (["3/4/20", "1/5/20"], ["2020-04-03", "2020-05-01"]),
        (["3/4/20", "5/4/20"], ["2020", "2020"]),
        (["3/4/20", "5/5/20"], ["2020", "2020-05-05"]),
        (["3.4.20", "5.4.20"], ["2020-04-03", "2020-04-05"]),
    ],
)
def test_the_order_of_day_and_month_is_told_by_the_whole_file_or_not_at_all(days: list[str], known: list[str]) -> None:
    """Figures above twelve, or the order of time, decide for all dates; where nothing does, only the year is given."""
    read = _read("".join(f"{day}, 14:08 - Дана: сөз\n" for day in days))
    assert [str(item.when).partition("T")[0] for item in read.items] == known
    said = "date-order-unknown" in {finding.code for finding in read.findings}
    assert said == ("2020" in known)


def test_nobody_is_the_owner_unless_a_person_says_so() -> None:
    """Without a name the authors are unknown, with a name that is not in the chat too; a phone is a name."""
    chat = "12.03.20, 14:08 - +7 701 000-00-01: сөз\n12.03.20, 14:09 - Дана: иә\n"
    assert {item.whose for item in _read(chat).items} == {Whose.UNKNOWN}
    assert {item.whose for item in _read(chat, "Асан").items} == {Whose.UNKNOWN}
    assert [item.whose for item in _read(chat, "+77010000001").items] == [Whose.OWN, Whose.OTHERS]


def test_a_chat_that_was_not_chosen_is_only_counted() -> None:
    """The chat bears the name in the file's name, and nothing of it is taken when others were chosen."""
    file = ExportFile("WhatsApp Chat - Дана/_chat.txt", "[12.03.20, 14:08:01] Дана: сөз".encode())
    read = read_lawfully(LAYOUT, [file], Choice(chats=frozenset(["Асан"])))
    assert (read.chats[0].title, read.items, read.tallies[0].not_chosen) == ("Дана", (), 1)


@given(st.data())
def test_any_harm_leaves_figures_that_add_up(data: st.DataObject) -> None:
    """Altered bytes and cut ends never raise; every entry is read, counted or listed."""
    text = "[12.03.20, 14:08:01] Дана: бір\nекі\n\u200e[13.03.20, 14:08:01] Дана: \u200eimage omitted\n"
    text += "14.03.20, 1:01 - Асан: үш\n"
    read_lawfully(LAYOUT, [ExportFile(PATH, harm_bytes(text.encode(), data))])

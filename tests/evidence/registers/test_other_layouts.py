"""Documents, registers of one's own, and what is refused because it is a list of persons."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.errors import WrongCall
from habeas.base.when import parse_when
from habeas.evidence.registers.entry import Published, Status
from habeas.evidence.registers.mapping import parse_mapping
from habeas.evidence.registers.own import OwnDecision, read_own, with_decision
from habeas.evidence.registers.reading import Layout, read_register

PARAGRAPHS = (
    "Республиканский список",
    "1. Телеграм-канал «Ива» (решение суда Заречного района г. Выдумска от 12 ноября 2020 года)",
    "2. Печатное издание «Брод» – решение суда Озёрского района от 05.03.2021",
)


def test_a_document_gives_its_paragraphs() -> None:
    """Each paragraph is an entry with its number, court and date; one without them is said."""
    read = read_register("\n\n".join(PARAGRAPHS).encode(), Layout.DOCUMENT)
    assert [(e.number, len(e.decisions)) for e in read.entries] == [(None, 0), ("1", 1), ("2", 1)]
    assert [str(e.decisions[0].date) for e in read.entries[1:]] == ["2020-11-12", "2021-03-05"]
    assert [finding.code for finding in read.findings] == ["no-decision"]


def test_docx_gives_what_its_text_gives() -> None:
    """The paragraphs of a DOCX file are the entries of the same words as plain text."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(
        f"<w:p><w:r><w:t>{words[:9]}</w:t></w:r><w:r><w:t>{words[9:]}</w:t></w:r></w:p>" for words in PARAGRAPHS
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as inside:
        inside.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')
    from_docx = read_register(packed.getvalue(), Layout.DOCUMENT).entries
    from_text = read_register("\n".join(PARAGRAPHS).encode(), Layout.DOCUMENT).entries
    assert [(e.number, e.text, e.decisions) for e in from_docx] == [(e.number, e.text, e.decisions) for e in from_text]


_LINE = st.text(min_size=1).filter(lambda words: words.isprintable() and bool(words.strip()))


def _decision(work: str, published: Published, source: str | None) -> OwnDecision:
    day = parse_when("2012-03-05")
    return OwnDecision(work, "Заречный суд", day, None, published, source, "2026-01-02T03:04:05Z")


@given(st.lists(st.tuples(_LINE, st.sampled_from(Published), st.none() | _LINE), min_size=1, max_size=6))
def test_own_decisions_are_appended_and_read_back(entered: list[tuple[str, Published, str | None]]) -> None:
    """What is entered is read back in its order, each version begins with the one before it, and nothing is lost."""
    data: bytes | None = None
    for work, published, source in entered:
        before = data or b""
        data = with_decision(data, _decision(work, published, source))
        assert data.startswith(before)
    assert data is not None
    read = read_own(data)
    assert read.findings == ()
    assert [entry.number for entry in read.entries] == [str(n) for n in range(1, len(entered) + 1)]
    assert [entry.decisions[0].published for entry in read.entries] == [published for _, published, _ in entered]


def test_a_decision_nobody_published_is_a_state_of_its_own() -> None:
    """Published, not published, and nobody knows: three states, none taken for another."""
    data = None
    for published in (Published.YES, Published.NO, Published.UNKNOWN):
        data = with_decision(data, _decision("Книга «Брод»", published, None))
    assert data is not None
    states = [entry.status for entry in read_own(data).entries]
    assert states == [Status.ACTIVE, Status.DECISION_UNPUBLISHED, Status.UNKNOWN]


def test_a_damaged_line_is_said_and_the_rest_is_read() -> None:
    """A line that is no decision is a finding with its row, and the others stay."""
    data = with_decision(None, _decision("Ива", Published.YES, None))
    read = read_own(data + b"{}\n" + b'{"number"')
    assert len(read.entries) == 1
    assert [(finding.code, finding.place) for finding in read.findings] == [
        ("line-unreadable", "row 3"),
        ("line-unreadable", "row 4"),
    ]
    with pytest.raises(WrongCall):
        read_own("просто слова".encode())


@pytest.mark.parametrize(
    "text",
    [
        "№;ФИО;Основание\n1;Вымыслов П.К.;\n",
        "name,date of birth,note\nX,1970-01-01,\n",
        "n;t\n" + "".join(f"{n};ВЫМЫСЛОВ ПЁТР*, 01.0{n}.1970 г.р., г. Выдумск;\n" for n in range(1, 9)),
    ],
)
def test_a_list_of_persons_is_refused(text: str) -> None:
    """A file with birth dates or personal numbers is refused in every layout, with the reason."""
    mapping = parse_mapping("header: 0\ncolumns: {text: 2}")
    for how in (Layout.FEDERAL, Layout.DOCUMENT, mapping):
        with pytest.raises(WrongCall, match="list of persons"):
            read_register(text.encode(), how)


@pytest.mark.parametrize(
    "rows",
    [
        "1;Вымыслов Пётр Кузьмич\n2;Примерова Дана Омаровна*\n3;Образцова Вера Львовна\n",
        "1;Нурланов Ерлан Болатұлы\n2;Қалиева Айгүл Маратқызы\n",
        "1;Testov Aidar Serikovich;01.02.2020\n2;Example Dana Omarovna;01.02.2020\n3;Unknown;01.02.2020\n",
    ],
)
def test_full_names_alone_are_a_list_of_persons(rows: str) -> None:
    """Without birth dates too: entries that are nothing but a name with a patronymic are refused."""
    with pytest.raises(WrongCall, match="full name"):
        read_register(rows.encode(), parse_mapping("header: 0\ncolumns: {number: 1, text: 2}"))
    alone = "".join(f"{row.split(';')[0]}. {row.split(';')[1]}\n" for row in rows.splitlines())
    with pytest.raises(WrongCall, match="full name"):
        read_register(alone.encode(), Layout.DOCUMENT)


def test_works_beside_their_authors_names_are_no_list_of_persons() -> None:
    """A register whose works have authors with patronymics is read."""
    rows = "title;author\nВыдуманная книга;Вымыслов Пётр Кузьмич\nВторая книга;Образцова Вера Львовна\n"
    mapping = parse_mapping("columns: {title: title, author: author}")
    assert len(read_register(rows.encode(), mapping).entries) == 2


def test_a_table_without_its_mapping_is_refused() -> None:
    """A table is not guessed at."""
    with pytest.raises(WrongCall, match="mapping"):
        read_register(b"a;b\n", Layout.TABLE)

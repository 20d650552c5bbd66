"""The numbers that Word sets before paragraphs are those a reader of the paper sees."""

import io
import re
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.base.digest import digest_of
from habeas.drafting.reading_to_drafts import draft
from habeas.evidence.text.office.list_numbers import written
from habeas.evidence.text.office.numbering import LONGEST_LABEL
from habeas.evidence.text.readers import read_copy
from habeas.evidence.text.reading import Reading

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def level(at: int, form: str, pattern: str, more: str = "") -> str:
    """One level of a list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{pattern}"/>{more}</w:lvl>'
    )


COURT = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2.") + level(2, "russianLower", "%3)")
LIST = (
    f'<w:abstractNum w:abstractNumId="7">{COURT}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
)


def listed(words: str, at: int | None = 0, num: str | None = "1", more: str = "") -> str:
    """A paragraph of a list, at a level."""
    own = "" if num is None else f'<w:numId w:val="{num}"/>'
    depth = "" if at is None else f'<w:ilvl w:val="{at}"/>'
    return f"<w:p><w:pPr>{more}<w:numPr>{depth}{own}</w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def paper(*paragraphs: str, numbering: str = LIST, styles: str = "", more: dict[str, str] | None = None) -> Reading:
    """The reading of a Word document of these paragraphs."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", f"<w:document {W}><w:body>{''.join(paragraphs)}</w:body></w:document>")
        packed.writestr("word/numbering.xml", f"<w:numbering {W}>{numbering}</w:numbering>")
        packed.writestr("word/styles.xml", f"<w:styles {W}>{styles}</w:styles>")
        for name, contents in (more or {}).items():
            packed.writestr(name, contents)
    found = read_copy(data.getvalue(), digest_of(data.getvalue()))
    assert isinstance(found, Reading), found
    return found


def test_an_order_has_the_numbers_of_its_points() -> None:
    """Points, sub-points and letters are counted as the paper shows them; what is not in the list is not counted."""
    plain = "<w:p><w:r><w:t>Суд постановил:</w:t></w:r></w:p>"
    read = paper(
        listed("Избрать меру."), listed("Срок.", 1), listed("До мая.", 1), listed("первое", 2), listed("второе", 2),
        plain, listed("Разъяснить.", 0), listed("Копию вручить.", 1), listed("снова", 2),
    )  # fmt: skip
    assert read.text.split("\n") == [
        "1. Избрать меру.", "1.1. Срок.", "1.2. До мая.", "а) первое", "б) второе",
        "Суд постановил:", "2. Разъяснить.", "2.1. Копию вручить.", "а) снова",
    ]  # fmt: skip


def test_a_list_goes_on_and_begins_again_as_it_is_told() -> None:
    """Two lists of one kind go on with one count, unless the second says where it begins."""
    nums = LIST + '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    nums += f'<w:num w:numId="3"><w:abstractNumId w:val="7"/>{again}</w:num>'
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "§ %1")}</w:lvlOverride>'
    nums += f'<w:num w:numId="4"><w:abstractNumId w:val="7"/>{own}</w:num>'
    read = paper(*(listed("x", 0, num) for num in ("1", "2", "3", "3", "1", "4", "0", "99")), numbering=nums)
    assert read.text.split("\n") == ["1. x", "2. x", "5. x", "6. x", "7. x", "§ VIII x", "x", "x"]


def test_a_style_carries_its_list() -> None:
    """A paragraph has the list of its style, or of the style that this is based on; its own numbers go before it."""
    styles = (
        '<w:style w:styleId="Point"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="Deep"><w:basedOn w:val="Point"/></w:style>'
        '<w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
    )
    deep = LIST.replace('"%1.%2."/>', '"%1.%2."/><w:pStyle w:val="Deep"/>')
    made = [
        f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
        for name in ("Point", "Deep", "Loop", "None")
    ]
    none = listed("x", None, "0", '<w:pStyle w:val="Point"/>')
    assert paper(*made, none, numbering=deep, styles=styles).text.split("\n") == ["1. x", "1.1. x", "x", "x", "x"]


def test_bullets_and_strange_forms_are_said() -> None:
    """A bullet of a font of signs is a bullet; a form that is not known is written in figures and said."""
    levels = level(0, "bullet", "\uf0b7") + level(1, "bullet", "–") + level(2, "ordinalText", "%3:")
    levels += level(3, "none", "Note", '<w:suff w:val="nothing"/>') + level(4, "decimal", "%1%%5%")
    numbering = LIST.replace(COURT, levels)
    read = paper(*(listed("x", at) for at in range(5)), numbering=numbering)
    assert read.text.split("\n") == ["• x", "– x", "1: x", "Notex", "%1% x"]
    assert [each.code for each in read.findings] == ["list-form-unknown"]
    assert paper(listed("x")).findings == ()


def test_what_was_deleted_is_not_counted() -> None:
    """A point whose paragraph was deleted as a tracked change has no number, and the next one takes it."""
    gone = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>"
    gone += "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
    before = "<w:pPrChange><w:pPr><w:numPr><w:ilvl w:val='2'/><w:numId w:val='0'/></w:numPr></w:pPr></w:pPrChange>"
    text = paper(listed("x"), gone, listed("y").replace("</w:pPr>", f"{before}</w:pPr>")).text
    assert [line for line in text.split("\n") if line] == ["1. x", "2. y"]


def test_a_document_of_a_program_is_numbered() -> None:
    """What python-docx writes as numbered and as bullets reads so, and a draft's quote stands in the text."""
    document = docx.Document()
    for words in ("Избрать меру пресечения.", "Асель Муратова задержана 12 марта 2031 года в городе Кентау."):
        document.add_paragraph(words, style="List Number")
    document.add_paragraph("приложение", style="List Bullet")
    stream = io.BytesIO()
    document.save(stream)
    read = read_copy(stream.getvalue(), digest_of(stream.getvalue()))
    assert isinstance(read, Reading)
    assert read.text.split("\n") == [
        "1. Избрать меру пресечения.",
        "2. Асель Муратова задержана 12 марта 2031 года в городе Кентау.",
        "• приложение",
    ]
    drafts = draft(read).drafts
    assert any(each.type == "apprehension" for each in drafts)
    assert all(each.quote == each.span.slice(read.text) for each in drafts)


@given(st.integers(-5, 5_000), st.sampled_from(["lowerLetter", "upperLetter", "russianLower", "russianUpper"]))
def test_letters_and_numbers_are_one_to_one(number: int, form: str) -> None:
    """No two numbers of a list are written alike, and none is longer than its figures or eight letters."""
    text = written(number, form)
    assert len(text) <= 8
    assert all(written(other, form) != text for other in (number - 1, number + 1, number + 26, number + 29))


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [(4, "lowerRoman", "iv"), (1994, "upperRoman", "MCMXCIV"), (4_000, "upperRoman", "4000"), (28, "lowerLetter", "bb"),
     (29, "russianLower", "я"), (10, "russianLower", "к"), (30, "russianUpper", "АА"), (7, "decimalZero", "07")],
)  # fmt: skip
def test_forms_are_written_as_the_standard_says(number: int, form: str, text: str) -> None:
    """Roman numerals end at 3,999; after the last letter come two of the first."""
    assert written(number, form) == text


@pytest.mark.parametrize(
    "numbering",
    [
        LIST.replace('w:start w:val="1"', 'w:start w:val="999999999"').replace("decimal", "russianLower"),
        LIST.replace('"%1."', f'"{"%1" * 50_000}"'),
        LIST.replace('w:ilvl="0"', 'w:ilvl="-1"'),
        LIST.replace('w:abstractNumId w:val="7"', 'w:abstractNumId w:val="8"'),
        LIST.replace("<w:lvl ", '<w:numStyleLink w:val="A"/><w:lvl ', 1),
        LIST[:200],
        "",
    ],
)
def test_hostile_lists_stay_small(numbering: str) -> None:
    """Huge counts, endless patterns, lists that lead to themselves or nowhere: a short label or none."""
    link = (
        '<w:style w:styleId="A"><w:basedOn w:val="A"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    read = paper(*(listed("x", 0) for _ in range(300)), numbering=numbering, styles=link)
    lines = read.text.split("\n")
    assert len(lines) == 300
    assert all(line.endswith("x") and len(line) <= LONGEST_LABEL + 2 for line in lines)


@given(st.lists(st.tuples(st.integers(0, 2), st.booleans()), max_size=30))
@settings(max_examples=50, deadline=None)
def test_points_count_up_by_one(steps: list[tuple[int, bool]]) -> None:
    """Each point is one more than the last of its level since a higher one; paragraphs between do not count."""
    made = [listed("x", at) if inside else "<w:p><w:r><w:t>y</w:t></w:r></w:p>" for at, inside in steps]
    counts = [0, 0, 0]
    expected = []
    for at, inside in steps:
        if not inside:
            expected.append("y")
            continue
        counts[at] += 1
        counts[at + 1 :] = [0] * (2 - at)
        one, two = max(counts[0], 1), max(counts[1], 1)
        expected.append((f"{one}. x", f"{one}.{two}. x", f"{written(counts[2], 'russianLower')}) x")[at])
    assert paper(*made).text == "\n".join(expected)
    assert not re.search("%", paper(*made).text)

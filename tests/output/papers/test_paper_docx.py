"""A paper in Word: real footnotes and styles, languages, gaps that are found, and nothing of who made it."""

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter
from dataclasses import replace
from datetime import date

import docx
import pytest
from tests.output.papers.invented_paper import DAY, paper, sentence
from tests.output.papers.words import W, part_text, part_tree

from habeas.disclosure.papers.labels import LANGUAGES
from habeas.disclosure.papers.paper import Paper, Part, Points
from habeas.output.papers.paper_docx import paper_docx

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def _members(made: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def _value(element: ET.Element, path: str) -> str | None:
    found = element.find(path)
    return None if found is None else found.get(f"{W}val")


def _styles_used(made: bytes) -> set[str]:
    kinds = ("pStyle", "rStyle", "tblStyle")
    parts = ("document", "footnotes", "header", "footer", "numbering", "styles")
    return {one.get(f"{W}val", "") for part in parts for kind in kinds for one in part_tree(made, part).iter(W + kind)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_opens_with_titles_headings_and_lists_by_their_styles(language: str) -> None:
    """Another library opens it, and finds title, both levels of heading, lists, fields and tables by style."""
    made = paper_docx(paper(language))
    opened = docx.Document(io.BytesIO(made))
    styled = {(one.style.name, one.text) for one in opened.paragraphs if one.style is not None}
    assert ("Title", paper(language).title) in styled
    assert ("Heading 1", "I. Facts of the case") in styled
    assert ("Heading 2", "II. Form") in styled
    assert ("List Bullet", "One point.") in styled
    assert ("Field Label", "II.1 Family name") in styled
    assert {table.style and table.style.name for table in opened.tables} == {"Paper Table"}


def test_every_style_that_is_used_is_defined_and_none_is_formatted_by_hand() -> None:
    """All formatting is in styles; a run says its style and its language and nothing else."""
    made = paper_docx(paper())
    defined = {style.get(f"{W}styleId") for style in part_tree(made, "styles").iter(f"{W}style")}
    assert _styles_used(made) <= defined
    for part in ("document", "footnotes", "header", "footer"):
        for properties in part_tree(made, part).iter(f"{W}rPr"):
            assert {child.tag for child in properties} <= {f"{W}rStyle", f"{W}lang"}
        for properties in part_tree(made, part).iter(f"{W}pPr"):
            assert {child.tag for child in properties} <= {f"{W}pStyle", f"{W}numPr"}


def test_every_reference_has_its_footnote_and_every_other_use_points_to_it() -> None:
    """Footnotes stand in the order of their marks, once each; a later use is a field to the first one's bookmark."""
    made = paper_docx(paper())
    document = part_tree(made, "document")
    referred = [one.get(f"{W}id") for one in document.iter(f"{W}footnoteReference")]
    notes = {one.get(f"{W}id"): one for one in part_tree(made, "footnotes").iter(f"{W}footnote")}
    assert referred == [str(note.number) for note in paper().footnotes]
    assert set(notes) == {"-1", "0", *referred}
    for number in referred:
        assert number is not None
        assert _value(notes[number], f"{W}p/{W}pPr/{W}pStyle") == "FootnoteText"
        assert next(notes[number].iter(f"{W}footnoteRef"), None) is not None
    marks = {one.get(f"{W}name") for one in document.iter(f"{W}bookmarkStart")}
    fields = [one.get(f"{W}instr", "") for one in document.iter(f"{W}fldSimple")]
    pointed = {found[1] for one in fields if (found := re.search(r"NOTEREF (\w+)", one))}
    assert pointed == marks
    assert pointed == {"_Note1", "_Note2", "_Note5", "_Note7"}
    assert {one.get(f"{W}id") for one in part_tree(made, "settings").iter(f"{W}footnote")} == {"-1", "0"}


def test_nothing_of_maker_machine_or_hour() -> None:
    """The properties are title, language and the paper's day; no other part, no outward relation, no macro."""
    made = paper_docx(paper())
    members = _members(made)
    core = ET.fromstring(members["docProps/core.xml"])
    told = {element.tag.rpartition("}")[2]: element.text for element in core}
    at = f"{DAY.isoformat()}T00:00:00Z"
    assert told == {"title": paper().title, "language": "en", "created": at, "modified": at}
    parts = ("document", "footer", "footnotes", "header", "numbering", "settings", "styles")
    others = set(members) - {f"word/{part}.xml" for part in parts}
    assert {re.sub(r"\d+\.png$", "N.png", name) for name in others} == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/media/imageN.png",
    }
    assert b"TargetMode" not in b"".join(members.values())
    assert not re.search(rb"rsid|w:author|w:ins |w:del |python|typst|Typst", b"".join(members.values()))


def test_the_container_tells_no_hour_and_no_system() -> None:
    """Each member of the zip has the same time, no comment and no extra field, and the types come first."""
    with zipfile.ZipFile(io.BytesIO(paper_docx(paper()))) as packed:
        members = packed.infolist()
        assert packed.comment == b""
    assert members[0].filename == "[Content_Types].xml"
    assert {(one.date_time, one.create_system, one.extra, one.comment) for one in members} == {
        ((1980, 1, 1, 0, 0, 0), 0, b"", b"")
    }


def test_another_day_is_another_date() -> None:
    """The date of the properties is that of the paper."""
    made = paper_docx(replace(paper(), as_of=date(2024, 2, 29)))
    assert b"2024-02-29T00:00:00Z" in _members(made)["docProps/core.xml"]


def test_heading_rows_repeat_and_rows_do_not_break() -> None:
    """Every table has one heading row that stands again on each page, and no row breaks over two pages."""
    made = paper_docx(paper(rows=300))
    tables = list(part_tree(made, "document").iter(f"{W}tbl"))
    assert max(len(list(table.iter(f"{W}tr"))) for table in tables) == 301
    for table in tables:
        rows = list(table.iter(f"{W}tr"))
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * (len(rows) - 1)
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        widths = [int(column.get(f"{W}w", "0")) for column in table.iter(f"{W}gridCol")]
        assert sum(widths) <= 9412
        assert min(widths) > 300


def test_gaps_can_be_found_and_told_apart() -> None:
    """What is to be filled in stands in brackets in a style of its own, the unknown and the held back in others."""
    document = part_tree(paper_docx(paper()), "document")
    styled: dict[str, set[str]] = {}
    for one in document.iter(f"{W}r"):
        style = _value(one, f"{W}rPr/{W}rStyle")
        if style in ("ToFill", "Unknown", "HeldBack"):
            styled.setdefault(style, set()).add("".join(t.text or "" for t in one.iter(f"{W}t")))
    assert styled == {
        "ToFill": {"[…………………………]"},
        "Unknown": {"Unknown: the record holds no source for this."},
        "HeldBack": {"Not told in this paper."},
    }


def test_boxes_can_be_ticked_and_say_what_they_are() -> None:
    """A choice is Word's own box with its state, its sign and its word."""
    boxes = list(part_tree(paper_docx(paper()), "document").iter(f"{W}sdt"))
    told = [
        (_value(box, f"{W}sdtPr/{W}alias"), next(box.iter(f"{_W14}checked")).get(f"{_W14}val"), "".join(box.itertext()))
        for box in boxes
    ]
    assert told == [("ticked", "1", "☒"), ("not ticked", "0", "☐")]


def test_words_of_another_language_say_so() -> None:
    """The document has its language, and a run in another has its own, for the spelling and for the ear."""
    made = paper_docx(paper("fr"))
    default = part_tree(made, "styles").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert default is not None
    assert default.get(f"{W}val") == "fr-FR"
    tagged = {
        (_value(one, f"{W}rPr/{W}lang"), "".join(t.text or "" for t in one.iter(f"{W}t")))
        for part in ("document", "footnotes")
        for one in part_tree(made, part).iter(f"{W}r")
    }
    assert ("ru-RU", "Суд постановил заключить под стражу.") in tagged
    assert ("kk-KZ", "Сот қаулы етті.") in tagged
    assert ("ru-RU", "задержан сотрудниками") in tagged


def test_the_picture_has_its_words() -> None:
    """A picture is in the package, as wide as the text, and tells those who do not see it what it shows."""
    made = paper_docx(paper())
    document = part_tree(made, "document")
    told = next(document.iter(f"{_WP}docPr")).get("descr", "")
    assert "Held from 4 March 2023" in told
    target = next(document.iter(f"{_A}blip")).get(f"{_R}embed", "")
    assert f'Id="{target}"' in _members(made)["word/_rels/document.xml.rels"].decode()


def test_stamp_foot_and_pages_stand_on_every_page() -> None:
    """The head holds the stamp, the foot the paper's own and the number of the page."""
    made = paper_docx(paper())
    assert part_text(made, "header") == "DRAFT"
    assert part_text(made, "footer") == "As of 5 June 2023. These are statements of sources.\tPage 1 of 1"
    fields = [one.get(f"{W}instr", "").strip() for one in part_tree(made, "footer").iter(f"{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]


def test_each_numbered_list_counts_from_one() -> None:
    """Two numbered lists have numbers of their own that begin at 1."""
    lists = tuple(Points((sentence("First."), sentence("Second.")), numbered=True) for _ in range(2))
    made = paper_docx(_only(lists))
    numbers = Counter(_value(one, f"{W}pPr/{W}numPr/{W}numId") for one in part_tree(made, "document").iter(f"{W}p"))
    assert numbers["3"] == numbers["4"] == 2
    starts = {
        one.get(f"{W}numId"): _value(one, f"{W}lvlOverride/{W}startOverride")
        for one in part_tree(made, "numbering").iter(f"{W}num")
    }
    assert starts == {"1": None, "2": None, "3": "1", "4": "1"}


def _only(blocks: tuple[Points, ...]) -> Paper:
    return replace(paper(), parts=(Part("p", "", "P", blocks),), footnotes=())

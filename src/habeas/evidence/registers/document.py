"""A list that is one long document: each paragraph an entry, description, court and date in its words.

The republican list of Belarus is given out like this. Plain text, and the paragraphs of a DOCX file.
"""

import io
import re
import zipfile
from xml.etree import ElementTree as ET

from habeas.base.digest import digest_of
from habeas.base.errors import WrongCall
from habeas.base.finding import Finding, Severity
from habeas.base.span import Span
from habeas.evidence.registers.decoded import decoded
from habeas.evidence.registers.describing import described
from habeas.evidence.registers.entry import Place
from habeas.evidence.registers.numbering import numbering
from habeas.evidence.registers.persons import refuse_names, refuse_persons
from habeas.evidence.registers.register_file import RegisterFile, counted
from habeas.evidence.registers.workbook import is_workbook

FORMAT = "document/1"

_LARGEST = 300 * 1024 * 1024
_SPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NUMBER = re.compile(r"\s*(\d{1,6})\s*[.)]\s+")
_AGAIN = "Save it again as DOCX, or as plain text."


def read_document(data: bytes) -> RegisterFile:
    """Each paragraph with words as an entry; one without a court and a date is kept and said in a finding.

    A number with a point at a paragraph's beginning is the entry's number and no part of its words.
    Raises WrongCall when the file can't be read, has no words, or is a list of persons.
    """
    encoding: str | None = None
    findings: tuple[Finding, ...] = ()
    if is_workbook(data):
        paragraphs = [(words, Place(row)) for row, words in enumerate(_docx(data), 1)]
    else:
        text, encoding, findings = decoded(data)
        paragraphs = _plain(text)
    refuse_persons([(words,) for words, _ in paragraphs if words.strip()])
    found, entries = list(findings), []
    for words, place in paragraphs:
        if not any(char.isalnum() for char in words):
            continue
        hit = _NUMBER.match(words)
        entry = described(None if hit is None else hit[1], words[hit.end() :] if hit else words, place)
        if not entry.decisions:
            message = "No court and date were read in this paragraph; look whether it is an entry."
            found.append(Finding("no-decision", f"paragraph {place.row}", Severity.NOTE, message))
        entries.append(entry)
    if not entries:
        raise WrongCall("The document has no words.", _AGAIN)
    refuse_names([entry.text for entry in entries])
    skipped, about_numbers = numbering(entries)
    counts = counted(len(paragraphs), entries)
    return RegisterFile(tuple(entries), (*found, *about_numbers), digest_of(data), FORMAT, encoding, skipped, counts)


def _plain(text: str) -> list[tuple[str, Place]]:
    lines = list(re.finditer(r"[^\r\n]+", text))
    return [(hit[0], Place(row, Span(hit.start(), hit.end()))) for row, hit in enumerate(lines, 1)]


def _docx(data: bytes) -> list[str]:
    """The paragraphs of a DOCX document, in their order."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            part = packed.getinfo("word/document.xml")
            if part.file_size > _LARGEST:
                raise WrongCall("The document is too large when unpacked.", "Save it as plain text.")
            xml = packed.read(part)
            if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
                raise WrongCall("The document has XML entities, which no office program writes.", _AGAIN)
            root = ET.fromstring(xml)  # noqa: S314  (no entities, as just checked)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, ET.ParseError) as error:
        raise WrongCall(f"The document can't be read ({type(error).__name__}).", _AGAIN) from None
    return ["".join(_runs(paragraph)) for paragraph in root.iter(f"{_SPACE}p")]


def _runs(paragraph: ET.Element) -> list[str]:
    between = {f"{_SPACE}tab": "\t", f"{_SPACE}br": "\n", f"{_SPACE}cr": "\n"}
    return [between.get(node.tag, (node.text or "") if node.tag == f"{_SPACE}t" else "") for node in paragraph.iter()]

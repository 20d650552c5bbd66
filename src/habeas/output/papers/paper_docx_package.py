"""The package of a paper in Word: only the parts it needs, nothing of a machine or a person, always the same bytes.

A package of python-docx's own template would bring its maker, its hours of editing and a picture of its first page.
"""

import re
import zipfile
from collections.abc import Mapping
from datetime import date
from importlib import resources
from io import BytesIO

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package

from habeas.output.papers.markup import element, text

_LANGUAGES = {"en": "en-GB", "ru": "ru-RU", "kk": "kk-KZ", "fr": "fr-FR", "es": "es-ES"}
_OLDEST = (1980, 1, 1, 0, 0, 0)
_COMMENT = re.compile(r"<!--.*?-->\s*", re.DOTALL)
_KINDS = {
    "styles": (CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
    "numbering": (CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING),
    "settings": (CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS),
    "footnotes": (CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES),
    "header": (CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER),
    "footer": (CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
}


def word_language(tag: str) -> str:
    """A language as Word names it, with a country, so that its spelling is checked by the right dictionary."""
    return _LANGUAGES.get(tag, tag)


class _Story(Part):
    """A part whose bytes are known only when all that it refers to is in the package."""

    content = b""

    @property
    def blob(self) -> bytes:
        """The bytes of the part."""
        return self.content


class WordPackage:
    """A document while it is put together: parts are added, the text comes last, then it is written."""

    def __init__(self, language: str) -> None:
        self._package = Package()
        self._language = word_language(language)
        self._text = _Story(PackURI("/word/document.xml"), CONTENT_TYPE.WML_DOCUMENT_MAIN, None, self._package)
        self._package.relate_to(self._text, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)

    def add(self, kind: str, content: bytes) -> str:
        """Add a part of this kind (`header`, `footer`, `footnotes`…); return the name of the relation to it."""
        content_type, relation = _KINDS[kind]
        part = Part(PackURI(f"/word/{kind}.xml"), content_type, content, self._package)
        return str(self._text.relate_to(part, relation))

    def add_template(self, kind: str, changes: Mapping[str, str] | None = None) -> None:
        """Add a part from its file in this folder, in the document's language, with these texts changed."""
        file = resources.files("habeas.output.papers") / f"paper_docx_{kind}.xml"
        content = _COMMENT.sub("", file.read_text("utf-8")).replace("en-GB", self._language)
        for old, new in (changes or {}).items():
            content = content.replace(old, new)
        self.add(kind, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{content}'.encode())

    def add_picture(self, png: bytes) -> str:
        """Add a picture; return the name of the relation to it."""
        part = self._package.get_or_add_image_part(BytesIO(png))
        return str(self._text.relate_to(part, RELATIONSHIP_TYPE.IMAGE))

    def written(self, text_of_it: bytes, title: str, language: str, day: date) -> bytes:
        """The whole file. Its properties are title, language and day; the zip has one time and one order."""
        self._text.content = text_of_it
        core = Part(
            PackURI("/docProps/core.xml"),
            CONTENT_TYPE.OPC_CORE_PROPERTIES,
            _properties(title, language, day),
            self._package,
        )
        self._package.relate_to(core, RELATIONSHIP_TYPE.CORE_PROPERTIES)
        made = BytesIO()
        self._package.save(made)
        return _repacked(made)


def _properties(title: str, language: str, day: date) -> bytes:
    at = f"{day.isoformat()}T00:00:00Z"
    time = {"xsi:type": "dcterms:W3CDTF"}
    properties = element(
        "cp:coreProperties",
        element("dc:title", text(title)),
        element("dc:language", text(language)),
        element("dcterms:created", text(at), **time),
        element("dcterms:modified", text(at), **time),
        **{
            "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:dcterms": "http://purl.org/dc/terms/",
            "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        },
    )
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{properties}'.encode()


def _repacked(made: BytesIO) -> bytes:
    """The same members in one order and with one time: the hour of writing is nobody's business."""
    packed = BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(
            old.namelist(), key=lambda name: (name != "[Content_Types].xml", name != "_rels/.rels", name)
        ):
            member = zipfile.ZipInfo(name, _OLDEST)
            member.create_system = 0
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, old.read(name), compresslevel=6)
    return packed.getvalue()

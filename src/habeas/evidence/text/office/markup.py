"""XML as a stream of marks, parsed by expat: no tree, no recursion, no entity but the five of XML.

A document that declares entities is refused: no office program does, and they could grow without end or
point outside. What stands before a broken place is had.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.parsers import expat

_STEP = 1 << 16
_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "cp",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:meta:1.0": "meta",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0": "manifest",
    "urn:oasis:names:tc:opendocument:xmlns:script:1.0": "script",
}


class Mark(NamedTuple):
    """`start` or `end` of an element, named as `prefix:local` with the prefixes of this module, or `words`."""

    what: str
    name: str
    attributes: Mapping[str, str] = {}


class MarkupError(Exception):
    """The XML cannot be read on from here: it is broken, or declares entities."""


def marks_of(data: bytes) -> Iterator[Mark]:
    """The marks in order; the text of each stretch of `words` is in its name. Raises MarkupError at a broken place."""
    ready: list[Mark] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise MarkupError("entities")

    def start(name: str, attributes: dict[str, str]) -> None:
        ready.append(Mark("start", _short(name), {_short(key): value for key, value in attributes.items()}))

    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: ready.append(Mark("end", _short(name)))
    parser.CharacterDataHandler = lambda text: ready.append(Mark("words", text))
    for at in range(0, max(len(data), 1), _STEP):
        try:
            parser.Parse(data[at : at + _STEP], at + _STEP >= len(data))
        except expat.ExpatError as error:
            yield from ready
            raise MarkupError(str(error)) from None
        yield from ready
        ready.clear()


def _short(name: str) -> str:
    space, _, local = name.rpartition(" ")
    return f"{_PREFIXES.get(space, '')}:{local}" if space else local

"""The layout of saved pages: WARC, WACZ, single pages in HTML, and pages saved as one file in MHTML.

A page in HTML has the whole decoded source as its place; the reader `html/1` makes its words of it. A
record of a WARC, and a part of an MHTML file, is pointed at by its number from 0; in a WACZ the path
of the WARC inside stands before it.
"""

import email
import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import Message
from email.utils import parsedate_to_datetime
from io import BytesIO

from habeas.base.when import When
from habeas.evidence.archives.export import Choice, ExportFile, FileReading
from habeas.evidence.archives.gathering import Gathering, together
from habeas.evidence.archives.platforms.web_pages import page_item, read_warc
from habeas.evidence.archives.shapes import mapping, sequence, step
from habeas.evidence.archives.times import moment_of
from habeas.evidence.text.decoding import decode
from habeas.evidence.text.kinds import HTML, media_type
from habeas.evidence.text.web_page import decode_page

_WARC = (".warc", ".warc.gz")
_HTML = (".html", ".htm", ".xhtml")
_MHTML = (".mhtml", ".mht")
_SAVED = re.compile(rb"<!--\s*saved from url=|<!--[^>]{0,200}?SingleFile")
_CHATS = re.compile(r"(?:^|/)(?:messages?|index|start_here|no-data)[\d_-]*\.html?\Z", re.IGNORECASE)
_LARGEST = 2 << 30
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


@dataclass(frozen=True, slots=True)
class SavedPages:
    """Implements :class:`habeas.evidence.archives.export.Layout`.

    A page in a folder is taken only where it says that it was saved from an address: the pages of a
    platform's export that no layout knows may hold chats that nobody chose.
    """

    name: str = "saved-pages/1"

    def claims(self, file: ExportFile) -> bool:
        """Whether it is a web archive or a saved page, by its ending and what it begins with."""
        path = file.path.lower()
        if path.endswith(_WARC):
            return file.data.startswith((b"WARC/", b"\x1f\x8b"))
        if path.endswith(".wacz"):
            return file.data.startswith(b"PK")
        if path.endswith(_MHTML):
            return b":" in file.data[:200]
        if not path.endswith(_HTML) or media_type(file.data) != HTML:
            return False
        return _SAVED.search(file.data[:8192]) is not None or ("/" not in path and not _CHATS.search(path))

    def read(self, files: Sequence[ExportFile], choice: Choice) -> FileReading:  # noqa: ARG002 - a page is no chat
        """Read every page; nothing in it is chosen or left out."""
        gathered: list[Gathering] = []
        for file in files:
            into = Gathering(file.path, self.name)
            path = file.path.lower()
            if path.endswith(_WARC):
                read_warc(file.data, into)
            elif path.endswith(".wacz"):
                _read_wacz(file.data, into)
            elif path.endswith(_MHTML):
                _read_mhtml(file.data, into)
            else:
                source = decode_page(file.data).text
                into.take(page_item(file.data, None, f"char=0,{len(source)}", into, None, None))
            gathered.append(into)
        return together(gathered)


def _read_wacz(data: bytes, into: Gathering) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            members = [member for member in packed.infolist() if not member.is_dir()]
            digests = _digests(packed, into)
            for member in members:
                if not member.filename.lower().endswith(_WARC):
                    continue
                contents = _member(packed, member)
                if contents is None:
                    into.fail(step("", member.filename), "damaged")
                    continue
                written = digests.get(member.filename)
                if written is not None and hashlib.sha256(contents).hexdigest() != written:
                    into.find("digest-differs", f"{member.filename} is not what the digest in datapackage.json says.")
                read_warc(contents, into, step("", member.filename))
    except _DAMAGE:
        into.fail("", "not-a-zip")


def _member(packed: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes | None:
    if member.file_size > _LARGEST:
        return None
    try:
        with packed.open(member) as file:
            return file.read(_LARGEST)
    except _DAMAGE:
        return None


def _digests(packed: zipfile.ZipFile, into: Gathering) -> dict[str, str]:
    """The SHA-256 of the files as `datapackage.json` gives them; none where it is missing or cannot be read."""
    try:
        package = json.loads(packed.read("datapackage.json"))
    except (KeyError, RecursionError, *_DAMAGE):
        into.find("digests-absent", "The WACZ has no readable datapackage.json: its files could not be checked.")
        return {}
    found: dict[str, str] = {}
    for entry in sequence((mapping(package) or {}).get("resources")) or []:
        resource = mapping(entry) or {}
        path, written = resource.get("path"), resource.get("hash")
        if isinstance(path, str) and isinstance(written, str) and written.startswith("sha256:"):
            found[path] = written.removeprefix("sha256:").lower()
    return found


def _read_mhtml(data: bytes, into: Gathering) -> None:
    """Take every part: the page and its frames are read, pictures and styles are counted."""
    message = email.message_from_bytes(data)
    address = _first_line(message, "Snapshot-Content-Location")
    when = _date(message)
    parts = [part for part in message.walk() if not part.is_multipart()]
    for number, part in enumerate(parts):
        body = part.get_payload(decode=True)
        if not isinstance(body, bytes) or (part.get_content_type() not in ("text/html", "application/xhtml+xml")):
            into.take([])
            continue
        charset = part.get_param("charset")
        own = _first_line(part, "Content-Location")
        where = own if own is not None and own.startswith("http") else address
        named = charset if isinstance(charset, str) else None
        into.take(page_item(body, named, f"/{number}", into, where, when))


def _first_line(message: Message, name: str) -> str | None:
    value = message.get(name)
    return decode(str(value).encode("utf-8", "replace")).text.strip() or None if value is not None else None


def _date(message: Message) -> When | None:
    try:
        return moment_of(parsedate_to_datetime(str(message.get("Date", ""))))
    except (ValueError, TypeError, OverflowError):
        return None

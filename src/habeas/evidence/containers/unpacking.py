"""What is inside a preserved copy, by what its bytes are."""

from collections.abc import Callable, Iterator
from functools import partial

from habeas.base.finding import Finding
from habeas.evidence.containers.inside import Inside, Left, Room
from habeas.evidence.text.compound_kinds import DOCX, ODT, WACZ, XLSX
from habeas.evidence.text.kinds import PDF, WARC, ZIP, media_type
from habeas.evidence.text.mail.telling import MAIL, MAILBOX, SAVED_PAGE

type Unpacker = Callable[[bytes, Room], Iterator[Inside | Finding]]


def unpack(data: bytes, room: Room) -> Iterator[Inside | Finding]:
    """What came inside these bytes, one thing at a time, then findings on what stays inside; nothing where nothing did.

    One level: what is inside a part is had by another call. Never more than `room` allows. A pure
    function of the bytes, as readers are: no file is opened and no name is used as a path.
    """
    unpacker = _UNPACKERS.get(media_type(data))
    if unpacker is not None:
        yield from unpacker(data, room)


def is_container(kind: str) -> bool:
    """Whether things of this media type can hold others that are sources of their own."""
    return kind in _UNPACKERS


def _web_parts(data: bytes, room: Room) -> Iterator[Inside | Finding]:
    from habeas.evidence.containers.web_parts import web_parts  # noqa: PLC0415  (each kind loads what it needs)

    return web_parts(data, room)


def _zip_parts(data: bytes, room: Room, folders: tuple[str, ...] = ("",)) -> Iterator[Inside | Finding]:
    from habeas.evidence.containers.zip_parts import zip_parts  # noqa: PLC0415  (as above)

    return zip_parts(data, room, folders)


def _pdf_parts(data: bytes, room: Room) -> Iterator[Inside | Finding]:
    from habeas.evidence.containers.pdf_parts import pdf_parts  # noqa: PLC0415  (as above)

    return pdf_parts(data, room)


def _mail_parts(data: bytes, room: Room) -> Iterator[Inside | Finding]:
    from habeas.evidence.text.mail.anatomy import anatomy_of  # noqa: PLC0415  (as above)

    return _bounded(((each.path, each.data) for each in anatomy_of(data).enclosures), room)


def _mailbox_parts(data: bytes, room: Room) -> Iterator[Inside | Finding]:
    from habeas.evidence.text.mail.mailbox import messages_of  # noqa: PLC0415  (as above)

    return _bounded(((f"message-{at:05}.eml", raw) for at, raw in enumerate(messages_of(data), start=1)), room)


def _bounded(parts: Iterator[tuple[str, bytes]], room: Room) -> Iterator[Inside | Finding]:
    """Parts as far as there is room for them; empty ones are none."""
    left = Left()
    for place, (path, data) in enumerate(parts, start=1):
        if len(data) > room.largest:
            left.leave("part-too-large", path)
        elif room.parts <= 0 or len(data) > room.size:
            left.leave("parts-too-many", path)
        elif data:
            room = room.less(len(data))
            yield Inside(path, place, data)
    yield from left.findings()


_UNPACKERS: dict[str, Unpacker] = {
    ZIP: _zip_parts,
    PDF: _pdf_parts,
    MAIL: _mail_parts,
    MAILBOX: _mailbox_parts,
    **dict.fromkeys((WARC, WACZ, SAVED_PAGE), _web_parts),
    # Scans are often pasted into a document, and files put into it.
    DOCX: partial(_zip_parts, folders=("word/media/", "word/embeddings/")),
    XLSX: partial(_zip_parts, folders=("xl/media/", "xl/embeddings/")),
    ODT: partial(_zip_parts, folders=("Pictures/",)),
}

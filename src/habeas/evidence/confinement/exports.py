"""A person's export on its way to a child and back: files and a choice go there, items and their account come back.

What the child says is checked as a stranger's word: each item stands in a file that was given, each figure adds up,
each word is one. Digests are never asked of it, and nothing is cut but by places in the owner's own bytes.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import batched

from habeas.base.digest import Json
from habeas.evidence.archives.cutting import NO_CHATS, NOT_WHOLE, STAND_INS, CannotCut, Cut
from habeas.evidence.archives.export import Choice, ExportFile, ReadArchive
from habeas.evidence.archives.opening import REASONS, Allowance, LeftOut, path_inside
from habeas.evidence.confinement.answers import fit, numbers_told
from habeas.evidence.confinement.items import account_form, account_told, item_row, items_told, text_told
from habeas.evidence.confinement.parts import END
from habeas.evidence.confinement.wire import Frame, TooMuch, WireFault, packed

_AT_ONCE = 2_000
"""Items that one frame holds."""


def export_asked(choice: Choice, files: Iterable[ExportFile]) -> Iterator[bytes]:
    """The bytes that ask for the reading of an export; files are asked for one at a time."""
    chats = None if choice.chats is None else sorted(choice.chats)
    yield from packed(Frame({"owners": sorted(choice.owners), "chats": chats}))
    for file in files:
        yield from packed(Frame({"path": file.path}, (file.data,)))
    yield from packed(END)


def choice_asked(frame: Frame) -> Choice:
    """The choice that the first frame of a request holds."""
    owners, chats = frame.head["owners"], frame.head["chats"]
    return Choice(frozenset(_words(owners)), None if chats is None else frozenset(_words(chats)))


def file_asked(frame: Frame) -> ExportFile:
    """A file that a frame of a request holds."""
    return ExportFile(str(frame.head["path"]), frame.parts[0])


def read_form(read: ReadArchive) -> Iterator[Frame]:
    """A reading as frames: items, some at a time, then the account of them."""
    for some in batched(read.items, _AT_ONCE):
        yield Frame({"items": len(some)}, (_written([item_row(item) for item in some]),))
    yield Frame({"account": True}, (_written(account_form(read)),))
    yield END


def read_told(frames: Iterator[Frame], paths: frozenset[str]) -> ReadArchive:
    """The reading that frames tell of files of these paths; raises WireFault where they tell none."""
    items, account = [], None
    for frame in frames:
        if frame == END:
            break
        if len(frame.parts) != 1 or account is not None:
            raise WireFault
        if "items" in frame.head:
            items += items_told(_part(frame), paths)
        else:
            account = _part(frame)
    if account is None or len({item.id for item in items}) < len(items):
        raise WireFault
    return account_told(account, tuple(items), paths)


def opened_form(entry: ExportFile | LeftOut) -> Frame:
    """A file taken out of a zip, or one that was left there, as a frame."""
    if isinstance(entry, LeftOut):
        return Frame({"path": fit(entry.path), "left": entry.why})
    return Frame({"path": entry.path}, (entry.data,))


def opened_told(frame: Frame, allowance: Allowance, folder: str) -> ExportFile | LeftOut:
    """What a frame tells of one file of a zip, spent of the allowance; raises WireFault, or TooMuch past it."""
    path = text_told(frame.head.get("path"))
    why = frame.head.get("left")
    if why is not None:
        if not isinstance(why, str) or why not in REASONS:
            raise WireFault
        return LeftOut(folder + path, why)
    if len(frame.parts) != 1 or path != path_inside(path):
        raise WireFault
    data = frame.parts[0]
    if allowance.files <= 0 or len(data) > min(allowance.largest, allowance.left):
        raise TooMuch
    allowance.spend(len(data))
    return ExportFile(folder + path, data)


def cuts_asked(data: bytes, places: Sequence[str]) -> Iterator[bytes]:
    """The bytes that ask what has to be cut out of a file so that only chats with these places are left."""
    yield from packed(Frame({}, (_written(list(places)), data)))
    yield from packed(END)


def places_asked(frame: Frame) -> tuple[bytes, list[str]]:
    """The file that is to be cut, and the places that are to stay."""
    return frame.parts[1], _words(json.loads(frame.parts[0]))


def cuts_form(cuts: Sequence[Cut] | CannotCut) -> Frame:
    """Cuts, or why there can be none, as a frame."""
    if isinstance(cuts, CannotCut):
        return Frame({"cannot": str(cuts)})
    return Frame({"cuts": len(cuts)}, (_written([[cut.start, cut.end, cut.instead] for cut in cuts]),))


def cuts_told(frame: Frame) -> tuple[Cut, ...]:
    """The cuts that a frame tells; raises CannotCut where it tells that there can be none, WireFault."""
    if "cannot" in frame.head:
        raise CannotCut(NO_CHATS if frame.head["cannot"] == NO_CHATS else NOT_WHOLE)
    rows = _part(frame)
    if not isinstance(rows, list):
        raise WireFault
    return tuple(map(_cut, rows))


def _cut(row: Json) -> Cut:
    if not isinstance(row, list) or len(row) != 3 or row[2] not in STAND_INS:
        raise WireFault
    start, end = numbers_told(row[:2])
    return Cut(start, end, str(row[2]))


def _written(what: Json) -> bytes:
    return json.dumps(what, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _part(frame: Frame) -> Json:
    if len(frame.parts) != 1:
        raise WireFault
    try:
        told: Json = json.loads(frame.parts[0].decode("utf-8"))
    except (ValueError, RecursionError):
        raise WireFault from None
    return told


def _words(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else []

"""The layout of a chat that WhatsApp exported as text, from an iPhone or an Android phone.

An item's place is the range of its words in the decoded file, without the head of the message,
without the platform's `<This message was edited>` and without a line that names a file; its text is
that range without invisible marks.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from habeas.base.finding import Severity
from habeas.base.when import When
from habeas.evidence.archives.dating import STAMP, Stamp, orders_of, stamp_of, when_of
from habeas.evidence.archives.export import Chat, Choice, ExportFile, FileReading
from habeas.evidence.archives.gathering import Gathering, together
from habeas.evidence.archives.item import Item, Kind, Platform
from habeas.evidence.archives.naming import name_key, visible, whose_words
from habeas.evidence.archives.platforms.whatsapp_words import folded, whatsapp_words
from habeas.evidence.text.decoding import decode

_MARKS = "[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]*"
_HEAD = re.compile(
    rf"^{_MARKS}(?:\[{STAMP}\]|{STAMP.replace('?P<', '?P<d_').replace('P=sign', 'P=d_sign')}\s[-–])[ \u00a0]?",
    re.MULTILINE,
)
_NAMED = re.compile(rf"{_MARKS}(?P<author>[^:\n]{{1,120}}?):(?:[ \u00a0]|(?=\n)|\Z)")
_FIRST_LINES = 4096
_LONGEST_MARK = 80
_FILE_LINE = re.compile(r"[^\n]*")

AMBIGUOUS = "date-order-unknown"
FORWARDED = "forwarded-not-shown"
_DELETED = ("deleted-message", "The words of these messages were deleted before the export.")
_UNDATED = ("date-unreadable", "The date of these entries could not be read; they are kept without one.")
_LATER = ("out-of-order", "These messages stand before older ones; lines copied from another chat look like this.")
_MARKED = ("may-be-service", "These texts begin as the platform's own notes do, and are not in our list of such notes.")


@dataclass(frozen=True, slots=True)
class _Message:
    """One entry: where it begins, its author (None for a note), and the range of what follows the head."""

    start: int
    author: str | None
    stamp: Stamp
    body: tuple[int, int]


@dataclass(frozen=True, slots=True)
class WhatsAppText:
    """Implements :class:`habeas.evidence.archives.export.Layout`. The owner is told by `Choice.owners` alone."""

    name: str = "whatsapp-text/1"

    def claims(self, file: ExportFile) -> bool:
        """Whether a `.txt` begins with the head of a message."""
        if not file.path.lower().endswith(".txt"):
            return False
        text = decode(file.data[:_FIRST_LINES]).text.lstrip("\n ")
        return _HEAD.match(text) is not None

    def read(self, files: Sequence[ExportFile], choice: Choice) -> FileReading:
        """Read every chat that was chosen."""
        return together([_read(file, choice, self.name) for file in files])


def _read(file: ExportFile, choice: Choice, layout: str) -> Gathering:
    decoded = decode(file.data)
    text = decoded.text
    into = Gathering(file.path, layout)
    into.findings += [replace(finding, place=file.path) for finding in decoded.findings]
    messages = _messages(text)
    before = messages[0].start if messages else len(text)
    if text[:before].strip():
        into.fail(f"char=0,{before}", "before-the-first-message")
    title = _title(file.path)
    authors = {name_key(message.author) for message in messages if message.author is not None}
    kind = "group" if len(authors) > 2 else "chat"
    into.chats.append(Chat(file.path, title, kind, len(messages), Platform.WHATSAPP))
    if choice.chats is not None and not choice.chats & {file.path, title}:
        into.not_chosen += len(messages)
        return into
    present = any(name_key(owner) in authors for owner in choice.owners)
    orders = _orders(messages, into)
    latest: When | None = None
    for message in messages:
        when = when_of(message.stamp, orders[message.stamp.shape])
        latest = _in_order(when, latest, message, into)
        _take(text, message, when, into, choice, present, title or file.path)
    if any(item.whose.value == "own" for item in into.items):
        sentence = (
            "WhatsApp's text export does not show which messages were forwarded: an own message may be another's words."
        )
        into.find(FORWARDED, sentence, Severity.NOTE)
    return into


def _messages(text: str) -> list[_Message]:
    heads = list(_HEAD.finditer(text))
    words = whatsapp_words()
    found: list[_Message] = []
    for index, head in enumerate(heads):
        end = heads[index + 1].start() if index + 1 < len(heads) else len(text)
        named = _NAMED.match(text, head.end(), end)
        author = None if named is None else visible(named["author"]).strip()
        if named is None or not author or words.is_noted(author):
            found.append(_Message(head.start(), None, _stamp(head), (head.end(), end)))
        else:
            found.append(_Message(head.start(), author, _stamp(head), (named.end(), end)))
    return found


def _stamp(head: re.Match[str]) -> Stamp:
    return stamp_of(head) if head["one"] is not None else stamp_of(head, "d_")


def _orders(messages: Sequence[_Message], into: Gathering) -> dict[tuple[str, bool, bool], frozenset[str]]:
    shapes: dict[tuple[str, bool, bool], list[Stamp]] = {}
    for message in messages:
        shapes.setdefault(message.stamp.shape, []).append(message.stamp)
    orders = {shape: orders_of(stamps, in_time=True) for shape, stamps in shapes.items()}
    for shape, fitting in orders.items():
        unknown = [stamp for stamp in shapes[shape] if len(fitting) > 1]
        if unknown:
            sentence = (
                f"Nothing in the file tells whether its dates ({shape[0].join(unknown[0].figures)}) put the day or the "
                "month first: only the year is given where that matters. One known date of the chat tells it."
            )
            into.find(AMBIGUOUS, sentence)
    return orders


def _in_order(when: When | None, latest: When | None, message: _Message, into: Gathering) -> When | None:
    if when is None:
        into.remark(*_UNDATED, f"char={message.start}")
        return latest
    if latest is not None and when.ends_before(latest):
        into.remark(*_LATER, f"char={message.start}")
        return latest
    return when


def _take(
    text: str, message: _Message, when: When | None, into: Gathering, choice: Choice, present: bool, chat: str
) -> None:
    start, end = message.body
    words = whatsapp_words()
    raw = text[start:end]
    marked = raw.startswith(("\u200e", "\u200f"))
    if message.author is None or (marked and words.is_note(raw)):
        into.service += 1
        return
    if folded(raw) in words.deleted:
        into.remark(*_DELETED, f"char={message.start}")
        into.take([])
        return
    start, end, edited = _without_edited(text, start, end)
    start, caption, left_out = _without_file(text, start, end)
    into.undelivered += left_out
    start, end = _trimmed(text, start, end)
    if start == end:
        into.take([])
        return
    place = into.place(f"char={start},{end}")
    whose = whose_words(message.author, choice.owners, present)
    if marked and not caption:
        into.remark(*_MARKED, place.pointer)
    kind = Kind.CAPTION if caption else Kind.MESSAGE
    said = visible(text[start:end])
    into.take(
        [
            Item(
                str(place),
                Platform.WHATSAPP,
                kind,
                message.author,
                whose,
                said,
                when,
                edited,
                chat,
                None,
                place,
            )
        ]
        if said.strip()
        else []
    )


def _without_edited(text: str, start: int, end: int) -> tuple[int, int, bool | None]:
    """The range without the platform's mark of an edit. Without the mark nothing is known: older exports have none."""
    words = text[start:end].rstrip()
    if folded(words[-_LONGEST_MARK:]).endswith(whatsapp_words().edited):
        return start, start + words.rfind("<"), True
    return start, end, None


def _without_file(text: str, start: int, end: int) -> tuple[int, bool, int]:
    """Where the words begin behind a line that stands for a file, whether there was one, and whether it is left out."""
    words = whatsapp_words()
    line = _FILE_LINE.match(text, start, end)
    first = folded(line[0]) if line is not None else ""
    behind = start + len(line[0]) if line is not None else start
    if first in words.omitted:
        return behind, True, 1
    named = first.endswith(")") and first.endswith(tuple(f"({mark})" for mark in words.attached))
    if first.startswith("<") and not named:
        before, colon, _ = first[1:].partition(":")
        named = bool(colon) and first.endswith(">") and before.rstrip() in words.attached_before
    return (behind, True, 0) if named else (start, False, 0)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without white space and invisible marks at its edges."""
    while start < end and (text[start].isspace() or not visible(text[start])):
        start += 1
    while start < end and (text[end - 1].isspace() or not visible(text[end - 1])):
        end -= 1
    return start, end


def _title(path: str) -> str | None:
    """The chat's name as the file's name has it, or the folder's for `_chat.txt`; None where neither says it."""
    folder, _, name = path.rpartition("/")
    stem = name[: -len(".txt")]
    if stem.lower().startswith("_chat"):
        stem = folder.rpartition("/")[2].removesuffix(".zip")
    stem = visible(stem).strip()
    for prefix in whatsapp_words().file_names:
        if stem.casefold().startswith(prefix):
            return stem[len(prefix) :].strip() or None
    return stem or None

"""Telegram Desktop, export as JSON: one chat, or the whole account."""

import re
from collections.abc import Sequence

from habeas.base.finding import Finding, Severity
from habeas.evidence.archives.export import Chat, Choice, ExportFile, FileReading, Gap
from habeas.evidence.archives.gathering import Gathering
from habeas.evidence.archives.json_walk import Broken, Into, Path, pointer_of, walk
from habeas.evidence.archives.platforms.telegram_chat import ChatHead, ChatReading

_LISTS: Into = {"list": {"[]": {"messages": {}}}}
_INTO: Into = {"messages": {}, "chats": _LISTS, "left_chats": _LISTS, "stories": {}}

_CHAT_KINDS = (
    "personal_chat|saved_messages|replies|verify_codes|bot_chat|private_group|private_supergroup|public_supergroup|"
    "public_channel|private_channel"
)
_HEAD = 1 << 16
_ONE_CHAT = re.compile(rf'^\s*{{.*?"type"\s*:\s*"(?:{_CHAT_KINDS})".*?"messages"\s*:\s*\[', re.DOTALL)
_ACCOUNT = re.compile(
    r'^\s*\{(?=.*?"about"\s*:)(?=.*?"(?:personal_information|chats|left_chats|stories|contacts|sessions)"\s*:\s*\{)',
    re.DOTALL,
)


class TelegramJson:
    """`result.json` of Telegram Desktop, from the first of 2018 to those of today."""

    name = "telegram-json/1"

    def claims(self, file: ExportFile) -> bool:
        """A JSON file that begins as an export of one chat or of an account does."""
        if not file.path.lower().endswith(".json"):
            return False
        codec = "utf-16" if file.data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        head = file.data[:_HEAD].decode(codec, "ignore")
        if _ONE_CHAT.match(head) is not None:
            return True
        return file.path.rpartition("/")[2].lower().startswith("result") and _ACCOUNT.match(head) is not None

    def read(self, files: Sequence[ExportFile], choice: Choice) -> FileReading:
        """Read every file on its own: an account's owner is the one that its own file names."""
        readings = [_File(file, self.name, choice) for file in files]
        return FileReading(
            items=tuple(item for one in readings for item in one.count.items),
            tallies=tuple(one.count.tally() for one in readings),
            unparsed=tuple(entry for one in readings for entry in one.count.unparsed),
            gaps=tuple(gap for one in readings for gap in one.gaps),
            chats=tuple(chat for one in readings for chat in one.chats),
            findings=tuple(finding for one in readings for finding in one.findings),
        )


class _File:
    """One `result.json` as it is read from its beginning to its end."""

    def __init__(self, file: ExportFile, layout: str, choice: Choice) -> None:
        self.count = Gathering(file.path, layout)
        self.gaps: list[Gap] = []
        self.chats: list[Chat] = []
        self.findings: list[Finding] = []
        self._file = file.path
        self._choice = choice
        self._owner: str | None = None
        self._place: Path = ()
        self._head: dict[str, object] = {}
        self._chat: ChatReading | None = None
        self._early: list[tuple[Path, object]] = []
        for entry in walk(file.data, _INTO):
            if isinstance(entry, Broken):
                self._broken(entry)
            else:
                self._entry(entry.path, entry.value)
        self._leave_chat()

    def _entry(self, path: Path, value: object) -> None:
        """A message, a field of a chat, or a field of the account."""
        place = _place_of_message(path)
        if place is not None:
            self._enter(place)
            self._message(path, value)
        elif path == ("personal_information",):
            user = value.get("user_id") if isinstance(value, dict) else None
            self._owner = f"user{user}" if type(user) in (int, str) else None
        elif path[-1:] in _HEAD_FIELDS and (len(path) == 1 or _is_chat(path[:-1])):
            self._enter(path[:-1])
            self._head[str(path[-1])] = value
        elif _holds_messages(path):
            self.count.fail(pointer_of(path), "wrong-type")

    def _enter(self, place: Path) -> None:
        if place != self._place:
            self._leave_chat()
            self._place = place

    def _message(self, path: Path, value: object) -> None:
        if self._chat is None and not self._head and self._place and self._place[0] != "stories":
            self._early.append((path, value))  # the chat says only later what it is
        else:
            self._open_chat().message(pointer_of(path), value)

    def _open_chat(self) -> ChatReading:
        if self._chat is None:
            head = ChatHead.of(self._place, self._head, self._file)
            self._chat = ChatReading(head, self.count, self._choice, self._owner)
        return self._chat

    def _leave_chat(self) -> None:
        if self._head or self._early or self._chat is not None:
            chat = self._open_chat()
            for path, value in self._early:
                chat.message(pointer_of(path), value)
            self.chats.append(chat.listed())
            self.gaps += chat.gaps
        self._head, self._early, self._chat = {}, [], None

    def _broken(self, broken: Broken) -> None:
        place = _place_of_message(broken.path)
        if place is None:
            self.count.fail(pointer_of(broken.path), broken.why)
        else:
            self._enter(place)
            self._open_chat().broken(pointer_of(broken.path), broken.why)
        message = f"Characters {broken.start} to {broken.end} could not be read; what they held is not known."
        self.findings.append(
            Finding("damaged-json", f"{self._file}#{pointer_of(broken.path)}", Severity.ERROR, message)
        )


_HEAD_FIELDS = (("name",), ("type",), ("id",))


def _is_chat(path: Path) -> bool:
    return len(path) == 3 and path[0] in ("chats", "left_chats") and path[1] == "list" and isinstance(path[2], int)


def _place_of_message(path: Path) -> Path | None:
    """The path of the chat whose message stands at this path; None when no message does."""
    if len(path) < 2 or not isinstance(path[-1], int):
        return None
    if path[-2] == "messages" and (len(path) == 2 or _is_chat(path[:-2])):
        return path[:-2]
    return path[:1] if len(path) == 2 and path[0] == "stories" else None


def _holds_messages(path: Path) -> bool:
    """Whether a list of messages, or something around one, should stand here instead of what does."""
    if path in ((), ("messages",), ("chats",), ("left_chats",), ("stories",)):
        return True
    if path[0] not in ("chats", "left_chats"):
        return False
    return path[1:] == ("list",) or _is_chat(path) or (_is_chat(path[:-1]) and path[-1] == "messages")

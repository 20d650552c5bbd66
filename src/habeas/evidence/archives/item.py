"""An item of an archive: one stretch of text that somebody posted, with whose words it holds and where it stands."""

from dataclasses import dataclass
from enum import StrEnum

from habeas.base.when import When


class Platform(StrEnum):
    """Where the items were posted or kept."""

    FACEBOOK = "facebook"
    INSTAGRAM = "instagram"
    TELEGRAM = "telegram"
    X = "x"
    VK = "vk"
    WHATSAPP = "whatsapp"
    TABLE = "table"
    WEB = "web"
    TRANSCRIPT = "transcript"


class Kind(StrEnum):
    """What sort of item it is."""

    POST = "post"
    COMMENT = "comment"
    MESSAGE = "message"
    CAPTION = "caption"
    PAGE = "page"
    SPEECH = "speech"


class Whose(StrEnum):
    """Whose words an item holds, as far as the export itself shows it.

    `OWN`: written by the person whose archive it is. `SHARED`: another's post or message that the
    person shared or forwarded. `QUOTED`: another's words standing inside an item as a quotation.
    `OTHERS`: written by somebody else (a comment, a reply, the other side of a chat). `UNKNOWN`: the
    export does not show it, or nobody said which of the authors is the person.
    """

    OWN = "own"
    SHARED = "shared"
    QUOTED = "quoted"
    OTHERS = "others"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item's text stands in the preserved export.

    `file` is the path inside the export with `/` between folders. `pointer` is a JSON Pointer (RFC
    6901, beginning with `/` or empty) into a JSON file, or a character range `char=START,END` (RFC
    5147) in the decoded text of any other file: code points, end exclusive. A file that is neither
    JSON nor text has a pointer of the first form, whose steps its layout names: a record's number, or
    a workbook's sheet, row and column. What has to be undone there to get the words is the layout's to say.
    """

    file: str
    pointer: str

    def __str__(self) -> str:
        return f"{self.file}#{self.pointer}"


@dataclass(frozen=True, slots=True)
class Item:
    """One item. `id` is the place as text: the same in every reading of the same export, never twice in one.

    `text` is the words as a person saw them: mojibake undone, entities resolved, NFC, line ends LF,
    never empty. One post that holds the person's own words and a shared text gives two items. `when`
    is the time with the zone as far as it is known: an instant is written with its offset, a local
    time of unknown zone without one; None where the export has no time. `edited` is None where the
    layout does not tell. `author` is the name as the export has it, None where it has none.
    `container` is the chat, channel, group or page. `address` is the item's web address where the
    export has it. `answers` is the id of the item this one replies to, where it is in the export.
    """

    id: str
    platform: Platform
    kind: Kind
    author: str | None
    whose: Whose
    text: str
    when: When | None
    edited: bool | None
    container: str | None
    address: str | None
    place: Place
    answers: str | None = None

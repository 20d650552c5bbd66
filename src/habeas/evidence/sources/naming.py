"""What the name of a file says, and whether it is true: hidden or turning characters, an ending that lies.

A name is what a person sees before they open a file. Unicode's bidirectional controls (UAX 9) can make
`report<U+202E>fdp.exe` read as `reportexe.pdf`.
"""

import unicodedata

from habeas.base.finding import Finding, Severity

_HIDDEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Co", "Cn"})

_PLAIN = ("text/",)
_PACKED = ("application/zip", "application/vnd.openxmlformats", "application/vnd.oasis", "application/wacz")
_OLE = ("application/x-ole-storage", "application/msword", "application/vnd.ms-")
_LETTER = ("message/", "multipart/", "text/plain")
_FILM = ("video/", "audio/")
_SAYS: dict[str, tuple[str, ...]] = {
    "pdf": ("application/pdf",),
    "htm": ("text/html", "text/plain", "multipart/", "message/", "application/xml"),
    "html": ("text/html", "text/plain", "multipart/", "message/", "application/xml"),
    "txt": _PLAIN,
    "csv": _PLAIN,
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml",),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml",),
    "pptx": ("application/vnd.openxmlformats-officedocument.presentationml",),
    "odt": ("application/vnd.oasis.opendocument.text",),
    "doc": (*_OLE, "application/rtf"),
    "xls": _OLE,
    "rtf": ("application/rtf",),
    "jpg": ("image/jpeg",),
    "jpeg": ("image/jpeg",),
    "png": ("image/png",),
    "gif": ("image/gif",),
    "tif": ("image/tiff",),
    "tiff": ("image/tiff",),
    "bmp": ("image/bmp",),
    "webp": ("image/webp",),
    "heic": ("image/hei",),
    "zip": _PACKED,
    "eml": _LETTER,
    "mbox": ("application/mbox", *_LETTER),
    "mp3": _FILM,
    "mp4": _FILM,
    "m4a": _FILM,
    "wav": _FILM,
    "ogg": _FILM,
    "webm": _FILM,
}
"""What the endings that people know say a file is, as beginnings of media types."""


def name_findings(name: str | None, kind: str) -> tuple[Finding, ...]:
    """What is untrue or hidden in the name of a file of this media type, as a person gave it; nothing without a name.

    `name-hides` shows the name with its hidden characters written out; `name-lies` says what the ending
    promises and what the bytes are.
    """
    if name is None:
        return ()
    found = []
    if any(unicodedata.category(letter) in _HIDDEN for letter in name):
        message = (
            f"Its name holds characters that are not shown or that turn it round: it is written {_written(name)}. "
            "Do not open it by a click."
        )
        found.append(Finding("name-hides", "name", Severity.WARNING, message))
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    promised = _SAYS.get(ending)
    if promised is not None and not kind.startswith(promised):
        message = f"Its name says .{ending}, and its bytes are {kind}. Do not open it by a click before you know why."
        found.append(Finding("name-lies", "name", Severity.WARNING, message))
    return tuple(found)


def _written(name: str) -> str:
    """The name with every hidden character written as its number."""
    return "".join(f"<U+{ord(each):04X}>" if unicodedata.category(each) in _HIDDEN else each for each in name)

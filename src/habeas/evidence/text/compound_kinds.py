"""What a zip or a compound file is, told by the names of what is inside it.

ECMA-376 (Office Open XML), OASIS OpenDocument 1.3, WACZ 1.1, [MS-CFB] with [MS-DOC], [MS-XLS], [MS-PPT].
"""

import re
import zipfile
from io import BytesIO

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ODT = "application/vnd.oasis.opendocument.text"
WACZ = "application/wacz"
ZIP = "application/zip"
OLE = "application/x-ole-storage"
DOC = "application/msword"

_MIMETYPE = re.compile(rb"mimetype(application/[a-z0-9.+-]+)PK")
_OFFICE = (("word/", DOCX), ("xl/", XLSX), ("ppt/", PPTX))
_STREAMS = (
    ("WordDocument", DOC),
    ("Workbook", "application/vnd.ms-excel"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
    ("__properties_version1.0", "application/vnd.ms-outlook"),
)
_ENDS = 1 << 16


def zip_kind(data: bytes) -> str:
    """The media type of a zip by what is in its directory; `application/zip` when it is just files.

    Where the directory is gone, the names in the first and last 64 KiB decide.
    """
    declared = _MIMETYPE.search(data[:512])
    if declared is not None:
        return declared[1].decode("ascii")
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            names = packed.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        return _broken_kind(data)
    if "[Content_Types].xml" in names:
        return next((kind for folder, kind in _OFFICE if any(name.startswith(folder) for name in names)), ZIP)
    if "datapackage.json" in names and any(name.startswith("archive/") for name in names):
        return WACZ
    return ZIP


def compound_kind(data: bytes) -> str:
    """The media type of a compound file by the names of its streams, which its directory has in UTF-16."""
    for name, kind in _STREAMS:
        if name.encode("utf-16-le") in data:
            return kind
    return OLE


def _broken_kind(data: bytes) -> str:
    ends = data[:_ENDS] + data[-_ENDS:]
    if b"[Content_Types].xml" in ends:
        return next((kind for folder, kind in _OFFICE if folder.encode() in ends), ZIP)
    return ZIP

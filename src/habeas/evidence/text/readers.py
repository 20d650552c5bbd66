"""Which reader reads which copy."""

from collections.abc import Callable

from habeas.base.digest import Digest
from habeas.base.finding import Finding, Severity
from habeas.evidence.text.kinds import HTML, PDF, PLAIN, media_type
from habeas.evidence.text.paged import read_pdf
from habeas.evidence.text.plain import read_plain
from habeas.evidence.text.reading import Reading
from habeas.evidence.text.web_page import read_html

type Outcome = Reading | tuple[Finding, ...]
"""A reading, or why there is none: at least one Finding, the first one an error."""

_READERS: dict[str, Callable[[bytes, Digest], Outcome]] = {PLAIN: read_plain, HTML: read_html, PDF: read_pdf}


def read_copy(data: bytes, copy: Digest) -> Outcome:
    """Read a preserved copy with the reader its bytes call for.

    `copy` is the digest of `data`. A format without a reader gives `no-reader`, which names the format
    where it can be told; the copy itself stays preserved either way. A copy that a reader could read
    in part is a Reading with findings.
    """
    kind = media_type(data)
    reader = _READERS.get(kind)
    if reader is None:
        message = f"There is no reader for {kind}. The file is kept as it is; its text has to be typed or converted."
        return (Finding("no-reader", "file", Severity.ERROR, message),)
    return reader(data, copy)

"""Files of platforms that may hold words and are in a form that no layout reads: each is named, never passed over."""

import re

from habeas.base.finding import Finding, Severity
from habeas.evidence.archives.export import ExportFile

_HEAD = 1 << 15
_OF_WORDS = re.compile(r"(?:post|comment|message|group|note|stor(?:y|ies)|reel|review)[^/]*\.json$")
_WORDLESS = re.compile(r"(?:like|reaction|saved|hidden|invit|viewed|settings)[^/]*\.json$")
_OLD_PAGE = re.compile(r"(?:^|/)(?:html/(?:messages|timeline|wall)\.html?|messages/\d+\.html?)$")
_OLD_MARKS = (b'class="message_header"', b'class="comment"')


def known_unread(file: ExportFile) -> Finding | None:
    """What to say of a file that no layout claimed; None for one that is not known to hold words.

    `label-values-not-read`: a list of Facebook's or Instagram's in the form of 2025, words under labels
    in the reader's language. `old-facebook-page`: a page of Facebook's exports before 2018.
    """
    path = file.path.lower()
    if _OLD_PAGE.search(path) is not None and any(mark in file.data for mark in _OLD_MARKS):
        message = (
            "A page of a Facebook export made before 2018 is not read: what was written in it is missing. "
            "Ask Facebook for a new export in JSON, if the account can still be opened."
        )
        return Finding("old-facebook-page", file.path, Severity.WARNING, message)
    labelled = b'"label_values"' in file.data[:_HEAD]
    if labelled and _OF_WORDS.search(path) is not None and _WORDLESS.search(path) is None:
        message = (
            "A list with words under labels, as Meta writes some since 2025, is not read: what it holds is missing."
        )
        return Finding("label-values-not-read", file.path, Severity.WARNING, message)
    return None

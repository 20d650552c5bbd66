"""Damage that lies in characters, not in words: mojibake, entities, soft hyphens, stray and missing spaces."""

import html
import re
import unicodedata
from collections.abc import Iterator

from habeas.evidence.text.edits import Edit
from habeas.evidence.text.lexicon import is_word
from habeas.evidence.text.sentences import Addresses, glued_stops

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]+")
_ODD_SPACE = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_BROKEN_LINE = re.compile(r"(?<=[^\W_])[-\u2010\u00ac][ \t]*\n[ \t]*(?=[^\W_])")
_HEAD = re.compile(r"[^\W\d_]{2,40}\Z")
_TAIL = re.compile(r"[^\W\d_]{2,40}")
_NEAR = 40
_MANY_SPACES = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)")
_SPACE_BEFORE = re.compile(r"(?<=\w) +(?=[,;:!?](?:\s|$)|\.(?:\s|$))")
_NO_SPACE_AFTER = re.compile(r"(?<=[^\W\d_]{2})(?P<mark>[,;:!?])(?=[^\W\d_]{2})")
_NO_SPACE_BEFORE_QUOTE = re.compile(r"(?<=[^\W\d_])(?=[«„(][^\W\d_]{2})|(?<=[^\W\d_])(?=“[^\W\d_][^“”\n]{0,200}”)")
_NO_SPACE_AFTER_BRACKET = re.compile(r"(?<=[^\W_]\))(?=[^\W\d_]{3})")
_GENITIVE = re.compile(r"(?<=[^\W\d_])['’]s(?=(?P<word>[a-z]{3,}))")
_AFTER_NUMBER = re.compile(
    r"(?<=\d)(?=(?:год|года|году|лет|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|"
    r"стать[яеюи]|УК|УПК|жыл|жылғы|жылы|қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|"
    r"желтоқсан|days|years|months|January|February|March|April|May|June|July|August|September|October|November|December)"
    r"\w{0,5}\b)"
)
_BEFORE_NUMBER = re.compile(r"\b(?:article|section|part|стать[яеюи]|част[ьи])(?=\d)", re.IGNORECASE)


def characters(text: str) -> Iterator[Edit]:
    """Entities and ligatures read, soft hyphens and zero-width marks out, odd spaces made plain."""
    found = [*_entities(text)]
    for pattern, new, why in ((_INVISIBLE, "", "invisible"), (_ODD_SPACE, " ", "space-odd")):
        found += [Edit(match.start(), match.end(), new, why) for match in pattern.finditer(text)]
    found += [
        Edit(match.start(), match.end(), unicodedata.normalize("NFKC", match.group()), "ligature")
        for match in _LIGATURE.finditer(text)
    ]
    done = 0
    for edit in sorted(found, key=lambda edit: (edit.start, -edit.end)):
        if edit.start >= done:
            yield edit
            done = edit.end


def line_breaks(text: str) -> Iterator[Edit]:
    """Words parted at a line's end put together; a hyphen that belongs to the word, or to a number, stays."""
    for match in _BROKEN_LINE.finditer(text):
        start, end = match.span()
        head = _HEAD.search(text, max(0, start - _NEAR), start)
        tail = _TAIL.match(text, end, end + _NEAR)
        keeps = head is None or tail is None or _belongs(head.group(), tail.group())
        yield Edit(start + 1 if keeps else start, end, "", "line-hyphen")


def _belongs(head: str, tail: str) -> bool:
    """Whether the hyphen between these is the word's own: before a capital, or between two words that make no third."""
    return tail[0].isupper() or (is_word(head) and is_word(tail) and not is_word(head + tail))


def spaces(text: str) -> Iterator[Edit]:
    """Stray spaces out, missing ones in; addresses of the web are left as they are."""
    addresses = Addresses(text)
    inserted = {match.end() for match in _NO_SPACE_AFTER.finditer(text)}
    inserted |= {match.start() for match in _NO_SPACE_BEFORE_QUOTE.finditer(text)} - _optional_plural(text)
    inserted |= {match.start() for match in _NO_SPACE_AFTER_BRACKET.finditer(text)}
    inserted |= {match.end() for match in _GENITIVE.finditer(text) if is_word(match["word"])}
    inserted |= {match.start() for match in _AFTER_NUMBER.finditer(text)}
    inserted |= {match.end() for match in _BEFORE_NUMBER.finditer(text)}
    inserted |= set(glued_stops(text))
    for place in inserted:
        if place not in addresses:
            yield Edit(place, place, " ", "space-missing")
    for match in _MANY_SPACES.finditer(text):
        yield Edit(match.start() + 1, match.end(), "", "space-stray")
    for match in _SPACE_BEFORE.finditer(text):
        if len(match.group()) == 1:
            yield Edit(match.start(), match.end(), "", "space-stray")


def _optional_plural(text: str) -> set[int]:
    """Places of brackets such as in "person(s)" and "задержанный(ая)", which belong to the word."""
    return {match.start() for match in re.finditer(r"(?<=[^\W\d_])\([^\W\d_]{1,4}\)", text)}


def _entities(text: str) -> Iterator[Edit]:
    for match in _ENTITY.finditer(text):
        new = html.unescape(match.group())
        if new != match.group() and new.isprintable():
            yield Edit(match.start(), match.end(), new, "entity")

"""English: names of people in the text, with the title, role, sex and description that stand beside them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import airlock_pii
from wordfreq import zipf_frequency

from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.base.span import Span
from habeas.drafting.document import Document, Sentence
from habeas.drafting.english.descriptions import Description, description_after, description_before
from habeas.drafting.english.words import words
from habeas.drafting.likeness import folded
from habeas.drafting.mentions import Kind, Mention
from habeas.names.normal import normal_form

_CAPITAL = r"(?:[^\W\d_a-zà-öø-ÿāăąćčďđēęěğıłńňōőřśšťūůűźžα-ωа-я]\w*(?:['’-]\w+)*)"
_PART = rf"(?:{_CAPITAL}|[A-Z]\.)"
_RUN = re.compile(
    rf"(?<![\w.@#/-]){_CAPITAL}(?:\.(?=\s?[A-Z]))?(?:\s?(?:(?:al|bin|ibn|bint|uly|kyzy|ogly|uulu|qyzy|de|da|van|von|el)\s)?{_PART}){{0,4}}"
)
_WORD = re.compile(r"\w+(?:['’-]\w+)*\.?")
_POSSESSIVE = re.compile(r"['’]s?$")
_SPOKE = re.compile(
    r",?\s+(?:who|said|says|told|wrote|was|were|is|has|had|denies|denied|claims|claimed|added|explained|testified|faces|"
    r"rejected|rejects|dismissed|refused|remains|went|posted|insists|argued|stated|pleaded|could|lives|lived|worked|works|and\s+(?:his|her))\b"
)
_AGE = re.compile(r",\s+(?:aged\s+)?\d{1,2}\s*,|\s+\(\s*(?:aged\s+|born\s+)?(?:\d{1,2}|\d{4})\s*\)")
_PLACED = re.compile(r"\b(?:in|at|near|to|from|of|on|outside|called|named)\s+(?:the\s+)?$")
_THEIRS = re.compile(
    r"\b(?:colleagues?|friends?|neighbou?rs?|relatives?|associates?|acquaintances?|supporters?|cell-?mates?|followers?|"
    r"(?:family\s+)?members?\s+of\s+the\s+family|brothers?|sisters?|sons?|daughters?|cousins?|wife|husband|widow|"
    r"lawyers?|namesake)\s+of\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}$"
)
"""Before a person whose colleagues, friends or family are meant, not the person."""
_NAMED_AFTER = re.compile(
    r"\s+(?:(?:International|State|Central|Memorial|National|Public)\s+)*"
    r"(?:Airport|Street|Avenue|Square|Prospect|University|Institute|Park|Hospital|School|Prize|Award|Foundation|Stadium|Station|Theatre)\b"
)
"""Behind a name that something is named after."""
_QUOTES = ("“", "”", '"', "«", "»", "„", "'")
_COMMON = 4.0
"""Zipf frequency from which a word is an ordinary one."""
_STRANGE = 2.0
"""Zipf frequency below which a word is hardly known in English: a name, or foreign."""


def find_people(document: Document, sentences: Sequence[Sentence], closed: Sequence[Mention]) -> list[Mention]:
    """Named people in these sentences. `closed` are mentions of bodies and works, where no person is looked for.

    A name is taken where the list of given names, the recogniser for Kazakh and Russian names, or
    what stands beside it says that it is a person; a lone word also where it is part of a full name
    that the text prints elsewhere.
    """
    spans = _recognised(document.text)
    runs = _without_neighbours(document, [(s, run) for s in sentences for run in _runs(s, closed)])
    sure = {run: _likelihood(document, s, run, spans) for s, run in runs}
    known = {
        _key(word)
        for run, weight in sure.items()
        if weight >= 0.6 and len(_words(document, run)) > 1
        for word in _words(document, run)
        if len(word) > 2
    }
    found = []
    for sentence, run in runs:
        weight = sure[run]
        parts = _words(document, run)
        if weight < 0.6 and len(parts) <= 2 and all(_key(part) in known for part in parts):
            weight = 0.85
        if weight >= 0.6:
            found.append(_mention(document, sentence, run, weight))
    return found


def _without_neighbours(document: Document, runs: list[tuple[Sentence, Span]]) -> list[tuple[Sentence, Span]]:
    """The runs, each cut down to the full name that is printed on its own elsewhere and ends it ("Repin Jan Novak")."""
    alone = {run.slice(document.text) for _, run in runs if len(_words(document, run)) == 2}
    cut = []
    for sentence, run in runs:
        text = run.slice(document.text)
        inner = next((name for name in alone if text.endswith(" " + name)), None)
        cut.append((sentence, run if inner is None else Span(run.end - len(inner), run.end)))
    return cut


def _runs(sentence: Sentence, closed: Sequence[Mention]) -> Iterator[Span]:
    """Runs of capitalised words that no body or work has claimed, without words that name no person."""
    here = [m.span for m in closed if m.span.overlaps(sentence.span)]
    base = sentence.span.start
    for match in _RUN.finditer(sentence.text):
        piece: list[tuple[int, int]] = []
        for word in _WORD.finditer(sentence.text, match.start(), match.end()):
            span = Span(word.start() + base, word.end() + base)
            if any(span.overlaps(other) for other in here) or not _may_be_name(word.group(), word.start() == 0):
                yield from _piece(piece, sentence)
                piece = []
            else:
                piece.append((word.start(), word.end()))
                if word.group().endswith(("'s", "’s")):
                    yield from _piece(piece, sentence)
                    piece = []
        yield from _piece(piece, sentence)


def _piece(piece: list[tuple[int, int]], sentence: Sentence) -> Iterator[Span]:
    while piece and sentence.text[piece[-1][0] : piece[-1][1]][:1].islower():
        piece = piece[:-1]
    if not piece:
        return
    start, end = piece[0][0], piece[-1][1]
    text = sentence.text[start:end]
    end -= len(match.group()) if (match := _POSSESSIVE.search(text)) else 0
    last = sentence.text[piece[-1][0] : end]
    if last.endswith(".") and len(last) > 2:
        end -= 1
    if sentence.text[start:end].replace(".", "").strip() and end - start > 1:
        yield Span(start + sentence.span.start, end + sentence.span.start)


def _may_be_name(word: str, first: bool) -> bool:
    lists = words()
    bare = _POSSESSIVE.sub("", word.rstrip(".")).lower()
    if bare in lists.no_names or bare.startswith(("ex-", "pro-", "anti-", "non-", "vice-")):
        return False
    if len(bare) == 1 and word.endswith(".") and word[0].isupper():
        return True
    if word.rstrip(".").isupper() and len(bare) > 1 and not word.endswith("."):
        return len(bare) > 4 and "'" not in word
    plain = folded(bare)
    if first:
        return plain in lists.given or zipf_frequency(bare, "en") < _COMMON
    return plain in lists.given or zipf_frequency(bare, "en") < 5.3


def _words(document: Document, run: Span) -> list[str]:
    return [word.rstrip(".") for word in _WORD.findall(run.slice(document.text))]


def _key(word: str) -> str:
    return folded(_POSSESSIVE.sub("", word))


def _likelihood(document: Document, sentence: Sentence, run: Span, spans: Sequence[Span]) -> float:
    """How likely a run of capitals is a person's name; 0.6 and more is taken."""
    parts = _words(document, run)
    given = _key(parts[0]) in words().given and len(parts[0]) > 2
    recognised = any(span.contains(run) or run.contains(span) for span in spans)
    before = document.text[sentence.span.start : run.start]
    after = document.text[run.end : sentence.span.end]
    told = bool(description_before(before) or description_after(after) or _SPOKE.match(after) or _AGE.match(after))
    if _NAMED_AFTER.match(after) or (before[-1:] in _QUOTES and after[:1] in _QUOTES):
        return 0.3
    if len(parts) == 1:
        titled = (found := description_before(before)) is not None and found.role_or_title
        return 0.85 if titled and zipf_frequency(parts[0], "en") < _COMMON else 0.6 if recognised and given else 0.3
    if recognised or (given and told):
        return 0.95
    joined = any(_beside(document.text, run, span) for span in spans)
    rare = sum(zipf_frequency(part.lower(), "en") < _COMMON for part in parts if len(part) > 1)
    if given:
        return 0.9 if rare else 0.7
    if joined and rare == len(parts):
        return 0.75
    if told and rare:
        return 0.85 if description_before(before) else 0.7
    strange = all(zipf_frequency(part.lower(), "en") < _STRANGE for part in parts)
    if strange and len(parts) <= 3 and not _PLACED.search(before):
        return 0.75
    initial = any(len(part) == 1 for part in parts)
    return 0.8 if initial and rare else 0.4


def _beside(text: str, run: Span, other: Span) -> bool:
    """Whether the two stand joined by "and" or a comma."""
    between = text[run.end : other.start] if run.end <= other.start else text[other.end : run.start]
    return between.strip() in ("and", ",", ", and") and not run.overlaps(other)


def _mention(document: Document, sentence: Sentence, run: Span, weight: float) -> Mention:
    text = document.text
    printed = run.slice(text)
    before, after = text[sentence.span.start : run.start], text[run.end : sentence.span.end]
    told = description_before(before)
    value: dict[str, Plain] = {}
    features: set[str] = set()
    for description in (told, description_after(after)):
        if description is not None:
            features |= description.features
            _describe(value, description, sentence, run)
    if re.match(r"['’](?:s\b|\s)", after):
        features.add("possessive")
    if _THEIRS.search(before):
        features.add("after:those")
    if re.search(r"\b(?:of|by|against|for|to|with|from)\s+(?:the\s+|its\s+)?(?:[\w-]+\s+){0,3}$", before):
        features.add(f"after:{_preposition(before)}")
    sex = next((f for f in features if f.startswith("gender:")), None) or _sex(printed)
    if sex:
        features.add(sex)
    return Mention(Kind.PERSON, run, printed, _normal(printed), Lang.EN, frozenset(features), value, weight)


@lru_cache(maxsize=1 << 12)
def _normal(printed: str) -> str:
    return normal_form(printed, Lang.EN)


def _describe(value: dict[str, Plain], told: Description, sentence: Sentence, run: Span) -> None:
    if told.occupation and "occupation" not in value:
        base = sentence.span.start if told.before else run.end
        value["occupation"] = told.head
        value["described"] = told.occupation
        value["described_at"] = [base + told.start, base + told.end]


def _preposition(before: str) -> str:
    found = re.findall(r"\b(of|by|against|for|to|with|from)\b", before)
    return found[-1].lower() if found else ""


def _sex(printed: str) -> str | None:
    sex = words().given.get(_key(printed.split(maxsplit=1)[0]), "")
    return f"gender:{sex}" if sex else None


def _recognised(text: str) -> list[Span]:
    """Where the recogniser of Kazakh and Russian names (airlock-pii, Apache-2.0) sees a person."""
    return [Span(e.start, e.end) for e in airlock_pii.detect(text, types=airlock_pii.EntityType.PERSON)]

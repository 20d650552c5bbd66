"""English: organs, courts, places of detention and places."""

import re
from collections.abc import Sequence
from functools import cache

from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.base.span import Span
from habeas.drafting.document import Sentence
from habeas.drafting.english.words import words
from habeas.drafting.mentions import Kind, Mention

_CAP = r"(?:St\.|\d{1,2}(?:st|nd|rd|th)|[A-Z][\w’'-]*)"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)
_RUN = rf"(?!{_MONTH}){_CAP}(?:\s+(?!{_MONTH}){_CAP}){{0,6}}"
_AREA = r"(?:\s+(?:region|oblast|district|province|city)\b)?"
_OF = rf"(?:\s+(?:of|for|on|in)\s+(?:the\s+)?{_RUN}{_AREA}(?:\s+and\s+{_RUN})?)"
_PLACE = re.compile(
    r"\b(?:in|at|near|from|to|of|outside)\s+(?:the\s+)?(?:(?:city|town|village|region|district|province)\s+of\s+)?"
    rf"({_CAP}(?:[\s-]{_CAP}){{0,3}}(?:\s+(?:region|oblast|district|province|city|airport))?)"
)
_CITY = re.compile(rf"\b({_CAP}(?:\s{_CAP}){{0,2}}\s+(?:region|oblast|district|province|city))\b")
_LEADING = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_BRACKET = r"(?:\s+\((?:the\s+)?[A-Z]{2,6}\))?"


def find_bodies(sentences: Sequence[Sentence]) -> list[Mention]:
    """Organs, courts and facilities in these sentences; longer names take what they contain."""
    found: list[Mention] = []
    for sentence in sentences:
        for kind, pattern in ((Kind.COURT, _court()), (Kind.FACILITY, _facility()), (Kind.ORGAN, _organ())):
            found += (_body(kind, match, sentence) for match in pattern.finditer(sentence.text))
    return found


def find_places(sentences: Sequence[Sentence], closed: Sequence[Mention]) -> list[Mention]:
    """Names of places after "in", "at" and the like, where nothing else was found."""
    found = []
    for sentence in sentences:
        for pattern in (_PLACE, _CITY):
            for match in pattern.finditer(sentence.text):
                span = Span(match.start(1), match.end(1)).shifted(sentence.span.start)
                if not any(span.overlaps(m.span) for m in closed) and match[1].lower() not in _NO_PLACES:
                    found.append(Mention(Kind.PLACE, span, match[1], match[1], Lang.EN, confidence=0.7))
    return found


_NO_PLACES = frozenset(
    {
        *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
        *("november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("facebook", "instagram", "telegram", "youtube", "twitter", "islam", "god"),
    }
)


def _body(kind: Kind, match: re.Match[str], sentence: Sentence) -> Mention:
    lead = _LEADING.match(match.group())
    start = match.start() + (lead.end() if lead else 0)
    printed = sentence.text[start : match.end()]
    name = " ".join(printed.split())
    features = set()
    value: dict[str, Plain] = {}
    if kind is not Kind.FACILITY:
        value["kind"] = _kind_of(name, kind)
    if kind is Kind.COURT and not re.search(r"[A-Z]", name.replace("Court", "court")):
        features.add("generic")
        if name == "Court" and lead is None and sentence.text[:start].endswith(("the ", "The ")):
            features.add("capital")
    if value.get("kind") in ("security_service", "police", "prosecutor", "investigation"):
        features.add("camp:accusing")
    if kind is Kind.ORGAN and (parent := _parent(name)) is not None:
        value["parent"] = parent
    if kind is Kind.FACILITY and not re.search(r"\d|[A-ZА-Я]{2}|[A-Z][a-z]", name):
        features.add("generic")
    if "kind" in value:
        features.add(f"kind:{value['kind']}")
    span = Span(start, match.end()).shifted(sentence.span.start)
    return Mention(kind, span, printed, name, Lang.EN, frozenset(features), value)


def _kind_of(name: str, kind: Kind) -> str:
    low = name.lower()
    if kind is Kind.COURT:
        return "court"
    if any(re.search(rf"\b{word.lower()}\b", low) for word in words().security):
        return "security_service"
    for needle, found in _KINDS:
        if needle in low:
            return found
    return "other"


_KINDS = (
    ("police", "police"),
    ("prosecutor", "prosecutor"),
    ("interior", "police"),
    ("internal affairs", "police"),
    ("ministry", "government"),
    ("investigat", "investigation"),
    ("prison", "penal_service"),
    ("penitentiary", "penal_service"),
)


def _parent(name: str) -> str | None:
    found = re.search(
        r"\b(?:department|directorate|branch|agency|unit|office|division)\s+of\s+(?:the\s+)?([A-Z].*)$", name
    )
    return found[1] if found else None


@cache
def _organ() -> re.Pattern[str]:
    lists = words()
    heads = "|".join(lists.organ_heads)
    small = "|".join(lists.small_heads)
    acronym = "|".join(lists.acronyms)
    prosecutor = rf"(?:{_CAP}\s+){{0,4}}(?:[Pp]rosecutor(?:\s+General)?|Attorney\s+General)['’]s\s+[Oo]ffice{_OF}?"
    named = rf"(?:{_CAP}\s+(?:and\s+)?){{0,5}}\b(?:{heads})\b{_OF}{{0,3}}{_BRACKET}"
    unit = (
        rf"(?:(?:capital|city|region)['’]?s\s+|(?:{_CAP}(?:['’]s)?\s+){{0,3}}"
        r"(?:(?:city|regional|district|local|municipal|main)\s+)*)"
        rf"(?:{small})(?:\s+(?:of|for)\s+(?:the\s+)?"
        rf"(?:{acronym}|{_CAP}(?:\s+{_CAP}|\s+of\s+(?:the\s+)?{_CAP}){{0,6}})){_OF}{{0,2}}"
    )
    kinds = r"(?:(?:city|regional|district|local|riot|municipal|traffic)\s+)*"
    police = rf"(?:{_CAP}\s+)?{kinds}police(?:\s+department)?\b{_OF}?"
    letters = rf"(?:(?:capital|\w+-\w+|{_CAP})['’]s\s+)?\b(?:{acronym})\b(?:\s+of\s+(?:the\s+)?{_RUN}{_OF}?)?"
    return re.compile(rf"\b(?:{prosecutor}|{unit}|{named}|{letters}|{police})")


@cache
def _court() -> re.Pattern[str]:
    before = rf"(?:{_CAP}(?:['’]s)?\s+(?:(?:of|for)\s+)?){{0,6}}"
    return re.compile(
        rf"\b(?:{before}(?:(?:city|regional|district|people['’]s|military|appeals?|supreme|specialised|specialized|investigating|"
        rf"interdistrict|inter-district|criminal|administrative|municipal)\s+)*\b(?:Court|court)\b(?:\s+(?:No\.?\s*\d+))?"
        rf"(?:\s+(?:of|in|for)\s+(?:the\s+)?(?:{_RUN}|city\s+of\s+{_RUN})){{0,3}}(?:\s+No\.?\s*\d+)?)"
    )


@cache
def _facility() -> re.Pattern[str]:
    heads = "|".join(words().facilities)
    number = (
        r"(?:\s+(?:No\.?\s*|№\s*)?(?:[A-ZА-ЯЁ]{1,4}[\s-]?)?\d+(?:[/-]\d+)*|-\d+(?:/\d+)*|\s+[“\"«][^”\"»]{1,40}[”\"»])?"
    )
    where = rf"(?:\s+(?:of|in)\s+(?:the\s+)?(?:(?:city|town|village)\s+of\s+)?{_RUN}(?:\s+for\s+{_RUN})?)?"
    ward = r"(?:(?i:ward|cell|block|wing)\s+\w+\s+of\s+)?"
    before = rf"{ward}(?:(?:capital|city)['’]s\s+|{_CAP}(?:['’]s)?(?:\s+{_CAP}(?:['’]s)?){{0,2}}\s+)?"
    return re.compile(rf"\b{before}(?i:{heads})\b{number}{where}")

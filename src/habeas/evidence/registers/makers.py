"""Who made the work that an entry describes: authors and editors, and apart from them publishers."""

import re
from collections.abc import Sequence
from functools import cache

from habeas.base.span import Span
from habeas.evidence.registers.entry import Phrase
from habeas.evidence.registers.words import compiled, pattern

_NAME_WORD = r"(?:[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w'’ʼ-]*+\.?+)"
_PARTICLE = r"(?:ибн|бин|бинт|аль|ал|ат|ас|ан|аш|ар|абу|ад|аз|фон|де|ван|дер|оглы|кызы|углы|ulы)"
_LOWER_JOINED = r"(?:(?:аль|ал|ат|ас|ан|аш|ар|ад|аз|ин|эль|эд|эт|эс|эн|эш)-[A-ZА-ЯЁ]\w*)"
_NAME = rf"(?:{_NAME_WORD}|{_LOWER_JOINED})(?:\s*(?:{_NAME_WORD}|{_LOWER_JOINED}|{_PARTICLE}(?=\s+[A-ZА-ЯЁ]))){{0,6}}"
_TO_QUOTE = re.compile(r'[^«»"“”„();]{0,60}[«"“„]')
_NEXT = re.compile(rf"\s*(?:,|и|,\s*и)\s+(?P<name>{_NAME})")
_BEGINNING = 200
"""Characters from the beginning among which an author may stand without a word for it."""

_LONGEST_NAME = 60
"""Most characters of a quotation that can be a name."""

_INITIAL = re.compile(r"\b[A-ZА-ЯЁ]\.")


def authors_of(text: str, quotations: Sequence[Span]) -> tuple[Phrase, ...]:
    """Names that follow a word for an author, editor, compiler or performer, or stand where an author does.

    Those places are the beginning (a surname with initials) and between the word for the work and
    its quoted title. Several after one word are parted; each is as printed, in whatever case.
    """
    found: dict[int, Phrase] = {}
    for cue in compiled("authors").finditer(text):
        for phrase in _after(text, cue.end(), quotations):
            found.setdefault(phrase.span.start, phrase)
    for form in (_surname_first(), _before_title()):
        hit = form.search(text, 0, _BEGINNING)
        if hit is not None:
            phrase = _phrase(text, hit.start("name"), hit.end("name"))
            if not any(phrase.span.overlaps(other.span) for other in found.values()):
                found[phrase.span.start] = phrase
    return tuple(found[start] for start in sorted(found))


def publishers_of(text: str, quotations: Sequence[Span]) -> tuple[Phrase, ...]:
    """Quotations that follow a word for a publisher or printing house, as printed."""
    quoted = {span.start: span for span in quotations}
    found: dict[int, Phrase] = {}
    for cue in compiled("publishers").finditer(text):
        hit = _TO_QUOTE.match(text, cue.end())
        if hit is not None and (span := quoted.get(hit.end())) is not None:
            found[span.start] = Phrase(span.slice(text), span)
    return tuple(found[start] for start in sorted(found))


def _after(text: str, at: int, quotations: Sequence[Span]) -> list[Phrase]:
    """The names after a cue that ends at `at`; empty when what follows is no name."""
    lead = _lead().match(text, at)
    at = at if lead is None else lead.end()
    if _none().match(text, at):
        return []
    quoted = next((span for span in quotations if span.start == at + 1), None)
    if quoted is not None:
        return [] if len(quoted) > _LONGEST_NAME else [_phrase(text, quoted.start, quoted.end)]
    hit = _name().match(text, at)
    if hit is None:
        return []
    names = [_phrase(text, hit.start(), hit.end())]
    while (more := _NEXT.match(text, names[-1].span.end)) is not None and _is_person(more["name"]):
        names.append(_phrase(text, more.start("name"), more.end("name")))
    return names


def _is_person(words: str) -> bool:
    """Whether words after a comma are a further name and not a town: two words, or initials."""
    return len(words.split()) >= 2 or len(_INITIAL.findall(words)) >= 1


def _phrase(text: str, start: int, end: int) -> Phrase:
    words = text[start:end].rstrip(" ,")
    if words.endswith(".") and not _INITIAL.search(words[-2:]):
        words = words[:-1]
    return Phrase(words, Span(start, start + len(words)))


@cache
def _none() -> re.Pattern[str]:
    return re.compile(pattern("no_author"), re.IGNORECASE)


@cache
def _name() -> re.Pattern[str]:
    return re.compile(_NAME)


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(rf"[\s:–—-]*(?i:(?:{pattern('before_author')})[\s:–—-]+)*[\s:–—-]*")


@cache
def _before_title() -> re.Pattern[str]:
    return re.compile(rf'(?<!\w)(?i:{pattern("works_with_author")})\s+(?P<name>{_NAME}),?\s*[«"“„]')


@cache
def _surname_first() -> re.Pattern[str]:
    works = pattern("works_with_author")
    surname = r"[A-ZА-ЯЁ][\w-]+,?\s+[A-ZА-ЯЁ]\.\s?(?:[A-ZА-ЯЁ]\.)?"
    return re.compile(rf"\A[\W_]*(?:(?i:{works})\W+)?(?!(?i:{works})\b)(?P<name>{surname})(?!\w)")

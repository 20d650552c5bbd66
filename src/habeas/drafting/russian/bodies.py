"""Russian: organs, courts and places of detention, from their head noun along its agreement and its genitives."""

import re
from collections.abc import Sequence
from functools import lru_cache

from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.base.span import Span
from habeas.drafting.mentions import Kind, Mention
from habeas.drafting.russian.extent import CODE, QUOTES, first_of, last_of
from habeas.drafting.russian.tokens import Token, Words
from habeas.drafting.russian.words import word_lists
from habeas.names.bodies import body_form

_COURTS = ("суд", "горсуд", "райсуд", "облсуд", "мосгорсуд")


def find_bodies(words: Sequence[Words], people: Sequence[Span] = ()) -> list[Mention]:
    """Organs, courts and facilities in these sentences, in the nominative; the longest reading of each.

    `people` are where people are named; no body reaches into them.
    """
    found: list[Mention] = []
    for sentence in words:
        place = 0
        while place < len(sentence.tokens):
            mention, place = _at(sentence, place, people)
            if mention is not None:
                found.append(mention)
    return found


def _at(words: Words, place: int, people: Sequence[Span]) -> tuple[Mention | None, int]:
    """The body whose head is the token at `place`, and where to look on."""
    kind = _kind(words, place)
    if kind is None:
        return None, place + 1
    first = first_of(words, place)
    last = last_of(words, place, people)
    return _mention(words, kind, first, place, last), last + 1


def _kind(words: Words, place: int) -> Kind | None:
    token = words.tokens[place]
    lists = word_lists()
    bare = token.text.split("-")[0]
    if token.is_noun and token.lemma in _COURTS:
        return Kind.COURT
    if (
        token.lemma == "коллегия"
        and place
        and words.tokens[place - 1].lemma in ("судебный", "апелляционный", "кассационный")
    ):
        return Kind.COURT
    if (token.text.isupper() and len(token.text) > 1) or CODE.fullmatch(token.text):
        if bare in lists.facility_acronyms:
            return None if bare in ("ИК", "КП") and not _numbered(words, place) else Kind.FACILITY
        return Kind.ORGAN if bare in lists.acronyms and len(bare) > 1 else None
    if bare == "ГУБОПиК":
        return Kind.ORGAN
    if not token.is_noun or (token.plural and token.lemma != "власть"):
        return None
    if token.lemma in lists.facilities:
        return Kind.FACILITY
    if token.lemma == "учреждение" and place + 1 < len(words.tokens) and CODE.fullmatch(words.tokens[place + 1].text):
        return Kind.FACILITY
    if token.lemma in lists.organ_heads:
        return (
            Kind.ORGAN
            if token.lemma not in ("отделение", "служба", "центр", "комиссия", "партия", "штаб") or _hangs(words, place)
            else None
        )
    if token.lemma in lists.named_heads:
        return Kind.ORGAN if _named(words, place) else None
    return None


def _numbered(words: Words, place: int) -> bool:
    text = words.text(place, min(place + 2, len(words.tokens) - 1))
    return re.match(r"[А-ЯЁ]+\s*-?\s*(?:№\s*)?\d", text) is not None


def _hangs(words: Words, place: int) -> bool:
    """Whether something that names the body hangs on this noun."""
    after = words.tokens[place + 1] if place + 1 < len(words.tokens) else None
    return after is not None and (after.capital or after.lemma in ("полиция", "милиция", "по", "внутренний", "№"))


def _named(words: Words, place: int) -> bool:
    """Whether a body of a common kind (a theatre, a newspaper) is named: capitals before it, or a name after it."""
    first = first_of(words, place)
    if words.tokens[place].capital and first == place and place:
        return True
    if any(token.capital for token in words.tokens[first:place]) and (first or words.tokens[first + 1].capital):
        return True
    after = words.tokens[place + 1] if place + 1 < len(words.tokens) else None
    return after is not None and after.text in QUOTES


def _mention(words: Words, kind: Kind, first: int, head: int, last: int) -> Mention:
    span = words.span(first, last)
    printed = words.text(first, last)
    name = _name(printed)
    features = {f"case:{case}" for case in words.tokens[head].cases} or {f"case:{c}" for c in _ALL}
    staff = _staff_before(words, first)
    if staff is not None:
        features = {"staff", *(f"case:{case}" for case in staff.cases)}
    if kind is Kind.ORGAN and _kind_of(name, kind) in _ACCUSING:
        features.add("camp:accusing")
    if kind is not Kind.ORGAN and not _is_named(words, kind, first, head, last):
        features.add("generic")
    if kind is Kind.ORGAN and first == last and words.tokens[head].lemma in word_lists().bare_organs:
        features.add("generic")
    if kind is Kind.ORGAN and _kind_of(name, kind) in _CIVIL:
        features.add("civil")
    value: dict[str, Plain] = {}
    if kind is not Kind.FACILITY:
        value["kind"] = _kind_of(name, kind)
    if kind is Kind.ORGAN and (parent := _parent(words, head, last)) is not None:
        value["parent"] = parent
    return Mention(kind, span, printed, name, Lang.RU, frozenset(features), value)


_ACCUSING = ("security_service", "police", "prosecutor", "investigation", "anticorruption", "financial_investigation")
_CIVIL = ("association", "media")
"""Kinds of body that arrest nobody."""
_ALL = ("nom", "gen", "dat", "acc", "ins", "loc")


@lru_cache(maxsize=4096)
def _name(printed: str) -> str:
    name = body_form(printed, Lang.RU)
    return name[:1].upper() + name[1:] if printed[:1].isupper() else name


def _is_named(words: Words, kind: Kind, first: int, head: int, last: int) -> bool:
    if kind is Kind.COURT:
        return (
            any(t.capital or t.text[:1].isdigit() for t in words.tokens[head + 1 : last + 1])
            or any(t.capital for t in words.tokens[max(first, 1) : head])
            or (first == 0 and words.tokens[0].capital and first < head)
        )
    text = words.text(first, last)
    return (
        re.search(r"\d", text) is not None
        or any(t.capital and not t.text.isupper() for t in words.tokens[max(first, 1) : last + 1])
        or "«" in text
    )


def _staff_before(words: Words, first: int) -> Token | None:
    """The word for people who work there, right before the body (`сотрудниками`, `следователь по ОВД`)."""
    place = first - 1
    while place >= 0 and words.tokens[place].is_adjective and "gen" in words.tokens[place].cases:
        place -= 1
    if place >= 0 and words.tokens[place].lemmas & word_lists().staff:
        return words.tokens[place]
    return None


def _kind_of(name: str, kind: Kind) -> str:
    low = name.lower()
    if kind is Kind.COURT:
        return "court"
    if any(re.search(rf"\b{word}", low) for word in word_lists().security):
        return "security_service"
    for pattern, found in _KINDS:
        if re.search(pattern, low):
            return found
    return "other"


_KINDS = (
    (r"прокурат", "prosecutor"),
    (r"антикор|противодействию коррупции", "anticorruption"),
    (r"финансов\w+ мониторинг|экономических расследований|\bафм\b|\bдэр\b|финмониторинг", "financial_investigation"),
    (
        r"полици|милици|\bмвд\b|\bовд\b|\bг?увд\b|\bрувд\b|\bдвд\b|\bровд\b|внутренних дел|\bгуп|\bдп\b|\bуп\b|\bомвд|"
        r"\bг?умвд|омон|собр|\bг?убк?опик|\bгубопик|\bцпэ\b|горотдел|райотдел",
        "police",
    ),
    (r"следственн|следком|\bск\b|\bскр\b", "investigation"),
    (r"у?фсин|исполнения наказаний|уголовно-исполнительн|\b[кд]?уис\b", "penal_service"),
    (r"погранич|погранслужб", "border_service"),
    (r"военн|нацгварди|росгварди|военкомат", "military"),
    (r"парламент|мажилис|сенат|госдум", "legislature"),
    (r"министерств|минюст|минобороны|минздрав|мининформ|акимат|правительств|администраци|роскомнадзор", "government"),
    (r"\bоон\b|\bобсе\b|управлени\w+ верховного комиссара", "international"),
    (r"газет|издани|телеканал|журнал|редакци|портал", "media"),
    (r"парти|движени|фонд|союз|объединени|организаци|ассоциаци", "association"),
)


def _parent(words: Words, head: int, last: int) -> str | None:
    """The body that this one is a department of, where its name says so (`департамент КНБ по городу Кокжару`)."""
    if words.tokens[head].lemma not in ("департамент", "управление", "отдел", "отделение", "главк", "служба"):
        return None
    place = head + 1
    while place <= last and words.tokens[place].is_adjective:
        place += 1
    if place > last:
        return None
    token = words.tokens[place]
    if token.text.isupper() and token.text in word_lists().acronyms:
        return token.text
    if token.lemma in word_lists().organ_heads and token.lemma != "полиция":
        return body_form(words.text(head + 1, last), Lang.RU)
    return None

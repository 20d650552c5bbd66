"""Kazakh: which words a body's name is made of, from its first genitive to its last head noun."""

import re
from collections.abc import Sequence

from habeas.base.span import Span
from habeas.drafting.kazakh.tokens import Token, Words, case_of_ending
from habeas.drafting.kazakh.words import Entry, word_lists
from habeas.drafting.mentions import Kind
from habeas.names.endings import is_firm_surname
from habeas.names.places import is_place

OPENING, CLOSING = '«“"', '»”"'
CODE = re.compile(r"(?:[А-ЯӘҒҚҢӨҰҮҺІ]{2}[-\s]?\d{3}(?:/\d+)?|(?:СИЗО|ИВС|УҰИ)[-\s]?\d+|№\s?\d+)")
"""The code of an institution (`ЛА-155/18`)."""
_NAMING = re.compile(r"[\w-]+(?:ның|нің|дың|дің|тың|тің|дағы|дегі|тағы|тегі|лық|лік|дық|дік|тық|тік|сы|сі)")
_PLAIN_END = re.compile(r"[\w-]+(?:ды|ді|ты|ті|ны|ні|да|де|та|те|дан|ден|тан|тен|нан|нен|ға|ге|қа|ке|мен|бен|пен)")
_PEOPLE = ("occupations", "detainees", "persons", "relations", "groups")
_OBJECT = re.compile(r"[\w-]+(?:ды|ді|ты|ті|ны|ні|мен|бен|пен)")


def kind_at(words: Words, place: int) -> Kind | None:
    """What kind of body the token heads; None where it heads none."""
    token = words.tokens[place]
    if token.acronym:
        lists = word_lists()
        if token.acronym in lists.facility_acronyms or CODE.match(token.text):
            return Kind.FACILITY if token.acronym != "ЕЦ" and token.acronym != "№" else None
        return Kind.ORGAN if token.acronym in lists.acronyms else None
    entry = token.entry("courts", "facilities", "organs", "named_organs") or _phrase_entry(words, place)
    if entry is None or entry.form.plural or entry.form.owner == "1":
        return None
    return _kind_of_entry(words, place, entry)


def _phrase_entry(words: Words, place: int) -> Entry | None:
    found = words.phrase(place, "facilities", "courts", "organs")
    return found[1] if found is not None and found[0] < place else None


def _kind_of_entry(words: Words, place: int, entry: Entry) -> Kind | None:
    lists, before = word_lists(), words.tokens[place - 1] if place else None
    phrase = words.phrase(place, "facilities", "courts", "organs")
    lemma = phrase[1].lemma if phrase is not None else entry.lemma
    if lists.has("courts", lemma):
        return Kind.COURT if lemma != "алқа" or (before is not None and before.entry("inside_bodies")) else None
    if lists.has("facilities", lemma):
        named = before is not None and (CODE.match(before.text) or before.low in ("түзеу", "атқару"))
        return Kind.FACILITY if lemma != "мекеме" or named else None
    if lists.has("organs", lemma):
        begins = place if phrase is None else phrase[0]
        before = words.tokens[begins - 1] if begins else None
        hangs = before is not None and (before.capital or before.entry("inside_bodies") is not None)
        if lists.has("weak_organs", lemma) and not (hangs and entry.form.owner == "3"):
            return None
        return Kind.ORGAN
    return Kind.ORGAN if _is_named(words, place, entry) else None


def _is_named(words: Words, place: int, entry: Entry) -> bool:
    """Whether a body of a common kind (a theatre, a newspaper) has a name: in quotes or capitals before it."""
    if entry.form.owner != "3" or not place:
        return False
    before = words.tokens[place - 1]
    if before.text in CLOSING:
        return True
    return any(t.capital and p for p, t in enumerate(words.tokens[first_of(words, place, ()) : place], start=1))


def last_head(words: Words, place: int, kind: Kind, people: Sequence[Span]) -> tuple[int, Kind]:
    """The head that ends the body which the head at `place` begins: a department of it may follow."""
    head = place
    while True:
        following = _next_head(words, head, people)
        if following is None:
            return head, kind
        head, kind = following


def _next_head(words: Words, head: int, people: Sequence[Span]) -> tuple[int, Kind] | None:
    if head_case(words, head) not in ("gen", "bare"):
        return None
    place = head + 1
    while place < len(words.tokens) and place <= head + 9 and _inside(words, place, people):
        kind = kind_at(words, place)
        if kind is not None:
            entry = words.tokens[place].entry("courts", "facilities", "organs", "named_organs")
            phrase = words.phrase(place, "facilities", "courts", "organs")
            owners = [e.form.owner for e in (entry, phrase[1] if phrase else None) if e is not None]
            return (place, kind) if "3" in owners else None
        place += 1
    return None


def head_case(words: Words, head: int) -> str:
    """The case of the head; `bare` for a nominative without a possessive."""
    token = words.tokens[head]
    if token.acronym:
        case = case_of_ending(token.text[len(token.acronym) :].lstrip("-")) if not CODE.match(token.text) else "nom"
        return "bare" if case == "nom" else case
    entry = head_entry(words, head)
    if entry is None:
        return "nom"
    return "bare" if entry.form.case == "nom" and not entry.form.owner else entry.form.case


def head_entry(words: Words, head: int) -> Entry | None:
    """What the word lists say of the head and the words it is one noun with; None for an acronym."""
    found = words.phrase(head, "facilities", "courts", "organs", "named_organs")
    return found[1] if found is not None else None


def _inside(words: Words, place: int, people: Sequence[Span]) -> bool:
    """Whether a body's name can run through this token."""
    token = words.tokens[place]
    if any(span.overlaps(words.span(place, place)) for span in people) and not _exact(token):
        return False
    if token.text in ("№", "-") or token.text in OPENING + CLOSING or token.text.isdigit():
        return True
    if CODE.match(token.text) or token.acronym in word_lists().acronyms:
        return True
    if any(e.form.case in ("nom", "gen", "adj") for e in token.entries if _body_word(e)) or _exact(token):
        return not (token.capital and place == 0 and token.low in word_lists().lists["openers"])
    opens = place == 0 or not words.tokens[place - 1].text[-1].isalnum()
    if not token.capital or (opens and token.low in word_lists().lists["openers"]) or token.entry(*_PEOPLE) is not None:
        return False
    if is_firm_surname(token.text) and len(token.text) > 5:
        return False
    if is_place(token.text) or _region(words, place + 1):
        return True
    return not _PLAIN_END.fullmatch(token.low) or _NAMING.fullmatch(token.low) is not None


def _region(words: Words, place: int) -> bool:
    """Whether the token is `қаласы`, `облысының` and the like, before which any name may stand."""
    if place >= len(words.tokens):
        return False
    lemmas = {entry.lemma for entry in words.tokens[place].entries}
    if lemmas & {"қала", "облыс", "аудан", "ауыл", "кент"}:
        return True
    return bool(lemmas & {"қалалық", "облыстық", "аудандық"}) and not _OBJECT.fullmatch(words.tokens[place - 1].low)


def _body_word(entry: Entry) -> bool:
    lists = word_lists()
    return any(
        lists.has(name, entry.lemma) for name in ("inside_bodies", "courts", "organs", "facilities", "named_organs")
    )


def _exact(token: Token) -> bool:
    return token.low in word_lists().lists["inside_bodies"]


def first_of(words: Words, head: int, people: Sequence[Span]) -> int:
    """The token that the name of the body with this head begins with; no body reaches into `people`."""
    phrase = words.phrase(head, "facilities", "courts", "organs")
    first = phrase[0] if phrase is not None else head
    entry = head_entry(words, head)
    owned = entry is None or entry.form.owner == "3"
    while first > 0:
        token = words.tokens[first - 1]
        if first == 1 and words.tokens[1].text in OPENING and not _exact(token) and not is_place(token.text):
            break
        if not owned and not _exact(token) and token.text != "№" and not token.text.isdigit():
            break
        if token.text in CLOSING:
            opening = _opening(words, first - 1)
            if opening is None:
                break
            first = opening
            continue
        if not _inside(words, first - 1, people) or token.text in OPENING:
            break
        if _ends_other(words, first - 1):
            break
        first -= 1
    while first < head and _cannot_begin(words, first):
        first += 1
    return first


def _opening(words: Words, closing: int) -> int | None:
    for place in range(closing - 1, max(-1, closing - 9), -1):
        if words.tokens[place].text in OPENING:
            return place
    return None


def _ends_other(words: Words, place: int) -> bool:
    """Whether another body ends at this token, or a possessed noun that this body does not belong to."""
    if kind_at(words, place) is None:
        return False
    return head_case(words, place) == "nom"


def _cannot_begin(words: Words, place: int) -> bool:
    token = words.tokens[place]
    if token.low in (
        "және",
        "мен",
        "бен",
        "бойынша",
        "қарсы",
        "жөніндегі",
        "-",
        "іс",
        "істер",
        "адам",
        "бірінші",
        "қорғау",
    ):
        return True
    if token.text.isdigit() and not (place and words.tokens[place - 1].text == "№"):
        return place + 1 < len(words.tokens) and words.tokens[place + 1].text != "-"
    entry = token.entry("inside_bodies")
    return entry is not None and entry.form.owner == "3" and not token.capital and kind_at(words, place) is None

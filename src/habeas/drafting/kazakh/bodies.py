"""Kazakh: organs, courts and places of detention, from the words before their head noun to that noun.

Kazakh puts the head last (`Көкжар қаласының мамандандырылған тергеу соты`) and a department after
the body that it belongs to, joined by a genitive; the case stands on the last word alone.
"""

import re
from collections.abc import Iterator, Sequence

from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.drafting.backward import SAME
from habeas.drafting.kazakh.kinds import ACCUSING, kind_of
from habeas.drafting.kazakh.tokens import Token, Words, case_of_ending
from habeas.drafting.kazakh.words import Entry, word_lists
from habeas.drafting.mentions import Kind, Mention
from habeas.names.endings import is_firm_surname
from habeas.names.places import is_place
from habeas.record.statements import Plain

_OPENING, _CLOSING = '«“"', '»”"'
_CODE = re.compile(r"(?:[А-ЯӘҒҚҢӨҰҮҺІ]{2,5}|№)[-\s]?\d+(?:/\d+)?")
_NAMING = re.compile(r"[\w-]+(?:ның|нің|дың|дің|тың|тің|дағы|дегі|тағы|тегі|лық|лік|дық|дік|тық|тік|сы|сі)")
_PLAIN_END = re.compile(r"[\w-]+(?:ды|ді|ты|ті|ны|ні|да|де|та|те|дан|ден|тан|тен|нан|нен|ға|ге|қа|ке|мен|бен|пен)")
_PEOPLE = ("occupations", "detainees", "persons", "relations", "groups")
_CODE_CASE = re.compile(r"(?<=\d)-[а-яәғқңөұүһі]+$")
_ALONE = re.compile(r"министрлігі|комитеті|агенттігі|парламент|мәжіліс|сенат", re.IGNORECASE)
"""Heads whose body a reader knows without a town or a name."""
_OBJECT = re.compile(r"[\w-]+(?:ды|ді|ты|ті|ны|ні|мен|бен|пен)")
_SAME_BODY = re.compile(r"(?:осы|сол|дәл\s+сол|аталған)\s+$", re.IGNORECASE)


def find_bodies(words: Sequence[Words], people: Sequence[Span] = ()) -> list[Mention]:
    """Organs, courts and facilities in these sentences, in the nominative, the longest reading of each.

    `people` are where people are named in full; no body reaches into them.
    """
    return [mention for sentence in words for mention in _of_sentence(sentence, people)]


def _of_sentence(words: Words, people: Sequence[Span]) -> Iterator[Mention]:
    place = 0
    while place < len(words.tokens):
        kind = _kind(words, place)
        if kind is None:
            place += 1
            continue
        head, kind = _last_head(words, place, kind, people)
        first = _first(words, head, people)
        mention = _mention(words, kind, first, head)
        if mention is not None:
            yield mention
        place = head + 1


def _kind(words: Words, place: int) -> Kind | None:
    """What kind of body the token heads; None where it heads none."""
    token = words.tokens[place]
    if token.acronym:
        lists = word_lists()
        if token.acronym in lists.facility_acronyms or _CODE.match(token.text):
            return Kind.FACILITY if token.acronym != "ЕЦ" and token.acronym != "№" else None
        return Kind.ORGAN if token.acronym in lists.acronyms else None
    entry = token.entry("courts", "facilities", "organs", "named_organs") or _phrase_entry(words, place)
    if entry is None or entry.form.plural or entry.form.owner == "1":
        return None
    return _kind_of_entry(words, place, entry)


def _phrase_entry(words: Words, place: int) -> Entry | None:
    found = words.phrase(place, "facilities", "courts")
    return found[1] if found is not None and found[0] < place else None


def _kind_of_entry(words: Words, place: int, entry: Entry) -> Kind | None:
    lists, before = word_lists(), words.tokens[place - 1] if place else None
    phrase = words.phrase(place, "facilities", "courts")
    lemma = phrase[1].lemma if phrase is not None else entry.lemma
    if lists.has("courts", lemma):
        return Kind.COURT if lemma != "алқа" or (before is not None and before.entry("inside_bodies")) else None
    if lists.has("facilities", lemma):
        named = before is not None and (_CODE.match(before.text) or before.low in ("түзеу", "атқару"))
        return Kind.FACILITY if lemma != "мекеме" or named else None
    if lists.has("organs", lemma):
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
    if before.text in _CLOSING:
        return True
    return any(t.capital and p for p, t in enumerate(words.tokens[_first(words, place, ()) : place], start=1))


def _last_head(words: Words, place: int, kind: Kind, people: Sequence[Span]) -> tuple[int, Kind]:
    """The head that ends the body which the head at `place` begins: a department of it may follow."""
    head = place
    while True:
        following = _next_head(words, head, people)
        if following is None:
            return head, kind
        head, kind = following


def _next_head(words: Words, head: int, people: Sequence[Span]) -> tuple[int, Kind] | None:
    if _head_case(words, head) not in ("gen", "bare"):
        return None
    place = head + 1
    while place < len(words.tokens) and place <= head + 9 and _inside(words, place, people):
        kind = _kind(words, place)
        if kind is not None:
            entry = words.tokens[place].entry("courts", "facilities", "organs", "named_organs")
            phrase = words.phrase(place, "facilities", "courts")
            owners = [e.form.owner for e in (entry, phrase[1] if phrase else None) if e is not None]
            return (place, kind) if "3" in owners else None
        place += 1
    return None


def _head_case(words: Words, head: int) -> str:
    """The case of the head; `bare` for a nominative without a possessive."""
    token = words.tokens[head]
    if token.acronym:
        case = case_of_ending(token.text[len(token.acronym) :].lstrip("-")) if not _CODE.match(token.text) else "nom"
        return "bare" if case == "nom" else case
    entry = _entry(words, head)
    if entry is None:
        return "nom"
    return "bare" if entry.form.case == "nom" and not entry.form.owner else entry.form.case


def _entry(words: Words, head: int) -> Entry | None:
    found = words.phrase(head, "facilities", "courts", "organs", "named_organs")
    return found[1] if found is not None else None


def _inside(words: Words, place: int, people: Sequence[Span]) -> bool:
    """Whether a body's name can run through this token."""
    token = words.tokens[place]
    if any(span.overlaps(words.span(place, place)) for span in people) and not _exact(token):
        return False
    if token.text in ("№", "-") or token.text in _OPENING + _CLOSING or token.text.isdigit():
        return True
    if _CODE.match(token.text) or token.acronym in word_lists().acronyms:
        return True
    if any(e.form.case in ("nom", "gen", "adj") for e in token.entries if _body_word(e)) or _exact(token):
        return not (token.capital and place == 0 and token.low in word_lists().lists["openers"])
    if not token.capital or token.low in word_lists().lists["openers"] or token.entry(*_PEOPLE) is not None:
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


def _first(words: Words, head: int, people: Sequence[Span]) -> int:
    phrase = words.phrase(head, "facilities", "courts")
    first = phrase[0] if phrase is not None else head
    entry = _entry(words, head)
    owned = entry is None or entry.form.owner == "3"
    while first > 0:
        token = words.tokens[first - 1]
        if first == 1 and words.tokens[1].text in _OPENING and not _exact(token) and not is_place(token.text):
            break
        if not owned and not _exact(token) and token.text != "№" and not token.text.isdigit():
            break
        if token.text in _CLOSING:
            opening = _opening(words, first - 1)
            if opening is None:
                break
            first = opening
            continue
        if not _inside(words, first - 1, people) or token.text in _OPENING:
            break
        if _ends_other(words, first - 1):
            break
        first -= 1
    while first < head and _cannot_begin(words, first):
        first += 1
    return first


def _opening(words: Words, closing: int) -> int | None:
    for place in range(closing - 1, max(-1, closing - 9), -1):
        if words.tokens[place].text in _OPENING:
            return place
    return None


def _ends_other(words: Words, place: int) -> bool:
    """Whether another body ends at this token, or a possessed noun that this body does not belong to."""
    if _kind(words, place) is None:
        return False
    return _head_case(words, place) == "nom"


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
    return entry is not None and entry.form.owner == "3" and not token.capital and _kind(words, place) is None


def _mention(words: Words, kind: Kind, first: int, head: int) -> Mention | None:
    features: set[str] = set()
    case = _head_case(words, head)
    features.add("case:nom" if case == "bare" else f"case:{case}")
    staff = _staff_after(words, head)
    if staff is not None:
        features = {"staff", f"case:{staff.form.case}"}
    last = _past_number(words, head)
    printed = words.text(first, last)
    name = _name(words, first, head, last)
    bare = first == head and not words.tokens[head].acronym
    found = kind_of(name)
    alike = _distinct(words, first, last)
    if kind is Kind.ORGAN:
        alike = not bare and (
            alike or found in ACCUSING or _ALONE.search(name) is not None or words.tokens[head].acronym != ""
        )
    if not alike:
        features.add("generic")
        if kind is not Kind.FACILITY and _SAME_BODY.search(words.sentence.text[: words.tokens[first].start]):
            features.add(SAME)
    if kind is Kind.ORGAN and found in ACCUSING:
        features.add("camp:accusing")
    value: dict[str, Plain] = {} if kind is Kind.FACILITY else {"kind": "court" if kind is Kind.COURT else found}
    if kind is Kind.ORGAN and (parent := _parent(words, first, head)) is not None:
        value["parent"] = parent
    return Mention(kind, words.span(first, last), printed, name, Lang.KK, frozenset(features), value)


def _past_number(words: Words, head: int) -> int:
    """A number may follow the head: `СИЗО-1`, `изолятор № 4`."""
    tokens = words.tokens
    if (
        _head_case(words, head) in ("nom", "bare")
        and head + 2 < len(tokens)
        and tokens[head + 1].text == "№"
        and tokens[head + 2].text[:1].isdigit()
    ):
        return head + 2
    return head


def _name(words: Words, first: int, head: int, last: int) -> str:
    token, entry = words.tokens[head], _entry(words, head)
    phrase = words.phrase(head, "facilities", "courts", "organs", "named_organs")
    if token.acronym:
        ending = token.text[len(token.acronym) :]
        keeps = _CODE.match(token.text) is not None
        shown = (
            _CODE_CASE.sub("", token.text) if keeps or case_of_ending(ending.lstrip("-")) == "nom" else token.acronym
        )
        before = words.sentence.text[words.tokens[first].start : token.start]
    elif entry is not None and phrase is not None:
        begin = words.tokens[phrase[0]].start
        shown = entry.nominative
        shown = shown[:1].upper() + shown[1:] if words.sentence.text[begin].isupper() else shown
        before = words.sentence.text[words.tokens[first].start : max(begin, words.tokens[first].start)]
    else:
        return " ".join(words.text(first, last).split())
    return " ".join((before + shown + words.sentence.text[token.end : words.tokens[last].end]).split())


def _distinct(words: Words, first: int, last: int) -> bool:
    """Whether a court or facility is told apart from others: by a name, a number or a capital."""
    tokens = words.tokens[first : last + 1]
    if any(t.text[:1].isdigit() or t.text in _OPENING or _CODE.match(t.text) for t in tokens):
        return True
    named = [t for place, t in enumerate(tokens, start=first) if t.capital and not t.acronym and place]
    if first == 0 and tokens[0].capital and len(tokens) > 1:
        named += [tokens[0]] if tokens[0].entry("inside_bodies", "courts") is None else []
        named += [tokens[0]] if tokens[0].low == "жоғарғы" else []
    return bool(named)


def _staff_after(words: Words, head: int) -> Entry | None:
    """The word for people who work there, right behind the body (`қызметкерлері`)."""
    for last in range(head + 1, min(head + 4, len(words.tokens))):
        found = words.phrase(last, "staff", "roles", "heads_of")
        if found is not None and found[1].form.owner == "3":
            return found[1] if found[0] - head <= 2 else None
    return None


def _parent(words: Words, first: int, head: int) -> str | None:
    """The body that this one belongs to, where its name says so (`ҰҚК департаменті`)."""
    for place in range(head - 1, first - 1, -1):
        token = words.tokens[place]
        if token.acronym in word_lists().acronyms:
            return token.acronym
        entry = token.entry("organs")
        if entry is not None and entry.form.case == "gen" and entry.form.owner == "3":
            return _name(words, first, place, place)
    return None

"""Kazakh: organs, courts and places of detention, from the words before their head noun to that noun.

Kazakh puts the head last (`Көкжар қаласының мамандандырылған тергеу соты`) and a department after
the body that it belongs to, joined by a genitive; the case stands on the last word alone.
"""

import re
from collections.abc import Iterator, Sequence

from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.base.span import Span
from habeas.drafting.backward import SAME
from habeas.drafting.kazakh.extent import CODE, OPENING, first_of, head_case, head_entry, kind_at, last_head
from habeas.drafting.kazakh.kinds import ACCUSING, kind_of
from habeas.drafting.kazakh.tokens import Words, case_of_ending
from habeas.drafting.kazakh.words import Entry, word_lists
from habeas.drafting.mentions import Kind, Mention

_CODE_CASE = re.compile(r"(?<=\d)-[а-яәғқңөұүһі]+$")
_ALONE = re.compile(r"министрлігі|комитеті|агенттігі|парламент|мәжіліс|сенат", re.IGNORECASE)
"""Heads whose body a reader knows without a town or a name."""
_SAME_BODY = re.compile(r"(?:осы|сол|дәл\s+сол|аталған)\s+$", re.IGNORECASE)


def find_bodies(words: Sequence[Words], people: Sequence[Span] = ()) -> list[Mention]:
    """Organs, courts and facilities in these sentences, in the nominative, the longest reading of each.

    `people` are where people are named in full; no body reaches into them.
    """
    return [mention for sentence in words for mention in _of_sentence(sentence, people)]


def _of_sentence(words: Words, people: Sequence[Span]) -> Iterator[Mention]:
    place = 0
    while place < len(words.tokens):
        kind = kind_at(words, place)
        if kind is None:
            place += 1
            continue
        head, kind = last_head(words, place, kind, people)
        first = first_of(words, head, people)
        mention = _mention(words, kind, first, head)
        if mention is not None:
            yield mention
        place = head + 1


def _mention(words: Words, kind: Kind, first: int, head: int) -> Mention | None:
    features: set[str] = set()
    case = head_case(words, head)
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
        head_case(words, head) in ("nom", "bare")
        and head + 2 < len(tokens)
        and tokens[head + 1].text == "№"
        and tokens[head + 2].text[:1].isdigit()
    ):
        return head + 2
    return head


def _name(words: Words, first: int, head: int, last: int) -> str:
    token, entry = words.tokens[head], head_entry(words, head)
    phrase = words.phrase(head, "facilities", "courts", "organs", "named_organs")
    if token.acronym:
        ending = token.text[len(token.acronym) :]
        keeps = CODE.match(token.text) is not None
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
    if any(t.text[:1].isdigit() or t.text in OPENING or CODE.match(t.text) for t in tokens):
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

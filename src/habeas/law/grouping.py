"""From the tokens of a run to groups: one name of a level with the numbers that belong to it."""

import re
from dataclasses import dataclass, replace

from habeas.law.citing import LEVELS, CitingWords, Kind, Token

_LARGEST_PART = 20
_LONGEST_RANGE = 20
_LEADING = re.compile(r"\d+")
_SUFFIXED = re.compile(r"(\d+)-(\d+)")
_YEAR = re.compile(r"(?:19|20)\d\d")
"""What follows an article as "205, 2021" is the year of a wording, not an article."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One number of a group with the marks in brackets behind it: `256(1)(a)`."""

    value: str
    start: int
    end: int
    brackets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A level ("Article", "ч.", "бабының") with its numbers; never empty."""

    level: Kind
    entries: tuple[Entry, ...]
    start: int
    end: int


def grouped(run: list[Token], text: str, words: CitingWords) -> list[Group | Token]:
    """The run with its numbers gathered into groups; laws, labels and joining words stay as they are.

    Numbers that belong to no level, and levels without a number, are left out.
    """
    out: list[Group | Token] = []
    at = 0
    while at < len(run):
        token = run[at]
        if token.kind in LEVELS and words.number_after:
            entries, after = _numbers(run, at + 1, text, words, token.kind)
            if entries:
                out += _split(token, entries)
                at = after
                continue
        elif token.kind is Kind.NUMBER:
            entries, after = _numbers(run, at, text, words, None)
            level = run[after] if after < len(run) else None
            if entries and level is not None and _stands_before(run[after - 1], token, level, words):
                out.append(Group(level.kind, tuple(entries), entries[0].start, level.end))
                at = after + 1
                continue
        elif token.kind is Kind.LABEL and _is_title(run, at, text):
            out[-1] = replace(run[at - 1], end=token.end)
        elif token.kind not in LEVELS and token.kind is not Kind.BRACKET:
            out.append(token)
        at += 1
    return out


def _stands_before(last: Token, first: Token, level: Token, words: CitingWords) -> bool:
    """Whether numbers name the level behind them: ordinals do, and in Kazakh all but a mere count ("үш бабы")."""
    if level.kind not in LEVELS:
        return False
    if words.number_after:
        return first.ordinal or level.counts
    return last.ordinal or level.kind is not Kind.ARTICLE or len(last.value or "") > 1


def _is_title(run: list[Token], at: int, text: str) -> bool:
    """Whether a label is the title of the unknown law before it: «Закона Украины „О гражданстве“»."""
    before = run[at - 1] if at else None
    return before is not None and before.kind is Kind.LAW and before.value is None and text[run[at].start] != "("


def _split(level: Token, entries: list[Entry]) -> list[Group | Token]:
    """One group, or two where a list of parts goes over into a list of articles ("ч. 2, 280")."""
    if level.kind is not Kind.ARTICLE:
        for index in range(1, len(entries)):
            if _is_article(entries[index].value, entries[index - 1].value):
                own, other = entries[:index], entries[index:]
                return [
                    Group(level.kind, tuple(own), level.start, own[-1].end),
                    Token(Kind.AND, own[-1].end, other[0].start),
                    Group(Kind.ARTICLE, tuple(other), other[0].start, other[-1].end),
                ]
    return [Group(level.kind, tuple(entries), level.start, entries[-1].end)]


def _is_article(value: str, before: str) -> bool:
    number = _LEADING.match(value)
    if number is None or _LEADING.match(before) is None:
        return False
    return int(number[0]) > _LARGEST_PART or "." in value


def _numbers(run: list[Token], at: int, text: str, words: CitingWords, level: Kind | None) -> tuple[list[Entry], int]:
    """The list of numbers that begins at `at`, and where it ends; empty when none begins there."""
    entries: list[Entry] = []
    while at < len(run) and run[at].kind in (Kind.NUMBER, Kind.BRACKET):
        if run[at].kind is Kind.BRACKET and not entries and level in (None, Kind.ARTICLE):
            break
        if entries and words.not_numbered.match(text, run[at].end):
            break
        entry, after = _entry(run, at, entries)
        entries += _ranged(entry)
        at = after
        if at + 1 < len(run) and run[at].kind is Kind.DASH and run[at + 1].kind is Kind.NUMBER:
            last, after = _entry(run, at + 1, entries)
            entries += _between(entry, last)
            at = after
        joined = at + 1 < len(run) and run[at].kind is Kind.AND and run[at + 1].kind in (Kind.NUMBER, Kind.BRACKET)
        if not joined or _starts_other(run, at + 1, words):
            break
        if words.not_numbered.match(text, run[at + 1].end) or _YEAR.fullmatch(run[at + 1].value or ""):
            break
        at += 1
    return entries, at


def _starts_other(run: list[Token], at: int, words: CitingWords) -> bool:
    """Whether the number at `at` is an ordinal that names the next level: "ст. 5, вторая часть ст. 6"."""
    follows = run[at + 1].kind if at + 1 < len(run) else None
    return words.number_after and run[at].ordinal and follows in LEVELS


def _entry(run: list[Token], at: int, before: list[Entry]) -> tuple[Entry, int]:
    token = run[at]
    after = at + 1
    brackets: list[str] = []
    if token.kind is Kind.BRACKET and before:
        value, brackets = before[-1].value, [token.value or ""]
    else:
        value = token.value or ""
    while after < len(run) and run[after].kind is Kind.BRACKET:
        brackets.append(run[after].value or "")
        after += 1
    return Entry(value, token.start, run[after - 1].end, tuple(brackets)), after


def _ranged(entry: Entry) -> list[Entry]:
    """The entry itself, or every article of "217-219"; "337-1" is one article with a suffix."""
    ends = _SUFFIXED.fullmatch(entry.value)
    if ends is None or not 0 < int(ends[2]) - int(ends[1]) <= _LONGEST_RANGE:
        return [entry]
    return [Entry(str(number), entry.start, entry.end) for number in range(int(ends[1]), int(ends[2]) + 1)]


def _between(first: Entry, last: Entry) -> list[Entry]:
    """What follows `first` in "217–219": the articles between, and the last one."""
    if not (first.value.isdecimal() and last.value.isdecimal()):
        return [last]
    start, stop = int(first.value), int(last.value)
    if not 0 < stop - start <= _LONGEST_RANGE:
        return [last]
    return [Entry(str(number), first.start, last.end) for number in range(start + 1, stop + 1)]

"""Turns of speech in a plain text: `[00:01:02] Speaker: words`, `Speaker (00:01:02): words`, `Speaker: words`."""

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from habeas.evidence.archives.naming import name_key
from habeas.evidence.text.subtitles import Cue, seconds, trimmed

_CLOCK = r"(?:(?P<{0}h>\d{{1,3}}):)?(?P<{0}m>\d{{1,2}}):(?P<{0}s>\d{{2}})(?:[.,](?P<{0}f>\d{{1,3}}))?"
_NAME = r"[^\W_][^:\n\[\]()]{0,58}?"
_HEAD = re.compile(
    rf"^[ \t]*+(?:[\[(]?{_CLOCK.format('a')}(?:[ \t]*+[-–—]+>?[ \t]*+{_CLOCK.format('b')})?[\])]?[ \t]*+[-–—]?[ \t]*+)?"
    rf"(?:(?P<who>{_NAME})[ \t]*+(?:[\[(]{_CLOCK.format('c')}[\])])?[ \t]*+:(?=[ \t\n]|\Z)[ \t]*+)?",
    re.MULTILINE,
)
_LABEL_WORDS = 4
_MANY = 3
"""A text is known for a transcript by turns with a time from this many on."""
_SHARE = 0.6
"""Without times, by this share of its lines being the turns of speakers who return."""


@dataclass(frozen=True, slots=True)
class Turns:
    """The turns of a text, in order, and the range before the first."""

    cues: tuple[Cue, ...]
    before: tuple[int, int]


def turns_of(text: str, known: Collection[str] = frozenset()) -> Turns:
    """The turns, each up to the next.

    What stands before a colon is a speaker's name where it comes again before another colon, or is one
    of `known` (as :func:`habeas.evidence.archives.naming.name_key` writes them); otherwise it may be a
    part of what was said, and stays with the words.
    """
    heads = _heads(text, known)
    cues = []
    for index, (head, speaker) in enumerate(heads):
        limit = heads[index + 1][0].start() if index + 1 < len(heads) else len(text)
        begin = head.end() if speaker is not None or head["who"] is None else head.start("who")
        start, end = trimmed(text, begin, limit)
        cues.append(Cue(start, end, speaker, _at(head), None if head["bs"] is None else seconds(head, "b")))
    return Turns(tuple(cues), (0, heads[0][0].start() if heads else len(text)))


def looks_spoken(text: str) -> bool:
    """Whether the shape of a text says that it is a transcript.

    At least three lines begin with a time and they are a fifth of all lines; or lines of at least two
    speakers who each speak twice or more are 60 % of all.
    """
    lines = sum(1 for line in text.split("\n") if line.strip())
    heads = _heads(text, frozenset())
    timed = sum(_at(head) is not None for head, _ in heads)
    if timed >= _MANY and timed * 5 >= lines:
        return True
    named = Counter(speaker for _, speaker in heads if speaker is not None)
    returning = [count for count in named.values() if count > 1]
    return len(returning) > 1 and sum(returning) >= _SHARE * lines


def _heads(text: str, known: Collection[str]) -> list[tuple[re.Match[str], str | None]]:
    """The beginnings of turns, with the speaker where the name is surely one."""
    found = [head for head in _HEAD.finditer(text) if head["as"] is not None or head["who"] is not None]
    names = Counter(head["who"].strip() for head in found if head["who"] is not None)
    heads: list[tuple[re.Match[str], str | None]] = []
    for head in found:
        who = None if head["who"] is None else head["who"].strip()
        sure = who is not None and (name_key(who) in known or (names[who] > 1 and len(who.split()) <= _LABEL_WORDS))
        if sure or _at(head) is not None:
            heads.append((head, who if sure else None))
    return heads


def _at(head: re.Match[str]) -> float | None:
    for prefix in "ac":
        if head[f"{prefix}s"] is not None:
            return seconds(head, prefix)
    return None

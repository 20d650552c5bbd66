"""Subtitles of a recording, SRT and WebVTT, as cues that know where their words stand."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

_CLOCK = r"(?:(?P<{0}h>\d{{1,3}}):)?(?P<{0}m>\d{{1,2}}):(?P<{0}s>\d{{2}})(?:[.,](?P<{0}f>\d{{1,3}}))?"
_TIMING = re.compile(rf"^[ \t]*+{_CLOCK.format('a')}[ \t]*+-->[ \t]*+{_CLOCK.format('b')}[^\n]*(?:\n|\Z)", re.MULTILINE)
_VOICE = re.compile(r"\s*<v(?:\.[^\s>]*)?\s+(?P<name>[^>\n]{1,80})>")
_NOTE = re.compile(r"\n\n(?:NOTE|STYLE|REGION)\b")
_TAG = re.compile(r"</?(?:[a-zA-Z][^<>\n]{0,200})?>|<\d[\d:.]*>|\{\\[^{}\n]{0,100}\}")
_SPACE = re.compile(r"[ \t\n]+")


@dataclass(frozen=True, slots=True)
class Cue:
    """A stretch of speech: the range of its words, its speaker, and seconds into the recording; None where not said."""

    start: int
    end: int
    speaker: str | None
    begins: float | None
    ends: float | None


def seconds(match: re.Match[str], prefix: str) -> float:
    """The time of a match of a clock, in seconds."""
    hours, minutes, rest = (int(match[f"{prefix}{part}"] or 0) for part in "hms")
    return hours * 3600 + minutes * 60 + rest + float(f"0.{match[f'{prefix}f'] or 0}")


def is_subtitles(text: str) -> bool:
    """Whether a text has at least one timing line of SRT or WebVTT."""
    return _TIMING.search(text) is not None


def cues_of(text: str) -> Iterator[Cue]:
    """The cues in order. A cue's words reach to the next one, without its number; notes of WebVTT are no words."""
    timings = list(_TIMING.finditer(text))
    for index, timing in enumerate(timings):
        limit = timings[index + 1].start() if index + 1 < len(timings) else len(text)
        start, end = timing.end(), limit
        if index + 1 < len(timings):
            end = _without_number(text, start, limit)
        note = _NOTE.search(text, max(start - 2, 0), end)
        if note is not None:
            end = max(start, note.start())
        voice = _VOICE.match(text, start, end)
        speaker = None if voice is None else html.unescape(voice["name"]).strip()
        start = voice.end() if voice is not None else start
        start, end = trimmed(text, start, end)
        yield Cue(start, end, speaker, seconds(timing, "a"), seconds(timing, "b"))


def before_cues(text: str) -> tuple[int, int]:
    """The range before the first cue and its number."""
    timing = _TIMING.search(text)
    return (0, len(text)) if timing is None else (0, _without_number(text, 0, timing.start()))


def notes_of(text: str) -> int:
    """How many notes and styles a WebVTT file has beside its cues."""
    return len(_NOTE.findall(text))


def cue_words(text: str, *, tags: bool) -> str:
    """The words of one cue: tags and entities of subtitles undone where it has them, white space as one space."""
    bare = html.unescape(_TAG.sub("", text)) if tags else text
    return _SPACE.sub(" ", bare).strip()


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without white space at its edges."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _without_number(text: str, start: int, limit: int) -> int:
    """Where the words end before a cue's number or name: the last line, if it is a number or stands alone."""
    body = text[start:limit]
    kept = body.rstrip("\n")
    if len(body) - len(kept) > 1:
        # A blank line before the timing: there is no number.
        return start + len(kept)
    head, _, last = kept.rpartition("\n")
    alone = not head.strip() or head.endswith("\n") or not head
    if last.strip().isdecimal() or (alone and head != kept and "\n\n" in body):
        return start + len(kept) - len(last)
    return start + len(kept)

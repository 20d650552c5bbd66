"""Where paragraphs begin and end, also in text whose lines were broken at a width."""

import re

from habeas.base.span import Span

_LINE = re.compile(r"[^\n]+")
_FULL_STOP = re.compile(r"[.!?…:;][\"”»’')\]]*\s*$")
_LIST_ITEM = re.compile(r"\s*(?:[-–—•*·]|\d{1,3}[.)]|[a-zа-я]\))\s")
_LEAST_WIDTH = 40


def paragraphs(text: str, span: Span | None = None) -> tuple[Span, ...]:
    """The paragraphs of `text` inside `span` (all of it when None), in order, not overlapping.

    A blank line always parts. A single line end parts too, unless the line before it was broken at a
    width: it is at least 40 code points long, does not end a sentence, and the next line goes on
    with a small letter; or nearly all lines of the text are about equally long. Spans are in code
    points of `text`, end exclusive; blank text has no paragraphs.
    """
    lines = [line for line in _lines(text, span) if line.slice(text).strip()]
    wrapped = _wrapped_width([line.slice(text) for line in lines])
    found: list[Span] = []
    previous: Span | None = None
    for line in lines:
        if previous is not None and _continues(text, previous, line, wrapped):
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
        previous = line
    return tuple(found)


def _lines(text: str, span: Span | None) -> list[Span]:
    start, end = (0, len(text)) if span is None else (span.start, min(span.end, len(text)))
    return [Span(*match.span()) for match in _LINE.finditer(text, start, end)]


def _continues(text: str, previous: Span, line: Span, wrapped: int | None) -> bool:
    if line.start - previous.end != 1:
        return False
    before, after = previous.slice(text), line.slice(text)
    if _FULL_STOP.search(before) or _LIST_ITEM.match(after):
        return wrapped is not None and len(before.rstrip()) >= wrapped and not _LIST_ITEM.match(after)
    if wrapped is not None:
        return len(before.rstrip()) >= wrapped
    return len(before) >= _LEAST_WIDTH and after.lstrip()[:1].islower()


def _wrapped_width(lines: list[str]) -> int | None:
    """The least length of a line broken at the text's width; None where lines are not broken at one.

    They are when there are ten or more, none is longer than 130, and most come within a fifth of the longest.
    """
    lengths = [len(line.rstrip()) for line in lines]
    if len(lengths) < 10 or max(lengths) > 130 or max(lengths) < _LEAST_WIDTH:
        return None
    least = max(lengths) * 4 // 5
    return least if sum(length >= least for length in lengths) >= 0.6 * len(lengths) else None

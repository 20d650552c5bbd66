"""Filings for a terminal: the overdue first, each with its receipt, limit, reply, and the silence."""

from collections import Counter
from collections.abc import Iterator

from habeas.cli.sides_text import SHORT, side_lines
from habeas.cli.words import Words
from habeas.cli.wrapping import width_of, wrapped
from habeas.disclosure.filings import FilingsView, FilingView, LimitView

_INSIDE = "     "


def filings_text(view: FilingsView, case: str, judged: bool, words: Words, columns: int) -> str:
    """All filings in lines no wider than the terminal; `judged` says whether a law was known to reckon by."""
    return "\n".join(_lines(view, case, judged, words, width_of(columns)))


def _lines(view: FilingsView, case: str, judged: bool, words: Words, width: int) -> Iterator[str]:
    title = words("filings.title", case=case, day=view.as_of)
    yield from wrapped(title, width)
    yield "═" * min(width, len(title))
    if not view.filings and not view.loose:
        yield from wrapped(words("filings.none"), width)
        return
    counts = Counter(one.standing for one in view.filings)
    told = [f"{words(f'filings.count.{key}')}: {counts[key]}" for key in _KEYS if counts[key]]
    yield from wrapped(". ".join(told) + "." if told else "", width)
    if not judged:
        yield from wrapped(words("filings.unjudged"), width, "! ")
    for number, one in enumerate(view.filings, 1):
        yield ""
        yield from _filing(number, one, words, width)
    if view.loose:
        yield ""
        yield from wrapped(words("filings.loose"), width)
        for side in view.loose:
            yield from side_lines(side, words, width, "", "· ")


_KEYS = ("overdue", "overdue_strictly", "waiting", "no_limit", "answered")


def _filing(number: int, one: FilingView, words: Words, width: int) -> Iterator[str]:
    mark = "!" if one.standing.startswith("overdue") else "·"
    heading = f"{words(f'filings.standing.{one.standing}')} [{one.id[:SHORT]}]"
    yield from wrapped(heading, width, f"{mark}{number:>3} ", _INSIDE)
    yield from side_lines(one.what, words, width, _INSIDE, "→ ")
    if one.perhaps:
        ids = ", ".join(other[:SHORT] for other in one.perhaps)
        yield from wrapped(words("filings.perhaps", ids=ids), width, f"{_INSIDE}= ", f"{_INSIDE}  ")
    for side in one.receipts:
        yield from side_lines(side, words, width, _INSIDE, "✓ ")
    for limit in one.limits:
        yield from _limit(limit, words, width)
    for side in one.replies:
        yield from side_lines(side, words, width, _INSIDE, "← ")
    if one.silence:
        key = "filings.silent_received" if one.since_receipt else "filings.silent_sent"
        yield from wrapped(words(key, days=one.silence), width, f"{_INSIDE}… ", f"{_INSIDE}  ")
    elif not one.replies:
        yield from wrapped(words("filings.silent_undated"), width, f"{_INSIDE}… ", f"{_INSIDE}  ")


def _limit(limit: LimitView, words: Words, width: int) -> Iterator[str]:
    if limit.told is not None:
        yield from side_lines(limit.told, words, width, _INSIDE, "⌛ ")
        return
    if not limit.earliest and not limit.latest:
        days = words("filings.no_day")
    elif limit.earliest == limit.latest or not limit.latest or not limit.earliest:
        days = words("filings.due", day=limit.earliest or limit.latest)
    else:
        days = words("filings.due_between", earliest=limit.earliest, latest=limit.latest)
    mark = "⌛ " if limit.sure else "? "
    yield from wrapped(f"{days} {limit.label} ({limit.citation})", width, f"{_INSIDE}{mark}", f"{_INSIDE}  ")
    if not limit.sure:
        yield from wrapped(words("filings.not_sure"), width, f"{_INSIDE}  ")
    if limit.warning:
        yield from wrapped(limit.warning, width, f"{_INSIDE}  ! ", f"{_INSIDE}    ")

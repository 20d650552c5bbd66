"""Finding an anchor's quote again in another reading of the same copy, or saying that it is not there.

The order: the same reading, exactly; another one, by the quote with white space, hyphens and marks
folded; the quote across a page's head or foot; the quote with a few characters read otherwise. A
quote whose words or figures differ is never returned.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from habeas.evidence.text.anchor import Anchor, anchor_at
from habeas.evidence.text.folding import Folded, fold
from habeas.evidence.text.reading import Reading

LONG = 40
"""From this many folded code points on, a quote that stands once needs no words around it to be sure."""

LEAST_FUZZY = 24
"""Shorter quotes are found only as they are."""

MOST_EDITS = 0.05
"""Greatest share of a quote's folded code points that may be read otherwise; never two in a row are lost or gained."""

LONGEST_GAP = 160
"""Greatest length, in code points, of a page's head and foot inside a quote."""

_CONTEXT_AGREES = 0.7
_MOST_PLACES = 1_000
"""Places that are compared; of a quote that stands oftener nothing tells which it is."""
_CLEARLY = 0.15
"""By how much the words around one place must fit better than those around another."""
_FOUR_TIMES = 4
_MOST_SLACK = 8
"""By how many code points the ends of a near place are moved to find where it fits best."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A place `[start, end)` in the folded text, and how well the words around it fit, 0 to 1."""

    start: int
    end: int
    before: float
    after: float

    @property
    def fit(self) -> float:
        return (self.before + self.after) / 2


def find_again(anchor: Anchor, reading: Reading) -> Anchor | None:
    """The anchor of the same quote in `reading`; None where it is not there or it cannot be told which it is.

    In the reading it was made from, the anchor itself. In another one, a short quote is found only
    where the words before or after it fit too; of several places the one whose surroundings fit
    clearly best is taken, then the one on the same page, then one at least four times nearer to the
    old place than any other. The quote of the result is the text of `reading`: it may differ from the old one
    by white space, hyphens, marks, a page's head or foot, and by at most :data:`MOST_EDITS` single
    characters that are not figures.
    """
    if reading.id == anchor.reading:
        return anchor if anchor.span.slice(reading.text) == anchor.quote else None
    text, quote = fold(reading.text), fold(anchor.quote).text
    if not quote:
        return None
    for search, enough in ((_exact, LONG), (_across_a_gap, LONG), (_nearly, None)):
        places = [_judged(place, anchor, text) for place in islice(search(quote, text, reading.text), _MOST_PLACES)]
        if len(places) == _MOST_PLACES:
            return None
        alone = enough is not None and len(quote) >= enough
        sure = [place for place in places if alone or _fits(place, anchor)]
        if sure:
            chosen = _choose(sure, anchor, reading, text)
            return None if chosen is None else anchor_at(reading, text.span(chosen.start, chosen.end))
    return None


def _exact(quote: str, text: Folded, _: str) -> Iterator[tuple[int, int]]:
    start = text.text.find(quote)
    while start >= 0:
        yield start, start + len(quote)
        start = text.text.find(quote, start + 1)


def _across_a_gap(quote: str, text: Folded, original: str) -> Iterator[tuple[int, int]]:
    """Places where whole lines (a page's foot and head) stand inside the quote."""
    if len(quote) < LEAST_FUZZY:
        return
    seed = quote[: LEAST_FUZZY // 3]
    for start, _ in _exact(seed, text, original):
        matched = _common(quote, text.text, start)
        for kept in range(matched, len(seed) - 1, -1):
            rest = quote[kept:]
            again = text.text.find(rest, start + kept, start + kept + LONGEST_GAP + len(rest))
            if again > start + kept and _whole_lines(original, text.places[start + kept - 1] + 1, text.places[again]):
                yield start, again + len(rest)
                break


def _common(quote: str, text: str, start: int) -> int:
    length = 0
    while length < len(quote) and start + length < len(text) and quote[length] == text[start + length]:
        length += 1
    return length


def _whole_lines(original: str, start: int, end: int) -> bool:
    """Whether what lies between begins after a line's end, ends before another line, and is short."""
    between = original[start:end]
    return len(between) <= LONGEST_GAP and re.fullmatch(r"[-\u00ad]?[ \t]*\n.*\n[ \t]*", between, re.DOTALL) is not None


def _nearly(quote: str, text: Folded, _: str) -> Iterator[tuple[int, int]]:
    """The one place that differs least, when it differs within the bound."""
    if len(quote) < LEAST_FUZZY or len(text.text) < len(quote):
        return
    near = fuzz.partial_ratio_alignment(quote, text.text, score_cutoff=100 * (1 - 2 * MOST_EDITS))
    if near is None:
        return
    slack = min(_MOST_SLACK, max(2, int(MOST_EDITS * len(quote))))
    low, high = max(0, near.dest_start - slack), min(len(text.text), near.dest_end + slack)
    best = min(
        (
            (start, end)
            for start in range(low, low + 2 * slack + 1)
            for end in range(high - 2 * slack, high + 1)
            if start < end
        ),
        key=lambda place: (Levenshtein.distance(quote, text.text[place[0] : place[1]]), place),
        default=None,
    )
    if best is not None and _within_bound(quote, text.text[best[0] : best[1]]):
        yield best


def _within_bound(quote: str, found: str) -> bool:
    """Few edits, no two neighbouring code points lost or gained, and no figure touched."""
    edits = Levenshtein.opcodes(quote, found)
    changed = 0
    for edit in edits:
        old, new = quote[edit.src_start : edit.src_end], found[edit.dest_start : edit.dest_end]
        if edit.tag == "equal":
            continue
        changed += max(len(old), len(new))
        if any(char.isdigit() for char in old + new) or (edit.tag != "replace" and max(len(old), len(new)) > 1):
            return False
        if edit.tag == "replace" and max(len(old), len(new)) > 2:
            return False
    return changed <= MOST_EDITS * len(quote)


def _judged(place: tuple[int, int], anchor: Anchor, text: Folded) -> _Found:
    start, end = place
    prefix, suffix = fold(anchor.prefix).text, fold(anchor.suffix).text
    before = text.text[max(0, start - len(prefix)) : start]
    after = text.text[end : end + len(suffix)]
    return _Found(start, end, _likeness(prefix, before, start), _likeness(suffix, after, len(text.text) - end))


def _likeness(wanted: str, found: str, room: int) -> float:
    """How alike two pieces of surroundings are, 0 to 1; at the text's own edge, whether it is the edge."""
    if not wanted:
        return 1.0 if room == 0 else 0.5
    return Levenshtein.normalized_similarity(wanted, found)


def _fits(place: _Found, anchor: Anchor) -> bool:
    """Whether the words before or after the place are those the anchor remembers; so where it remembers none."""
    return not (anchor.prefix or anchor.suffix) or max(place.before, place.after) >= _CONTEXT_AGREES


def _choose(places: list[_Found], anchor: Anchor, reading: Reading, text: Folded) -> _Found | None:
    best = max(place.fit for place in places)
    places = [place for place in places if place.fit > best - _CLEARLY]
    if anchor.page is not None and len(places) > 1:
        same = [place for place in places if reading.page_of(text.places[place.start]) == anchor.page]
        places = same or places
    if len(places) == 1:
        return places[0]
    nearest, second = sorted(places, key=lambda place: abs(text.places[place.start] - anchor.span.start))[:2]
    distances = [abs(text.places[place.start] - anchor.span.start) for place in (nearest, second)]
    return nearest if distances[0] * _FOUR_TIMES <= distances[1] else None

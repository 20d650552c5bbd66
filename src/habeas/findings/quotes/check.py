"""The check itself: one question put to one archive or several."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

from habeas.base.errors import WrongCall
from habeas.base.when import When
from habeas.evidence.archives.item import Item, Whose
from habeas.evidence.text.language import language_of
from habeas.findings.quotes.across import candidates
from habeas.findings.quotes.answer import Answer, Languages, Match, Searched, verdict_of
from habeas.findings.quotes.corpus import Corpus, Hit
from habeas.findings.quotes.differences import differences
from habeas.findings.quotes.narrowing import Narrowed, narrowed
from habeas.findings.quotes.question import Question
from habeas.findings.quotes.surroundings import passage_of

_LOOKED_AT = 200
"""So many items at most, spread evenly, are asked for their language."""

_EARLY, _LATE = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


def check_quote(asked: Question, corpora: Sequence[Corpus]) -> Answer:
    """Look for one quotation in all items of these archives that the question does not surely leave out.

    Every window within the distance is returned and no other; that is the law of the search itself. Raises
    WrongCall where nothing is left to search.
    """
    if not any(corpus.items for corpus in corpora):
        raise WrongCall("There is no item to search in.", "Look at what was read of the export.")
    among = narrowed(asked, corpora)
    hits = sorted(
        (
            (at, hit)
            for at, corpus in enumerate(corpora)
            for hit in corpus.search.hits(asked.words, asked.max_distance)
            if hit.item in among.places[at]
        ),
        key=lambda found: _rank(corpora[found[0]].items[found[1].item], *found),
    )
    matches = tuple(_match(asked, corpora, at, hit) for at, hit in hits)
    nearest = None if matches else _nearest(asked, corpora, among)
    near = nearest is not None and nearest.distance <= asked.wider
    verdict, whose = verdict_of(tuple(match.item.whose for match in matches), near)
    languages = None if matches else _languages(asked, corpora, among)
    return Answer(
        asked=asked,
        corpora=tuple(corpora),
        verdict=verdict,
        whose=whose,
        matches=matches,
        nearest=nearest,
        searched=_searched(corpora, among),
        languages=languages,
        candidates=() if languages is None else candidates(asked, languages, corpora, among.places),
    )


def _rank(item: Item, at: int, hit: Hit) -> tuple[int, int, int, int, int]:
    """Own words first, then those of nobody known; then the nearest; then in the order of the archive."""
    return {Whose.OWN: 0, Whose.UNKNOWN: 1}.get(item.whose, 2), hit.edits, at, hit.item, hit.start


def _match(asked: Question, corpora: Sequence[Corpus], at: int, hit: Hit) -> Match:
    corpus = corpora[at]
    item = corpus.items[hit.item]
    around = item.text[max(0, hit.start - 300) : hit.end + 300]
    lang = language_of(around)
    return Match(
        corpus=at,
        item=item,
        start=hit.start,
        end=hit.end,
        edits=hit.edits,
        length=hit.length,
        reading=hit.reading,
        passage=passage_of(item.text, hit.start, hit.end, lang),
        differences=differences(item.text, hit.start, hit.end, asked.words, corpus.search.same),
        lang=lang,
    )


def _nearest(asked: Question, corpora: Sequence[Corpus], among: Narrowed) -> Match | None:
    """The nearest window of all archives; of equally near ones the first."""
    found = [
        (hit.distance, at, hit)
        for at, corpus in enumerate(corpora)
        if (hit := corpus.search.nearest(asked.words, among.places[at], asked.max_distance)) is not None
    ]
    if not found:
        return None
    _, at, hit = min(found, key=lambda one: one[:2])
    return _match(asked, corpora, at, hit)


def _searched(corpora: Sequence[Corpus], among: Narrowed) -> Searched:
    items = _chosen(corpora, among)
    dated = [item.when for item in items if item.when is not None]
    return Searched(
        items=len(items),
        characters=sum(len(item.text) for item in items),
        since=min(dated, key=_begins, default=None),
        until=max(dated, key=_ends, default=None),
        narrowed=among,
    )


def _languages(asked: Question, corpora: Sequence[Corpus], among: Narrowed) -> Languages:
    items = _chosen(corpora, among)
    step = max(1, -(-len(items) // _LOOKED_AT))
    looked_at = items[::step]
    counts = Counter(language_of(item.text) for item in looked_at)
    return Languages(language_of(asked.words), dict(counts), len(looked_at))


def _chosen(corpora: Sequence[Corpus], among: Narrowed) -> list[Item]:
    return [corpus.items[place] for at, corpus in enumerate(corpora) for place in sorted(among.places[at])]


def _begins(when: When) -> datetime:
    return when.instants()[0] or _LATE


def _ends(when: When) -> datetime:
    return when.instants()[1] or _EARLY

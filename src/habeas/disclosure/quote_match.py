"""One place where words were found, in words: whose they are, when and where, around what, and what differs."""

from habeas.disclosure.quote_view import CandidateView, DifferenceView, MatchView, Row
from habeas.disclosure.quote_words import QuoteWords
from habeas.disclosure.view import Run
from habeas.evidence.archives.item import Item, Kind, Whose
from habeas.findings.quotes.answer import Candidate, Match
from habeas.findings.quotes.differences import Kind as Differs
from habeas.findings.quotes.surroundings import Passage

_SPOKEN = {Whose.OWN: "own_spoken", Whose.UNKNOWN: "unknown_spoken"}


def match_view(match: Match, number: int, words: QuoteWords) -> MatchView:
    """A match, or the nearest passage, in words."""
    item, passage, text = match.item, match.passage, match.item.text
    changed = any(one.kind is not Differs.KEPT for one in match.differences)
    return MatchView(
        number=number,
        whose=whose_in_words(item, words),
        rows=(
            *_rows(item, words),
            Row(
                words("match", "place"),
                words("match", "characters", place=item.place, start=match.start, end=match.end),
                long=True,
            ),
            *([Row(words("match", "address"), item.address, long=True)] if item.address else []),
            Row(
                words("match", "distance"),
                words(
                    "match",
                    "edits",
                    edits=words.number(match.edits),
                    length=words.number(match.length),
                    percent=words.percent(match.distance),
                ),
            ),
        ),
        before="" if passage.before is None else passage.before.slice(text),
        head=text[passage.start : match.start],
        found=match.text,
        tail=text[match.end : passage.end],
        after="" if passage.after is None else passage.after.slice(text),
        lang=match.lang,
        notes=_notes(passage, words),
        same="" if changed else words("differences", "same"),
        differences=tuple(
            DifferenceView(one.kind.value, words("differences", one.kind.value), one.archive, one.quote)
            for one in match.differences
        )
        if changed
        else (),
    )


def candidate_view(candidate: Candidate, words: QuoteWords) -> CandidateView:
    """An item in another language, with what it shares with the quotation."""
    item = candidate.item
    return CandidateView(
        rows=(
            Row(words("match", "whose"), whose_in_words(item, words)),
            *_rows(item, words),
            Row(words("match", "place"), str(item.place), long=True),
        ),
        reasons=tuple(
            words("languages", "reason", sort=words("languages", one.shared.value), quote=one.quote, item=one.item)
            for one in candidate.reasons
        ),
        text=Run(item.text[candidate.start : candidate.end], candidate.lang),
    )


def whose_in_words(item: Item, words: QuoteWords) -> str:
    """Whose words an item holds, as far as the export itself shows it: posted, or spoken."""
    key = _SPOKEN.get(item.whose, "others_spoken") if item.kind is Kind.SPEECH else item.whose.value
    return words("whose", key)


def _rows(item: Item, words: QuoteWords) -> tuple[Row, ...]:
    edited = {True: "edited_yes", False: "edited_no", None: "edited_unknown"}[item.edited]
    when = words("match", "no_date") if item.when is None else words.when(item.when)
    spoken = item.kind is Kind.SPEECH
    return (
        Row(words("match", "when_spoken" if spoken else "when"), when),
        *([Row(words("match", "author"), item.author)] if item.author else []),
        Row(words("match", "what"), f"{words('platforms', item.platform.value)}, {words('kinds', item.kind.value)}"),
        *([Row(words("match", "container"), item.container)] if item.container else []),
        *([] if spoken else [Row(words("match", "edited"), words("match", edited))]),
    )


def _notes(passage: Passage, words: QuoteWords) -> tuple[str, ...]:
    told = (
        (passage.sentence_begun, "begun"),
        (passage.sentence_goes_on, "goes_on"),
        (passage.word_begun, "word_begun"),
        (passage.word_goes_on, "word_goes_on"),
    )
    return tuple(words("match", key) for so, key in told if so)

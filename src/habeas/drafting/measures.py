"""Times, lengths, ages and articles of law as mentions, the same way for every language."""

from collections.abc import Sequence

from habeas.base.duration import Duration
from habeas.base.language import Lang
from habeas.base.moment import Moment
from habeas.base.plain import Plain
from habeas.base.span import Span
from habeas.drafting.document import Document, Sentence, trimmed
from habeas.drafting.mentions import Kind, Mention
from habeas.drafting.times.ages import find_ages
from habeas.drafting.times.dates import find_times
from habeas.drafting.times.lengths import find_lengths
from habeas.drafting.years import Calendar
from habeas.law.reference import Reference
from habeas.law.references import find_references


def calendar_of(document: Document) -> Calendar:
    """The dates that the sentences of the document print, and what they say of each other's years."""
    times = {s.index: find_times(s.text, s.lang) for s in document.sentences if s.lang is not None}
    return Calendar(document.sentences, times)


def find_measures(sentences: Sequence[Sentence], calendar: Calendar) -> list[Mention]:
    """Every time, length, age and article of law in these sentences, in document coordinates.

    A date printed without its year gets one only where the text settles it (see
    :mod:`habeas.drafting.years`). A time's value has `when` and, for "since", `since` (the interval
    from then on); a length's has `term` and, where it is in days alone, `days`; an age's `years`.
    """
    found: list[Mention] = []
    for sentence in sentences:
        if sentence.lang is not None:
            found += _times(sentence, sentence.lang, calendar)
            found += _lengths(sentence, sentence.lang)
            found += _ages(sentence, sentence.lang)
            found += _articles(sentence, sentence.lang)
    return found


def _times(sentence: Sentence, lang: Lang, calendar: Calendar) -> list[Mention]:
    made = []
    for time in calendar.times(sentence.index):
        when = time.when
        features = set() if time.side is None else {f"side:{time.side.value}"}
        value: dict[str, Plain] = {"when": str(when)}
        if not when.is_interval and isinstance(when.first, Moment):
            value["since"] = f"{when}/.."
        printed = time.span.slice(sentence.text)
        ends = printed.endswith(".") and time.span.end == len(sentence.text)  # the full stop of the sentence
        span = Span(time.span.start, time.span.end - ends).shifted(sentence.span.start)
        made.append(Mention(Kind.TIME, span, printed, str(when), lang, frozenset(features), value, 0.95))
    return made


def _lengths(sentence: Sentence, lang: Lang) -> list[Mention]:
    made = []
    for length in find_lengths(sentence.text, lang):
        value: dict[str, Plain] = {"term": str(length.length)}
        if length.least is not None:
            value["least"] = str(length.least)
        if length.length.days and length.length == Duration(days=length.length.days):
            value["days"] = length.length.days
        span, printed = length.span.shifted(sentence.span.start), length.span.slice(sentence.text)
        made.append(Mention(Kind.LENGTH, span, printed, str(length.length), lang, value=value))
    return made


def _articles(sentence: Sentence, lang: Lang) -> list[Mention]:
    references = find_references(sentence.text, lang)
    made = []
    for reference, span in zip(references, _apart(sentence.text, references), strict=True):
        fields = ("country", "code", "article", "part", "point", "label")
        value: dict[str, Plain] = {name: item for name in fields if (item := getattr(reference, name)) is not None}
        features = frozenset({f"code:{reference.code}", *(("resolved",) if reference.resolved else ())})
        place = span.shifted(sentence.span.start)
        name = " ".join(str(value[key]) for key in ("code", "article", "part") if key in value)
        made.append(Mention(Kind.LAW, place, span.slice(sentence.text), name, lang, features, value, 0.95))
    return made


def _apart(text: str, references: Sequence[Reference]) -> list[Span]:
    """The references' spans made not to overlap: each of a list ends where the next one begins."""
    spans: list[Span] = []
    for reference in references:
        start, end = reference.span.start, reference.span.end
        if spans and start < spans[-1].end:
            if spans[-1].start < start:
                first, last = trimmed(text, spans[-1].start, start)
                spans[-1] = Span(first, last)
            else:
                start = min(spans[-1].end, end - 1)
        spans.append(Span(start, end))
    return spans


def _ages(sentence: Sentence, lang: Lang) -> list[Mention]:
    return [
        Mention(
            Kind.AGE,
            age.span.shifted(sentence.span.start),
            age.span.slice(sentence.text),
            str(age.years),
            lang,
            value={"years": age.years},
        )
        for age in find_ages(sentence.text, lang)
    ]

"""Each stretch of custody in words: from when, until when, how many days at least and at most."""

from datetime import date

from habeas.base.moment import Moment
from habeas.base.when import When
from habeas.disclosure.dates import count_in_words, day_number, moment_in_words, when_in_words
from habeas.disclosure.sentences import Teller
from habeas.disclosure.view import Run, Sentence
from habeas.disclosure.wording import Wording
from habeas.record.casefile import Fact, Spell


def spell_sentence(spell: Spell, as_of: date, teller: Teller) -> Sentence:
    """A spell in words, on the footnotes of its beginning and its end, or else of its orders and places."""
    words = teller.words
    begins, ends = dates_of(spell.apprehension), dates_of(spell.release)
    parts = [_days(spell, words), *_stretch(begins, ends, words)]
    for key, dates in (("start_disputed", begins), ("end_disputed", ends)):
        if len(dates) > 1:
            either = words.word("spells", "or").join(when_in_words(when, "plain", words.dates) for when in dates)
            parts.append(words.word("spells", key).format(dates=either))
    if not spell.release:
        parts.append(words.word("spells", "no_release").format(as_of=day_of_view(as_of, words)))
    facts = (*spell.apprehension, *spell.release) or (*spell.orders, *spell.places)
    notes = teller.notes.numbers([said for fact in facts for said in fact.statements])
    return Sentence((Run(" ".join(parts)),), notes, by_day=True)


def dates_of(facts: tuple[Fact, ...]) -> tuple[When, ...]:
    """The different dates of these facts, earliest first, without those that a more exact one lies within."""
    dates = list(dict.fromkeys(fact.when for fact in facts if fact.when is not None))
    kept = [when for when in dates if not any(_within(other, when) for other in dates if other != when)]
    return tuple(sorted(kept, key=lambda when: str(when.local_bounds()[0])))


def _within(inner: When, outer: When) -> bool:
    first, last = inner.local_bounds()
    start, end = outer.local_bounds()
    if None in (first, last, start, end) or (first, last) == (start, end):
        return False
    return str(start) <= str(first) and str(last) <= str(end)


def _stretch(begins: tuple[When, ...], ends: tuple[When, ...], words: Wording) -> list[str]:
    """One sentence on beginning and end, where the sources agree on them."""
    if not begins:
        return [words.word("spells", "start_unknown")]
    if len(begins) > 1:
        return []
    first, last = begins[0].first, ends[0].first if len(ends) == 1 else None
    if isinstance(first, Moment) and isinstance(last, Moment):
        span = f"{moment_in_words(first, 'from', words.dates)} {moment_in_words(last, 'to', words.dates)}"
        return [words.word("spells", "span").format(span=span)]
    return [words.word("spells", "since").format(**{"from": when_in_words(begins[0], "since", words.dates)})]


def _days(spell: Spell, words: Wording) -> str:
    least, most = spell.days_at_least, spell.days_at_most
    if least is None and most is None:
        return words.word("spells", "uncounted")
    if least is not None and least == most:
        return words.word("spells", "exact").format(n=count_in_words(least, "days", words.dates))
    counts = {
        key: count_in_words(number, "days_of", words.dates)
        for key, number in (("least", least), ("most", most))
        if number is not None
    }
    return words.word("spells", "between" if len(counts) == 2 else next(iter(counts))).format(**counts)


def day_of_view(day: date, words: Wording) -> str:
    """The day of a View as it stands after "as of"."""
    months = {f"m_{case}": names[day.month - 1] for case, names in words.dates.months.items()}
    return words.dates.rest["as_of"].format(y=day.year, d=day_number(day.day, words.dates), **months)

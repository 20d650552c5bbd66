"""Ages in running text: English, Russian and Kazakh."""

from habeas.base.language import Lang
from habeas.drafting.times.lengths import length_words
from habeas.drafting.times.mention import AgeMention
from habeas.law.numerals import in_digits

_OLDEST = 125


def find_ages(text: str, lang: Lang) -> tuple[AgeMention, ...]:
    """Every age in whole years in `text`, in order and not overlapping; empty when there is none.

    An age is taken only where its words say so ("34-year-old", "в возрасте 41 года", "41 жаста"); a
    bare "41 год" may be a length of time. Ages are 1 to 125 years.
    """
    view = in_digits(text, lang)
    found: list[tuple[int, int, int]] = []
    for pattern in length_words(lang).ages:
        for match in pattern.finditer(view.text):
            first, last = match.span("at") if "at" in pattern.groupindex else match.span()
            free = all(last <= start or end <= first for start, end, _ in found)
            if free and 0 < int(match["n"]) <= _OLDEST:
                found.append((first, last, int(match["n"])))
    return tuple(AgeMention(view.original(start, end), years) for start, end, years in sorted(found))

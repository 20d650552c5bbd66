"""The laws of candidates in another language: offered for reasons, never a match, never without a reason."""

from tests.findings.quoted import corpus, post

from habeas.base.language import Lang
from habeas.findings.quotes.answer import Answer, Shared, Verdict
from habeas.findings.quotes.check import check_quote
from habeas.findings.quotes.question import question

RUSSIAN = [
    "Третьего мая Марат Тастемиров принёс в Таскуль 250 листовок про парламент. Было холодно.",
    "Хлеб сегодня свежий, приходите пораньше, пока он ещё горячий.",
    "Дорогу к реке обещают починить уже второй год, а ям всё больше.",
]
QUOTE = "On 3 May Marat Tastemirov brought 250 leaflets about the parliament to Taskul"


def asked(words: str, texts: list[str]) -> Answer:
    """The answer in an archive of these posts."""
    return check_quote(question(words), [corpus([post(at, text) for at, text in enumerate(texts)])])


def test_an_item_that_shares_names_figures_and_dates_is_offered_with_its_reasons() -> None:
    """Each reason shows the words of both, and the candidate counts in nothing."""
    answer = asked(QUOTE, RUSSIAN)
    assert (answer.verdict, answer.matches) == (Verdict.NOT_FOUND, ())
    [candidate] = answer.candidates
    assert candidate.lang is Lang.RU
    shared = {(one.shared, one.quote, one.item) for one in candidate.reasons}
    assert (Shared.FIGURE, "250", "250") in shared
    assert (Shared.NAME, "Tastemirov", "Тастемиров") in shared
    assert (Shared.DATE, "3 May", "Третьего мая") in shared
    assert candidate.item.text[candidate.start : candidate.end].startswith("Третьего мая")
    assert "холодно" not in candidate.item.text[candidate.start : candidate.end]


def test_the_languages_are_told() -> None:
    """The language of the quotation and those of the items are said where nothing was found."""
    languages = asked(QUOTE, RUSSIAN).languages
    assert languages is not None
    assert (languages.quote, dict(languages.items), languages.differ) == (Lang.EN, {Lang.RU: 3}, True)


def test_none_is_offered_without_two_reasons() -> None:
    """One shared figure is no reason to read an item."""
    assert asked("They sold 250 loaves of rye to the whole village that morning", RUSSIAN).candidates == ()


def test_none_is_offered_in_the_same_language() -> None:
    """Items in the quotation's own language were compared letter by letter already."""
    answer = asked("Марат Тастемиров увёз из Таскуля 250 мешков муки в столицу парламента", RUSSIAN)
    assert answer.candidates == ()


def test_a_found_quotation_needs_no_candidates() -> None:
    """Where the words are found, languages are not looked at."""
    answer = asked("Хлеб сегодня свежий, приходите пораньше", RUSSIAN)
    assert (answer.verdict, answer.languages, answer.candidates) == (Verdict.FOUND, None, ())


def test_what_every_item_shares_is_no_reason() -> None:
    """A name and a figure that stand in every post tell nothing of one of them."""
    texts = [f"Марат Тастемиров продал 250 буханок в день номер {at}, и все были довольны." for at in range(30)]
    assert asked("Marat Tastemirov sold 250 machines to the neighbours of the factory", texts).candidates == ()


def test_at_most_five_are_offered() -> None:
    """A person reads five, the best first."""
    texts = [RUSSIAN[0]] * 7 + RUSSIAN[1:] * 100
    assert len(asked(QUOTE, texts).candidates) == 5


def test_dates_of_different_years_are_not_shared() -> None:
    """The same day of another year is another date."""
    answer = asked("On 3 May 2021 Marat carried the loaves to the market", ["3 мая 2023 года Марат был дома."])
    assert answer.candidates == ()

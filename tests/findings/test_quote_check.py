"""The laws of the quote check: the verdict claims no more than the archive shows, and unknown leaves nothing out."""

from fractions import Fraction

import pytest
from tests.findings.quoted import ILYAS, MARAT, corpus, post

from habeas.base.errors import WrongCall
from habeas.base.when import parse_when
from habeas.evidence.archives.item import Kind, Whose
from habeas.findings.quotes.answer import Verdict, verdict_of
from habeas.findings.quotes.check import check_quote
from habeas.findings.quotes.question import question

ROAD = "Мы никогда не говорили, что дорогу надо закрыть. Мы просили её починить. Это всё."
BREAD = "Хлеб сегодня свежий, приходите с утра."


@pytest.mark.parametrize(
    ("found", "near", "verdict", "whose"),
    [
        ((Whose.OTHERS, Whose.OWN), False, Verdict.FOUND, Whose.OWN),
        ((Whose.UNKNOWN, Whose.SHARED), False, Verdict.FOUND, Whose.UNKNOWN),
        ((Whose.SHARED,), False, Verdict.FOUND_IN_OTHERS_WORDS, Whose.OTHERS),
        ((Whose.QUOTED, Whose.OTHERS), True, Verdict.FOUND_IN_OTHERS_WORDS, Whose.OTHERS),
        ((), True, Verdict.NEAR, None),
        ((), False, Verdict.NOT_FOUND, None),
    ],
)
def test_the_verdict_says_whose_words_it_stands_on(
    found: tuple[Whose, ...], near: bool, verdict: Verdict, whose: Whose | None
) -> None:
    """Words of nobody known are never called the person's own, nor another's."""
    assert verdict_of(found, near) == (verdict, whose)


def test_a_quotation_is_found_with_what_differs_and_the_sentence_around_it() -> None:
    """The match shows the words as written, each difference, and that the sentence began before them."""
    answer = check_quote(question("дорогу нужно закрыть"), [corpus([post(1, ROAD), post(2, BREAD)])])
    assert answer.verdict is Verdict.FOUND
    [match] = answer.matches
    assert match.text == "дорогу надо закрыть"
    assert [(one.kind.value, one.archive, one.quote) for one in match.differences] == [
        ("kept", "дорогу", "дорогу"),
        ("changed", "надо", "нужно"),
        ("kept", "закрыть", "закрыть"),
    ]
    assert ROAD[match.passage.start : match.passage.end] == "Мы никогда не говорили, что дорогу надо закрыть."
    assert match.passage.sentence_begun
    assert not match.passage.sentence_goes_on
    assert match.passage.after is not None
    assert match.passage.after.slice(ROAD) == "Мы просили её починить."


def test_own_words_stand_before_others_and_the_nearest_first() -> None:
    """Matches are in the order own, not known, others; within it the nearest first."""
    items = [
        post(1, "дорогу надо закрыть", Whose.SHARED),
        post(2, "дорогу надо закрыть", Whose.UNKNOWN, author=None),
        post(3, "дорогу нада закрыть"),
        post(4, "дорогу надо закрыть"),
    ]
    answer = check_quote(question("дорогу надо закрыть"), [corpus(items)])
    assert [match.item for match in answer.matches] == [items[3], items[2], items[1], items[0]]


def test_a_near_passage_is_no_finding() -> None:
    """Beyond the distance and within twice of it there is a near passage and no match."""
    answer = check_quote(question("дорогу надо открыть завтра"), [corpus([post(1, ROAD)])])
    assert (answer.verdict, answer.matches) == (Verdict.NEAR, ())
    assert answer.nearest is not None
    assert answer.asked.max_distance < answer.nearest.distance <= answer.asked.wider


def test_nothing_like_it_is_not_found() -> None:
    """Where nothing is within 40 % nothing is shown as near."""
    answer = check_quote(question("совершенно иное высказывание о погоде"), [corpus([post(1, ROAD)])])
    assert (answer.verdict, answer.nearest, answer.matches) == (Verdict.NOT_FOUND, None, ())


def test_unknown_dates_and_authors_leave_nothing_out() -> None:
    """An item is left out only if it surely lies outside; those not known are searched, and counted."""
    items = [
        post(1, ROAD, when=None),
        post(2, ROAD, when="2023"),
        post(3, ROAD, when="2022-12-31T23:30"),
        post(4, ROAD, when="2022-11"),
        post(5, ROAD, author=None),
        post(6, ROAD, Whose.OTHERS, author=MARAT),
    ]
    asked = question("дорогу надо закрыть", by=ILYAS.upper(), since=parse_when("2023-01-01T00:00+06:00"))
    answer = check_quote(asked, [corpus(items)])
    assert {match.item for match in answer.matches} == {items[0], items[1], items[2], items[4]}
    narrowed = answer.searched.narrowed
    assert (narrowed.by_author, narrowed.by_date, narrowed.undated, narrowed.unnamed) == (1, 1, 1, 1)
    assert answer.searched.items == 4
    assert answer.searched.characters == 4 * len(ROAD)


def test_dates_covered_are_those_of_the_items_searched() -> None:
    """The span goes from the earliest to the latest item searched, each as the export has it."""
    items = [post(1, ROAD, when="2023-05"), post(2, BREAD, when="2021-02-03"), post(3, BREAD, when=None)]
    searched = check_quote(question("дорогу надо"), [corpus(items)]).searched
    assert (str(searched.since), str(searched.until)) == ("2021-02-03", "2023-05")


def test_who_is_there_is_told_only_of_the_persons_own_names() -> None:
    """An author who is not there is refused; other people's names are never listed."""
    items = [post(1, ROAD), post(2, BREAD, Whose.OTHERS, author=MARAT)]
    with pytest.raises(WrongCall) as refused:
        check_quote(question("дорогу", by="Nobody"), [corpus(items)])
    assert ILYAS in str(refused.value)
    assert MARAT not in str(refused.value)


def test_many_names_are_not_listed() -> None:
    """More than five names of the person's own are not listed either."""
    items = [post(at, ROAD, author=f"Name {at}") for at in range(6)]
    with pytest.raises(WrongCall) as refused:
        check_quote(question("дорогу", by="Nobody"), [corpus(items)])
    assert "Name 3" not in str(refused.value)


def test_a_search_in_nothing_is_refused() -> None:
    """ "Not found" is never said where no item was searched."""
    with pytest.raises(WrongCall):
        check_quote(question("дорогу"), [corpus([])])
    with pytest.raises(WrongCall):
        check_quote(question("дорогу", since=parse_when("2030")), [corpus([post(1, ROAD)])])


def test_words_spoken_are_checked_alike() -> None:
    """A transcript is searched like posts, and a match in it keeps that it was spoken."""
    items = [post(1, ROAD, Whose.OTHERS, author=MARAT, kind=Kind.SPEECH)]
    answer = check_quote(question("дорогу надо закрыть"), [corpus(items)])
    assert answer.verdict is Verdict.FOUND_IN_OTHERS_WORDS
    assert answer.matches[0].item.kind is Kind.SPEECH


def test_several_archives_are_searched_together() -> None:
    """A match says which archive it is in, and the figures are sums over all."""
    answer = check_quote(question("дорогу надо закрыть"), [corpus([post(1, BREAD)]), corpus([post(1, ROAD)])])
    assert [match.corpus for match in answer.matches] == [1]
    assert answer.searched.items == 2


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("  \n ", "empty"),
        ("😀 🔥!", "no letter"),
        ("ы" * 4_001, "document"),
        ("1. Дорогу надо закрыть\n2. Хлеб свежий", "several"),
        ("«Дорогу надо закрыть»\n«Хлеб свежий»", "several"),
        ("- дорогу закрыть\n\n- хлеб свежий", "several"),
    ],
)
def test_what_is_no_one_quotation_is_refused(words: str, why: str) -> None:
    """Nothing, pictures alone, a document and a list are each refused with the reason."""
    with pytest.raises(WrongCall) as refused:
        question(words)
    assert why in str(refused.value)


def test_a_verse_is_one_quotation() -> None:
    """Several lines are one quotation where they are no list."""
    assert question("Дорога, дорога,\nкуда ты ведёшь?\n").words == "Дорога, дорога,\nкуда ты ведёшь?"


def test_dates_the_wrong_way_round_and_odd_distances_are_refused() -> None:
    """A search that ends before it begins, and a distance beyond one half, are no questions."""
    with pytest.raises(WrongCall):
        question("хлеб", since=parse_when("2023-05-03"), until=parse_when("2022"))
    for share in (Fraction(-1, 10), Fraction(3, 5)):
        with pytest.raises(WrongCall):
            question("хлеб", max_distance=share)
    assert question("хлеб", since=parse_when("2023-05-03"), until=parse_when("2023-05-03")).since is not None


@pytest.mark.parametrize("share", [Fraction(0), Fraction(1, 10), Fraction(1, 5), Fraction(1, 2)])
def test_near_is_never_narrower_than_the_distance(share: Fraction) -> None:
    """The bound of a near passage is at least the distance, and 40 % at most unless the distance is more."""
    wider = question("хлеб", max_distance=share).wider
    assert share <= wider <= max(share, Fraction(2, 5))

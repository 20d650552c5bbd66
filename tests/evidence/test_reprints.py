"""Texts that repeat each other, credit lines, and sources that count as one."""

import random
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.digest import digest_of
from habeas.base.ids import Handle, SourceId
from habeas.base.span import Span
from habeas.evidence.sources.independence import Repeating, SourceJudgement, Standing, independence
from habeas.evidence.text.credits import credits_of
from habeas.evidence.text.plain import read_plain
from habeas.evidence.text.reprints import FEWEST_WORDS, Repeats, repeats
from habeas.evidence.text.runs import Words, runs_of, sharing, words_of


def text_of(seed: int, words: int = 200) -> list[str]:
    """Words without sense, the same for the same seed."""
    chance = random.Random(seed)
    return ["".join(chance.choices("abcdefghijklmno", k=6)) for _ in range(words)]


def told(*texts: list[str]) -> list[Words]:
    """Texts as they are compared."""
    found = []
    for text in texts:
        data = " ".join(text).encode()
        found.append(words_of(read_plain(data, digest_of(data))))
    return found


def test_each_way_of_repeating_is_told() -> None:
    """The same text, a changed one, one inside another, and a shared passage each have their name; others none."""
    text, other = text_of(1), text_of(2)
    changed = [word if at % 12 else "changed" for at, word in enumerate(text)]
    long = [*text_of(3, 400), *text, *text_of(4, 400)]
    passage = [*other[:100], *text[50:80], *other[100:]]
    assert [each.kind for each in repeats(told(text, text))] == [Repeats.SAME]
    assert [each.kind for each in repeats(told(text, changed))] == [Repeats.REPRINT]
    [held] = repeats(told(long, text))
    assert (held.kind, held.one, held.other, held.of_one, held.of_other) == (Repeats.HELD, 1, 0, 100, 20)
    [shared] = repeats(told(text, passage))
    assert (shared.kind, shared.words) == (Repeats.PASSAGE, 30)
    assert repeats(told(text, other)) == ()


def test_case_marks_and_white_space_make_no_difference() -> None:
    """Words are compared without regard to capitals, marks and lines."""
    text = text_of(5)
    loud = [word.upper() + ("," if at % 3 else ".\n") for at, word in enumerate(text)]
    assert [each.kind for each in repeats(told(text, loud))] == [Repeats.SAME]


@given(st.integers(0, 99), st.integers(25, 100), st.integers(0, 60))
def test_the_longest_passage_is_the_same_words_in_both(seed: int, length: int, before: int) -> None:
    """The two spans of the longest passage hold the same words, as many as are told."""
    text = text_of(seed)
    one, other = text, [*text_of(seed + 1000, before), *text[40 : 40 + length], *text_of(seed + 2000, 50)]
    [found] = repeats(told(one, other))
    first, second = (" ".join((one, other)[place]) for place in (found.one, found.other))
    assert found.words == length
    assert found.in_one.slice(first) == found.in_other.slice(second) == " ".join(text[40 : 40 + length])


def test_short_texts_repeat_nothing() -> None:
    """Two notices of a few words are alike by chance, and are not compared."""
    short = text_of(6, FEWEST_WORDS - 1)
    assert repeats(told(short, short)) == ()


def test_a_crowd_of_reprints_is_one_chain() -> None:
    """A text that hundreds reprint ties each of them to another, without comparing all with all."""
    found = repeats(told(*[text_of(7)] * 120))
    names = [SourceId(f"{place:032x}") for place in range(120)]
    pairs = [Repeating(names[e.one], names[e.other], e.kind, 100, 100, e.words, e.in_one, e.in_other) for e in found]
    assert len(found) < 200
    assert independence(names, pairs, ()).count(names) == 1


@given(st.lists(st.lists(st.integers(0, 3), max_size=14), max_size=8), st.sets(st.integers(0, 7)))
def test_shared_runs_are_counted_as_sets_count_them(texts: list[list[int]], asked: set[int]) -> None:
    """The numbers of shared runs are those of plain sets, for all pairs and for those with a text asked about."""
    sets = [set(runs_of(text)) for text in texts]
    pairs = [(one, other) for other in range(len(texts)) for one in range(other)]
    plain = {pair: len(sets[pair[0]] & sets[pair[1]]) for pair in pairs}
    assert dict(sharing(texts, None)) == {pair: count for pair, count in plain.items() if count}
    assert dict(sharing(texts, asked)) == {pair: n for pair, n in plain.items() if n and asked & set(pair)}


def test_a_short_reprint_is_told_as_a_long_one() -> None:
    """Of a post of forty words, one word of ten changed, more than half still stands in common runs."""
    text = text_of(9, 40)
    changed = [word if at % 10 != 5 else "changed" for at, word in enumerate(text)]
    assert [each.kind for each in repeats(told(text, changed))] == [Repeats.REPRINT]


def test_only_pairs_of_what_was_asked_are_told() -> None:
    """With some places asked about, pairs of the others are left out."""
    text = text_of(8)
    assert {(each.one, each.other) for each in repeats(told(text, text, text), {2})} == {(0, 2), (1, 2)}


A, B, C, D = (SourceId(letter * 32) for letter in "abcd")


def pair(one: SourceId, other: SourceId, kind: Repeats = Repeats.REPRINT) -> Repeating:
    """Two sources that repeat each other."""
    return Repeating(one, other, kind, 90, 90, 40, Span(0, 9), Span(0, 9))


def says(one: SourceId, other: SourceId, standing: Standing) -> SourceJudgement:
    """A person's word."""
    return SourceJudgement(one, other, standing, Handle("reed"), datetime(2023, 6, 2, tzinfo=UTC), "why")


def test_sources_tied_through_a_third_count_as_one() -> None:
    """Reprints of a reprint are one group; a shared passage ties nothing."""
    found = independence([A, B, C, D], [pair(A, B), pair(B, C), pair(C, D, Repeats.PASSAGE)], ())
    assert found.count([A, B, C]) == 1
    assert found.count([A, C, D]) == 2
    assert found.with_it(C) == (A, B)
    assert found.count([]) == 0


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ([], 1),
        ([says(B, A, Standing.INDEPENDENT)], 2),
        ([says(A, B, Standing.INDEPENDENT), says(A, B, Standing.UNDONE)], 1),
        ([says(A, B, Standing.INDEPENDENT), says(B, A, Standing.DEPENDENT)], 1),
    ],
)
def test_a_persons_word_goes_before_the_texts(said: list[SourceJudgement], count: int) -> None:
    """The last word on two sources holds, in either order of naming; taken back, the texts speak again."""
    assert independence([A, B], [pair(A, B)], said).count([A, B]) == count
    assert independence([A, B], [], [says(A, B, Standing.DEPENDENT)]).count([A, B]) == 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The baker was released on Monday, as reported by Steppe Courier, after a hearing.", ["Steppe Courier"]),
        ("Он был задержан утром, сообщает «Степной вестник» со ссылкой на адвоката.", ["Степной вестник"]),
        ("Об этом пишет stepnoy.example.kz, и суд это подтвердил на заседании.", ["stepnoy.example.kz"]),
        ("Сот оны қамауға алды, деп хабарлайды Dala.kz сайты бүгін таңертең.", ["Dala.kz"]),
        ("The judge read the order and everybody went home that evening.", []),
    ],
)
def test_credit_lines_name_their_source(text: str, names: list[str]) -> None:
    """The name that a report gives as its source is found, with its place, in three languages."""
    data = text.encode()
    found = credits_of(read_plain(data, digest_of(data)))
    assert [each.name for each in found] == names
    assert all(each.name in each.span.slice(text) for each in found)

"""The laws of corrections: what reads otherwise since it was published, and nothing else."""

from datetime import UTC, datetime

from habeas.base.erasure import MARK
from habeas.base.ids import CaseId, Handle, StatementId
from habeas.base.language import Lang
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.correction_log import logged
from habeas.disclosure.gate.corrections import corrected_by, corrections
from habeas.disclosure.gate.releases import Release, Told, ToldSentence

CASE = CaseId("d" * 32)


def said(text: str, *statements: str, lang: Lang = Lang.EN, by_day: bool = False) -> ToldSentence:
    """A sentence and the statements that carry it."""
    return ToldSentence(text, lang, tuple(map(StatementId, statements)), by_day)


def release(
    day: int, *sentences: ToldSentence, audience: Audience = Audience.PUBLIC, form: str = "site", why: str = "mistake"
) -> Release:
    """A release on a day."""
    at = datetime(2026, 3, day, tzinfo=UTC)
    told = (Told(CASE, sentences=sentences),)
    return Release(f"{day:032x}", audience, form, "", at, Handle("reed"), told, (), None, bytes(32), why)


def successors(key: StatementId) -> frozenset[StatementId]:
    """Statement `a` was superseded by `b`; all others count themselves."""
    return frozenset({StatementId("b")} if key == "a" else {key})


def told(*releases: Release) -> list[tuple[str, str | None, str]]:
    """Old and new sentence and the reason of each correction."""
    return [(one.old, one.new, one.why) for one in corrections(releases, CASE, successors)]


def test_a_sentence_that_reads_otherwise_is_paired_by_its_statements() -> None:
    """The new sentence stands on what superseded the old one's statement; one that is gone has none."""
    first = release(1, said("Held on 3 May.", "a"), said("He is a baker.", "c"), said("He is 41.", "e"))
    second = release(2, said("Held on 4 May.", "b"), said("He is 41.", "e"), said("New.", "n"))
    assert told(first, second) == [("He is a baker.", None, "mistake"), ("Held on 3 May.", "Held on 4 May.", "mistake")]
    assert told(second, first) == told(first, second)


def test_only_what_was_published_the_same_way_is_compared() -> None:
    """Another form or audience, a court, a language that is missing later, and erased words are no corrections."""
    first = release(1, said("Held.", "a"), said("Ұсталды.", "a", lang=Lang.KK), said(MARK))
    assert told(first, release(2, said("Held.", "a"))) == []
    assert told(first, release(2, said("Seized.", "b"), form="paper/press_note")) == []
    assert told(first, release(2, said("Seized.", "b"), audience=Audience.PRESS)) == []
    court = [release(day, said(f"{day}", "a"), audience=Audience.COURT) for day in (1, 2)]
    assert told(*court) == []
    assert told(release(1)) == []


def test_each_release_is_compared_with_the_one_before_it() -> None:
    """A sentence that went and came back is told twice, once in each direction."""
    found = told(release(1, said("A.", "x")), release(2, said("B.", "x")), release(3, said("A.", "x"), why="was right"))
    assert found == [("A.", "B.", "mistake"), ("B.", "A.", "was right")]


def test_days_that_go_by_correct_nothing() -> None:
    """What is reckoned from the day reads otherwise tomorrow; it is corrected when what it stood on is."""
    first = release(1, said("33 days. Since 3 May.", "a", by_day=True))
    assert told(first, release(2, said("34 days. Since 3 May.", "a", by_day=True))) == []
    assert told(first, release(2, said("34 days. Since 3 May.", "a", "c", by_day=True))) == []
    [changed] = told(first, release(2, said("33 days. Since 4 May.", "b", by_day=True)))
    assert changed == ("33 days. Since 3 May.", "33 days. Since 4 May.", "mistake")
    assert told(first, release(2, said("He is free.", "x"))) == [("33 days. Since 3 May.", None, "mistake")]
    assert told(release(1, said("41.", "x")), release(2, said("42.", "x"))) == [("41.", "42.", "mistake")]


def test_of_several_new_sentences_the_likest_is_the_one_that_was_put_right() -> None:
    """A day that was put right changes the event and the count of days: each is paired with its own."""
    first = release(1, said("33 days. From 3 May.", "a", by_day=True), said("He was seized on 3 May.", "a"))
    second = release(2, said("32 days. From 4 May.", "b", by_day=True), said("He was seized on 4 May.", "b"))
    assert {old: new for old, new, _ in told(first, second)} == {
        "33 days. From 3 May.": "32 days. From 4 May.",
        "He was seized on 3 May.": "He was seized on 4 May.",
    }


def test_a_language_is_compared_with_when_it_was_last_told() -> None:
    """A language that one release left out is compared with the release before that one."""
    first = release(1, said("Held.", "x"), said("Ұсталды.", "x", lang=Lang.KK))
    third = release(3, said("Held.", "x"), said("Қамалды.", "x", lang=Lang.KK))
    assert told(first, release(2, said("Held.", "x")), third) == [("Ұсталды.", "Қамалды.", "mistake")]


def test_a_page_is_one_whether_proved_or_on_a_site() -> None:
    """A proof pack holds the page: what it changes is corrected there, and not once more by the site."""
    first, proved = release(1, said("A.", "x")), release(2, said("B.", "x"), form="proof", why="once")
    assert told(first, proved, release(3, said("B.", "x"), why="twice")) == [("A.", "B.", "once")]
    assert corrected_by(release(3, said("C.", "x")), (first, proved), CASE, successors)[0].old == "B."
    assert corrected_by(release(3, said("B.", "x"), audience=Audience.COURT), (first, proved), CASE, successors) == ()


def test_what_was_erased_inside_a_sentence_is_corrected_nowhere() -> None:
    """A sentence with a mark in the place of a name is gone because the name is, and is told by nothing."""
    assert told(release(1, said(f"{MARK} saw it.", "a")), release(2, said("Somebody saw it.", "b"))) == []


def test_the_log_never_tells_what_a_sentence_was() -> None:
    """Of a sentence corrected twice only the last is told, and a reason only where it may be; old words are nowhere."""
    releases = (release(1, said("A.", "x")), release(2, said("B.", "x"), why="name"), release(3, said("C.", "x")))
    log = logged(corrections(releases, CASE, successors), lambda *told: told[-1] == "C.", lambda _, why: why != "name")
    assert [(one.now, one.gone, one.why) for one in log] == [(("C.",), 0, "mistake"), ((), 1, None)]
    assert not {"A.", "B."} & {text for one in log for text in one.now}

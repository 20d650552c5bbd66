"""The laws of corrections: what reads otherwise since it was published, and nothing else."""

from datetime import UTC, datetime

from habeas.base.erasure import MARK
from habeas.base.ids import CaseId, Handle, StatementId
from habeas.base.language import Lang
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.corrections import corrections
from habeas.disclosure.gate.releases import Release, Told, ToldSentence

CASE = CaseId("d" * 32)


def said(text: str, *statements: str, lang: Lang = Lang.EN) -> ToldSentence:
    """A sentence and the statements that carry it."""
    return ToldSentence(text, lang, tuple(map(StatementId, statements)))


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

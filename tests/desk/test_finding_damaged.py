"""What a search finds of texts that are damaged, and of documents that a person made of several sources."""

from datetime import date
from pathlib import Path

import pytest
from tests.desk.kept import everything_kept
from tests.evidence.find.test_words import DIGEST

from habeas.base.erasure import Reason
from habeas.base.span import Span
from habeas.desk.erasing import Ground, erase
from habeas.desk.erasing_source import plan_source
from habeas.desk.find_shape import hit_shape
from habeas.desk.finding import Wanted, find, rebuild
from habeas.desk.paging import bind, remove_page, retitle
from habeas.desk.preserving import Circumstances
from habeas.desk.session import Session
from habeas.desk.taking_in import take_in_files, take_in_standard_input
from habeas.desk.verifying import verify
from habeas.evidence.find.mended import BETWEEN, mended_words
from habeas.evidence.find.tokens import terms
from habeas.evidence.sources.source import Secrecy
from habeas.evidence.text.reading import Box, Reading

WORDS = "Следователь не допустил адвоката к задержанному, и задержанный отказался отвечать на вопросы."
MISREAD = WORDS.encode().decode("cp1251", "replace")
DAY = date(2026, 3, 1)
OPEN = Circumstances(Secrecy.PUBLIC)


@pytest.mark.parametrize(
    ("text", "asked", "stands", "reads"),
    [
        (MISREAD, "адвокат", "адвоката".encode().decode("cp1251", "replace"), "адвоката"),
        ("Мать узнала об этом только вотношении сына. " * 2, "отношение", "вотношении", "отношении"),
    ],
)
def test_a_word_is_found_where_it_stands_damaged(
    session: Session, text: str, asked: str, stands: str, reads: str
) -> None:
    """The hit marks the place in the first reading, and says how that reads once it is repaired."""
    take_in_standard_input(session, "baker", text.encode(), OPEN)
    [shown] = find(session, Wanted(asked, kinds=("source",))).shown
    shape = hit_shape(shown)
    assert shown.reading is not None
    assert shape["snippet"] is not None
    told = {each["words"]: shown.reading.text[each["start"] : each["end"]] for each in shape["read_as"]}
    assert told[reads] in stands or stands in told[reads]
    places = [[each["start"], each["end"]] for each in shape["read_as"]]
    assert all(any(start <= one and two <= end for start, end in shape["snippet"]["marks"]) for one, two in places)


def test_a_word_that_stands_as_it_is_needs_no_repair(session: Session) -> None:
    """A hit in a sound place of a damaged passage does not send anybody to compare it."""
    take_in_standard_input(session, "baker", f"{WORDS} Это было вотношении сына.".encode(), OPEN)
    [shown] = find(session, Wanted("следователь", kinds=("source",))).shown
    assert shown.read_as == ()
    assert find(session, Wanted('"это было в отношении сына"', kinds=("source",))).shown[0].read_as


def test_a_misread_letter_of_a_recognised_word_is_found() -> None:
    """A word that was read off a picture with a look-alike figure in it is indexed as the word too."""
    text = "The po1ice did not let him in."
    reading = Reading(DIGEST, "made/1", text, (), boxes=(Box(_span(text, "po1ice"), 1, 0, 0, 9, 9, 50),))
    assert "police" in mended_words(reading, _span(text, text))
    assert mended_words(Reading(DIGEST, "made/1", "The lawyer was let in.", ()), _span(text, "The")) == []


def test_the_sign_between_text_and_repair_is_no_word() -> None:
    """Nobody can ask for it, so that no phrase runs from the text into its repair."""
    assert terms(BETWEEN) == []


def test_erasing_a_damaged_source_leaves_no_word_of_its_repair(session: Session) -> None:
    """The repaired words are in no table after the source is erased."""
    take_in_standard_input(session, "baker", MISREAD.encode(), OPEN)
    [shown] = find(session, Wanted("адвокат", kinds=("source",))).shown
    assert "адвокат" in everything_kept(session)
    assert shown.source is not None
    erase(session, plan_source(session, "baker", shown.source.id, DAY), Ground(Reason.CONSENT))
    assert "адвокат" not in everything_kept(session)


def test_a_bound_document_is_found_by_its_title(session: Session, tmp_path: Path) -> None:
    """Its title finds it, with its sheets, also in an index made anew; what it was called before does not."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"Sheet {name}.")
    take_in_files(session, "baker", sorted(tmp_path.iterdir()), OPEN)
    bind(session, "baker", ["one.txt", "two.txt"], "Приказ о карантине")
    for _ in range(2):
        [shown] = find(session, Wanted("приказы", case="baker")).shown
        shape = hit_shape(shown)
        assert (shape["name"], shape["kind"], shape["source"]) == ("Приказ о карантине", "title", None)
        assert len(shape["sheets"] or []) == 2
        rebuild(session)
    retitle(session, "baker", "Приказ о карантине", "Распоряжение")
    assert not find(session, Wanted("приказы")).shown
    assert find(session, Wanted("распоряжением")).shown
    remove_page(session, "baker", "Распоряжение", 1)
    assert not find(session, Wanted("распоряжение")).shown


def test_the_title_of_a_document_goes_with_its_last_sheet(session: Session, tmp_path: Path) -> None:
    """While a sheet is left the title is found; with the last one it is in no table any more."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"Sheet {name}.")
    take_in_files(session, "baker", sorted(tmp_path.iterdir()), OPEN)
    bind(session, "baker", ["one.txt", "two.txt"], "Приказ о карантине")
    assert find(session, Wanted("карантин")).shown
    for name, left in (("one.txt", 1), ("two.txt", 0)):
        erase(session, plan_source(session, "baker", name, DAY), Ground(Reason.CONSENT))
        assert len(find(session, Wanted("карантин")).shown) == left
    assert "карантин" not in everything_kept(session)
    assert not [each for each in verify(session).findings if each.code.startswith("index")]


def _span(text: str, part: str) -> Span:
    return Span(text.index(part), text.index(part) + len(part))

"""What the gate holds back of a source is hidden in its exhibit, without anybody naming it."""

import pytest
from tests.disclosure.invented import example

from habeas.base.digest import digest_of
from habeas.base.errors import WrongCall
from habeas.desk.exhibits import held_in
from habeas.evidence.text.reading import Reading


def test_every_quote_that_is_held_back_has_its_place() -> None:
    """The spans are those of the source's own statements that are held back, and of no others."""
    made = example()
    whole, source = made.fold(), made.sources[0]
    mine = {one.id: one for fact in whole.facts for one in fact.statements if one.source == source.id}
    others = {one.id for fact in whole.facts for one in fact.statements} - mine.keys()
    assert mine
    assert others
    reading = Reading(source.copy.digest, "x", "", ())
    first = next(iter(mine))
    reading._id.append(mine[first].anchor.reading)
    assert list(held_in(whole, {first, *others}, source, reading)) == [mine[first].anchor.span]
    assert list(held_in(whole, others, source, reading)) == []


def test_a_quote_from_another_reading_is_refused() -> None:
    """Where a place counts in another reading nobody can tell what to hide, so nothing is handed out."""
    made = example()
    whole, source = made.fold(), made.sources[0]
    held = {one.id for fact in whole.facts for one in fact.statements}
    with pytest.raises(WrongCall, match="another reading"):
        list(held_in(whole, held, source, Reading(digest_of(b"y"), "x", "", ())))

"""A child's answer is taken as a stranger's word."""

from collections.abc import Callable
from dataclasses import fields

import pytest

from habeas.base.digest import Digest, Json, digest_of
from habeas.base.finding import Finding, Severity
from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.base.when import on_day
from habeas.evidence.confinement.answers import described_form, description_of, outcome_form, outcome_of
from habeas.evidence.confinement.parts import END, part_form, parts_of
from habeas.evidence.confinement.wire import Frame, TooMuch, WireFault
from habeas.evidence.containers.inside import Inside, Room
from habeas.evidence.sources.source import Basis, Described, Description
from habeas.evidence.text.reading import Box, Cue, Page, Reading

COPY = digest_of(b"a paper")
NOTE = Finding("no-words", "page 2", Severity.WARNING, "No word was recognised.")
FULL = Reading(
    copy=COPY,
    reader="picture/1+ocr-tesseract-5.3.0-eng+rus",
    text="Слово за слово. Word by word.",
    main=(Span(0, 5), Span(6, 15)),
    pages=(Page(1, Span(0, 15)), Page(3, Span(16, 29))),
    lang=Lang.RU,
    encoding="utf-8",
    findings=(NOTE,),
    boxes=(Box(Span(0, 5), 1, 10, 20, 300, 400, 96),),
    cues=(Cue(Span(0, 5), 0, 1500, "Witness"), Cue(Span(6, 15), 1500, 2000)),
)
SAID = Description(
    title=Described("Order", Basis.PROPOSED),
    published=Described(on_day(2024, 5, 3), Basis.PROPOSED),
    language=Described(Lang.KK, Basis.PROPOSED),
)


def test_a_reading_goes_through_whole() -> None:
    """Every field of a reading, and of findings alone, comes back as it went."""
    assert outcome_of(outcome_form(FULL), COPY) == FULL
    assert outcome_of(outcome_form((NOTE,)), COPY) == (NOTE,)
    assert description_of(Frame({"description": described_form(SAID)})) == SAID
    assert description_of(Frame({"description": described_form(Description())})) == Description()


def test_no_field_is_forgotten() -> None:
    """The full reading of these tests uses every field there is, so that a new one cannot be lost unseen."""
    empty = Reading(COPY, "x/1", "", ())
    told = [each.name for each in fields(Reading) if each.init and each.name != "copy"]
    assert all(getattr(FULL, name) != getattr(empty, name) for name in told)


def changed(name: str, value: Json) -> Frame:
    """The full reading as a child would tell it, with one field told otherwise."""
    told = outcome_form(FULL)
    reading = told.head["reading"]
    assert isinstance(reading, dict)
    return Frame({**told.head, "reading": {**reading, name: value}}, told.parts)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("main", [[0, 99]]), ("main", [[5, 5]]), ("main", [[-1, 5]]), ("main", [[6, 15], [0, 7]]),
        ("main", [[0, 5, 6]]),
        ("main", [[0.0, 5]]), ("main", [[True, 5]]), ("main", "all"), ("main", None), ("pages", [[1, 0, 99]]),
        ("pages", [[1 << 50, 0, 9]]), ("boxes", [[0, 5, 1, 1, 1, 1, 1]]), ("boxes", [[0, 99, 1, 1, 1, 1, 1, 1]]),
        ("cues", [[0, 5, 1, 2, "\x00"]]), ("cues", [[0, 5, 1, 2]]), ("reader", "../../x\n"), ("reader", 7),
        ("reader", None), ("lang", "xx"), ("encoding", "\x1b[2J"), ("encoding", 5),
    ],
)  # fmt: skip
def test_a_reading_that_cannot_be_is_none(name: str, value: Json) -> None:
    """Ranges outside the text or out of order, wrong types and words that are none are refused."""
    with pytest.raises(WireFault):
        outcome_of(changed(name, value), COPY)


@pytest.mark.parametrize(
    "frame",
    [
        Frame({}),
        Frame({"findings": [], "reading": None}),
        Frame({"findings": [["no words", "x", "error", "y"]], "reading": None}),
        Frame({"findings": [["no-words", "x", "fatal", "y"]], "reading": None}),
        Frame({"findings": [["no-words", "x", "error", "\ud800"]], "reading": None}),
        Frame({"findings": [["no-words", "x", "error", "y" * 5_000]], "reading": None}),
        Frame(outcome_form(FULL).head),
        Frame(outcome_form(FULL).head, (b"\xff\xfe",)),
        Frame(outcome_form(FULL).head, (b"a\x00b" * 99,)),
    ],
)
def test_an_answer_that_is_none_is_refused(frame: Frame) -> None:
    """Nothing at all, findings that are none, and text that is no text are refused."""
    with pytest.raises(WireFault):
        outcome_of(frame, COPY)


@pytest.mark.parametrize("field", [{"published": "next week"}, {"title": "\x00"}, {"language": "xx"}, {"title": ["x"]}])
def test_a_description_that_cannot_be_is_none(field: dict[str, Json]) -> None:
    """Dates that are none and words that are none are refused."""
    form = described_form(SAID)
    assert isinstance(form, dict)
    with pytest.raises(WireFault):
        description_of(Frame({"description": {**form, **field}}))


PART = Inside("a/b.pdf", 1, b"words")


def test_parts_go_through_whole() -> None:
    """Things taken out and findings come back as they went, until the end is said."""
    frames = [part_form(PART), part_form(NOTE), END, part_form(PART)]
    assert list(parts_of(iter(frames), Room())) == [PART, NOTE]


@pytest.mark.parametrize("room", [Room(parts=0), Room(size=4), Room(largest=4)])
def test_no_more_parts_than_there_is_room(room: Room) -> None:
    """A child that takes out more than it may is not believed to have counted."""
    with pytest.raises(TooMuch):
        list(parts_of(iter([part_form(PART)]), room))


@pytest.mark.parametrize(
    "spoil", [lambda: Frame({"path": "x", "place": 1}), lambda: Frame({"path": 5, "place": 1}, (b"x",))]
)
def test_a_part_that_is_none_is_refused(spoil: Callable[[], Frame]) -> None:
    """A part without bytes or without a name is refused."""
    with pytest.raises(WireFault):
        list(parts_of(iter([spoil()]), Room()))


def test_the_digest_is_never_asked() -> None:
    """A reading is of the copy that the parent read, whatever a child says."""
    other = Digest("sha256:" + "0" * 64)
    told = changed("copy", other)
    read = outcome_of(told, COPY)
    assert isinstance(read, Reading)
    assert read.copy == COPY

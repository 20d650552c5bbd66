"""Transcripts: what was said comes out by speaker, no word is lost, and the figures add up."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.evidence.archives.mutilation import harm_bytes
from tests.evidence.archives.platforms.laws import range_of, read_lawfully

from habeas.evidence.archives.export import Choice, ExportFile, FileReading
from habeas.evidence.archives.item import Kind, Whose
from habeas.evidence.archives.platforms.transcript_text import TranscriptText

LAYOUT = TranscriptText()
SENTENCES = st.lists(st.text("абвғқ,!", min_size=1, max_size=8), min_size=1, max_size=4).map(" ".join)
SPEAKERS = ("Айгүл", "Голос 2")


def _read(*files: tuple[str, str], owners: tuple[str, ...] = ()) -> FileReading:
    exported = [ExportFile(path, text.encode()) for path, text in files]
    assert all(LAYOUT.claims(file) for file in exported)
    return read_lawfully(LAYOUT, exported, Choice(owners=frozenset(owners)))


def _clock(second: int, sign: str = ",") -> str:
    return f"{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}{sign}000"


def _srt(cues: list[str], pause: int) -> str:
    times = [(number * (2 + pause), number * (2 + pause) + 2) for number in range(len(cues))]
    return "\n".join(
        f"{number + 1}\n{_clock(begin)} --> {_clock(end)}\n{cue}\n"
        for number, (cue, (begin, end)) in enumerate(zip(cues, times, strict=True))
    )


def _vtt(cues: list[tuple[str, str]]) -> str:
    blocks = [
        f"cue {number}\n{_clock(number * 20, '.')} --> {_clock(number * 20 + 2, '.')} align:end\n<v {who}>{words}</v>\n"
        for number, (who, words) in enumerate(cues)
    ]
    return "WEBVTT\n\n" + "\n".join(blocks)


@given(st.lists(SENTENCES, min_size=1, max_size=6), st.sampled_from([1, 20]))
def test_subtitles_are_read_back_and_joined_over_short_pauses(cues: list[str], pause: int) -> None:
    """Cues that follow closely are one item in which a sentence is whole; a long pause parts them."""
    file = ExportFile("talk.srt", _srt(cues, pause).encode())
    read = read_lawfully(LAYOUT, [file])
    assert [item.text for item in read.items] == ([" ".join(cues)] if pause == 1 else cues)
    assert read.tallies[0].read == len(cues)
    for item in read.items:
        bare = re.sub(r"(?m)^\d+\n.*-->.*$", "", range_of([file], item.place.file, item.place.pointer))
        assert " ".join(bare.split()) == item.text


@given(st.lists(st.tuples(st.sampled_from(SPEAKERS), SENTENCES), min_size=1, max_size=6))
def test_webvtt_gives_every_cue_by_its_speaker(cues: list[tuple[str, str]]) -> None:
    """The voice of a cue is its speaker, names of cues and settings are no words, and the offset is kept."""
    read = _read(("talk.vtt", _vtt(cues)), owners=("айгүл",))
    assert [(item.author, item.text) for item in read.items] == cues
    assert [item.container for item in read.items] == [
        f"talk.vtt {_clock(number * 20)[:8]}" for number in range(len(cues))
    ]
    present = any(who == "Айгүл" for who, _ in cues)
    for item in read.items:
        assert item.whose is (Whose.UNKNOWN if not present else Whose.OWN if item.author == "Айгүл" else Whose.OTHERS)


@given(
    st.lists(SENTENCES, min_size=2, max_size=5),
    st.sampled_from(["[{0}] {1}: {2}", "{0} {1}: {2}", "{1} ({0}): {2}", "{1}: {2}"]),
)
def test_turns_are_read_back_by_speaker(texts: list[str], form: str) -> None:
    """Lines by two speakers who return are turns, with a time or without; the range leads to the words."""
    turns = [(SPEAKERS[number % 2], text) for number, text in enumerate([*texts, *texts])]
    lines = [form.format(f"00:{number:02d}:02", who, words) for number, (who, words) in enumerate(turns)]
    file = ExportFile("talk.txt", ("Жазба № 3\n" + "\n".join(lines)).encode())
    read = read_lawfully(LAYOUT, [file])
    heading, *spoken = read.items
    assert (heading.kind, heading.text) == (Kind.PAGE, "Жазба № 3")
    joined: list[tuple[str, str]] = []
    for who, words in turns:
        if joined and joined[-1][0] == who:
            joined[-1] = (who, f"{joined[-1][1]} {words}")
        else:
            joined.append((who, words))
    assert [(item.author, item.text) for item in spoken] == joined
    assert all(item.kind is Kind.SPEECH for item in spoken)
    assert range_of([file], spoken[0].place.file, spoken[0].place.pointer).startswith(joined[0][1].split()[0])


def test_what_may_be_no_name_stays_with_the_words() -> None:
    """A beginning before a colon that never returns is kept in the text, and nobody is named as the speaker."""
    text = "[00:00:01] Айгүл: сәлем\n[00:00:05] Сонымен: бастадық\n[00:00:09] Айгүл: иә\n"
    read = _read(("talk.txt", text))
    assert [(item.author, item.text) for item in read.items] == [
        ("Айгүл", "сәлем"),
        (None, "Сонымен: бастадық"),
        ("Айгүл", "иә"),
    ]


def test_a_text_that_is_no_transcript_gives_its_paragraphs() -> None:
    """Each paragraph is an item of nobody's, as it stands; a colon alone makes no speaker."""
    read = _read(("letter.txt", "Құрметті сот: тыңдаңыз.\n\nЕкінші бөлік.\n"))
    assert [(item.kind, item.text, item.whose) for item in read.items] == [
        (Kind.PAGE, "Құрметті сот: тыңдаңыз.", Whose.UNKNOWN),
        (Kind.PAGE, "Екінші бөлік.", Whose.UNKNOWN),
    ]


def test_a_person_says_what_a_text_is_and_when_it_was_recorded() -> None:
    """habeas-transcripts.yaml decides the shape and gives the recording's time; what is wrong in it is said."""
    named = "talk.txt: {spoken: yes, recorded: 2017-09-12T10:00}\nother.txt: {spoken: no}\n"
    turns = "[00:00:01] Айгүл: сәлем\n"
    read = _read(("habeas-transcripts.yaml", named), ("other.txt", turns * 3), ("talk.txt", turns), owners=("Айгүл",))
    assert [(item.kind, str(item.when)) for item in read.items] == [(Kind.PAGE, "None")] * 3 + [
        (Kind.SPEECH, "2017-09-12T10:00")
    ]
    assert read.items[-1].whose is Whose.OWN
    for wrong in ("[1", "talk.txt: {colour: red}", "talk.txt: {recorded: soon, spoken: yes}"):
        assert _read(("habeas-transcripts.yaml", wrong), ("talk.txt", turns)).findings


def test_a_readme_of_a_platform_is_no_transcript() -> None:
    """The platform's own explanations are not taken for anybody's words."""
    assert not LAYOUT.claims(ExportFile("data/README.txt", b"How to read this archive"))


def test_notes_of_webvtt_and_empty_cues_are_counted() -> None:
    """Notes are no words, a cue without words is counted, entities and tags are undone."""
    text = "WEBVTT\n\nNOTE by x\n\n00:01.000 --> 00:02.000\n<i>A</i> &amp; B\n\n00:30.000 --> 00:32.000\n\n"
    read = _read(("talk.vtt", text))
    assert [item.text for item in read.items] == ["A & B"]
    assert (read.tallies[0].without_text, read.tallies[0].service) == (1, 2)


@pytest.mark.parametrize("path", ["talk.srt", "talk.vtt", "talk.txt", "habeas-transcripts.yaml"])
@given(st.data())
def test_any_harm_leaves_figures_that_add_up(path: str, data: st.DataObject) -> None:
    """Altered bytes and cut ends never raise; every cue is read or counted."""
    text = _srt(["бір", "Айгүл: екі", "Айгүл: үш"], 1) + "\n[00:01:00] Айгүл: төрт\n" + _vtt([("Голос 2", "бес")])
    file = ExportFile(path, harm_bytes(text.encode(), data))
    if LAYOUT.claims(file):
        read_lawfully(LAYOUT, [file, ExportFile("b.txt", b"x")])


def test_where_most_cues_begin_with_a_name_each_has_its_speaker() -> None:
    """Two who speak once each are told apart; a lone colon in ordinary speech makes nobody a speaker."""
    named = _srt(["Agent Tulpar: He said it was time.", "Ilyas Qarabulaq: I said no such thing."], 1)
    read = _read(("talk.srt", named), owners=("Ilyas Qarabulaq",))
    assert [(item.author, item.whose) for item in read.items] == [
        ("Agent Tulpar", Whose.OTHERS),
        ("Ilyas Qarabulaq", Whose.OWN),
    ]
    plain = _srt(["He told us: wait.", "Remember: nobody came.", "We went home."], 1)
    assert {item.author for item in _read(("talk.srt", plain)).items} == {None}

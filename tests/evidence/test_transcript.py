"""Transcripts given as text or subtitles: stretches with their times, the text as it is; kinds of recordings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.digest import digest_of
from habeas.evidence.text.kinds import is_recording, media_type
from habeas.evidence.text.plain import read_plain
from habeas.evidence.text.readers import read_copy
from habeas.evidence.text.reading import Reading

SRT = "1\n00:00:01,500 --> 00:00:04,000\nThey took him at night.\n\n2\n00:12:03,000 --> 00:12:05,250\nHe was alone.\n"
VTT = (
    "WEBVTT\n\nNOTE by hand\n\n00:01.000 --> 00:03.000\n<v Reed>They took him.\n\n00:04.000 --> 00:05.000\nAt night.\n"
)
TIMED = "Запись разговора\n[00:00:02] Анна: Его увезли ночью.\n[00:12:03] Тростник: Кто?\n[00:12:09] Анна: Не знаю.\n"


def read(text: str) -> Reading:
    """The reading of a text."""
    return read_plain(text.encode(), digest_of(text.encode()))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (SRT, [("They took him at night.", 1500, 4000, None), ("He was alone.", 723_000, 725_250, None)]),
        (VTT, [("They took him.", 1000, 3000, "Reed"), ("At night.", 4000, 5000, None)]),
        (
            TIMED,
            [
                ("Его увезли ночью.", 2000, 723_000, "Анна"),
                ("Тростник: Кто?", 723_000, 729_000, None),
                ("Не знаю.", 729_000, 729_000, "Анна"),
            ],
        ),
    ],
)
def test_stretches_have_their_words_times_and_speakers(text: str, told: list[tuple[str, int, int, str | None]]) -> None:
    """SRT, WebVTT and lines that begin with a time are read, and the text itself stays as it is."""
    reading = read(text)
    assert reading.text == text
    assert [(cue.span.slice(text), cue.start, cue.end, cue.speaker) for cue in reading.cues] == told
    assert reading.main == tuple(cue.span for cue in reading.cues)
    assert [cue.start for cue in reading.cues_of(reading.cues[1].span)] == [told[1][1]]


@pytest.mark.parametrize(
    "text", ["He came at 10:30 and left.\nNothing else.\n", "At 9:15: bread.\n\n" + "A line of prose.\n" * 40, ""]
)
def test_prose_with_times_is_no_transcript(text: str) -> None:
    """A few times in a text do not make it one."""
    assert read(text).cues == ()


@given(st.lists(st.tuples(st.integers(0, 86_399), st.integers(0, 99)), min_size=1, max_size=9))
def test_every_cue_is_found_with_its_own_time(times: list[tuple[int, int]]) -> None:
    """However the cues of a subtitle file follow each other, each keeps its beginning and never ends before it."""
    form = "{:02d}:{:02d}:{:02d},000"
    parts = []
    for at, (second, word) in enumerate(times, 1):
        clock = form.format(second // 3600, second // 60 % 60, second % 60)
        parts.append(f"{at}\n{clock} --> {clock}\nword {word}x\n")
    cues = read("\n".join(parts)).cues
    assert [cue.start for cue in cues] == [second * 1000 for second, _ in times]
    assert all(cue.start <= cue.end for cue in cues)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"ID3\x04\x00", "audio/mpeg"),
        (b"\xff\xf3\x40\xc4\x00\x00", "audio/mpeg"),
        (b"\xff\xf1\x50\x80\x00\x1f", "audio/aac"),
        (b"OggS\x00\x02" + bytes(22) + b"OpusHead", "audio/ogg"),
        (b"OggS\x00\x02" + bytes(22) + b"\x80theora", "video/ogg"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", "audio/wav"),
        (b"RIFF\x24\x00\x00\x00AVI LIST", "video/x-msvideo"),
        (b"#!AMR\n\x3c\x00", "audio/amr"),
        (b"fLaC\x00\x00\x00\x22", "audio/flac"),
        (b"\x00\x00\x00\x20ftypM4A \x00", "audio/mp4"),
        (b"\x00\x00\x00\x18ftyp3gp4\x00", "video/3gpp"),
        (b"\x00\x00\x00\x18ftypisom\x00", "video/mp4"),
        (b"\x00\x00\x00\x14ftypqt  \x00", "video/quicktime"),
        (b"\x1aE\xdf\xa3\x9fB\x82\x84webm\x00", "video/webm"),
        (b"\x1aE\xdf\xa3\x9fB\x82\x88matroska\x00", "video/x-matroska"),
    ],
)
def test_recordings_are_told_by_their_bytes_and_kept_without_a_text(head: bytes, kind: str) -> None:
    """Each common kind of sound and film is named, and the finding says how to give it its words."""
    data = head + bytes(40)
    assert media_type(data) == kind
    assert is_recording(kind)
    found = read_copy(data, digest_of(data))
    assert not isinstance(found, Reading)
    assert [finding.code for finding in found] == ["recording-no-text"]


@pytest.mark.parametrize("words", ["яст и суд", "яусе", "яръ", "яы"])
def test_words_that_begin_like_a_recording_are_text(words: str) -> None:
    """Two bytes of a frame's head are letters in Windows-1251, and text stays text."""
    assert media_type(words.encode("cp1251")) == "text/plain"

"""A recording and its transcript: kept as two sources, tied, and shown with the time."""

import json
from datetime import date
from pathlib import Path

import pytest

from habeas.base.errors import WrongCall
from habeas.base.language import Lang
from habeas.cli.case_text import case_text
from habeas.cli.find_text import hit_lines
from habeas.cli.sides_text import side_lines
from habeas.cli.words import load_words
from habeas.desk.case_file import case_shape, open_case, view_for_self
from habeas.desk.contradictions import contradictions_for_self, contradictions_json, find_contradictions
from habeas.desk.deciding import accept
from habeas.desk.find_shape import hit_shape
from habeas.desk.finding import Wanted, find
from habeas.desk.ledger import open_ledger
from habeas.desk.preserving import Circumstances
from habeas.desk.proposing import propose
from habeas.desk.session import Session
from habeas.desk.taking_in import take_in_files
from habeas.desk.transcripts import attach_transcript, transcript_shape
from habeas.disclosure.ledger_places import Places
from habeas.evidence.sources.source import Secrecy
from habeas.output.papers.case_sheet_html import case_sheet_html
from habeas.output.papers.case_sheet_pdf import case_sheet_pdf

WORDS = (
    "1\n00:00:01,000 --> 00:00:03,000\nGood evening.\n\n"
    "2\n00:12:03,000 --> 00:12:09,000\n"
    "On May 3, 2023, Ilyas Qarabulaq, a baker from Tasköl, was arrested by officers of the Tasköl city police.\n"
)

OTHER = (
    "1\n00:00:02,000 --> 00:00:09,000\n"
    "On May 5, 2023, Ilyas Qarabulaq, a baker from Tasköl, was arrested by officers of the Tasköl city police.\n"
)


@pytest.fixture
def baker(session: Session, tmp_path: Path) -> Session:
    """A case with a voice note."""
    voice = tmp_path / "voice.ogg"
    voice.write_bytes(b"OggS" + bytes(60))
    taken = take_in_files(session, "baker", [voice], Circumstances(Secrecy.OWN_KNOWLEDGE))
    assert [finding.code for finding in taken.taken[0].findings] == ["recording-no-text"]
    return session


def attach(session: Session, data: bytes = WORDS.encode(), **told: str) -> object:
    """Attach the words to the voice note."""
    said = {"recording": "voice.ogg", "made_by": "listener 2.1", **told}
    return transcript_shape(
        attach_transcript(
            session, "baker", said["recording"], data, "voice.srt", said["made_by"], machine=True, note="A note."
        )
    )


def test_a_transcript_is_a_source_of_its_own_tied_to_its_recording(baker: Session) -> None:
    """It has the recording's secrecy, its maker is recorded, and attaching it again changes nothing."""
    told = attach(baker)
    assert attach(baker) == told
    recording, words = baker.vault.evidence.sources(baker.case("baker").id)
    assert (words.secrecy, words.note) == (Secrecy.OWN_KNOWLEDGE, "A note.")
    [tie] = baker.vault.evidence.transcripts(recording.id)
    assert baker.vault.evidence.transcripts(words.id) == (tie,)
    assert (tie.recording, tie.transcript, tie.made_by, tie.machine) == (recording.id, words.id, "listener 2.1", True)


def test_a_fact_from_a_transcript_shows_the_time(baker: Session) -> None:
    """JSON has milliseconds; the terminal, HTML and PDF say the time as players show it, in each language."""
    attach(baker)
    propose(baker, "baker")
    accept(baker, [each.id for each in baker.vault.proposals.proposals(baker.case("baker").id)])
    opened = open_case(baker, "baker", date(2023, 6, 2))
    statements = json.loads(json.dumps(case_shape(opened)))["statements"]
    assert statements
    assert {statement["anchor"]["time"] for statement in statements} == {723_000}
    assert all(statement["anchor"]["machine"] for statement in statements)
    for lang in Lang:
        view = view_for_self(opened, lang)
        assert "00:12:03" in case_text(view)
        assert view.words["machine"] in " ".join(case_text(view, 400).split())
        assert view.words["machine"].encode() in case_sheet_html(view)
        assert b"00:12:03" in case_sheet_html(view)
        assert case_sheet_pdf(view).startswith(b"%PDF")


def test_what_a_program_heard_is_marked_wherever_it_is_quoted(baker: Session) -> None:
    """Contradictions, ledger and search say in JSON, and in words in each language, that a program heard the quote."""
    attach(baker)
    attach_transcript(baker, "baker", "voice.ogg", OTHER.encode(), "b.srt", "Reed", machine=False, note="n")
    propose(baker, "baker")
    accept(baker, [each.id for each in baker.vault.proposals.proposals(baker.case("baker").id)])
    day = date(2023, 6, 2)
    answer = find_contradictions(baker, "baker", day)
    pairs = json.loads(json.dumps(contradictions_json(answer)))
    said = [each for pair in pairs for side in pair["sides"] for each in side["statements"]]
    assert {("May 3" in each["quote"], each["machine"]) for each in said} == {(True, True), (False, False)}
    ledger = open_ledger(baker, "baker", day)
    heard = next(each for each in answer.opened.casefile.facts if each.statements[0].id in ledger.marks.machine)
    [hit, *_] = find(baker, Wanted('"May 3"', "baker")).shown
    assert hit_shape(hit)["within"][0]["machine"]
    for lang in Lang:
        words, mark = load_words(lang), view_for_self(answer.opened, lang).words["machine"]
        view = contradictions_for_self(answer, lang)
        marked = [mark in " ".join(side_lines(side, words, 999, "", "")) for pair in view.pairs for side in pair.sides]
        assert sorted(marked) == [False] * len(view.pairs) + [True] * len(view.pairs)
        sources = {source.id: source for source in ledger.sources}
        assert mark in Places(sources, lang, ledger.marks).place(heard.statements[0]).where
        assert mark in hit_lines(hit, words, 999, bold=False)


def test_what_is_no_transcript_is_refused_or_said(baker: Session) -> None:
    """No maker, no bytes, the recording itself, a source that is none: refused; words without times: a warning."""
    for data, told in (
        (WORDS.encode(), {"made_by": " "}),
        (b"", {}),
        (b"OggS" + bytes(60), {}),
        (WORDS.encode(), {"recording": "nothing"}),
    ):
        with pytest.raises(WrongCall):
            attach(baker, data, **told)
    plain = attach_transcript(
        baker, "baker", "voice.ogg", b"He was taken away.", "a.txt", "Reed", machine=False, note="n"
    )
    assert [finding.code for finding in plain.findings] == ["transcript-without-times"]
    with pytest.raises(WrongCall, match="no recording"):
        attach(baker, recording="a.txt")


def test_an_erased_recording_leaves_no_tie(baker: Session) -> None:
    """What tied the two goes with either of them."""
    attach(baker)
    recording, words = baker.vault.evidence.sources(baker.case("baker").id)
    with baker.vault.transaction():
        baker.vault.evidence.erase_source(recording.id)
    assert baker.vault.evidence.transcripts(words.id) == ()

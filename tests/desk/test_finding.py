"""What a search shows, and what it leaves behind."""

import wave
import zipfile
from pathlib import Path

from habeas.desk.find_shape import hit_shape
from habeas.desk.find_within import How
from habeas.desk.finding import Wanted, find
from habeas.desk.paging import bind
from habeas.desk.preserving import Circumstances
from habeas.desk.session import Session
from habeas.desk.taking_in import take_in_files, take_in_standard_input
from habeas.desk.transcripts import attach_transcript
from habeas.evidence.sources.source import Secrecy

TEXT = (
    "Ilyas Qarabulaq was held for two days. " + "Nothing was written down about it. " * 9 + "\n\n"
    "His lawyer Dana Testova was not let in; the investigator said that lawyers come later.\n"
)


def taken(session: Session, secrecy: Secrecy = Secrecy.PUBLIC) -> None:
    """A source of an invented case."""
    take_in_standard_input(session, "baker", TEXT.encode(), Circumstances(secrecy))


def test_a_snippet_is_a_slice_with_its_words_marked(session: Session) -> None:
    """The text of a hit stands in the reading where it says, and each mark is a word that was found."""
    taken(session)
    [shown] = find(session, Wanted("lawyer")).shown
    assert shown.reading is not None
    shape = hit_shape(shown)
    told, place = shape["snippet"], shape["place"]
    assert told is not None
    assert place is not None
    assert shown.reading.text[told["start"] : told["end"]] == told["text"]
    assert [shown.reading.text[start:end] for start, end in told["marks"]] == ["lawyer", "lawyers"]
    assert place["paragraph"] == 2
    assert shape["cases"] == ["baker"]


def test_the_audit_trail_holds_no_word_of_the_question(session: Session) -> None:
    """A search is recorded with the protected sources that it showed, and without its words."""
    taken(session, Secrecy.PRIVILEGED)
    source = find(session, Wanted("Testova")).shown[0].source
    entry = session.vault.audit.entries()[-1]
    assert entry.action == "find"
    assert source is not None
    assert entry.detail == {"hits": "1", "protected": source.id}
    assert "testova" not in str(entry).lower()


def test_a_search_of_one_case_shows_nothing_of_another(session: Session) -> None:
    """The case that is named is searched alone."""
    taken(session)
    take_in_standard_input(session, "weaver", b"The lawyer of the weaver came.", Circumstances(Secrecy.PUBLIC))
    assert len(find(session, Wanted("lawyer")).shown) == 2
    [only] = find(session, Wanted("lawyer", case="weaver")).shown
    assert only.cases == ("weaver",)


def test_a_hit_names_what_its_source_belongs_to(session: Session, tmp_path: Path) -> None:
    """A sheet of a document, a file out of an archive and the words of a recording each say what they belong to."""
    (tmp_path / "one.txt").write_text("The first sheet names a lighthouse.")
    (tmp_path / "two.txt").write_text("The second sheet names a lighthouse.")
    with zipfile.ZipFile(tmp_path / "drawer.zip", "w") as archive:
        archive.writestr("note.txt", "A note about a windmill.")
    with wave.open(str(tmp_path / "call.wav"), "wb") as sound:
        sound.setparams((1, 1, 8_000, 0, "NONE", ""))
        sound.writeframes(bytes(80))
    take_in_files(session, "baker", sorted(tmp_path.iterdir()), Circumstances(Secrecy.PUBLIC))
    bind(session, "baker", ["one.txt", "two.txt"], "Order of 14 March")
    words = b"1\n00:00:05,000 --> 00:00:08,000\nShe spoke of a waterfall.\n"
    attach_transcript(session, "baker", "call.wav", words, "call.srt", "wren", machine=False, note="")
    sheets = find(session, Wanted("lighthouse", kinds=("source",))).shown
    assert {(each.within[0].title, each.within[0].sheet, each.within[0].sheets) for each in sheets} == {
        ("Order of 14 March", 1, 2),
        ("Order of 14 March", 2, 2),
    }
    [part] = find(session, Wanted("windmill")).shown
    assert [(each.how, each.title) for each in part.within] == [(How.PART, "drawer.zip")]
    [spoken] = find(session, Wanted("waterfall")).shown
    assert [(each.how, each.title) for each in spoken.within] == [(How.TRANSCRIPT, "call.wav")]
    place = hit_shape(spoken)["place"]
    assert place is not None
    assert place["cue"] is not None
    assert place["cue"][0] == 5_000
    assert [shape["sheet"] for shape in hit_shape(sheets[0])["within"]] == [sheets[0].within[0].sheet]

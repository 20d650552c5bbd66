"""What a search shows, and what it leaves behind."""

from habeas.desk.find_shape import hit_shape
from habeas.desk.finding import Wanted, find
from habeas.desk.session import Session
from habeas.desk.taking_in import Circumstances, take_in_standard_input
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

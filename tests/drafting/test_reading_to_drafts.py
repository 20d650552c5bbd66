"""From a reading to drafts, whole."""

from hypothesis import given
from hypothesis import strategies as st

from habeas.base.digest import Digest
from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.drafting.reading_to_drafts import draft
from habeas.evidence.text.reading import Reading


def reading_of(text: str, lang: Lang | None = Lang.EN) -> Reading:
    """A reading whose whole text is its main text."""
    return Reading(Digest("sha256:" + "0" * 64), "test/1", text, (Span(0, len(text)),), lang=lang)


def test_an_arrest_is_drafted_with_its_person_and_organ() -> None:
    """A passive sentence gives the person, who they are, and the apprehension with the organ that made it."""
    organ = "Kokzhar city department of the National Security Committee"
    text = f"The painter Kanat Berdenov was arrested by officers of the {organ}."
    drafted = draft(reading_of(text))
    arrest = next(d for d in drafted.drafts if d.type == "apprehension")
    assert arrest.subject == "Kanat Berdenov"
    assert arrest.value["organ"] == organ
    assert arrest.extractor == "english/1"
    person = next(d for d in drafted.drafts if d.type == "person")
    assert (person.value["role"], person.quote) == ("detainee", "Kanat Berdenov")


def test_every_quote_is_the_text_of_its_span() -> None:
    """The quote of every draft is the first reading's text there, glued words and all."""
    text = "On May 3 thepainter KanatBerdenov was arrested by employees of the KNB. He was not released."
    drafted = draft(reading_of(text))
    assert drafted.drafts
    assert all(d.quote == text[d.span.start : d.span.end] for d in drafted.drafts)


def test_a_language_that_is_not_read_is_said() -> None:
    """Sentences in another language give no draft and one finding that says where they begin."""
    text = "Der Maler wurde am dritten Mai von der Polizei in seiner Wohnung verhaftet und sitzt seitdem im Gefängnis."
    drafted = draft(reading_of(text, None))
    assert drafted.drafts == ()
    assert [finding.code for finding in drafted.findings] == ["no-drafting-language"]


def test_a_reading_without_main_text_is_said() -> None:
    """Nothing to read is a finding, not an error."""
    empty = Reading(Digest("sha256:" + "0" * 64), "test/1", "Home. Contact.", ())
    drafted = draft(empty)
    assert (drafted.drafts, [finding.code for finding in drafted.findings]) == ((), ["no-main-text"])


_PIECES = st.sampled_from(
    [
        *(
            "Kanat Berdenov",
            "KanatBerdenov",
            "the artist",
            "he",
            "his lawyer Olga Stern",
            'the agent "Tulpar"',
            "Judge Li",
        ),
        *("was arrested", "was charged under Article 256 part 1 of the Criminal Code", "extended his detention"),
        *("by officers of the KNB", "on 3 May 2022", "until 4 July", "for two months", "in SIZO No. 4", "for 90 days"),
        *(", and", ".", "?", "“", "”", "—", "\n\n", "according to the defence,", "prosecutors claim that", "allegedly"),
        *("no evidence", "&#8217;", "ofthe", "тюрьма", "ұсталды", "At that time", "the court"),
    ]
)


@given(st.lists(_PIECES, min_size=1, max_size=25))
def test_no_text_breaks_drafting_or_its_quotes(pieces: list[str]) -> None:
    """Whatever the order of its words, a text gives drafts whose quotes are exactly its own, in order."""
    text = "x " + " ".join(pieces)
    made = draft(reading_of(text)).drafts
    assert all(d.quote == text[d.span.start : d.span.end] == d.quote.strip() for d in made)
    assert list(made) == sorted(made, key=lambda d: d.span)

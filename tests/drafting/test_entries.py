"""Lists of several people: what an entry tells without a subject is about the name at its head."""

from habeas.base.digest import Digest
from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.drafting.draft import Draft
from habeas.drafting.reading_to_drafts import draft
from habeas.evidence.text.reading import Reading


def _drafts(text: str, type_: str) -> list[Draft]:
    reading = Reading(Digest("sha256:" + "0" * 64), "test/1", text, (Span(0, len(text)),), lang=Lang.EN)
    return [d for d in draft(reading).drafts if d.type == type_]


def test_an_entry_is_about_the_name_at_its_head() -> None:
    """Two entries without subjects give each person their own arrest."""
    made = _drafts(
        "Pavel Stern. Doctor. Detained on 3 May 2023.\n\nOlga Lavrik. Detained on 9 June 2023.\n", "apprehension"
    )
    assert {(d.subject, d.value["when"]) for d in made} == {
        ("Pavel Stern", "2023-05-03"),
        ("Olga Lavrik", "2023-06-09"),
    }


def test_a_paragraph_that_begins_with_a_sentence_about_somebody_is_no_entry() -> None:
    """Prose is left alone: its arrests stay with those whom it names as subjects."""
    text = "Pavel Stern met Olga Lavrik.\n\nOlga Lavrik was arrested on 9 June 2023. Her office was searched.\n"
    assert [d.subject for d in _drafts(text, "apprehension")] == ["Olga Lavrik"]
    assert [d.subject for d in _drafts(text, "search")] == ["Olga Lavrik"]

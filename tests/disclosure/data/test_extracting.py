"""An extract has what was admitted, each thing once, under ids of its own, in an order that tells nothing."""

import random
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.disclosure.gate.full import decided, full
from tests.disclosure.invented import HELD, Making, example, start
from tests.output.extracting import KEY, cases, everything, extract_of

from habeas.base.known import Absent, Unknown
from habeas.base.language import Lang
from habeas.disclosure.audience import Audience
from habeas.disclosure.data.extracting import extract_case
from habeas.disclosure.data.release_ids import ReleaseIds
from habeas.disclosure.gate.admission import Admitted, admit
from habeas.disclosure.gate.asking import Asked
from habeas.disclosure.gate.held import Held, Protection, Thing
from habeas.disclosure.gate.stand_ins import stand_in
from habeas.evidence.sources.source import Secrecy

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


def _admitted(made: Making) -> Admitted:
    return admit(Asked(made.fold(), tuple(made.sources), Audience.SELF), Lang.EN)


@settings(deadline=None, max_examples=40)
@given(cases())
def test_every_admitted_fact_is_there_once_with_all_its_places(made: Making) -> None:
    """There is one fact for each that was admitted, with as many different places as its statements have."""
    admitted = _admitted(made)
    extract = extract_case(admitted, ReleaseIds(KEY))
    told = admitted.casefile.facts
    assert len(extract.facts) == len(told) == len({one.id for one in extract.facts})
    places = {
        (one.source, one.anchor.span.start, one.anchor.quote, str(one.when)) for fact in told for one in fact.statements
    }
    found = {
        (one.source, one.start, one.quote, one.says.get("when")) for fact in extract.facts for one in fact.citations
    }
    assert len(found) == len(places)
    assert {one.subject for one in extract.facts} <= {one.id for one in extract.entities}


@settings(deadline=None, max_examples=25)
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_recording_shows_nowhere(made: Making, order: random.Random) -> None:
    """The same case recorded in any order is the same extract."""
    assert extract_of(made, order) == extract_of(made)


def test_each_language_has_its_own_stand_ins() -> None:
    """A sentence of an extract names somebody who is held back as that sentence's language does, and no other."""
    decision = decided(full(), Audience.PUBLIC)
    tongues = {lang: decision.admitted(lang) for lang in Lang}
    extract = extract_case(tongues[Lang.EN], ReleaseIds(KEY), tongues)
    [searched] = [one for one in extract.facts if one.prop == "search"]
    told = {lang: stand_in("other", lang) for lang in Lang}
    for lang, sentence in searched.sentence.items():
        assert told[lang] in sentence
        assert not any(other in sentence for key, other in told.items() if key is not lang)
    alone = extract_case(tongues[Lang.EN], ReleaseIds(KEY))
    assert [one.id for one in alone.facts] == [one.id for one in extract.facts]


def test_no_id_of_the_vault_leaves() -> None:
    """Neither ids of statements, entities, sources and the case, nor signs made from them, stand in an extract."""
    made = everything()
    filing = made.say(0, "complaint", {"to": "court"}, "filed")
    made.say(1, "reply", {"by": "court", "answers": filing.id}, "replied")
    made.say(1, "question", {"text": "Why?", "proposed_as": "Q-00ff00ff"}, "Why?")
    text = repr(replace(extract_of(made), vocabulary=None))  # type: ignore[arg-type]  # its ids are no secret
    ours = [str(one.id) for each in (made.statements, made.entities, made.sources) for one in each]
    assert [key for key in (*ours, "d" * 32, "Q-00ff00ff") if key[:10] in text] == []


def test_a_reference_is_by_the_ids_of_the_release() -> None:
    """What answers a fact names it by the id under which it leaves, by whichever of its statements it was named."""
    made = start()
    filings = [made.say(n, "complaint", {"to": "the court"}, "filed", when="2023-03-12") for n in (0, 1)]
    made.say(1, "reply", {"by": "the court", "answers": filings[1].id}, "replied")
    by_prop = {one.prop: one for one in extract_of(made).facts}
    value = by_prop["reply"].value
    assert not isinstance(value, Unknown | Absent)
    assert value["answers"] == by_prop["complaint"].id


def test_a_reference_to_what_was_not_admitted_is_dropped() -> None:
    """That there is something else would already be an answer."""
    made = start()
    made.say(1, "reply", {"by": "the court", "answers": "ab" * 32}, "replied")
    [fact] = extract_of(made).facts
    assert fact.value == {"by": "the court"}


@settings(deadline=None, max_examples=25)
@given(cases())
def test_no_text_has_signs_that_no_format_carries(made: Making) -> None:
    """Control signs are replaced by a sign that says so; tabs and line ends stay."""
    extract = extract_of(made)
    texts = [one.quote or "" for fact in extract.facts for one in fact.citations]
    texts += [text for fact in extract.facts for text in fact.sentence.values()]
    texts += [name.text for one in extract.entities for name in one.names]
    texts += [value for fact in extract.facts for one in fact.citations for value in map(str, one.says.values())]
    assert not any(_CONTROL.search(text) for text in texts)


def test_words_that_are_held_back_do_not_leave() -> None:
    """Where only the words of a statement are held back it is told without them, and without their place."""
    made = example()
    admitted = _admitted(made)
    first = admitted.casefile.facts[0].statements[0]
    held = Held(Thing.STATEMENT, first.id, (Protection.MENTIONS,), words_only=True)
    extract = extract_case(replace(admitted, held=(held,)), ReleaseIds(KEY))
    places = [one for fact in extract.facts for one in fact.citations if one.quote is None]
    assert [(one.start, one.end) for one in places] == [(None, None)]
    assert extract.held == {"mentions": 1}


@pytest.mark.parametrize("secrecy", list(Secrecy))
def test_digests_are_told_of_public_sources_only(secrecy: Secrecy) -> None:
    """Any other source has a salted commitment in place of its digest."""
    made = example()
    day = made.sources[0].description.published
    assert day is not None
    undertaking = day.value if secrecy is Secrecy.UNDERTAKING else None
    made.sources[0] = replace(made.sources[0], secrecy=secrecy, undertaking_on=undertaking)
    source = next(one for one in extract_of(made).sources if one.title == "Painter held over a canvas")
    public = secrecy is Secrecy.PUBLIC
    assert (source.digest is not None, source.commitment is None) == (public, public)


def test_a_source_whose_words_are_held_back_has_no_digest() -> None:
    """A digest finds the paper as its words do."""
    made = example()
    held = Held(Thing.SOURCE, made.sources[0].id, (Protection.RULED,), words_only=True)
    extract = extract_case(replace(_admitted(made), held=(held,)), ReleaseIds(KEY))
    assert [one.digest is None for one in extract.sources if one.title == "Painter held over a canvas"] == [True]


def test_each_place_says_what_its_source_says() -> None:
    """A fact joins what several sources give; each place keeps its own words and its own date."""
    made = start()
    made.say(0, "apprehension", {"organ": "Security Service", "place": "his studio"}, "held", when="2023-03-03")
    made.say(1, "apprehension", {}, "задержан", when="2023-03")
    facts = [one for one in extract_of(made).facts if one.prop == "apprehension"]
    says = {str(one.lang): dict(one.says) for fact in facts for one in fact.citations}
    assert says["ru"] == {"when": "2023-03"}
    assert says["en"] == {"organ": "Security Service", "place": "his studio", "when": "2023-03-03"}


def test_names_stand_with_their_languages_and_the_first_is_the_one_they_go_by() -> None:
    """Every name of a person is there once for each language it stands in."""
    [held] = [one for one in extract_of(example()).entities if one.detained]
    assert held.names[0].text == "Timur Esenov"
    assert {(one.text, one.lang) for one in held.names} == {
        ("Timur Esenov", Lang.EN),
        ("Tim of the Steppe", Lang.EN),
        ("Тимур Есенов", Lang.RU),
        ("Тимур Есенов", Lang.KK),
    }
    assert held.id == ReleaseIds(KEY).of("entity", HELD)

"""The View of a ledger: what it says, and whom it never reaches."""

from dataclasses import replace
from importlib import resources

import pytest
import yaml
from tests.findings.ledger.made import CLAIM, bears, claims, ledger, said

from habeas.base.errors import WrongCall
from habeas.base.ids import SourceId
from habeas.base.language import Lang
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.audiences import rules_of
from habeas.disclosure.ledger import view_ledger
from habeas.disclosure.ledger_view import LedgerView
from habeas.disclosure.view import plain
from habeas.disclosure.words_file import file_words
from habeas.evidence.sources.independence import Independence
from habeas.findings.ledger.ledger import Ledger
from habeas.findings.ledger.reasons import standard_sources
from habeas.findings.ledger.shape import ledger_json
from habeas.findings.ledger.terms import Standard, State
from habeas.record.vocabulary.loading import vocabulary

RECRUITED = said("allegation", {"claim": "He recruited students"}, by="agent Kestrel")
NOBODY = said("counter_evidence", {"claim": "No student was recruited"}, by="the prosecution", place=1000)


def whole() -> Ledger:
    """A ledger with an agent, a tie by a person, and a decision older than it."""
    decided = said(
        "allegation_state", {"state": "untested", "standard": "reasonable_grounds"}, of=CLAIM, at=2, why="Nobody asked."
    )
    return ledger(RECRUITED, claims(RECRUITED), NOBODY, decided, bears(NOBODY, "contradicts", at=3))


def view(lang: Lang = Lang.EN) -> LedgerView:
    """That ledger in one language."""
    made = whole()
    return view_ledger(made, (), Audience.SELF, lang, made.allegations)


@pytest.mark.parametrize("audience", [one for one in Audience if one is not Audience.SELF])
def test_nobody_but_self_is_shown_a_ledger(audience: Audience) -> None:
    """A ledger holds everything, code names too: it is shown to whoever holds the vault and to nobody else."""
    made = whole()
    with pytest.raises(WrongCall, match="code names"):
        view_ledger(made, (), audience, Lang.EN, made.allegations)


def test_which_opinions_exclude_one_another_is_for_the_defence() -> None:
    """What a person made of expert opinions is on no list but those of `self`, the team and counsel."""
    for audience in set(Audience) - {Audience.SELF, Audience.TEAM, Audience.COUNSEL}:
        assert "opinions_exclude" not in rules_of(audience).told, audience


@pytest.mark.parametrize("lang", list(Lang))
def test_everything_is_told_in_every_language(lang: Lang) -> None:
    """States, sides, reasons and warnings are in the language of the View; quotes as printed."""
    [one] = view(lang).allegations
    states = vocabulary().lists["allegation_states"].codes
    assert one.proposed.state == states["refuted_by_accuser"][lang]
    [decision] = one.decisions
    assert decision.state == states["untested"][lang]
    assert decision.standard == vocabulary().lists["standards_of_proof"].codes["reasonable_grounds"][lang]
    assert decision.predates
    assert decision.reasons == "Nobody asked."
    assert one.breaks[0].place.quote.text == "No student was recruited"
    assert any("Kestrel" in warning for warning in one.warnings)
    assert plain(one.claim) == ("He recruited students" if lang is Lang.EN else CLAIM.name)


def test_one_allegation_alone_brings_nothing_else() -> None:
    """Where one of several is asked for, agents and opinions of the others stay behind."""
    other = said("allegation", {"claim": "He fled"}, by="the prosecution", place=4000)
    made = ledger(RECRUITED, other)
    shown = view_ledger(made, (), Audience.SELF, Lang.EN, made.allegations[:1])
    assert len(shown.allegations) == 1
    assert shown.agents == ()


def test_every_word_is_there_in_three_languages_and_claims_nothing() -> None:
    """The wording file is whole, and calls nobody guilty, nothing proof, and no state more than it is."""
    path = resources.files("habeas.disclosure") / "wording" / "ledger.yaml"
    raw = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    assert {frozenset(said) for said in raw.values()} == {frozenset(lang.value for lang in Lang)}
    told = " ".join(file_words("ledger", Lang.EN).values()).lower()
    assert not [word for word in ("guilty", "proof", "political prisoner", "responsible", "certif") if word in told]


def test_code_lists_and_terms_are_the_same() -> None:
    """What the rules propose and the vocabulary lists are one list each; every standard says where it is used."""
    assert set(vocabulary().lists["allegation_states"].codes) == set(State)
    assert set(vocabulary().lists["standards_of_proof"].codes) == set(Standard) == set(standard_sources())


def test_a_reprint_is_no_second_witness_in_a_heading() -> None:
    """What is tied from two sources that are one text is told as one independent source; from one, without a number."""
    other = replace(NOBODY, source=SourceId("e" * 32), nonce="0" * 31 + "7")
    made = ledger(
        RECRUITED,
        claims(RECRUITED),
        NOBODY,
        other,
        bears(NOBODY, "contradicts", at=3),
        bears(other, "contradicts", at=4),
    )
    one_text = Independence({NOBODY.source: NOBODY.source, other.source: NOBODY.source}, (), {})
    [shown] = view_ledger(made, (), Audience.SELF, Lang.EN, made.allegations, one_text).allegations
    assert shown.headings["breaks"].endswith("(sources: 2; independent as far as the texts tell: 1)")
    assert shown.headings["made"] == "Who says it, and where"
    [line] = [each for each in ledger_json(made, {}, made.allegations, one_text.count) if "ties" in each]
    counted = line["sources"]
    assert isinstance(counted, dict)
    assert counted["contradicts"] == {"all": 2, "independent": 1}

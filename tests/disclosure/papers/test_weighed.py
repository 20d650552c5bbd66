"""What is alleged and what carries it, in papers for others: attributed, with its standard, and nothing held back."""

from dataclasses import replace

import pytest
from tests.disclosure.gate.accusing import REASON, answers_of, decide_state, decision_of, tie, with_claim
from tests.disclosure.papers.answering import answers_of as whole_answers_of

from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.last_look import LastLook
from habeas.disclosure.papers.languages import PaperLang
from habeas.disclosure.papers.paper import Paper, PaperKind, sentences_in
from habeas.disclosure.papers.registry import compose
from habeas.disclosure.papers.telling import Wanted
from habeas.disclosure.view import plain
from habeas.record.statements import Confidentiality

SECRET = "zzkvorne said so to her lawyer"
PLACES = [
    (PaperKind.PRESS_NOTE, Audience.PRESS, PaperLang.EN),
    (PaperKind.SPECIAL_PROCEDURES, Audience.UN_BODY, PaperLang.EN),
    (PaperKind.SPECIAL_PROCEDURES, Audience.UN_BODY, PaperLang.FR),
    (PaperKind.WGAD, Audience.UN_BODY, PaperLang.ES),
    (PaperKind.COMPLAINT, Audience.COURT, PaperLang.RU),
    (PaperKind.COMPLAINT, Audience.COURT, PaperLang.KK),
    (PaperKind.DOSSIER, Audience.UN_BODY, PaperLang.RU),
]
JUDGED = {
    PaperLang.EN: "contested (standard: reasonable suspicion)",
    PaperLang.FR: "soupçon raisonnable)",
    PaperLang.ES: "(criterio: sospecha razonable)",
    PaperLang.RU: "спорно (стандарт: обоснованное подозрение)",
    PaperLang.KK: "даулы (стандарты: негізді күдік)",
}


def paper_of(kind: PaperKind, audience: Audience, lang: PaperLang, *, privileged: bool) -> tuple[Paper, LastLook]:
    """The paper on a case with a tied denial and a decision, and with a tie to what is privileged if asked for."""
    made, claim = with_claim()
    denial = made.say(0, "denial", {"claim": "The canvas calls for nothing."}, "calls for nothing", by="the defence")
    tie(made, denial, "contradicts")
    if privileged:
        own = made.say(0, "counter_evidence", {"claim": SECRET}, SECRET)
        made.statements[-1] = own = replace(own, confidentiality=Confidentiality.PROTECTED)
        tie(made, own)
    decide_state(made, claim)
    decision = decision_of(made, audience)
    admitted = decision.admitted(lang.facts)
    held = admitted.casefile.detainees[0].entity.id
    answers = replace(whole_answers_of(made), ledger=answers_of(made).ledger)
    return compose(Wanted(kind, lang, held, {}), admitted, answers), LastLook(decision, admitted)


def lines(paper: Paper) -> list[str]:
    """Every sentence of the paper."""
    return [plain(one.line) for part in paper.parts for block in part.blocks for one in sentences_in(block)]


@pytest.mark.parametrize(("kind", "audience", "lang"), PLACES)
def test_the_claim_stands_with_what_speaks_against_it(kind: PaperKind, audience: Audience, lang: PaperLang) -> None:
    """Claim, denial and decision stand in the paper, whoever says each named, and the reason of no tie does."""
    paper, look = paper_of(kind, audience, lang, privileged=False)
    told = lines(paper)
    assert any("The canvas calls for strife." in one for one in told)
    assert any("The canvas calls for nothing." in one and "the defence" in one for one in told)
    assert any(JUDGED[lang] in one for one in told)
    assert REASON not in repr(paper)
    assert look.in_value(paper) == ()


@pytest.mark.parametrize(("kind", "audience", "lang"), PLACES)
def test_what_is_tied_and_held_back_shows_nowhere(kind: PaperKind, audience: Audience, lang: PaperLang) -> None:
    """With a privileged tie neither its words nor the decision are told, nor that nothing is tied; the rest is."""
    paper, look = paper_of(kind, audience, lang, privileged=True)
    told = lines(paper)
    assert any("The canvas calls for nothing." in one for one in told)
    assert not any(JUDGED[lang] in one for one in told)
    assert "zzkvorne" not in repr(paper)
    assert look.in_value(paper) == ()

"""From the statements of a case to its ledger."""

from datetime import timedelta

import pytest
from tests.findings.ledger.made import AIDAR, CLAIM, KESTREL, NOON, bears, claims, ledger, said

from habeas.base.ids import Handle, SourceId
from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.findings.ledger.items import Allegation
from habeas.findings.ledger.ledger import Ledger
from habeas.findings.ledger.terms import Finds, Flag, Preservation, Side, State, Weight
from habeas.record.statements import Statement, Withdrawal

RECRUITED = said("allegation", {"claim": "He recruited students for a camp"}, by="the prosecution")
BY_KESTREL = said("allegation", {"claim": "He recruited students for a camp"}, by="agent Kestrel", place=500)
NOBODY = said("counter_evidence", {"claim": "No student of the school was recruited"}, by="the prosecution", place=1000)


def one(made: Ledger) -> Allegation:
    """The only allegation of a ledger."""
    [allegation] = made.allegations
    return allegation


def back(statement: Statement, at: int) -> Withdrawal:
    """A withdrawal so many minutes past noon."""
    return Withdrawal(statement.id, Handle("heron"), NOON + timedelta(minutes=at), "It was a mistake.")


def test_the_same_claim_by_two_speakers_is_one_allegation() -> None:
    """Claims in near-identical words are proposed as one, each with who makes it."""
    allegation = one(ledger(RECRUITED, BY_KESTREL))
    assert {claim.voice.side for claim in allegation.claims} == {Side.ACCUSER, Side.AGENT}
    assert allegation.entity is None
    assert allegation.proposed.state is State.UNTESTED


def test_different_claims_stay_apart() -> None:
    """A claim in other words is an allegation of its own, until a person puts the two together."""
    other = said("allegation", {"claim": "He called for a holy war"}, by="the prosecution", place=3000)
    assert len(ledger(RECRUITED, other).allegations) == 2
    joined = ledger(RECRUITED, other, claims(RECRUITED), claims(other, 2))
    assert len(one(joined).claims) == 2
    assert one(joined).entity == CLAIM.id


def test_a_tie_follows_a_corrected_statement_and_lapses_with_a_withdrawn_one() -> None:
    """A correction of what is tied is tied in its place; what is taken back is tied no more."""
    tied = bears(NOBODY, "contradicts")
    better = said("counter_evidence", {"claim": "Nobody was"}, by="the prosecution", at=3, supersedes=NOBODY.id)
    whole = (RECRUITED, claims(RECRUITED), NOBODY, tied)
    assert one(ledger(*whole)).ties[0].place == NOBODY
    assert one(ledger(*whole, better)).ties[0].place == better
    assert one(ledger(*whole, withdrawn=[back(NOBODY, 4)])).ties == ()


def test_a_withdrawn_tie_leaves_the_proposal_as_before() -> None:
    """Tying and untying is as if nobody had tied."""
    before = one(ledger(RECRUITED, claims(RECRUITED), NOBODY))
    tied = bears(NOBODY, "contradicts")
    during = one(ledger(RECRUITED, claims(RECRUITED), NOBODY, tied))
    after = one(ledger(RECRUITED, claims(RECRUITED), NOBODY, tied, withdrawn=[back(tied, 5)]))
    assert during.proposed.state is State.REFUTED
    assert (after.proposed, after.if_confirmed) == (before.proposed, before.if_confirmed)


def test_what_shares_words_is_proposed_and_counts_only_once_confirmed() -> None:
    """The program's own ties are shown apart; the proposed state rests on people's ties."""
    allegation = one(ledger(RECRUITED, NOBODY))
    [proposal] = allegation.proposals
    assert proposal.cues == ("word:recru", "word:stude")
    assert (allegation.proposed.state, allegation.if_confirmed.state) == (State.UNTESTED, State.REFUTED)


def test_what_a_person_found_without_bearing_is_not_proposed_again() -> None:
    """A rejected tie stays rejected and counts for nothing."""
    no = bears(NOBODY, "contradicts", denies=True)
    allegation = one(ledger(RECRUITED, claims(RECRUITED), NOBODY, no))
    assert (allegation.ties, allegation.proposals) == ((), ())
    assert [each.id for each in allegation.rejected] == [NOBODY.id]
    assert allegation.proposed.state is State.UNTESTED


def test_a_denial_right_behind_a_claim_answers_that_claim() -> None:
    """A denial with no word in common is proposed to the claim before it, and to no other."""
    other = said("allegation", {"claim": "He fled abroad"}, by="the prosecution", place=100)
    denial = said("denial", {"claim": "This is not so"}, by="the defence", place=120)
    made = ledger(RECRUITED, other, denial)
    answered = {each.claim: [tie.cues for tie in each.proposals] for each in made.allegations}
    assert answered == {"He fled abroad": [("next_to",)], "He recruited students for a camp": []}


def test_the_name_of_the_accused_ties_nothing() -> None:
    """What two sentences share but the name of the person held is what counts."""
    claim = said("allegation", {"claim": "Aidar Sample fled"}, by="the prosecution")
    other = said("counter_evidence", {"claim": "Aidar Sample has a sister"}, place=4000)
    assert one(ledger(claim, other)).proposals == ()


def test_an_allegation_that_only_one_agent_carries_says_so() -> None:
    """It hangs on one code name where nobody but that agent, and the accuser repeating it, carries it."""
    made = ledger(RECRUITED, BY_KESTREL)
    assert one(made).alone == KESTREL.id
    [agent] = made.agents
    assert agent.names == ("Kestrel",)
    assert agent.alone_in == agent.said_in == (one(made).key,)
    seen = said("search", {"place": "school"}, place=2000)
    assert one(ledger(BY_KESTREL, claims(BY_KESTREL), seen, bears(seen, "supports"))).alone is None


def test_the_accuser_again_supports_nothing() -> None:
    """The accusing side's claim tied as support is its own word, and proposes nothing better."""
    again = said("allegation", {"claim": "He did recruit them"}, by="the investigation", place=700)
    allegation = one(ledger(RECRUITED, again, claims(RECRUITED), claims(again, 2), bears(again, "supports")))
    assert allegation.ties[0].weight is Weight.ACCUSERS_WORD
    assert allegation.proposed.state is State.UNSUPPORTED


@pytest.mark.parametrize(
    ("fields", "flags"),
    [
        ({}, (Flag.COUNSEL_UNKNOWN,)),
        ({"counsel_present": "none"}, (Flag.NO_COUNSEL,)),
        ({"counsel_present": "appointed", "withdrawn": True}, (Flag.APPOINTED_COUNSEL, Flag.WITHDRAWN)),
        ({"counsel_present": "chosen", "withdrawn_on": "2022-05"}, (Flag.WITHDRAWN,)),
        ({"counsel_present": "chosen", "pressure": True}, (Flag.PRESSURE,)),
        ({"counsel_present": "chosen"}, ()),
    ],
)
def test_a_flagged_statement_of_the_accused_never_carries(fields: dict[str, Plain], flags: tuple[Flag, ...]) -> None:
    """Without chosen counsel, withdrawn or under claimed pressure it is flagged and counts for nothing."""
    own = said("own_statement", {"claim": "I recruited them", **fields}, place=800)
    made = ledger(RECRUITED, claims(RECRUITED), own, bears(own, "supports"))
    [told] = made.own_statements
    assert told.flags == flags
    assert one(made).proposed.state is (State.UNSUPPORTED if flags else State.SUPPORTED)


def test_the_words_of_a_flagged_statement_stay_flagged_by_any_way() -> None:
    """Tied as a quote, by another statement of its words, or as said by the accused, a confession carries nothing."""
    own = said("own_statement", {"claim": "I recruited them", "counsel_present": "none"}, place=800)
    same = said("irregularity", {"claim": "I recruited them"}, place=800)
    heard = said("health", {"claim": "I did it all"}, by="Aidar Sample", place=1500)
    quoted = said("bears_on", {"direction": "supports"}, of=CLAIM, at=3, place=805, why="He signed.")
    whole = (RECRUITED, claims(RECRUITED), own, same, heard)
    for by in (bears(same, "supports"), bears(heard, "supports"), quoted):
        allegation = one(ledger(*whole, by))
        assert allegation.ties[0].weight is Weight.FLAGGED
        assert allegation.proposed.state is State.UNSUPPORTED


def test_the_claims_of_pressure_stand_with_the_statement() -> None:
    """The statements on ill-treatment that are named for it are found, a correction in the place of the first."""
    beaten = said("ill_treatment", {"claim": "He was kept awake"}, place=900)
    better = said("ill_treatment", {"claim": "He was kept awake for two days"}, at=2, supersedes=beaten.id)
    own = said("own_statement", {"claim": "I did", "pressure_in": [beaten.id]}, place=800)
    [told] = ledger(beaten, better, own).own_statements
    assert told.pressure == (better,)


def test_a_decision_says_what_came_after_it() -> None:
    """A tie, a correction or a withdrawal after the decision is named; one before it is not."""
    tied = bears(NOBODY, "contradicts", at=2)
    decided = said(
        "allegation_state", {"state": "contested", "standard": "reasonable_grounds"}, of=CLAIM, at=3, why="So it is."
    )
    whole = (RECRUITED, claims(RECRUITED), NOBODY, tied, decided)
    [decision] = one(ledger(*whole)).decisions
    assert (decision.state, decision.standard, decision.since) == (State.CONTESTED, "reasonable_grounds", ())
    seen = said("search", {"place": "school"}, place=2000)
    later = bears(seen, "supports", at=4)
    assert one(ledger(*whole, seen, later)).decisions[0].since == (later.id,)
    assert one(ledger(*whole, withdrawn=[back(tied, 5)])).decisions[0].since == (tied.id,)
    better = said("counter_evidence", {"claim": "Nobody was"}, at=6, supersedes=NOBODY.id)
    assert one(ledger(*whole, better)).decisions[0].since == (better.id,)


def test_the_history_has_every_step() -> None:
    """What was recorded on it and what was taken back stands in the order of time, with who and why."""
    tied = bears(NOBODY, "contradicts", at=2)
    made = ledger(RECRUITED, claims(RECRUITED), NOBODY, tied, withdrawn=[back(tied, 5)])
    steps = made.history[CLAIM.id]
    assert [(step.did, step.statement.prop) for step in steps] == [
        ("recorded", "allegation_claim"),
        ("recorded", "bears_on"),
        ("withdrawn", "bears_on"),
    ]
    assert steps[-1].reason == "It was a mistake."


def test_open_questions_stand_with_what_they_ask_about() -> None:
    """A question that shares words is shown until a reply names it."""
    asked = said("question", {"text": "Which students were recruited, and when?"}, place=5000)
    assert [fact.statements for fact in one(ledger(RECRUITED, asked)).questions] == [(asked,)]
    reply = said("reply", {"by": "Court", "answers": asked.id}, place=6000)
    assert one(ledger(RECRUITED, asked, reply)).questions == ()


def _opinion(conclusion: str, place: int, **fields: Plain) -> Statement:
    return said("expert_opinion", {"conclusion": conclusion, **fields}, place=place)


def test_opinions_that_exclude_one_another_are_proposed_and_judged() -> None:
    """One that found signs and one that found none, on one matter, are a pair until a person says otherwise."""
    yes, no = _opinion("The text contains signs of hatred", 100), _opinion("There are no signs of hatred in it", 200)
    [pair] = ledger(yes, no).exclusions
    assert pair.by is None
    assert {pair.one.finds, pair.other.finds} == {Finds.FOUND, Finds.NOT_FOUND}
    verdict: dict[str, Plain] = {"opinion": no.id, "other_opinion": yes.id, "exclusive": False}
    assert ledger(yes, no, said("opinions_exclude", verdict, at=2)).exclusions == ()
    same = _opinion("The text contains a call", 300)
    judged = said("opinions_exclude", {"opinion": yes.id, "other_opinion": same.id, "exclusive": True}, at=2)
    assert [pair.by for pair in ledger(yes, same, judged).exclusions] == [judged]


@pytest.mark.parametrize(
    ("fields", "preserved"),
    [
        ({}, Preservation.NOT_STATED),
        ({"rests_on": "a post"}, Preservation.NOT_HERE),
        ({"rests_on": "a post", "preserved": False}, Preservation.NOT_PRESERVED),
        ({"rests_on": "a post", "kept_as": "s1"}, Preservation.KEPT),
        ({"rests_on": "a post", "kept_as": "s9"}, Preservation.NOT_HERE),
    ],
)
def test_an_opinion_says_whether_what_it_examined_is_kept(fields: dict[str, Plain], preserved: Preservation) -> None:
    """Kept means that it is a source of the case; what is only named, or not preserved, is marked."""
    [opinion] = ledger(_opinion("It contains a call", 100, **fields)).opinions
    assert opinion.preserved is preserved


@pytest.mark.parametrize(
    ("speaker", "side"),
    [
        ("следствие", Side.ACCUSER),
        ("специализированный следственный суд Тасколя", Side.OTHER),
        ("адвокат", Side.DEFENCE),
        ("агент «Kestrel»", Side.AGENT),
        ("айыптау тарапы", Side.ACCUSER),
        ("Aidar Sample", Side.ACCUSED),
        ("the capital's department of the KNB", Side.ACCUSER),
        ("a neighbour", None),
        (None, None),
    ],
)
def test_whose_word_it_is_is_told_from_the_name(speaker: str | None, side: Side | None) -> None:
    """Courts, accusers, lawyers, agents and the accused are told apart; of others nothing is supposed."""
    claim = said("allegation", {"claim": "He recruited"}, by=speaker, lang=Lang.RU)
    assert one(ledger(claim)).claims[0].voice.side is side


def test_a_paper_of_the_accuser_speaks_for_it() -> None:
    """Where nobody else is named, the author of the paper says it."""
    claim = said("allegation", {"claim": "He recruited"})
    told = one(ledger(claim, authors={SourceId("s1"): "Обвинительный акт"}))
    assert told.claims[0].voice.side is Side.ACCUSER


def test_the_order_of_statements_makes_no_difference() -> None:
    """The same record gives the same ledger."""
    whole = [RECRUITED, BY_KESTREL, NOBODY, claims(RECRUITED), bears(NOBODY, "contradicts")]
    assert ledger(*whole).allegations == ledger(*reversed(whole)).allegations
    assert AIDAR.id == one(ledger(RECRUITED)).subject

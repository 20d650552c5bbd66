"""The ledger in a real vault: everything is a statement, and nothing is lost."""

from datetime import date
from pathlib import Path

import pytest

from habeas.base.digest import digest_of
from habeas.base.errors import WrongCall
from habeas.base.ids import SourceId
from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.desk.copies import clear_copies
from habeas.desk.ledger import OpenLedger, chosen, ledger_lines, ledger_view, one_allegation, open_ledger
from habeas.desk.ledger_acts import Bearing, LedgerDesk
from habeas.desk.ledger_findings import keep_finding
from habeas.desk.ledger_papers import write_ledger
from habeas.desk.preserving import Circumstances
from habeas.desk.saying import Words, say
from habeas.desk.session import Session
from habeas.desk.taking_in import take_in_standard_input
from habeas.evidence.sources.source import Secrecy
from habeas.findings.ledger.case_finding import CaseFinding, StandsOn
from habeas.findings.ledger.terms import Side, State, Weight
from habeas.record.statements import Statement

TODAY = date(2026, 3, 2)
TEXT = (
    "Ilyas Qarabulaq is held. Prosecutors claim that he recruited bakers for a camp. The agent Kestrel says that he "
    "recruited bakers. The investigator established that there was no recruitment. Ilyas Qarabulaq denies it. An "
    "expert found signs of a call in the post. Another expert found no signs of a call. Without a lawyer he signed "
    "that he had done it.\n"
)


@pytest.fixture
def facts(session: Session) -> dict[str, Statement]:
    """A case of one paper with what each side says in it."""
    [taken] = take_in_standard_input(session, "baker", TEXT.encode(), Circumstances(Secrecy.PUBLIC)).taken
    assert taken.source is not None

    def told(whom: str, prop: str, quote: str, by: str | None = None, **value: Plain) -> Statement:
        return say(session, "baker", Words(whom, prop, value, str(taken.source and taken.source.id), quote, None, by))

    him = "Ilyas Qarabulaq"
    opinion = "expert_opinion"
    told_of_him = say(
        session, "baker", Words(him, "person", {"name": him, "role": "detainee"}, taken.source.id, him, start=0)
    )
    return {
        "person": told_of_him,
        "agent": told("Kestrel", "person", "agent Kestrel", name="Kestrel", role="agent"),
        "claim": told(him, "allegation", "he recruited bakers for a camp", "Prosecutors", claim="he recruited bakers"),
        "again": told(him, "allegation", "he recruited bakers.", "agent Kestrel", claim="he recruited some bakers"),
        "none": told(
            him, "counter_evidence", "there was no recruitment", "the investigator", claim="there was no recruitment"
        ),
        "found": told(him, opinion, "found signs of a call in the post", conclusion="found signs of a call"),
        "not": told(him, opinion, "found no signs of a call", conclusion="found no signs of a call"),
        "own": told(him, "own_statement", "he had done it", claim="he had done it", counsel_present="none"),
    }


def desk(session: Session) -> LedgerDesk:
    """The acts on the ledger of that case."""
    return LedgerDesk(session, "baker", TODAY)


def now(session: Session) -> OpenLedger:
    """The ledger of that case as it stands."""
    return open_ledger(session, "baker", TODAY)


def test_with_nothing_tied_by_hand_it_proposes(session: Session, facts: dict[str, Statement]) -> None:
    """Accepted facts alone give the allegations, who makes them, and opinions that exclude one another."""
    opened = now(session)
    claimed = {one.claim: {claim.voice.side for claim in one.claims} for one in opened.ledger.allegations}
    assert claimed == {"he recruited bakers": {Side.ACCUSER}, "he recruited some bakers": {Side.AGENT}}
    assert len(opened.ledger.exclusions) == 1
    assert all(one.entity is None for one in opened.ledger.allegations)


def test_a_story_of_one_allegation(session: Session, facts: dict[str, Statement]) -> None:
    """Claims are joined, ties change what is proposed, a decision stands, and a later tie says that it is older."""
    key = desk(session).add([facts["claim"].id[:10], facts["again"].id[:10]], "One act in other words.")
    one = one_allegation(now(session).ledger, key)
    assert {claim.statement.id for claim in one.claims} == {facts["claim"].id, facts["again"].id}
    assert one.alone == facts["agent"].subject
    own = desk(session).tie(key, facts["own"].id, Bearing("supports", "He is said to have signed."), None, None)
    one = one_allegation(now(session).ledger, key)
    assert (one.ties[0].weight, one.proposed.state) == (Weight.FLAGGED, State.UNSUPPORTED)
    decided = desk(session).decide(
        key, {"state": "unsupported_on_the_record", "standard": "reasonable_suspicion"}, "Only an agent says so."
    )
    tie = Bearing("contradicts", "Established after the arrest.", "admission_by_authority")
    desk(session).tie(key, facts["none"].id, tie, None, None)
    one = one_allegation(now(session).ledger, key)
    assert one.proposed.state is State.REFUTED
    assert len(one.decisions[0].since) == 1
    better = desk(session).decide(
        key, {"state": "refuted_by_accuser", "standard": "reasonable_grounds"}, "They say so."
    )
    assert better.supersedes == decided.id
    one = one_allegation(now(session).ledger, key)
    assert [(each.state, each.since) for each in one.decisions] == [(State.REFUTED, ())]
    desk(session).untie(own.id[:10], "It is no admission.")
    steps = now(session).ledger.history[key]
    assert [step.did for step in steps].count("withdrawn") == 1
    assert [step.statement.prop for step in steps].count("allegation_state") == 2


def test_acting_on_a_proposed_allegation_takes_it_up(session: Session, facts: dict[str, Statement]) -> None:
    """Whoever ties to what the program put together takes it up with its claims."""
    desk(session).tie(facts["claim"].id[:10], facts["none"].id, Bearing("contradicts", "It says so."), None, None)
    [taken] = [one for one in now(session).ledger.allegations if one.entity is not None]
    assert [claim.statement.id for claim in taken.claims] == [facts["claim"].id]


def test_what_is_wrong_with_an_act_changes_nothing(session: Session, facts: dict[str, Statement]) -> None:
    """No reason, a second judgement on one statement, an unknown state: each is refused and nothing is recorded."""
    key = desk(session).add([facts["claim"].id])
    desk(session).tie(key, facts["none"].id, Bearing("contradicts", "It says so."), None, None)
    before = len(session.vault.record.statements(session.case("baker").id))
    with pytest.raises(WrongCall, match="reason"):
        desk(session).tie(key, facts["own"].id, Bearing("supports", " "), None, None)
    with pytest.raises(WrongCall, match="judged on this already"):
        desk(session).tie(key, facts["none"].id, Bearing("supports", "No, it does."), None, None)
    with pytest.raises(WrongCall, match="not one of"):
        desk(session).decide(key, {"state": "true", "standard": "reasonable_grounds"}, "Why not.")
    with pytest.raises(WrongCall, match="taken up before"):
        desk(session).add([key])
    with pytest.raises(WrongCall, match="no part of the ledger"):
        desk(session).untie(facts["none"].id, "It is none.")
    with pytest.raises(WrongCall, match="not two expert opinions"):
        desk(session).judge_opinions(facts["found"].id, facts["none"].id, True, "They do.")
    assert len(session.vault.record.statements(session.case("baker").id)) == before


def test_a_rejected_proposal_stays_rejected(session: Session, facts: dict[str, Statement]) -> None:
    """What a person found to have no bearing is proposed no more."""
    key = desk(session).add([facts["claim"].id])
    desk(session).tie(key, facts["none"].id, Bearing("qualifies", "Another camp.", none=True), None, None)
    one = one_allegation(now(session).ledger, key)
    assert (one.ties, [each.id for each in one.rejected]) == ((), [facts["none"].id])
    assert facts["none"].id not in {tie.place.id for tie in one.proposals}


def test_elements_dates_and_opinions_are_statements_too(session: Session, facts: dict[str, Statement]) -> None:
    """What a person says of an allegation or of two opinions stands in the record, with its author."""
    key = desk(session).add([facts["claim"].id])
    desk(session).state_part(key, "element", {"element": "act", "code": "criminal", "article": "174"})
    desk(session).state_part(key, "act_date", {"date": "2023-04"})
    desk(session).judge_opinions(facts["found"].id, facts["not"].id, False, "Of two posts.")
    opened = now(session)
    assert opened.ledger.exclusions == ()
    [view] = ledger_view(opened, Lang.EN, chosen(opened.ledger, key)).allegations
    assert view.dates == ("April 2023",)
    assert view.elements[0].startswith("Objective side (act): ")
    assert "174" in view.elements[0]


def test_a_finding_of_another_room_is_kept_and_tied(session: Session, facts: dict[str, Statement]) -> None:
    """The record of a finding is a source; its sentence is quoted by the tie, with its place."""
    source = SourceId(facts["claim"].source)
    stands = StandsOn(source, digest_of(TEXT.encode()))
    finding = CaseFinding("quote.not_found", "No post holds these words.", Lang.EN, (stands,), "habeas quote/1", TODAY)
    kept = keep_finding(session, "baker", finding, Secrecy.CASE_FILE)
    assert kept.source is not None
    desk(session).tie("1", kept.source.id[:8], Bearing("contradicts", "The posts were searched."), None, None)
    [tie] = [tie for one in now(session).ledger.allegations for tie in one.ties]
    assert tie.place.anchor.quote == finding.sentence
    assert tie.place.source == kept.source.id
    with pytest.raises(WrongCall, match="needs its words"):
        desk(session).tie("1", source[:8], Bearing("contradicts", "It does."), None, None)


def test_an_allegation_is_called_by_number_id_or_words(session: Session, facts: dict[str, Statement]) -> None:
    """Words that mean none or several are refused where one is needed."""
    ledger = now(session).ledger
    assert chosen(ledger, None) == ledger.allegations
    assert chosen(ledger, "2") == ledger.allegations[1:]
    assert len(chosen(ledger, "RECRUITED")) == 2
    with pytest.raises(WrongCall, match="2 allegations"):
        one_allegation(ledger, "recruited")
    for nothing in ("9", "camel", ""):
        with pytest.raises(WrongCall, match="No allegation"):
            one_allegation(ledger, nothing)


@pytest.mark.parametrize("ending", ["html", "pdf"])
def test_a_paper_is_remembered_as_a_clear_copy(
    session: Session, facts: dict[str, Statement], tmp_path: Path, ending: str
) -> None:
    """Same View, same bytes; the file is known until it is removed, and another ending is refused."""
    opened = now(session)
    view = ledger_view(opened, Lang.EN, opened.ledger.allegations)
    for name in ("one", "two"):
        write_ledger(session, view, tmp_path / f"{name}.{ending}")
    assert (tmp_path / f"one.{ending}").read_bytes() == (tmp_path / f"two.{ending}").read_bytes()
    assert len(clear_copies(session)) == 2
    with pytest.raises(WrongCall, match="neither"):
        write_ledger(session, view, tmp_path / "one.doc")


def test_the_json_of_one_allegation_holds_no_other(session: Session, facts: dict[str, Statement]) -> None:
    """One allegation is one line; all of them bring agents, opinions and own statements with them."""
    opened = now(session)
    assert len(ledger_lines(opened, opened.ledger.allegations[:1])) == 1
    schemas = [line["schema"] for line in ledger_lines(opened, opened.ledger.allegations)]
    assert schemas == [
        *["habeas.ledger/1"] * 2,
        "habeas.ledger.agent/1",
        *["habeas.ledger.opinion/1"] * 2,
        "habeas.ledger.own_statement/1",
    ]

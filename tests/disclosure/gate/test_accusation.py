"""What carries an accusation goes out as far as it may, and nothing that is held back rides along with a tie."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.disclosure.gate.accusing import (
    ALLEGED,
    IDS,
    REASON,
    answers_of,
    decide_state,
    decision_of,
    part,
    tie,
    with_claim,
)
from tests.disclosure.gate.full import full
from tests.leaks.cases import leak_case
from tests.leaks.seeking import Canary, Seeker

from habeas.base.ids import Handle, StatementId
from habeas.base.language import Lang
from habeas.disclosure.audience import Audience
from habeas.disclosure.data.extracting import extract_case
from habeas.disclosure.gate.accusation import PARTS
from habeas.disclosure.gate.admission import Admitted
from habeas.disclosure.gate.held import Protection, Thing
from habeas.disclosure.gate.last_look import LastLook
from habeas.disclosure.gate.rulings import Ruled, Ruling
from habeas.disclosure.site.composing import Beside, compose_page
from habeas.disclosure.view import plain
from habeas.disclosure.words_file import file_words
from habeas.evidence.sources.source import Secrecy
from habeas.record.statements import Confidentiality, Stance
from habeas.record.vocabulary.loading import vocabulary

OUTSIDE = (Audience.COURT, Audience.UN_BODY, Audience.PARTNER_ARCHIVE, Audience.PRESS, Audience.PUBLIC)
OTHERS = [one for one in Audience if one is not Audience.SELF]
PLACES = len(full().statements)


def let(admitted: Admitted) -> set[StatementId]:
    """The statements that were let through."""
    return {one.id for fact in admitted.casefile.facts for one in fact.statements}


@pytest.mark.parametrize("audience", OUTSIDE)
def test_what_may_be_told_is_told_with_its_tie(audience: Audience) -> None:
    """A claim, what bears on it from a source that may be cited, its date and a decision that stands on them go out."""
    made, claim = with_claim()
    denial = made.say(0, "denial", {"claim": "The canvas calls for nothing."}, "calls for nothing", by="the defence")
    parts = [tie(made, denial, "contradicts"), decide_state(made, claim)]
    parts.append(part(made, "act_date", {"date": "2023-02"}, claim))
    told = decision_of(made, audience).admitted(Lang.EN)
    assert {one.id for one in parts} <= let(told)
    assert told.casefile.entities[ALLEGED].name == "The canvas calls for strife."
    assert all(one.reason == "" for fact in told.casefile.facts for one in fact.statements)


@pytest.mark.parametrize("audience", OTHERS)
@pytest.mark.parametrize("named", [True, False])
def test_a_tie_to_what_is_privileged_stays(audience: Audience, named: bool) -> None:
    """A tie to a privileged statement, or to its place, is held back from all but counsel, in an open paper too."""
    made, _ = with_claim()
    own = made.say(0, "own_statement", {"claim": "I only painted"}, "only painted, she noted in the margin")
    made.statements[-1] = own = replace(own, confidentiality=Confidentiality.PROTECTED)
    tied = tie(made, own, named=named)
    decided = decision_of(made, audience)
    assert (tied.id in let(decided.admitted(Lang.EN))) is (audience is Audience.COUNSEL)
    if audience is not Audience.COUNSEL:
        assert Protection.PRIVILEGED in next(one.why for one in decided.held if one.key == tied.id)
        assert tied.id not in {one.key for one in decided.admitted(Lang.EN).held}


@pytest.mark.parametrize("audience", OUTSIDE)
def test_a_decision_on_what_is_held_back_stays(audience: Audience) -> None:
    """How a person decided is not told where a tie is held back; one thing lets it pass, a ruling on it."""
    made, claim = with_claim()
    made.sources[1] = replace(made.sources[1], secrecy=Secrecy.STATE_SECRET)
    tie(made, next(one for one in made.statements if one.source == made.sources[1].id and one.prop == "search"))
    state = decide_state(made, claim)
    decided = decision_of(made, audience)
    assert state.id not in let(decided.admitted(Lang.EN))
    assert next(one.why for one in decided.held if one.key == state.id) == (Protection.STANDS_ON,)
    at = datetime(2023, 6, 1, tzinfo=UTC)
    ruling = Ruling(
        "1" * 32, made.fold().case.id, Ruled.LET, Thing.STATEMENT, state.id, Protection.STANDS_ON, audience, "agreed",
        Handle("lantern"), at, None,
    )  # fmt: skip
    assert state.id in let(decision_of(made, audience, ruling).admitted(Lang.EN))


@pytest.mark.parametrize("audience", OUTSIDE)
def test_what_the_defence_set_aside_stays(audience: Audience) -> None:
    """That something was judged to have no bearing is the defence's own: counsel and the team are told it."""
    made, _ = with_claim()
    target = next(one for one in made.statements if one.prop == "custody_order")
    aside = part(made, "bears_on", {"direction": "supports", "statement": target.id}, target, Stance.DENIES)
    assert aside.id not in let(decision_of(made, audience).admitted(Lang.EN))
    assert aside.id in let(decision_of(made, Audience.COUNSEL).admitted(Lang.EN))


@pytest.mark.parametrize("audience", OUTSIDE)
def test_without_a_claim_that_is_told_nothing_of_it_is(audience: Audience) -> None:
    """Where the claim may not be told, neither is its date, its ties or its state, and its words name nothing."""
    made, claim = with_claim()
    made.statements[made.statements.index(claim)] = hidden = replace(claim, confidentiality=Confidentiality.PROTECTED)
    made.statements[:] = [
        replace(one, value={"statement": hidden.id}) if one.prop == "allegation_claim" else one
        for one in made.statements
    ]
    target = next(one for one in made.statements if one.prop == "custody_order")
    parts = [tie(made, target), decide_state(made, hidden), part(made, "act_date", {"date": "2023-02"}, hidden)]
    told = decision_of(made, audience).admitted(Lang.EN)
    assert not {one.id for one in parts} & let(told)
    assert ALLEGED not in told.casefile.entities


@pytest.mark.parametrize("lang", list(Lang))
def test_a_page_says_whose_claim_it_is_and_by_which_standard(lang: Lang) -> None:
    """Claim, what speaks against it and the decision stand on the page; that nothing is tied is said where it is so."""
    made, claim = with_claim()
    tie(made, made.say(0, "denial", {"claim": "It calls for nothing."}, "for nothing", by="the defence"), "contradicts")
    decide_state(made, claim)
    admitted = decision_of(made, Audience.PUBLIC).admitted(lang)
    beside = Beside(answers=answers_of(made))
    one = compose_page(admitted, lang, "k7f3q2ma", IDS, beside).accusation[0]
    said = file_words("site", lang)["said_by_agent"].format(claim="The canvas calls for strife.")
    assert plain(one.claim.line) == said
    assert ["It calls for nothing." in plain(each.line) for each in one.breaks] == [True]
    assert vocabulary().lists["standards_of_proof"].codes["reasonable_suspicion"][lang] in plain(
        one.state.line if one.state else ()
    )
    assert one.nothing is not None
    own = made.say(0, "counter_evidence", {"claim": "She told her lawyer."}, "told her lawyer")
    made.statements[-1] = own = replace(own, confidentiality=Confidentiality.PROTECTED)
    tie(made, own)
    admitted = decision_of(made, Audience.PUBLIC).admitted(lang)
    beside = Beside(answers=answers_of(made))
    one = compose_page(admitted, lang, "k7f3q2ma", IDS, beside).accusation[0]
    assert (one.nothing, one.carries, one.state) == (None, (), None)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, PLACES - 1), st.booleans(), st.sampled_from(("supports", "contradicts")))),
    st.sets(st.integers(0, PLACES - 1), max_size=4),
    st.sampled_from(OTHERS),
)
def test_no_tie_tells_more_than_what_it_ties(
    ties: list[tuple[int, bool, str]], privileged: set[int], audience: Audience
) -> None:
    """Whatever is tied: a told part names told statements alone, and gives no words that are given nowhere else."""
    made, claim = with_claim()
    for at in privileged:
        made.statements[at] = replace(made.statements[at], confidentiality=Confidentiality.PROTECTED)
    first = {one.id: one for one in made.statements}
    tied = [tie(made, made.statements[at], direction, named=named) for at, named, direction in ties]
    state = decide_state(made, claim)
    admitted = decision_of(made, audience).admitted(Lang.EN)
    told = {one.id: one for fact in admitted.casefile.facts for one in fact.statements}
    words = {(one.source, one.anchor.span, one.anchor.quote) for one in told.values() if one.prop not in PARTS}
    for one in told.values():
        if one.prop in PARTS and isinstance(one.value, dict):
            named_one = one.value.get("statement")
            assert named_one is None or named_one in told
            own = one.prop == "bears_on" and named_one is None
            assert own or not one.anchor.quote or (one.source, one.anchor.span, one.anchor.quote) in words
    held = {
        key for key, one in first.items() if key not in told and one.prop not in ("person", "alias", "organ", "post")
    }
    for one in tied:
        if one.id in told and one.value == {"direction": one.value["direction"]}:  # type: ignore[index]
            assert not any(first[key].anchor == one.anchor for key in held)
    outside = audience in OUTSIDE
    assert not (outside and state.id in told and any(one.id not in told for one in tied))


@pytest.mark.parametrize("seed", range(12))
def test_no_canary_rides_along(seed: int) -> None:
    """With a tie to every statement of a generated case no canary and no reason is in page or data, in any language."""
    case = leak_case(1_000 + seed)
    made, claim = with_claim(case.making)
    for one in list(made.statements):
        if one.prop not in (*PARTS, "incriminated_words"):
            tie(made, one, ("supports", "contradicts", "qualifies")[seed % 3], named=bool(seed % 2))
    decide_state(made, claim)
    audience, lang = OUTSIDE[1:][seed % 4], list(Lang)[seed % 3]
    decision = decision_of(made, audience)
    admitted = decision.admitted(lang)
    extract = extract_case(admitted, IDS)
    page = compose_page(admitted, lang, "k7f3q2ma", IDS, Beside(answers=answers_of(made)))
    seeker = Seeker([*case.canaries(audience), Canary("reason", (REASON,))])
    assert seeker.found(repr((page, extract)).encode()) == set()
    assert page.accusation
    look = LastLook(decision, admitted)
    assert (*look.in_value(page), *look.in_value(extract)) == ()

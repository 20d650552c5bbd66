"""Letting out: what is kept of it, when a second person is asked, and what merging and erasing make of it."""

import os
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from tests.conftest import DESK_BEGAN, DESK_PASSPHRASE
from tests.desk.kept import everything_kept
from tests.desk.test_erasing import CONSENT, Case

from habeas.base.digest import digest_of
from habeas.base.erasure import MARK
from habeas.base.errors import WrongCall
from habeas.base.ids import CaseId, EntityId, Handle, StatementId
from habeas.base.language import Lang
from habeas.desk.carrying import take_in_stream
from habeas.desk.erasing import erase
from habeas.desk.erasing_case import plan_case
from habeas.desk.erasing_person import plan_person
from habeas.desk.erasing_plan import Plan
from habeas.desk.erasing_source import plan_source
from habeas.desk.opening import open_session
from habeas.desk.releasing import Going, begin_release, record_release, trial_ids
from habeas.desk.session import Session
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.held import Protection, Thing
from habeas.disclosure.gate.releases import Act, HandedFile, Release, ReleaseAct, Told, ToldSentence
from habeas.disclosure.gate.rulings import Ruled, Ruling
from habeas.vault.keys import Argon
from habeas.vault.opening import create_vault

DAY = date(2026, 3, 2)
FILE = HandedFile("summary.pdf", digest_of(b"paper"), "application/pdf", 5)


@pytest.fixture
def other(tmp_path: Path, ticking: Callable[[], datetime]) -> Iterator[Session]:
    """The laptop of a second person."""
    folder = tmp_path / "other"
    create_vault(folder, DESK_PASSPHRASE, Handle("wren"), now=DESK_BEGAN, argon=Argon(memory_kib=64, passes=1, lanes=1))
    with open_session(folder, DESK_PASSPHRASE, ticking, os.urandom) as opened:
        yield opened


def carry(one: Session, two: Session, case: str = "baker") -> None:
    """Take what one laptop has of the case to another."""
    parcel = one.vault.carrying.parcel(one.case(case).id, one.now(), one.who)
    take_in_stream(two, one.vault.carrying.stream(parcel), None, None)


def told(case: Case, *more: str) -> Told:
    """What a release told of the case: that somebody was held, in one sentence, and more sentences."""
    first = ToldSentence("Ilyas Qarabulaq was detained on 3 May 2023.", Lang.EN, (case.held.id,))
    others = (ToldSentence(text, Lang.EN, (case.held.id,)) for text in more)
    held = frozenset({case.held.subject})
    return Told(case.id, frozenset({case.held.id}), held, held, (first, *others))


def let_out(session: Session, told_of: Told, audience: Audience = Audience.COURT, title: str = "Summary") -> Release:
    """A release of the case to an audience."""
    begun = begin_release(session, ["baker"], audience, "paper/summary")
    return record_release(session, begun, Going(title, (told_of,), (FILE,), digest_of(b"view")))


def act(session: Session, case: CaseId, kind: Act, about: str | None = None, what: Told | None = None) -> ReleaseAct:
    """Keep an act."""
    made = ReleaseAct(
        session.new_id(),
        case,
        kind,
        session.who,
        session.now(),
        "read twice",
        about,
        Audience.COURT if kind is Act.REQUEST else None,
        frozenset() if what is None else what.statements,
        frozenset() if what is None else what.named,
    )
    session.vault.gate.add_release_act(made)
    return made


def rule(session: Session, case: CaseId, key: str, thing: Thing = Thing.STATEMENT) -> Ruling:
    """Keep a ruling that holds something back."""
    made = Ruling(
        session.new_id(),
        case,
        Ruled.HOLD,
        thing,
        key,
        Protection.RULED,
        None,
        "Asel Nurlanova asked",
        session.who,
        session.now(),
    )
    session.vault.gate.add_ruling(made)
    return made


def test_a_release_is_kept_as_it_went(session: Session, tmp_path: Path) -> None:
    """Everything that was recorded comes back, with the key of its ids, and the audit trail names it by id."""
    case = Case(session, tmp_path)
    begun = begin_release(session, ["baker"], Audience.COURT, "paper/summary")
    made = record_release(session, begun, Going("Summary", (told(case),), (FILE,), digest_of(b"view"), "new"))
    assert session.vault.gate.releases(case.id) == (made,) == session.vault.gate.releases()
    assert made.key == begun.ids.key != trial_ids(session).key
    assert made.of(case.id) == told(case)
    assert made.of(CaseId("0" * 32)) is None
    [entry] = [one for one in session.vault.audit.entries(made.id) if one.action == "release"]
    assert entry.detail == {"case": case.id, "audience": "court"}


def test_one_person_alone_goes_on_and_it_is_said(session: Session, tmp_path: Path) -> None:
    """Where nobody else works on the case there is nobody to ask; the second time nobody needs to be."""
    case = Case(session, tmp_path)
    assert let_out(session, told(case)).alone
    assert not let_out(session, told(case)).alone
    assert let_out(session, told(case), Audience.PUBLIC).alone


def test_two_people_have_to_agree(session: Session, other: Session, tmp_path: Path) -> None:
    """Where two work on a case, the first leaving waits for the second, and tells no more than was agreed to."""
    case = Case(session, tmp_path)
    carry(session, other)
    rule(other, other.case("baker").id, case.beaten.id)
    carry(other, session)
    with pytest.raises(WrongCall, match="two people have to agree"):
        begin_release(session, ["baker"], Audience.COURT, "paper/summary")
    request = act(session, case.id, Act.REQUEST, what=told(case))
    act(session, case.id, Act.APPROVE, request.id)
    with pytest.raises(WrongCall, match="two people have to agree"):
        begin_release(session, ["baker"], Audience.COURT, "paper/summary")
    carry(session, other)
    act(other, other.case("baker").id, Act.APPROVE, request.id)
    carry(other, session)
    more = Told(case.id, frozenset({case.held.id, case.beaten.id}))
    with pytest.raises(WrongCall, match="tells more"):
        let_out(session, more)
    made = let_out(session, told(case))
    assert made.requests == (request.id,)
    assert not made.alone
    let_out(session, more)
    act(session, case.id, Act.TAKE_DOWN, made.id)
    act(session, case.id, Act.TAKE_DOWN, session.vault.gate.releases(case.id)[1].id)
    with pytest.raises(WrongCall, match="two people have to agree"):
        begin_release(session, ["baker"], Audience.COURT, "paper/summary")


def test_releases_and_rulings_travel_with_the_case(session: Session, other: Session, tmp_path: Path) -> None:
    """The team knows what is out and what was ruled; carrying back and again changes nothing."""
    case = Case(session, tmp_path)
    made, ruled = let_out(session, told(case)), rule(session, case.id, case.beaten.id)
    down = act(session, case.id, Act.TAKE_DOWN, made.id)
    for one, two in ((session, other), (other, session), (session, other)):
        carry(one, two)
    for each in (session, other):
        assert each.vault.gate.releases(case.id) == (made,)
        assert each.vault.gate.rulings(case.id) == (ruled,)
        assert each.vault.gate.release_acts(case.id) == (down,)
        assert each.vault.check() == ()


def test_erasing_lists_what_is_out(session: Session, tmp_path: Path) -> None:
    """A source, a person and a case are shown with each release that tells of them, and with none that is down."""
    case = Case(session, tmp_path)
    held = let_out(session, told(case))
    beaten = Told(case.id, frozenset({case.beaten.id}), sentences=(ToldSentence("Asel Nurlanova saw.", Lang.EN, ()),))
    seen = let_out(session, beaten, Audience.UN_BODY, "A letter")
    named = let_out(session, Told(case.id, named=frozenset({case.witness.subject})), Audience.PARTNER_ARCHIVE)

    def out(plan: Plan) -> list[tuple[str, int, bool]]:
        return [(one.release.id, one.told, one.named) for one in plan.released]

    assert out(plan_source(session, "baker", case.letter.id, DAY)) == [(seen.id, 1, False), (named.id, 0, True)]
    assert out(plan_person(session, "baker", "Asel Nurlanova", DAY)) == [(seen.id, 2, False), (named.id, 0, True)]
    assert [key for key, _, _ in out(plan_case(session, "baker"))] == [held.id, seen.id, named.id]
    act(session, case.id, Act.TAKE_DOWN, seen.id)
    assert out(plan_source(session, "baker", case.letter.id, DAY)) == [(named.id, 0, True)]


def test_erasing_takes_the_erased_out_of_releases(session: Session, other: Session, tmp_path: Path) -> None:
    """That something went out stays; sentences, ids and rulings of what was erased go, here and on the other laptop."""
    case = Case(session, tmp_path)
    both = Told(
        case.id,
        frozenset({case.held.id, case.beaten.id}),
        frozenset({case.held.subject}),
        frozenset({case.held.subject}),
        (
            ToldSentence("Detained in Tasköl.", Lang.EN, (case.held.id,)),
            ToldSentence("He was beaten.", Lang.EN, (case.held.id, case.beaten.id)),
        ),
    )
    made = let_out(session, both)
    request = act(session, case.id, Act.REQUEST, what=both)
    rule(session, case.id, case.beaten.id)
    rule(session, case.id, case.letter.id, Thing.SOURCE)
    carry(session, other)
    assert case.beaten.source == case.letter.id
    erase(session, plan_source(session, "baker", case.letter.id, DAY), CONSENT)
    carry(session, other)
    carry(other, session)
    for each in (session, other):
        [left] = each.vault.gate.releases(case.id)
        assert (left.id, left.files, left.audience) == (made.id, made.files, made.audience)
        [of] = left.told
        assert of.statements == {case.held.id}
        assert [(one.text, one.statements) for one in of.sentences] == [
            ("Detained in Tasköl.", (case.held.id,)),
            (MARK, ()),
        ]
        assert each.vault.gate.rulings(case.id) == ()
        assert [one.statements for one in each.vault.gate.release_acts(case.id) if one.id == request.id] == [
            {case.held.id}
        ]


def test_an_erased_person_is_named_in_no_release(session: Session, tmp_path: Path) -> None:
    """A name leaves titles, sentences and reasons; a mark takes its place, and the person's id goes."""
    case = Case(session, tmp_path)
    asel = next(one.id for one in session.vault.record.entities(case.id) if one.name == "Asel Nurlanova")
    named = Told(
        case.id, frozenset(), frozenset({asel}), frozenset({asel}), (ToldSentence("Asel Nurlanova saw.", Lang.EN, ()),)
    )
    let_out(session, named, title="What Asel Nurlanova saw")
    ruled = rule(session, case.id, case.held.id)
    erase(session, plan_person(session, "baker", "Asel Nurlanova", DAY), CONSENT)
    [left] = session.vault.gate.releases(case.id)
    assert (left.title, left.told[0].sentences[0].text) == (f"What {MARK} saw", f"{MARK} saw.")
    assert left.told[0].named == frozenset() == left.told[0].entities
    assert [one.reason for one in session.vault.gate.rulings(case.id)] == [f"{MARK} asked"]
    assert ruled.reason == "Asel Nurlanova asked"


def test_an_erased_case_leaves_no_release(session: Session, tmp_path: Path) -> None:
    """With a case goes what was kept of its releases; what other cases told in the same one stays."""
    case = Case(session, tmp_path)
    let_out(session, told(case), title="Canaria title")
    rule(session, case.id, case.held.id)
    act(session, case.id, Act.REQUEST, what=told(case))
    erase(session, plan_case(session, "baker"), CONSENT)
    assert session.vault.gate.releases() == () == session.vault.gate.release_acts()
    assert "Canaria" not in everything_kept(session)


def test_what_is_of_no_case_is_not_kept(session: Session, tmp_path: Path) -> None:
    """A ruling, a release or an act of a case that is not here is refused."""
    case = Case(session, tmp_path)
    nowhere = CaseId("9" * 32)
    with pytest.raises(WrongCall, match="no such case"):
        rule(session, nowhere, "x")
    with pytest.raises(WrongCall, match="no such case"):
        act(session, nowhere, Act.REQUEST, what=told(case))
    wrong = Release(
        "1" * 32,
        Audience.COURT,
        "paper/summary",
        "",
        session.now(),
        session.who,
        (Told(nowhere, frozenset({StatementId("s")}), frozenset({EntityId("e")})),),
        (),
        None,
        bytes(32),
    )
    with pytest.raises(WrongCall, match="no such case"):
        session.vault.gate.add_release(wrong)

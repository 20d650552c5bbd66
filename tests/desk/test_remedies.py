"""The laws of remedies at the desk: every detainee, the right State, nothing sent, and what is guarded is said."""

from datetime import date

import pytest

from habeas.base.errors import WrongCall
from habeas.base.language import Lang
from habeas.desk.preserving import Circumstances
from habeas.desk.remedies import RemediesAnswer, chosen, remedies_of_case, remedies_of_file
from habeas.desk.remedy_shape import remedies_json
from habeas.desk.remedy_view import RemedyView
from habeas.desk.saying import Words, say
from habeas.desk.session import Session
from habeas.desk.taking_in import take_in_standard_input
from habeas.evidence.sources.source import Secrecy

TEXT = "Ильяс Карабулак задержан 3 мая 2023 года по статье 256 УК РК и подал жалобу прокурору.\n"
DAY = date(2023, 6, 2)


def case(session: Session, secrecy: Secrecy = Secrecy.PUBLIC, country: str | None = "KZ") -> None:
    """A case of one detainee: apprehended, charged, complained to the prosecutor."""
    [taken] = take_in_standard_input(session, "baker", TEXT.encode(), Circumstances(secrecy)).taken
    assert taken.source is not None
    charge = {"code": "criminal", "article": "256"} | ({} if country is None else {"country": country})
    for prop, value, quote in (
        ("apprehension", {"when": "2023-05-03"}, "задержан 3 мая 2023 года"),
        ("charge", charge, "по статье 256 УК РК"),
        ("complaint", {"to": "прокурор"}, "подал жалобу прокурору"),
    ):
        say(session, "baker", Words("Ильяс Карабулак", prop, dict(value), taken.source.id, quote, None))


def row(answer: RemediesAnswer, name: str) -> RemedyView:
    """One row of the only person."""
    [view] = answer.people
    return next(one for one in view.rows if one.procedure == name)


def test_a_case_has_the_doors_of_the_country_its_charges_name(session: Session) -> None:
    """Where nobody has said the country, the only one that the charges name is the State's."""
    case(session)
    answer = remedies_of_case(session, "baker", DAY, Lang.RU)
    [view] = answer.people
    assert (view.country, view.country_name, view.person, view.domestic) == ("KZ", "Казахстан", "Ильяс Карабулак", True)
    assert row(answer, "hrc").state == "open"
    assert row(answer, "hrc").exhaustion == "begun"
    assert row(answer, "ecthr").state == "not_for_this_country"


def test_the_state_can_be_named_and_is_never_guessed(session: Session) -> None:
    """Without a country treaty doors cannot be told; a given one decides, with or without a law pack."""
    case(session, country=None)
    unknown = remedies_of_case(session, "baker", DAY, Lang.EN)
    assert (row(unknown, "hrc").reason.code, row(unknown, "wgad").state) == ("no_country", "open")
    assert not unknown.people[0].domestic
    given = remedies_of_case(session, "baker", DAY, Lang.EN, "cn")
    assert (given.people[0].country, row(given, "hrc").state) == ("CN", "not_for_this_country")


def test_rights_at_home_stand_first(session: Session) -> None:
    """The rights that the country's pack gives come before the international procedures."""
    case(session)
    [view] = remedies_of_case(session, "baker", DAY, Lang.EN).people
    kinds = [one.kind == "domestic" for one in view.rows]
    assert kinds == sorted(kinds, reverse=True)
    assert any(kinds)


def test_facts_from_the_case_file_are_guarded(session: Session) -> None:
    """SAFETY 1: what stands only on the file of the case is named before it goes into a paper."""
    case(session, Secrecy.CASE_FILE)
    [warning] = [
        one for one in row(remedies_of_case(session, "baker", DAY, Lang.EN), "wgad").warnings if one.code == "guarded"
    ]
    assert "date of the apprehension" in warning.shown["fields"]


def test_looking_is_in_the_audit_trail_and_changes_nothing(session: Session) -> None:
    """SAFETY 14: that somebody looked is recorded; the record itself stays as it was."""
    case(session)
    before = session.vault.record.statements(session.case("baker").id)
    remedies_of_case(session, "baker", DAY, Lang.EN)
    assert session.vault.record.statements(session.case("baker").id) == before
    assert "look up remedies" in {one.action for one in session.vault.audit.entries()}


def test_a_case_in_which_nobody_is_held_is_refused(session: Session) -> None:
    """Without a detainee there is nobody to ask for; the message says what to do."""
    take_in_standard_input(session, "empty", b"No name.\n", Circumstances(Secrecy.PUBLIC))
    with pytest.raises(WrongCall) as refused:
        remedies_of_case(session, "empty", DAY, Lang.EN)
    assert "review" in refused.value.remedy


FILE = b"jurisdiction: KZ\nevents: [{id: e1, type: apprehension, when: 2023-05-03}]\n"


def test_every_row_has_the_same_keys() -> None:
    """A program reads rows at home and abroad alike; no text is without words, and nobody is named."""
    answer = remedies_of_file(FILE, DAY, Lang.KK)
    lines = remedies_json(answer.people[0])
    assert len({tuple(line) for line in lines if isinstance(line, dict)}) == 1
    assert {line["kind"] for line in lines if isinstance(line, dict)} >= {
        "domestic",
        "un",
        "treaty",
        "regional",
        "political",
    }
    assert {line["person"] for line in lines if isinstance(line, dict)} == {None}


def test_only_what_was_chosen_is_told() -> None:
    """Procedures are chosen by their ids; an id that is none is refused with those there are."""
    answer = remedies_of_file(FILE, DAY, Lang.EN)
    assert [one.procedure for one in chosen(answer, ["hrc", "wgad"]).people[0].rows] == ["wgad", "hrc"]
    assert chosen(answer, []) is answer
    with pytest.raises(WrongCall) as refused:
        chosen(answer, ["hrc", "moon"])
    assert "moon" in refused.value.message
    assert "wgad_urgent" in refused.value.remedy


def test_consent_is_said_in_the_record_and_can_be_taken_back(session: Session) -> None:
    """SAFETY 11: an answer counts for the step it was given for, until the day it is withdrawn."""
    case(session)
    assert row(remedies_of_case(session, "baker", DAY, Lang.EN), "wgad").consent == "not_recorded"
    [source] = session.vault.evidence.sources(session.case("baker").id)

    def answered(answer: str, when: str) -> str:
        value = {"use": "wgad", "answer": answer, "by": "Ляззат Карабулак", "when": when}
        return say(session, "baker", Words("Ильяс Карабулак", "consent", dict(value), source.id, "Ильяс Карабулак")).id

    given, withdrawn = answered("given", "2023-05-20"), answered("withdrawn", "2023-06-01")
    before = row(remedies_of_case(session, "baker", date(2023, 5, 25), Lang.EN), "wgad")
    assert (before.consent, before.consent_ids) == ("given", (given,))
    after = remedies_of_case(session, "baker", DAY, Lang.EN)
    assert (row(after, "wgad").consent, row(after, "wgad").consent_ids) == ("withdrawn", (withdrawn,))
    assert row(after, "hrc").consent == "not_recorded"
    vital = {"use": "hrc", "answer": "given", "basis": "vital_interest", "note": "No word of him since May."}
    say(session, "baker", Words("Ильяс Карабулак", "consent", vital, source.id, "Ильяс Карабулак"))
    assert row(remedies_of_case(session, "baker", DAY, Lang.EN), "hrc").consent == "not_recorded"

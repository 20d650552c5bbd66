"""What the gate holds back, from whom and why; and that a ruling lets exactly one thing pass one protection."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from enum import Enum
from typing import Any

import pytest
from tests.disclosure.gate.full import (
    AGENT,
    CHILD,
    CRIMINAL,
    FRIEND,
    HEAD,
    LAWYER,
    OFFICER,
    WIFE,
    WITNESS,
    asked,
    decided,
    full,
    told,
)
from tests.disclosure.invented import HELD, Making

from habeas.base.ids import EntityId, Handle
from habeas.base.language import Lang
from habeas.disclosure.audience import Audience
from habeas.disclosure.data.release_ids import ReleaseIds
from habeas.disclosure.gate.admission import Admitted, admit
from habeas.disclosure.gate.held import Protection, Thing
from habeas.disclosure.gate.rulings import Ruled, Ruling
from habeas.evidence.sources.source import Secrecy
from habeas.record.statements import Confidentiality, Statement

OUTSIDE = (Audience.UN_BODY, Audience.PARTNER_ARCHIVE, Audience.PRESS, Audience.PUBLIC)
PUBLISHED = (Audience.PARTNER_ARCHIVE, Audience.PRESS, Audience.PUBLIC)
WITHHELD = ("Айгуль", "Дана", "Бекетов", "Falcon", "Сулейменов", "Омаров", "Omarov", "Зимин", "Zimin", "steppe_painter")


def texts(value: Any) -> Iterator[str]:
    """Every text anywhere in a value; ids and rules apart."""
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple | set | frozenset):
        for inner in (*value.items(),) if isinstance(value, dict) else value:
            yield from texts(inner)
    elif is_dataclass(value):
        for one in fields(value):
            if one.name not in ("rules", "held", "_id"):
                yield from texts(getattr(value, one.name))


def whole(admitted: Admitted) -> str:
    """All texts of what was let through."""
    return "\n".join(texts(admitted))


def statement(made: Making, prop: str, subject: EntityId = HELD) -> Statement:
    """The first statement of a property about somebody."""
    return next(one for one in made.statements if one.prop == prop and one.subject == subject)


def ruling(
    thing: Thing, key: str, protection: Protection, audience: Audience | None, ruled: Ruled = Ruled.LET
) -> Ruling:
    """A ruling by somebody."""
    case = full().fold().case.id
    at = datetime(2023, 6, 2, tzinfo=UTC)
    return Ruling("1" * 32, case, ruled, thing, key, protection, audience, "It was decided so.", Handle("lantern"), at)


def why(made: Making, audience: Audience, key: str, *rulings: Ruling) -> set[Protection]:
    """Every protection that holds a thing back."""
    return {one for held in decided(made, audience, *rulings).held if held.key == key for one in held.why}


@pytest.mark.parametrize("audience", OUTSIDE)
@pytest.mark.parametrize("lang", list(Lang))
def test_no_name_that_is_held_back_is_in_any_field(audience: Audience, lang: Lang) -> None:
    """Names of relatives, witnesses, strangers, agents and alleged perpetrators are nowhere in what is let through."""
    admitted = whole(told(full(), audience, lang))
    assert [name for name in WITHHELD if name.casefold() in admitted.casefold()] == []
    assert "Жумабаев" in admitted
    assert "Калиева" in admitted


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (WIFE, Protection.RELATIVE),
        (CHILD, Protection.MINOR),
        (WITNESS, Protection.WITNESS),
        (AGENT, Protection.CODE_NAME),
        (LAWYER, Protection.NO_BASIS),
        (FRIEND, Protection.NO_BASIS),
        (OFFICER, Protection.TOO_FEW_SOURCES),
    ],
)
@pytest.mark.parametrize("audience", OUTSIDE)
def test_each_person_is_held_by_the_protection_for_them(key: EntityId, held: Protection, audience: Audience) -> None:
    """Each person of the case is held back outside, and the reason says by what."""
    assert held in why(full(), audience, key)


@pytest.mark.parametrize("audience", OUTSIDE)
def test_somebody_in_public_office_is_named(audience: Audience) -> None:
    """An official with an office on record and a judge are named: they act in public."""
    assert not why(full(), audience, HEAD)


@pytest.mark.parametrize("audience", PUBLISHED)
def test_words_called_criminal_give_way_to_a_paraphrase(audience: Audience) -> None:
    """The words stand nowhere, the paraphrase does, and the law that is named goes out as the warning."""
    admitted = told(full(), audience)
    assert CRIMINAL.casefold() not in whole(admitted).casefold()
    claims = [fact.value["claim"] for fact in admitted.casefile.facts if fact.prop == "denial"]  # type: ignore[index]
    assert claims == ["He never wrote «[a call to unrest]»"]
    (warning,) = [fact.value for fact in admitted.casefile.facts if fact.prop == "incriminated_words"]
    assert warning == {"paraphrase": "a call to unrest", "country": "KZ", "code": "criminal", "article": "256"}


@pytest.mark.parametrize("audience", [Audience.COURT, *OUTSIDE])
def test_a_number_takes_the_words_it_stands_in_along(audience: Audience) -> None:
    """An identity number is in no field and no quote; the hearing at which it was read out is told all the same."""
    admitted = told(full(), audience)
    assert "850312300123" not in whole(admitted)
    assert any(fact.prop == "hearing" for fact in admitted.casefile.facts)


@pytest.mark.parametrize("audience", OUTSIDE)
def test_a_home_is_nowhere(audience: Audience) -> None:
    """The address of the person held is in no field, also where it is called the place of an arrest."""
    assert "Abay" not in whole(told(full(), audience))


def test_a_court_weighs_what_speaks_for_the_person() -> None:
    """A court is told health, home and means of the person held, and no name of a relative, witness or friend."""
    admitted = told(full(), Audience.COURT)
    props = {fact.prop for fact in admitted.casefile.facts}
    assert {"health", "residence", "assets", "own_statement"} & props == {"health", "residence", "assets"}
    assert not {"Айгуль", "Бекетов", "Зимин"} & set(whole(admitted).replace('"', " ").split())
    assert "Сулейменов" in whole(admitted)


@pytest.mark.parametrize("audience", OUTSIDE)
def test_nobody_is_told_of_without_a_basis(audience: Audience) -> None:
    """Where nobody held agreed, and no other basis is recorded, nothing of the case goes out."""
    admitted = told(full(consent=False), audience)
    assert admitted.casefile.facts == ()
    assert admitted.casefile.detainees == ()
    assert "Esenov" not in whole(admitted)


def test_consent_to_be_told_of_is_none_to_be_named() -> None:
    """Who agreed to being told of and not to the name stays as a stand-in, in every language."""
    made = full()
    made.statements[:] = [
        one
        for one in made.statements
        if one.prop != "consent" or one.value["use"] != "name"  # type: ignore[index]
    ]
    for lang, stand_in in zip((Lang.EN, Lang.RU, Lang.KK), ("the person held", "задержанный", "ұсталған"), strict=True):
        admitted = told(made, Audience.PUBLIC, lang)
        assert "сенов" not in whole(admitted)
        assert "Esenov" not in whole(admitted)
        assert admitted.casefile.detainees[0].names[0].startswith(stand_in)
        assert admitted.casefile.case.name == admitted.casefile.detainees[0].names[0]


def test_quiet_holds_everything_back() -> None:
    """While nothing is to be said, nothing is, whatever was agreed to."""
    made = full()
    made.say(0, "quiet", {"until": "2023-12-31", "note": "talks go on"}, "not before the new year")
    assert told(made, Audience.PUBLIC).casefile.facts == ()
    assert told(made, Audience.COURT).casefile.facts != ()


@pytest.mark.parametrize("audience", [one for one in Audience if one not in (Audience.SELF, Audience.COUNSEL)])
def test_what_is_privileged_is_not_even_counted(audience: Audience) -> None:
    """Nothing tells those outside that something is privileged; whoever holds the vault sees that it is held back."""
    made = full()
    one = statement(made, "custody_order")
    at = made.statements.index(one)
    made.statements[at] = replace(one, confidentiality=Confidentiality.PROTECTED)
    admitted = told(made, audience)
    assert made.statements[at].id not in {held.key for held in admitted.held}
    assert not any(count.prop == "custody_order" for count in admitted.counts)
    assert Protection.PRIVILEGED in why(made, audience, made.statements[at].id)


def test_a_fact_is_told_from_the_sources_that_may_be_told() -> None:
    """Of two sources of one fact the one that may not be told goes, with its words, and the fact stays."""
    made = full()
    made.say(2, "custody_order", {"measure": "custody", "term": "P2M"}, "екі айға", when="2023-03-06")
    facts = [fact for fact in told(made, Audience.PUBLIC).casefile.facts if fact.prop == "custody_order"]
    assert [[one.source for one in fact.statements] for fact in facts] == [[made.sources[0].id]]


def test_a_paper_of_the_file_goes_to_a_court_without_its_words() -> None:
    """What an undertaking covers is told to a court of Kazakhstan as a fact, without quote, place and digest."""
    made = full()
    ids = ReleaseIds(b"k" * 32)
    admitted = admit(replace(asked(made, Audience.COURT), ids=ids), Lang.EN)
    (fact,) = [one for one in admitted.casefile.facts if one.prop == "questioning"]
    assert [one.anchor.quote for one in fact.statements] == [""]
    paper = next(one for one in admitted.sources if one.id == made.sources[2].id)
    assert paper.copy.digest == ids.commitment(made.sources[2].copy.digest)
    assert (paper.copy.size, paper.note, paper.original_name) == (0, "", None)
    made.jurisdiction = "RU"
    made.statements = [one for one in made.statements if one.prop not in ("charge", "incriminated_words")]
    assert not any(one.prop == "questioning" for one in told(made, Audience.COURT).casefile.facts)


@pytest.mark.parametrize("audience", [Audience.COUNSEL, Audience.COURT, *OUTSIDE])
def test_nothing_of_the_team_goes_out(audience: Audience) -> None:
    """No handle, note, file name, grade, reason or name of the case leaves the team."""
    made = full()
    made.statements[:] = [replace(one, reason="grapevine", source_grade="B") for one in made.statements]
    admitted = told(made, audience)
    assert not [word for word in ("lantern", "report-0", "grapevine") if word in whole(admitted)]
    assert all(one.source_grade is None for fact in admitted.casefile.facts for one in fact.statements)
    assert admitted.casefile.case.name != "Esenov"


@pytest.mark.parametrize(
    ("thing", "key", "protections"),
    [
        (Thing.STATEMENT, None, (Protection.HEALTH,)),
        (Thing.PROPERTY, "health", (Protection.HEALTH,)),
        (Thing.SOURCE, "0" * 32, (Protection.HEALTH,)),
    ],
)
def test_what_is_let_pass_passes(thing: Thing, key: str | None, protections: tuple[Protection, ...]) -> None:
    """A ruling lets its thing pass the protection that it names, for its audience and for no other."""
    made = full()
    one = statement(made, "health")
    rulings = [ruling(thing, key or one.id, each, Audience.UN_BODY) for each in protections]
    assert any(fact.prop == "health" for fact in told(made, Audience.UN_BODY, Lang.EN, *rulings).casefile.facts)
    assert not any(fact.prop == "health" for fact in told(made, Audience.PRESS, Lang.EN, *rulings).casefile.facts)
    assert not any(fact.prop == "residence" for fact in told(made, Audience.UN_BODY, Lang.EN, *rulings).casefile.facts)


def test_one_ruling_takes_away_one_protection() -> None:
    """What two protections hold stays back while one of them is let pass."""
    made = full()
    one = statement(made, "health")
    let = ruling(Thing.STATEMENT, one.id, Protection.HEALTH, Audience.PRESS)
    assert why(made, Audience.PRESS, one.id) == {Protection.HEALTH, Protection.NOT_LISTED}
    assert why(made, Audience.PRESS, one.id, let) == {Protection.NOT_LISTED}


def test_a_person_let_pass_is_named_wherever_they_stand() -> None:
    """An official whose name is let pass is named, also in claims that were held back because of the name."""
    let = ruling(Thing.ENTITY, OFFICER, Protection.TOO_FEW_SOURCES, Audience.PRESS)
    admitted = told(full(), Audience.PRESS, Lang.EN, let)
    assert "Канат Омаров" in whole(admitted)
    assert any(fact.prop == "irregularity" for fact in admitted.casefile.facts)


@pytest.mark.parametrize("audience", [one for one in Audience if one is not Audience.SELF])
def test_what_a_person_holds_is_held_from_everybody_outside_the_vault(audience: Audience) -> None:
    """A source that asked for protection is held back with all it says, from everybody but whoever holds the vault."""
    made = full()
    hold = ruling(Thing.SOURCE, made.sources[1].id, Protection.PROTECTED_SOURCE, None, Ruled.HOLD)
    admitted = told(made, audience, Lang.EN, hold)
    assert made.sources[1].id not in {one.id for one in admitted.sources}
    assert all(one.source != made.sources[1].id for fact in admitted.casefile.facts for one in fact.statements)
    assert len(told(made, Audience.SELF, Lang.EN, hold).sources) == len(made.sources)


def test_a_reference_to_what_is_held_is_lost() -> None:
    """A reply that names a filing which is not told goes out without naming it; told, it names it still."""
    made = full()
    filing = statement(made, "complaint")
    made.say(1, "reply", {"by": "прокуратура", "answers": filing.id, "outcome": "rejected"}, "ответ", when="2023-03-20")
    hold = ruling(Thing.STATEMENT, filing.id, Protection.RULED, Audience.PUBLIC, Ruled.HOLD)
    for rulings, answers in (((), filing.id), ((hold,), None)):
        (reply,) = [one for one in told(made, Audience.PUBLIC, Lang.EN, *rulings).casefile.facts if one.prop == "reply"]
        assert isinstance(reply.value, dict)
        assert reply.value.get("answers") == answers


def test_a_charge_keeps_no_history_that_is_held_back() -> None:
    """The history of a charge holds only facts that may be told."""
    made = full()
    charge = statement(made, "charge")
    made.sources[0] = replace(made.sources[0], secrecy=Secrecy.CASE_FILE)
    admitted = told(made, Audience.TEAM)
    assert [
        one.id
        for held in admitted.casefile.detainees
        for each in held.charges
        for f in each.history
        for one in f.statements
    ] == [charge.id]
    made.say(1, "person", {"name": "Timur Esenov", "role": "detainee"}, "Timur Esenov")
    assert all(not held.charges for held in told(made, Audience.PUBLIC).casefile.detainees)


def test_the_holder_of_the_vault_gets_the_case_as_it_is() -> None:
    """For oneself the gate changes nothing: the very case file comes back."""
    question = asked(full(), Audience.SELF)
    admitted = admit(question, Lang.KK)
    assert admitted.casefile is question.casefile
    assert (admitted.sources, admitted.held) == (question.sources, ())


def test_a_gap_is_of_the_record_and_not_of_the_gate() -> None:
    """What was held back is never called unknown: gaps are those of the whole record."""
    made = full()
    before = {one.code for one in made.fold().missing}
    after = {one.code for one in told(made, Audience.PUBLIC).casefile.missing}
    assert after == before

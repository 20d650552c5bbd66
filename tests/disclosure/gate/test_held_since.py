"""The laws of what is held back since it went out: by what, of whom, and that nothing is told twice."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tests.disclosure.gate.full import full
from tests.disclosure.invented import AS_OF, HELD, Making

from habeas.base.ids import EntityId, Handle
from habeas.base.language import Lang
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.admission import Decision, decide
from habeas.disclosure.gate.asking import Asked, Beside
from habeas.disclosure.gate.held import Protection, Thing
from habeas.disclosure.gate.held_since import Moments, held_since
from habeas.disclosure.gate.releases import Release, Told
from habeas.disclosure.gate.rulings import Ruled, Ruling
from habeas.disclosure.gate.taking_down import Due, Haste, HeldNow
from habeas.evidence.sources.independence import ALONE
from habeas.record.people import Entity, EntityKind

OUT = datetime(2023, 6, 5, 9, tzinfo=UTC)
AFTER = OUT + timedelta(hours=2)


def decision(made: Making, audience: Audience, *rulings: Ruling) -> Decision:
    """What may be told of the case today."""
    beside = Beside(independence=ALONE)
    return decide(Asked(made.fold(), tuple(made.sources), audience, rulings, tuple(made.entities), beside))


def hold(made: Making) -> Ruling:
    """The person held is held back by hand, after the release went out."""
    return Ruling(
        *("9" * 32, made.fold().case.id, Ruled.HOLD, Thing.ENTITY, HELD, Protection.RULED, None, "she is threatened"),
        by=Handle("reed"),
        at=AFTER,
    )


def everything(made: Making, audience: Audience) -> Release:
    """A release of all that this audience may be told, with every name that it may be given."""
    admitted = decision(made, audience).admitted(Lang.EN)
    told = frozenset(one.id for fact in admitted.casefile.facts for one in fact.statements)
    unnamed = {one.key for one in admitted.held if one.thing is Thing.ENTITY}
    named = frozenset(key for key in admitted.casefile.entities if key not in unnamed)
    of = Told(made.fold().case.id, told, named, named)
    return Release("1" * 32, audience, "site", "site", OUT, Handle("reed"), (of,), (), None, bytes(32))


def due(made: Making, audience: Audience, *rulings: Ruling, moments: Moments | None = None) -> tuple[Due, ...]:
    """What is due of a release of everything, under rulings that came after it."""
    now = {audience: decision(made, audience, *rulings)}
    return held_since([everything(made, audience)], now, made.fold(AS_OF), (), moments or {})


def test_what_may_be_told_is_not_due() -> None:
    """Everything that an audience was told may be told to it today."""
    made = full()
    for audience in (Audience.PUBLIC, Audience.PRESS, Audience.COURT, Audience.UN_BODY):
        assert due(made, audience) == ()


def test_of_whoever_is_held_back_it_is_told_once_and_of_nobody_else() -> None:
    """A whole case falls with the person held in it: due is that person, not each name that goes with them."""
    made = full()
    allegation, name = EntityId("a" * 32), made.fold().entities[HELD].name
    words = f"{name} told the actors to wait."
    made.entities.append(Entity(allegation, EntityKind.ALLEGATION, words))
    claim = made.say(0, "allegation", {"claim": words}, words)
    about = made.say(0, "allegation_claim", {"statement": claim.id}, words, subject=allegation)
    told = Told(made.fold().case.id, frozenset({claim.id, about.id}), named=frozenset({HELD, allegation}))
    release = replace(everything(made, Audience.PUBLIC), told=(told,))
    now = {Audience.PUBLIC: decision(made, Audience.PUBLIC, hold(made))}
    moments = {Protection.RULED: [AFTER, OUT - timedelta(days=1)]}
    [found] = held_since([release], now, made.fold(AS_OF), (), moments)
    assert (found.person, found.haste, found.reason) == (HELD, Haste.TAKE_DOWN, HeldNow.HELD)
    assert Protection.RULED in found.why
    assert found.by == AFTER + timedelta(hours=1)
    assert found.because != ()


def test_whoever_cannot_take_it_down_is_told_without_an_hour() -> None:
    """What a court has cannot come down; who has it is told, and no moment is made up where none is recorded."""
    made = full()
    [found] = due(made, Audience.UN_BODY, hold(made), moments={Protection.RULED: [AFTER]})
    assert (found.haste, found.by) == (Haste.TELL_RECEIVER, None)
    [found] = due(made, Audience.PUBLIC, hold(made))
    assert (found.haste, found.by) == (Haste.TAKE_DOWN, None)


def test_what_is_due_already_is_not_told_twice() -> None:
    """Who is due because of consent is not due again; who is only to be asked may be held back besides."""
    made, ruled = full(), hold(full())
    release = everything(made, Audience.PUBLIC)
    now = {Audience.PUBLIC: decision(made, Audience.PUBLIC, ruled)}

    def found(haste: Haste) -> tuple[Due, ...]:
        known = Due(release, HELD, True, haste, HeldNow.HELD, (), None)
        return held_since([release], now, made.fold(AS_OF), [known], {})

    assert found(Haste.TAKE_DOWN) == ()
    assert [one.person for one in found(Haste.ASK_AGAIN)] == [HELD]

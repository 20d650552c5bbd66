"""Before something leaves: what would go out, what is held back and why, and what is still to be done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from habeas.base.digest import Json
from habeas.base.ids import EntityId, StatementId
from habeas.base.language import Lang
from habeas.desk.case_file import Opened, asked_of, open_case
from habeas.desk.consent_shape import release_brief
from habeas.desk.labels import property_label
from habeas.desk.recording import audit
from habeas.desk.release_people import active_people, approved_request, is_wider
from habeas.desk.releasing import trial_ids
from habeas.desk.session import Session
from habeas.desk.titles import title_of
from habeas.disclosure.audience import Audience
from habeas.disclosure.data.extracting import extract_case
from habeas.disclosure.data.telling import told_by
from habeas.disclosure.gate.admission import Admitted, Decision, decide
from habeas.disclosure.gate.answers import Use
from habeas.disclosure.gate.audiences import Rules
from habeas.disclosure.gate.consents import Lacking, Refusal, consents_of
from habeas.disclosure.gate.criminal import Called, criminal_of
from habeas.disclosure.gate.held import Held, Thing
from habeas.disclosure.gate.recognisable import Recognisable, recognisable
from habeas.disclosure.gate.releases import INSIDE, Release, ToldSentence, taken_down


@dataclass(frozen=True, slots=True)
class HeldBack:
    """One thing that is held back, with what it is called: for whoever holds the vault, and nobody else."""

    held: Held
    called: str


@dataclass(frozen=True, slots=True)
class Lack:
    """A use that this audience needs of a person, and why it is not permitted."""

    person: EntityId
    name: str
    use: Use
    reason: Lacking


@dataclass(frozen=True, slots=True)
class Unnamed:
    """Somebody who goes out without a name and could be recognised all the same: the name, and what stands for it.

    `statements` are those that tell what they could be recognised by.
    """

    found: Recognisable
    name: str
    stands_as: str
    statements: tuple[StatementId, ...]


@dataclass(frozen=True, slots=True)
class Ageless:
    """Somebody of whom something would go out and whose age is not recorded; `named` says that the name would."""

    person: EntityId
    name: str
    named: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """What would leave. `second` says that another person's word is still missing, `alone` that none is there to ask.

    `readers` is who else will read it, `out` what this audience was handed before and still has. `criminal` are words
    called criminal in the case: their country and article warn of printing them. `unnamed` and `ageless` are for
    audiences outside alone: who could be recognised, and who may be a child for all that anybody recorded.
    """

    opened: Opened
    audience: Audience
    readers: str
    sentences: tuple[ToldSentence, ...]
    held: tuple[HeldBack, ...]
    lacks: tuple[Lack, ...]
    criminal: tuple[Called, ...]
    out: tuple[Release, ...]
    second: bool
    alone: bool
    unnamed: tuple[Unnamed, ...]
    ageless: tuple[Ageless, ...]


def preview(session: Session, name: str, audience: Audience, lang: Lang, as_of: date) -> Preview:
    """What of a case would go to an audience, told in one language; nothing is written, and no release begun."""
    opened = open_case(session, name, as_of)
    case, ids = opened.casefile.case, trial_ids(session)
    decision = decide(asked_of(opened, audience, ids))
    admitted = decision.admitted(lang)
    told = told_by(admitted, extract_case(admitted, ids), ids, lang)
    gone = taken_down(session.vault.gate.release_acts(case.id))
    wide = is_wider(session, case.id, audience)
    asked = wide and approved_request(session, case.id, audience) is None
    two = len(active_people(session, case.id)) > 1
    with session.vault.transaction():
        audit(session, "preview", case.id, {"audience": audience.value})
    return Preview(
        opened=opened,
        audience=audience,
        readers=admitted.rules.readers[lang],
        sentences=told.sentences,
        held=tuple(HeldBack(one, called) for one, called in _held(decision, opened, lang)),
        lacks=tuple(_lacks(opened, admitted.rules)),
        criminal=() if audience in INSIDE else criminal_of(opened.casefile.facts, case.jurisdiction).called,
        out=tuple(
            one for one in session.vault.gate.releases(case.id) if one.audience is audience and one.id not in gone
        ),
        second=asked and two,
        alone=asked and not two,
        unnamed=() if audience in INSIDE else tuple(_unnamed(admitted, opened)),
        ageless=() if audience in INSIDE else tuple(_ageless(decision, admitted)),
    )


def preview_json(found: Preview) -> dict[str, Json]:
    """A preview as one JSON object."""
    casefile = found.opened.casefile
    return {
        "schema": "habeas.preview/1",
        "case": casefile.case.name,
        "as_of": casefile.as_of.isoformat(),
        "audience": found.audience.value,
        "readers": found.readers,
        "sentences": [{"text": one.text, "statements": list(one.statements)} for one in found.sentences],
        "held": [
            {
                "thing": one.held.thing.value,
                "key": one.held.key,
                "called": one.called,
                "why": [why.value for why in one.held.why],
                "words_only": one.held.words_only,
            }
            for one in found.held
        ],
        "lacking": [
            {"person": one.person, "name": one.name, "use": one.use.value, "reason": one.reason.value}
            for one in found.lacks
        ],
        "criminal": [
            {"country": one.country, "code": one.code, "article": one.article, "part": one.part}
            for one in found.criminal
        ],
        "released": [release_brief(one) for one in found.out],
        "recognisable": [
            {
                "person": one.found.person,
                "name": one.name,
                "stands_as": one.stands_as,
                "because": one.found.because.value,
                "properties": list(one.found.props),
                "role": one.found.role,
                "statements": list(one.statements),
            }
            for one in found.unnamed
        ],
        "age_unknown": [{"person": one.person, "name": one.name, "named": one.named} for one in found.ageless],
        "second_person": found.second,
        "alone": found.alone,
    }


def _held(decision: Decision, opened: Opened, lang: Lang) -> Iterator[tuple[Held, str]]:
    """Everything that is held back with what it is called, one thing after the other."""
    casefile = opened.casefile
    said = {str(one.id): one for fact in casefile.facts for one in fact.statements}
    names = {str(key): entity.name for key, entity in casefile.entities.items()}
    for held in decision.held:
        if held.thing is Thing.STATEMENT and held.key in said:
            statement = said[held.key]
            yield held, f"{property_label(statement.prop, lang)}: {statement.anchor.quote}"
        elif held.thing is Thing.SOURCE:
            source = next((one for key, one in opened.sources.items() if key == held.key), None)
            yield held, held.key if source is None else title_of(source)
        else:
            yield held, names.get(held.key, held.key)


def _unnamed(admitted: Admitted, opened: Opened) -> Iterator[Unnamed]:
    """Who could be recognised from what remains, with the statements that tell it."""
    names = opened.casefile.entities
    for found in recognisable(admitted):
        facts = [one for one in admitted.casefile.facts if one.subject == found.person and one.prop in found.props]
        told = tuple(said.id for fact in facts for said in fact.statements)
        yield Unnamed(found, names[found.person].name, admitted.casefile.entities[found.person].name, told)


def _ageless(decision: Decision, admitted: Admitted) -> Iterator[Ageless]:
    """Whoever is told of and whose age nothing bounds from below; those who act for a State and lawyers apart."""
    told = {one.id for one in admitted.casefile.entities.values()}
    held = decision.deciding.persons_held
    for key, person in decision.deciding.persons.items():
        grown = person.official or person.code_name or "lawyer" in person.roles
        if key in told and not grown and person.age.least is None:
            yield Ageless(key, person.names[0], not held[key].name)


def _lacks(opened: Opened, rules: Rules) -> Iterator[Lack]:
    """What nobody permitted of those who are held, where this audience needs it."""
    if rules.consent is None:
        return
    consents = consents_of(opened.casefile)
    for one in opened.casefile.detainees:
        for use in (Use(rules.consent.tell), Use(rules.consent.name)):
            answer = consents.permission(one.entity.id, use, rules.audience, opened.casefile.as_of)
            if isinstance(answer, Refusal):
                name = one.names[0] if one.names else one.entity.name
                yield Lack(one.entity.id, name, use, answer.reason)

"""Proposals that say exactly what an accepted statement of another source says.

The one kind of acceptance that is done for several proposals at once: a person accepted the fact
before, and what is accepted now adds nothing but another source for it.
"""

from collections.abc import Mapping

from habeas.base.digest import digest_of_json
from habeas.base.ids import EntityId
from habeas.base.plain import Plain
from habeas.desk.deciding import Decided, accept
from habeas.desk.reviewing import proposals
from habeas.desk.session import Session
from habeas.drafting.keeping import Proposal, State
from habeas.record.accepting import draft_value
from habeas.record.living import living
from habeas.record.people import groups
from habeas.record.statements import Stance
from habeas.record.vocabulary.loading import vocabulary

type Says = tuple[EntityId | None, str, str, Stance, str | None]


def already_said(session: Session, name: str) -> tuple[Proposal, ...]:
    """The waiting proposals of a case that a living statement of another source says already.

    Alike are those of one subject (by name, or by a judgement of sameness), property, stance and
    speaker whose values are equal letter by letter, time included; how a name was printed is left aside.
    """
    case, vault = session.case(name), session.vault
    entities = vault.record.entities(case.id)
    goes_by = groups(entities, vault.record.judgements(case.id))
    named: dict[str | None, set[EntityId]] = {None: {EntityId(case.id)}}
    for entity in entities:
        named.setdefault(entity.name, set()).add(goes_by[entity.id])
    sources: dict[Says, set[str]] = {}
    recorded = vault.record.statements(case.id), vault.record.withdrawals(case.id), vault.erasures.erasures(case.id)
    for said in living(*recorded).statements.values():
        key: Says = (
            goes_by.get(said.subject),
            said.prop,
            _form(said.prop, draft_value(said)),
            said.stance,
            said.attributed_to,
        )
        sources.setdefault(key, set()).add(said.source)
    found = []
    for each in proposals(session, name, State.WAITING.value):
        draft = each.draft
        whom = named.get(draft.subject, set())
        form = _form(draft.type, draft.value)
        keys: list[Says] = [(one, draft.type, form, draft.stance, draft.attributed_to) for one in whom]
        if len(keys) == 1 and sources.get(keys[0], set()) - {each.source}:
            found.append(each)
    return tuple(found)


def accept_already_said(session: Session, name: str, why: str = "") -> list[Decided]:
    """Accept all of :func:`already_said`; an empty list where there is none."""
    return accept(session, [each.id for each in already_said(session, name)], why)


def _form(prop: str, value: Mapping[str, Plain]) -> str:
    term = vocabulary().properties.get(prop)
    printed = {field.id for field in term.fields.values() if field.printed} if term else set()
    return digest_of_json({k: v for k, v in value.items() if v is not None and k not in printed})

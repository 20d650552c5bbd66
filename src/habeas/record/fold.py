"""The fold: from statements to the case file. A pure function, of which nothing is kept."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, tzinfo

from habeas.base.erasure import Erasure
from habeas.base.finding import Finding, Severity
from habeas.base.ids import EntityId, StatementId
from habeas.record.agreement import NameAgreement, normal_text
from habeas.record.casefile import CaseFile, Conflict, Detainee, Fact
from habeas.record.charges import charges_of
from habeas.record.conflicts import conflicts_of
from habeas.record.detainees import detainee_ids, names_of
from habeas.record.erased import erased_references
from habeas.record.facts import facts_of
from habeas.record.following import Following
from habeas.record.gaps import missing_in
from habeas.record.keeping import Case
from habeas.record.living import living
from habeas.record.naming import known_names, name_agreement
from habeas.record.people import Entity, Judgement, groups, sameness_findings
from habeas.record.periods import order_in_time, time_of
from habeas.record.reckoned import age_conflicts, days_held_conflicts
from habeas.record.spells import Custody, custody_of
from habeas.record.statements import Statement, Withdrawal
from habeas.record.vocabulary.checking import check_value
from habeas.record.vocabulary.loading import vocabulary
from habeas.record.vocabulary.terms import Kind


def fold(
    case: Case,
    entities: Sequence[Entity],
    statements: Iterable[Statement],
    withdrawals: Iterable[Withdrawal],
    judgements: Sequence[Judgement],
    as_of: date,
    zone: tzinfo | None = None,
    erased: Sequence[Erasure] = (),
) -> tuple[CaseFile, tuple[Finding, ...]]:
    """The case file as of a day, and what is wrong with the record.

    `as_of` is the day up to which days are counted; statements recorded later count all the same.
    `zone` is the civil zone of the case: times written with an offset are put on its clock. `erased` are
    the tombstones of the case. The order of statements, withdrawals, judgements and entities makes no
    difference. Findings are those of :mod:`habeas.record.living`, :mod:`habeas.record.erased`,
    :mod:`habeas.record.people`, :mod:`habeas.record.spells` and the checks of values against the
    vocabulary; besides `statement-of-unknown-entity`. A statement with findings still counts: nothing is
    lost for being odd.
    """
    words = vocabulary()
    statements = list(statements)
    counting = living(statements, withdrawals, erased)
    named = groups(entities, judgements)
    goes_by = {entity.id: entity for entity in entities}
    names = name_agreement(known_names(goes_by, named, counting.statements.values()))
    following = Following(counting.statements, statements, erased)
    facts = tuple(
        _with_former(fact, following) for fact in facts_of(counting.statements, named, words.properties, names, zone)
    )
    canonical = {key: goes_by[root] for key, root in named.items() if root in goes_by}
    per_subject: dict[EntityId, list[Fact]] = defaultdict(list)
    for fact in facts:
        per_subject[fact.subject].append(fact)
    custody = {key: custody_of(group, as_of, zone) for key, group in per_subject.items()}
    held = detainee_ids(facts, canonical)
    detainees = tuple(
        sorted(
            (_detainee(key, canonical, entities, named, per_subject[key], custody[key], zone) for key in held),
            key=lambda detainee: (detainee.names, detainee.entity.id),
        )
    )
    file = CaseFile(
        case=case,
        as_of=as_of,
        entities=canonical,
        detainees=detainees,
        facts=facts,
        timeline=_timeline(facts),
        said=_said(facts),
        conflicts=tuple(
            conflict for key, group in per_subject.items() for conflict in _conflicts(group, custody[key], names, zone)
        ),
        missing=missing_in(detainees, words.gaps),
    )
    return file, (
        *counting.findings,
        *erased_references(counting.statements, erased),
        *sameness_findings(entities, judgements),
        *_odd_statements(counting.statements, goes_by),
        *(finding for key in sorted(held) for finding in custody[key].findings),
    )


def _detainee(
    key: EntityId,
    canonical: Mapping[EntityId, Entity],
    entities: Iterable[Entity],
    named: Mapping[EntityId, EntityId],
    facts: Sequence[Fact],
    custody: Custody,
    zone: tzinfo | None,
) -> Detainee:
    members = [entity for entity in entities if named[entity.id] == key]
    return Detainee(
        entity=canonical[key],
        names=names_of(members, facts),
        facts=tuple(facts),
        spells=custody.spells,
        charges=charges_of(facts, zone),
    )


def _with_former(fact: Fact, following: Following) -> Fact:
    former = frozenset[StatementId]().union(*(following.former(statement.id) for statement in fact.statements))
    return replace(fact, former=former) if former else fact


def _timeline(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    dated = [(order_in_time(time), place, fact) for place, fact in enumerate(facts) if (time := time_of(fact))]
    return tuple(fact for *_, fact in sorted(dated, key=lambda row: row[:2]))


def _said(facts: Iterable[Fact]) -> Mapping[str | None, tuple[Fact, ...]]:
    properties = vocabulary().properties
    by_speaker: dict[str | None, list[Fact]] = defaultdict(list)
    labels: dict[str, str] = {}
    for fact in facts:
        if fact.prop in properties and properties[fact.prop].kind is Kind.CLAIM:
            who = fact.attributed_to
            label = None if who is None else labels.setdefault(normal_text(who), who)
            by_speaker[label].append(fact)
    return {who: tuple(by_speaker[who]) for who in sorted(by_speaker, key=lambda who: (who is not None, who or ""))}


def _conflicts(
    facts: Sequence[Fact], custody: Custody, names: NameAgreement, zone: tzinfo | None
) -> tuple[Conflict, ...]:
    found = (
        *conflicts_of(facts, vocabulary().properties, lambda fact: custody.spell_of(fact, zone), names, zone),
        *days_held_conflicts(facts, zone),
        *age_conflicts(facts, zone),
    )
    return tuple(sorted(found, key=lambda conflict: (conflict.prop, conflict.about)))


def _odd_statements(statements: Mapping[StatementId, Statement], known: Mapping[EntityId, Entity]) -> Iterable[Finding]:
    for key, statement in statements.items():
        place = f"statement {key}"
        if statement.subject not in known:
            message = "It is about an entity that the case does not hold."
            yield Finding("statement-of-unknown-entity", place, Severity.WARNING, message)
        if isinstance(statement.value, Mapping):
            for finding in check_value(statement.prop, statement.value):
                yield Finding(finding.code, f"{place}, {finding.place}", Severity.WARNING, finding.message)
        elif statement.prop not in vocabulary().properties:
            yield Finding("unknown-property", place, Severity.WARNING, f"Unknown property {statement.prop!r}.")

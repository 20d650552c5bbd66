"""Statements that say the same become one fact.

Two statements *agree* when they are of one property and subject, one stance, and every field that
both give agrees (names: alike; times: some instant is allowed by both; text: near-identical in one
language). Something that may happen many times must besides share one of the fields that tell one
occurrence from another, and claims must be made by the same speaker.

Agreement is not transitive: "in April" agrees with the 28th and with the 29th, which do not agree
with each other. The rule is therefore: **two statements are the same fact when each agrees with
exactly the statements that the other agrees with.** A vague statement that fits several facts stays
a fact of its own; nothing is guessed, and the order of the statements makes no difference.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import tzinfo

import numpy as np

from habeas.base.ids import EntityId, StatementId
from habeas.record.agreement import NameAgreement, normal_text
from habeas.record.casefile import Fact
from habeas.record.columns import Bools, Row, columns_of
from habeas.record.merging import merged
from habeas.record.statements import Statement
from habeas.record.vocabulary.terms import Kind, Occurs, Property

type Group = list[int]
"""Places in a list of statements, ascending."""


def facts_of(
    statements: Mapping[StatementId, Statement],
    subjects: Mapping[EntityId, EntityId],
    properties: Mapping[str, Property],
    names: NameAgreement,
    zone: tzinfo | None = None,
) -> tuple[Fact, ...]:
    """The facts that these statements come to, in the order of subject, property and first statement.

    `subjects` maps an entity to the one its group goes by; `zone` is the civil zone of times that
    were written without one. Every statement is in exactly one fact.
    """
    blocks: dict[tuple[str, ...], list[StatementId]] = defaultdict(list)
    for key in sorted(statements):
        blocks[_block(statements[key], subjects, properties)].append(key)
    facts = []
    for (subject, prop, *_), keys in blocks.items():
        said = [statements[key] for key in keys]
        for group in same_facts(said, properties.get(prop), names, zone):
            for part in _by_speaker(said, group):
                fact = merged(EntityId(subject), [said[place] for place in part], properties.get(prop))
                facts.append((subject, prop, keys[part[0]], fact))
    return tuple(fact for *_, fact in sorted(facts, key=lambda row: row[:3]))


def same_facts(
    statements: Sequence[Statement], prop: Property | None, names: NameAgreement, zone: tzinfo | None = None
) -> list[Group]:
    """The groups of statements that are one fact each; they are of one subject, property and stance.

    Those that share a field which agrees are put together by the rule of this module. Of something
    that happens once in a life, or once in a stretch of custody, all are one fact where no two
    disagree, also those that share no field: "by the police" and "on the 29th" are one apprehension
    as long as nobody says otherwise.
    """
    alike: dict[object, Group] = defaultdict(list)
    rows = [Row(statement.value, statement.when, statement.language) for statement in statements]
    for place, row in enumerate(rows):
        alike[_signature(row, prop)].append(place)
    exact = list(alike.values())
    if len(exact) == 1:
        return exact
    columns = columns_of([rows[group[0]] for group in exact], prop, names, zone)
    agree = columns.agree
    if prop is not None and prop.occurs in (Occurs.ONCE, Occurs.SPELL) and agree.all():
        return [list(range(len(statements)))]
    linked = columns.linked(prop.identity if prop is not None and prop.identity else columns.by_field)
    groups = twins((agree & linked) | np.eye(len(exact), dtype=np.bool_))
    return [sorted(place for index in group for place in exact[index]) for group in groups]


def twins(agree: Bools) -> list[Group]:
    """The places whose rows in a symmetric, reflexive matrix are equal: those that agree with the same others."""
    found: dict[bytes, Group] = defaultdict(list)
    for place, row in enumerate(np.packbits(agree, axis=1)):
        found[row.tobytes()].append(place)
    return list(found.values())


def _by_speaker(statements: Sequence[Statement], group: Group) -> list[Group]:
    """One group where a source says it in its own voice; otherwise one for each speaker."""
    speakers: dict[str, Group] = defaultdict(list)
    for place in group:
        speaker = statements[place].attributed_to
        if speaker is None:
            return [group]
        speakers[normal_text(speaker)].append(place)
    return list(speakers.values())


def _block(
    statement: Statement, subjects: Mapping[EntityId, EntityId], properties: Mapping[str, Property]
) -> tuple[str, ...]:
    prop = properties.get(statement.prop)
    claim = prop is not None and prop.kind is Kind.CLAIM
    speaker = statement.attributed_to if claim else None
    return (
        subjects.get(statement.subject, statement.subject),
        statement.prop,
        statement.stance.value,
        type(statement.value).__name__ if not isinstance(statement.value, Mapping) else "value",
        "author" if speaker is None else f"said by {normal_text(speaker)}",
    )


def _signature(row: Row, prop: Property | None) -> object:
    printed = {name for name, field in prop.fields.items() if field.printed} if prop is not None else set()
    given = sorted(row.given() - printed)
    return row.lang if given else None, tuple(
        (name, repr(row.cell(name).value) if name != "when" else str(row.when)) for name in given
    )

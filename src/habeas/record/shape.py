"""The case file as the JSON that other programs rely on: `habeas case CASE --json`."""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from types import MappingProxyType

from habeas.base.digest import Digest, Json
from habeas.base.ids import EntityId, SourceId, StatementId
from habeas.record.casefile import CaseFile, Charge, Conflict, Detainee, Fact, Missing, Spell
from habeas.record.statements import Statement, known_form
from habeas.record.vocabulary.loading import vocabulary

SCHEMA = "habeas.case/1"
"""The name and version of this shape."""


type Independent = Callable[[Iterable[SourceId]], int]
"""How many of some sources are independent of each other."""


def counted(sources: AbstractSet[SourceId], independent: Independent | None) -> Json:
    """How many sources something stands on, and how many are independent; null where they were not compared."""
    return {"all": len(sources), "independent": None if independent is None else independent(sources)}


@dataclass(frozen=True, slots=True)
class SourceBrief:
    """What a reader of a statement needs of its source; `title` is None where it has none."""

    title: str | None
    digest: Digest


def case_json(
    casefile: CaseFile,
    sources: Mapping[SourceId, SourceBrief],
    recognised: AbstractSet[StatementId] = frozenset(),
    independent: Independent | None = None,
    times: Mapping[StatementId, int] = MappingProxyType({}),
    machine: AbstractSet[StatementId] = frozenset(),
) -> dict[str, Json]:
    """The case object of CONTRACTS.

    `subject` is the name that the subject goes by, `subject_id` its id. `statements` holds every
    statement that counts; a fact names its statements by id. A source that is not in `sources` has
    null for title and digest. `recognised` are the statements whose quotes were recognised on pictures.
    `independent` counts the independent ones of some sources; without it that number is null.
    `times` are the milliseconds into a recording at which its transcript has the words; null elsewhere.
    `machine` are the statements that stand in a transcript made by a program.
    `days_held` of a detainee is that of the last stretch of custody, null
    where it cannot be told; `days_held_at_most` is there only where it is another number.
    """
    form = _Form(casefile, sources, recognised, independent, times, machine)
    return {
        "schema": SCHEMA,
        "case": casefile.case.name,
        "as_of": casefile.as_of.isoformat(),
        "jurisdiction": casefile.case.jurisdiction,
        "detainees": [form.detainee(detainee) for detainee in casefile.detainees],
        "statements": [form.statement(statement) for fact in casefile.facts for statement in fact.statements],
        "timeline": form.facts(casefile.timeline),
        "charges": [form.charge(charge) for detainee in casefile.detainees for charge in detainee.charges],
        "said": [{"by": who, "facts": form.facts(facts)} for who, facts in casefile.said.items()],
        "conflicts": [form.conflict(conflict) for conflict in casefile.conflicts],
        "missing": [form.missing(missing) for missing in casefile.missing],
    }


class _Form:
    """The parts of one case file as JSON; every statement's id is computed once."""

    def __init__(
        self,
        casefile: CaseFile,
        sources: Mapping[SourceId, SourceBrief],
        recognised: AbstractSet[StatementId],
        independent: Independent | None,
        times: Mapping[StatementId, int],
        machine: AbstractSet[StatementId],
    ) -> None:
        self._machine = machine
        self._times = times
        self._independent = independent
        self._recognised = recognised
        self._entities = casefile.entities
        self._sources = sources
        self._ids: dict[int, StatementId] = {
            id(statement): statement.id for fact in casefile.facts for statement in fact.statements
        }

    def detainee(self, detainee: Detainee) -> Json:
        last = detainee.spells[-1] if detainee.spells else None
        return {
            "id": detainee.entity.id,
            "name": detainee.names[0],
            "aliases": detainee.names[1:],
            **_days("days_held", last),
            "custody": [self._spell(spell) for spell in detainee.spells],
        }

    def statement(self, statement: Statement) -> Json:
        brief = self._sources.get(statement.source)
        anchor = statement.anchor
        return {
            "id": self._ids[id(statement)],
            **self._subject(statement.subject),
            "property": statement.prop,
            "value": known_form(statement.value),
            "stance": statement.stance.value,
            "attributed_to": statement.attributed_to,
            "when": None if statement.when is None else str(statement.when),
            "lang": statement.language.value,
            "source": {
                "id": statement.source,
                "title": None if brief is None else brief.title,
                "digest": None if brief is None else brief.digest,
            },
            "anchor": {
                "start": anchor.span.start,
                "end": anchor.span.end,
                "quote": anchor.quote,
                "page": anchor.page,
                "recognised": self._ids[id(statement)] in self._recognised,
                "time": self._times.get(self._ids[id(statement)]),
                "machine": self._ids[id(statement)] in self._machine,
            },
        }

    def facts(self, facts: Iterable[Fact]) -> list[Json]:
        return [self._fact(fact) for fact in facts]

    def charge(self, charge: Charge) -> Json:
        return {
            **self._subject(charge.subject),
            "country": charge.country,
            "code": charge.code,
            "article": charge.article,
            "part": charge.part,
            "history": self.facts(charge.history),
        }

    def conflict(self, conflict: Conflict) -> Json:
        return {
            **self._subject(conflict.subject),
            "property": conflict.prop,
            "about": conflict.about,
            "facts": self.facts(conflict.facts),
        }

    def missing(self, missing: Missing) -> Json:
        gap = vocabulary().gaps[missing.code]
        return {
            "code": missing.code,
            **self._subject(missing.subject),
            "label": {lang.value: label for lang, label in gap.labels.items()},
            "form": gap.form,
        }

    def _fact(self, fact: Fact) -> Json:
        return {
            **self._subject(fact.subject),
            "property": fact.prop,
            "value": known_form(fact.value),
            "when": None if fact.when is None else str(fact.when),
            "stance": fact.stance.value,
            "attributed_to": fact.attributed_to,
            "statements": [self._ids[id(statement)] for statement in fact.statements],
            "sources": counted({statement.source for statement in fact.statements}, self._independent),
        }

    def _spell(self, spell: Spell) -> Json:
        return {
            "apprehension": self.facts(spell.apprehension),
            "release": self.facts(spell.release),
            "orders": self.facts(spell.orders),
            "places": self.facts(spell.places),
            **_days("days", spell),
        }

    def _subject(self, subject: EntityId | None) -> dict[str, Json]:
        entity = None if subject is None else self._entities.get(subject)
        return {"subject": None if entity is None else entity.name, "subject_id": subject}


def _days(key: str, spell: Spell | None) -> dict[str, Json]:
    if spell is None:
        return {key: None}
    least, most = spell.days_at_least, spell.days_at_most
    return {key: least} if least == most else {key: least, f"{key}_at_most": most}

"""All contradictions of a case, in the order of the rules: a pure function of the folded record."""

from collections.abc import Iterable, Iterator
from datetime import tzinfo

from habeas.findings.contradictions.acts import acts_of, following_of
from habeas.findings.contradictions.measures import other_articles, refused_and_ordered
from habeas.findings.contradictions.ordering import acts_after_arrest, order_of_events
from habeas.findings.contradictions.pair import Contradiction
from habeas.findings.contradictions.posts import posts
from habeas.findings.contradictions.recorded import recorded, worth_a_look
from habeas.findings.contradictions.rules import rules
from habeas.record.agreement import NameAgreement
from habeas.record.casefile import CaseFile
from habeas.record.following import Following
from habeas.record.naming import known_names, name_agreement


def contradictions_of(
    casefile: CaseFile, following: Following | None = None, zone: tzinfo | None = None
) -> tuple[Contradiction, ...]:
    """Every pair that some rule sets against each other; the same two facts once for each rule and field.

    Sure ones stand before those that are only worth a look, then by rule in the order of `rules.yaml`.
    `following` finds what became of a claim that was superseded; without it one that was is not found.
    `zone` is the civil zone of the case. The order of statements in the record makes no difference.
    """
    order = {rule: place for place, rule in enumerate(rules().rules)}
    found = {_key(one): one for one in _all(casefile, following or following_of(casefile), _names(casefile), zone)}
    return tuple(sorted(found.values(), key=lambda one: (not one.sure, order[one.rule], _key(one))))


def _all(
    casefile: CaseFile, following: Following, names: NameAgreement, zone: tzinfo | None
) -> Iterator[Contradiction]:
    acts = acts_of(casefile, following)
    for detainee in casefile.detainees:
        yield from acts_after_arrest(detainee, acts.get(detainee.entity.id, ()), zone)
        yield from order_of_events(detainee, zone)
        yield from refused_and_ordered(detainee, zone)
        yield from other_articles(detainee)
    yield from posts(casefile, names, zone)
    yield from worth_a_look(casefile, names, zone)
    yield from recorded(casefile.conflicts, names, zone)


def _names(casefile: CaseFile) -> NameAgreement:
    """The judge of names that the fold had: it knows what the statements call each entity."""
    statements = [statement for fact in casefile.facts for statement in fact.statements]
    itself = {entity.id: entity.id for entity in casefile.entities.values()}
    return name_agreement(known_names(casefile.entities, itself, statements))


def _key(one: Contradiction) -> tuple[str, str, str, str]:
    sides: Iterable[str] = sorted((one.one.statements[0].id, one.other.statements[0].id))
    first, second = sides
    return one.rule, one.about or "", first, second

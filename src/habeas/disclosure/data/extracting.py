"""From what the gate let through to an :class:`Extract`: ids made for this release, nothing of the vault's own."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from habeas.base.digest import Digest, canonical
from habeas.base.ids import EntityId, StatementId
from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.disclosure.audience import Audience
from habeas.disclosure.data.carried import References, clear, told_value
from habeas.disclosure.data.extract import (
    Citation,
    Extract,
    ExtractEntity,
    ExtractFact,
    ExtractSource,
    Named,
)
from habeas.disclosure.data.release_ids import ReleaseIds
from habeas.disclosure.gate.admission import Admitted
from habeas.disclosure.gate.held import Thing
from habeas.disclosure.names import names_in
from habeas.disclosure.notes import NoteBook
from habeas.disclosure.sentences import Teller
from habeas.disclosure.view import plain
from habeas.disclosure.wording import wording
from habeas.evidence.sources.source import Basis, Described, Secrecy, Source
from habeas.record.casefile import CaseFile, Fact
from habeas.record.people import EntityKind
from habeas.record.statements import Stance, Statement
from habeas.record.vocabulary.loading import vocabulary

NO_OTHERS: Mapping[Lang, Admitted] = MappingProxyType({})
"""Of an extract whose sentences are all told as it was let through in one language."""

_AMONG_US = frozenset({Audience.SELF, Audience.TEAM, Audience.COUNSEL})
"""Who may be told what a case and its files are called among those who work on it."""

_NAMED_BY = {
    EntityKind.PERSON: ("person", "alias"),
    EntityKind.ORGAN: ("organ", "alias"),
    EntityKind.COURT: ("organ", "alias"),
    EntityKind.FACILITY: ("organ", "alias"),
}
"""The properties that name an entity of this kind; of others only `alias` does."""


def extract_case(admitted: Admitted, ids: ReleaseIds, tongues: Mapping[Lang, Admitted] = NO_OTHERS) -> Extract:
    """What was admitted, as data: every fact once, with every place it stands in; nothing else.

    `tongues` is the same as it was let through in other languages: a sentence in one of them has the stand-ins and
    paraphrases of that language. Without it every sentence has those of `admitted`.

    The order in which things were recorded shows nowhere. A reference to a fact or a source that was not admitted is
    dropped. Raises WrongCall when a fact stands in a source that was not admitted.
    """
    return _Extracting(admitted, ids, tongues).extract()


@dataclass(frozen=True, slots=True)
class _Extracting:
    admitted: Admitted
    ids: ReleaseIds
    tongues: Mapping[Lang, Admitted]

    @property
    def casefile(self) -> CaseFile:
        return self.admitted.casefile

    def extract(self) -> Extract:
        casefile, case = self.casefile, self.ids.of("case", self.casefile.case.id)
        entities = sorted(self._entities(), key=_by_name)
        places = {one.id: place for place, one in enumerate(entities)}
        order = {prop: place for place, prop in enumerate(vocabulary().properties)}
        facts = sorted(
            self._facts(),
            key=lambda one: (places[one.subject], order[one.prop], str(one.when or ""), one.id),
        )
        return Extract(
            case=clear(casefile.case.name) or case,
            id=case,
            audience=self.admitted.audience,
            as_of=casefile.as_of,
            jurisdiction=casefile.case.jurisdiction,
            entities=tuple(entities),
            facts=tuple(facts),
            sources=tuple(sorted(map(self._source, self.admitted.sources), key=lambda one: (one.title, one.id))),
            conflicts=tuple(sorted(self._conflicts())),
            held={}
            if not self.admitted.rules.particulars
            else dict(sorted(Counter(why.value for held in self.admitted.held for why in held.why).items())),
            vocabulary=vocabulary(),
        )

    def _facts(self) -> Iterable[ExtractFact]:
        keys, quiet = References.of(self.casefile.facts, self.admitted.sources, self.ids), self._words_held()
        tongues = {lang: self._tongue(lang) for lang in Lang}
        for fact in self.casefile.facts:
            term = vocabulary().properties[fact.prop]
            value = told_value(fact.value, term, keys)
            yield ExtractFact(
                id=keys.of_fact(fact),
                subject=self.ids.of("entity", fact.subject),
                prop=fact.prop,
                value=value,
                when=fact.when,
                stance=fact.stance,
                attributed_to=None if fact.attributed_to is None else clear(fact.attributed_to),
                citations=_each_once(self._citation(one, keys, one.id not in quiet) for one in fact.statements),
                labels=term.labels,
                sentence={lang: tongue.sentence(fact, keys) for lang, tongue in tongues.items()},
            )

    def _citation(self, statement: Statement, keys: References, quoted: bool) -> Citation:
        anchor = statement.anchor
        # What the gate took the words from has none, and then its place is nobody's business either.
        quoted = quoted and anchor.quote != ""
        says = told_value(statement.value, vocabulary().properties[statement.prop], keys)
        said: dict[str, Plain] = dict(says) if isinstance(says, Mapping) else {}
        if statement.when is not None:
            said["when"] = str(statement.when)
        return Citation(
            source=self.ids.of("source", statement.source),
            lang=statement.language,
            page=anchor.page,
            quote=clear(anchor.quote) if quoted else None,
            start=anchor.span.start if quoted else None,
            end=anchor.span.end if quoted else None,
            grade=statement.information_grade,
            says=said,
        )

    def _entities(self) -> Iterable[ExtractEntity]:
        detained = {one.entity.id for one in self.casefile.detainees}
        hidden = {one.key for one in self.admitted.held if one.thing is Thing.ENTITY and one.words_only}
        named = _names(self.casefile)
        first = {one.entity.id: one.names[0] for one in self.casefile.detainees if one.names}
        for key in {fact.subject for fact in self.casefile.facts} | detained:
            entity = self.casefile.entities[key]
            known = named.get(key, ())
            goes_by = first.get(key, entity.name)
            leading = [one for one in known if one.text == goes_by] or [Named(clear(goes_by), None)]
            unnamed = key in hidden
            yield ExtractEntity(
                id=self.ids.of("entity", key),
                kind=entity.kind,
                # The case as a whole has no name but the one that `Extract.case` tells or does not tell.
                names=() if entity.kind is EntityKind.CASE else (*leading, *(n for n in known if n not in leading)),
                detained=key in detained,
                unnamed=unnamed,
            )

    def _source(self, source: Source) -> ExtractSource:
        told = source.description
        here = self.admitted.audience in _AMONG_US
        key = self.ids.of("source", source.id)
        title = told.title.value if told.title is not None else (source.original_name or "" if here else "")
        public = source.secrecy is Secrecy.PUBLIC and source.id not in self._digests_held()
        fields = {
            "title": told.title,
            "author": told.author,
            "publisher": told.publisher,
            "published": told.published,
            "address": told.address,
            "lang": told.language,
        }
        return ExtractSource(
            id=key,
            title=clear(title).strip() or key,
            author=_words(told.author),
            publisher=_words(told.publisher),
            published=None if told.published is None else told.published.value,
            address=_words(told.address),
            lang=None if told.language is None else told.language.value,
            media_type=source.copy.media_type,
            digest=source.copy.digest if public else None,
            commitment=None if public else self._commitment(source.copy.digest),
            grade=source.grade,
            unconfirmed=frozenset(name for name, one in fields.items() if one and one.basis is Basis.PROPOSED),
        )

    def _conflicts(self) -> Iterable[tuple[str, ...]]:
        keys = References.of(self.casefile.facts, (), self.ids)
        for conflict in self.casefile.conflicts:
            yield tuple(sorted({keys.of_fact(fact) for fact in conflict.facts}))

    def _words_held(self) -> frozenset[str]:
        held = self.admitted.held
        return frozenset(one.key for one in held if one.thing is Thing.STATEMENT and one.words_only)

    def _commitment(self, digest: Digest) -> str | None:
        """What stands for a digest that is not told: the gate's commitment, or ours; None where the gate gave none."""
        if digest.startswith("commitment:"):
            return digest
        return self.ids.commitment(digest) if digest else None

    def _digests_held(self) -> frozenset[str]:
        held = self.admitted.held
        return frozenset(one.key for one in held if one.thing is Thing.SOURCE and one.words_only)

    def _tongue(self, lang: Lang) -> "_Tongue":
        admitted = self.tongues.get(lang, self.admitted)
        casefile = admitted.casefile
        teller = Teller(
            words=wording(lang),
            vocabulary=vocabulary(),
            names=names_in(lang, casefile.entities, casefile.facts),
            notes=NoteBook(admitted.sources, {}, lang),
            sole=None,
        )
        return _Tongue(teller, {one.id: fact for fact in casefile.facts for one in fact.statements})


@dataclass(frozen=True, slots=True)
class _Tongue:
    """Tells facts in one language; `facts` are those that were let through in it, by statement."""

    teller: Teller
    facts: Mapping[StatementId, Fact]

    def sentence(self, fact: Fact, keys: References) -> str:
        """The sentence of a fact as this language has it; a sentence can name a reference too."""
        here = next((self.facts[one.id] for one in fact.statements if one.id in self.facts), fact)
        value = told_value(here.value, vocabulary().properties[here.prop], keys)
        return clear(plain(self.teller.tell(replace(here, value=value)).line))


def _by_name(one: ExtractEntity) -> tuple[object, ...]:
    return (not one.detained, one.kind.value, [name.text for name in one.names], one.id)


def _names(casefile: CaseFile) -> Mapping[EntityId, tuple[Named, ...]]:
    """Every name that the facts give somebody, each once with each language it stands in, in a fixed order."""
    found: dict[EntityId, set[Named]] = {}
    for fact in casefile.facts:
        naming = _NAMED_BY.get(casefile.entities[fact.subject].kind, ("alias",))
        if fact.prop not in naming or fact.stance is not Stance.ASSERTS:
            continue
        for one in fact.statements:
            value = one.value if isinstance(one.value, Mapping) else {}
            aliases = value.get("aliases")
            listed = [value.get("name"), *(aliases if isinstance(aliases, list | tuple) else ())]
            names = {Named(clear(name), one.language) for name in listed if isinstance(name, str) and name}
            found.setdefault(fact.subject, set()).update(names)
    return {key: tuple(sorted(names, key=lambda one: (one.text, one.lang or ""))) for key, names in found.items()}


def _each_once(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """The places, each once, in a fixed order."""
    found: dict[tuple[object, ...], Citation] = {}
    for one in citations:
        says = canonical(dict(one.says))
        place = (one.source, one.start or 0, one.end or 0, one.page or 0, one.quote or "", one.lang)
        found.setdefault((*place, one.grade or 0, says), one)
    return tuple(found[key] for key in sorted(found))


def _words(told: Described[str] | None) -> str | None:
    return None if told is None else clear(told.value)

"""An extract as FollowTheMoney entities, said property by property, each with the source that says it.

Only what a source asserts in its own voice becomes a property of somebody, an Event or an Occupancy. What is
attributed to a speaker, denied, unknown or known to be absent, and what has no place in the schema, becomes a Note
whose description is the whole sentence: it says who says so. Nothing denied can be read as asserted.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.base.when import When, parse_when
from habeas.disclosure.data.extract import Citation, Extract, ExtractEntity, ExtractFact, ExtractSource
from habeas.output.exports.ftm_values import LANGS, TYPES, WORDED, dates, held
from habeas.output.exports.tables import bare

_RELEASE = "habeas"
"""What begins the data set of names that are ours: an entity needs one, and no source gives it."""

_WITHOUT = "Note"
"""The schema of what has none of its own."""

_AS_IS = frozenset({"entity", "date"})
"""The types whose values are made by us, so that they need no look."""

_LEGAL = frozenset({"Person", "PublicBody"})
_BODIES = frozenset({"PublicBody"})

_VALUE_OF = {
    "Person:name": "name",
    "PublicBody:name": "name",
    "Thing:alias": "name",
    "Person:birthDate": "date",
    "Person:gender": "sex",
    "Person:nationality": "country",
    "Person:profession": "text",
}
"""The field of the vocabulary that each property of FollowTheMoney is filled from."""


@dataclass(frozen=True, slots=True)
class Said:
    """One value of one property of one entity, as one source (`dataset`) says it.

    `dataset` is ours where no source says it in these words: a label, a sentence, what a Note is about. `origin` is
    the fact's id, with the number of the place where one says it; empty for what is of no fact. `original` are
    the words that the value was read from, None where they do not go out. `lang` is set where the value is words.
    """

    entity: str
    schema: str
    prop: str
    value: str
    dataset: str
    origin: str
    lang: Lang | None
    original: str | None

    @property
    def lang_code(self) -> str | None:
        """The language as the library writes it."""
        return LANGS[self.lang] if self.lang is not None and TYPES[self.prop] in WORDED else None


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a fact went: the entity that carries it, and what it says there."""

    fact: ExtractFact
    entity: str
    said: tuple[Said, ...]


def placed(extract: Extract, lang: Lang) -> tuple[tuple[Said, ...], tuple[Placed, ...]]:
    """What is said of sources and entities by ourselves, and every fact with what became of it."""
    making = _Making(extract, lang, {one.id: one for one in extract.entities})
    facts = tuple(making.place(fact) for fact in extract.facts)
    named = {said.entity for one in facts for said in one.said if said.prop == "name"}
    ours = [said for one in extract.sources for said in making.document(one)]
    ours += [said for one in extract.entities for said in making.own(one, named=one.id in named)]
    return tuple(ours), facts


@dataclass(frozen=True, slots=True)
class _Making:
    extract: Extract
    lang: Lang
    entities: Mapping[str, ExtractEntity]

    @property
    def ours(self) -> str:
        """The data set of what no source says in these words."""
        return f"{_RELEASE}_{self.extract.id}"

    def schema_of(self, one: ExtractEntity) -> str:
        return self.extract.vocabulary.entities[one.kind].ftm or _WITHOUT

    def own(self, one: ExtractEntity, *, named: bool) -> Iterator[Said]:
        """The name an entity goes by, where no source gives it one."""
        name = held("name", one.names[0].text if one.names else self.extract.case) or one.id
        schema = self.schema_of(one)
        dataset = self.ours
        if not named:
            yield Said(one.id, schema, "name", name, dataset, "", one.names[0].lang if one.names else None, None)
        needs = {"UserAccount": "username", "Document": "fileName"}.get(schema)
        if needs is not None:
            yield Said(one.id, schema, needs, name, dataset, "", None, None)

    def document(self, one: ExtractSource) -> Iterator[Said]:
        """A source as a Document. Its digest has no place there (the schema asks for SHA-1) and stands beside."""
        given = {
            "fileName": held("fileName", one.title) or one.id,
            "title": one.title,
            "author": one.author,
            "publisher": one.publisher,
            "sourceUrl": one.address,
            "mimeType": one.media_type,
            "language": LANGS[one.lang] if one.lang else None,
            "publishedAt": next(iter(dates(one.published).values()), None),
        }
        for prop, text in given.items():
            value = None if text is None else held(prop, text)
            if value is not None:
                yield Said(one.id, "Document", prop, value, one.id, "", one.lang, None)

    def place(self, fact: ExtractFact) -> Placed:
        """Where a fact goes."""
        made = self._of_subject(fact) or self._occupancy(fact) or self._event(fact) or self._note(fact)
        return Placed(fact, made[0].entity, tuple(made))

    def _of_subject(self, fact: ExtractFact) -> list[Said]:
        """Values of a property of the subject, as each place gives them; none where any of them cannot be held."""
        where = self.extract.vocabulary.properties[fact.prop].ftm or ""
        field, schema = _VALUE_OF.get(where), self.schema_of(self.entities[fact.subject])
        asked, _, prop = where.partition(":")
        if field is None or bare(fact) is None or asked not in (schema, "Thing"):
            return []
        made: list[Said] = []
        for origin, place in _places(fact):
            text = self._held(prop, place.says.get(field))
            if text is None:
                return []
            others = place.says.get("aliases") if prop == "name" else None
            aliases = [held("alias", str(alias)) for alias in others] if isinstance(others, list) else []
            for name, value in ((prop, text), *(("alias", alias) for alias in aliases if alias is not None)):
                made.append(Said(fact.subject, schema, name, value, place.source, origin, place.lang, place.quote))
        return made

    def _held(self, prop: str, told: Plain) -> str | None:
        if not isinstance(told, str):
            return None
        return _first_day(told) if TYPES[prop] == "date" else held(prop, told)

    def _occupancy(self, fact: ExtractFact) -> list[Said]:
        """An office with its holder, where both are known."""
        value, subject = bare(fact), self.entities[fact.subject]
        if self.extract.vocabulary.properties[fact.prop].ftm != "Occupancy" or value is None:
            return []
        title, holder = value.get("title"), value.get("holder")
        person = subject if self.schema_of(subject) == "Person" else self._found(holder, frozenset({"Person"}))
        name = held("name", title) if isinstance(title, str) else None
        if person is None or name is None or (holder is not None and holder not in [n.text for n in person.names]):
            return []
        post, body = f"{fact.id}-post", value.get("organ")
        organ = self._found(body, _BODIES)
        office = {"name": name}
        if organ is not None:
            office["organization"] = organ.id
        elif isinstance(body, str):
            office["description"] = body
        links = {"holder": person.id, "post": post, "description": fact.sentence[self.lang]}
        held_post = self._told(fact, fact.id, "Occupancy", links, lambda says: dates(_when(says.get("when"))))
        return [*held_post, *self._ours(fact, post, "Position", office)]

    def _event(self, fact: ExtractFact) -> list[Said]:
        """Something that happened to the subject."""
        subject = self.entities[fact.subject]
        if self.extract.vocabulary.properties[fact.prop].ftm != "Event" or bare(fact) is None:
            return []

        def given(says: Mapping[str, Plain]) -> dict[str, str]:
            place = says.get("name") if fact.prop == "place_of_detention" else says.get("place")
            organ = self._found(says.get("organ", says.get("court")), _BODIES)
            # The day until which a court orders custody is no day on which the order ends.
            sides = {"startDate": says.get("from"), "endDate": says.get("until")} if "from" in says else {}
            return {
                **dates(_when(says.get("when"))),
                **{name: day for name, told in sides.items() if (day := _first_day(told)) is not None},
                **({"location": place} if isinstance(place, str) else {}),
                **({"organizer": organ.id} if organ is not None else {}),
            }

        words = {"name": fact.labels[self.lang], "description": fact.sentence[self.lang]}
        if self.schema_of(subject) in _LEGAL:
            words["involved"] = subject.id
        return self._told(fact, fact.id, "Event", words, given)

    def _note(self, fact: ExtractFact) -> list[Said]:
        words = {"name": fact.labels[self.lang], "description": fact.sentence[self.lang], "entity": fact.subject}
        return self._told(fact, fact.id, _WITHOUT, words, lambda _says: {})

    def _told(
        self,
        fact: ExtractFact,
        entity: str,
        schema: str,
        words: Mapping[str, str],
        given: Callable[[Mapping[str, Plain]], Mapping[str, str]],
    ) -> list[Said]:
        """Our words for a fact, and what each of its places gives, with the source as proof."""
        made = self._ours(fact, entity, schema, words)
        for origin, place in _places(fact):
            for prop, text in {**given(place.says), "proof": place.source}.items():
                value = text if TYPES[prop] in _AS_IS else held(prop, text)
                if value is not None:
                    original = None if TYPES[prop] == "entity" else place.quote
                    made.append(Said(entity, schema, prop, value, place.source, origin, place.lang, original))
        return made

    def _ours(self, fact: ExtractFact, entity: str, schema: str, words: Mapping[str, str]) -> list[Said]:
        made = []
        for prop, text in words.items():
            value = text if TYPES[prop] in _AS_IS else held(prop, text)
            if value is not None:
                made.append(Said(entity, schema, prop, value, self.ours, fact.id, self.lang, None))
        return made

    def _found(self, name: Plain, schemata: frozenset[str]) -> ExtractEntity | None:
        """The one entity of these schemata that has exactly this name; None where there is none, or several."""
        found = [
            one
            for one in self.extract.entities
            if self.schema_of(one) in schemata and name in [known.text for known in one.names]
        ]
        return found[0] if len(found) == 1 else None


def _places(fact: ExtractFact) -> Iterator[tuple[str, Citation]]:
    for number, place in enumerate(fact.citations, start=1):
        yield f"{fact.id}.{number}", place


def _when(told: Plain) -> When | None:
    try:
        return parse_when(told) if isinstance(told, str) else None
    except ValueError:
        return None


def _first_day(told: Plain) -> str | None:
    """The day on which a time begins, as far as it can be written."""
    return next(iter(dates(_when(told)).values()), None)

"""Reading the vocabulary files of the package, once, and refusing what does not hold together."""

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from types import MappingProxyType
from typing import cast

import yaml

from habeas.base.errors import Failed
from habeas.base.language import Lang
from habeas.base.yaml_strings import strings_in
from habeas.record.people import EntityKind
from habeas.record.vocabulary.terms import (
    CodeList,
    EntityTerm,
    Field,
    FieldType,
    Gap,
    Kind,
    Labels,
    Occurs,
    Property,
    Vocabulary,
)

type Entry = Mapping[str, "Entry"] | list["Entry"] | str
"""What a YAML file holds when every scalar is read as a string."""

FILES = ("entities", "fields", "lists", "attributes", "events", "claims", "missing")
"""The vocabulary files, `<name>.yaml` beside this module."""

_KINDS = {"attributes": Kind.ATTRIBUTE, "events": Kind.EVENT, "claims": Kind.CLAIM}


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The vocabulary of this version of Habeas; read on the first call, the same value after it.

    Raises Failed when a file of the package is damaged; the message names file, entry and fault.
    """
    here = resources.files("habeas.record.vocabulary")
    return vocabulary_from({name: (here / f"{name}.yaml").read_text("utf-8") for name in FILES})


def vocabulary_from(texts: Mapping[str, str]) -> Vocabulary:
    """A vocabulary from the texts of its files, by the names in :data:`FILES`.

    Raises Failed with the file and the entry when a text is not YAML, a label is missing, or one
    entry speaks of another that does not exist.
    """
    files = {name: _entries(name, texts[name]) for name in FILES}
    lists = {entry.id: _code_list(entry) for entry in files["lists"]}
    fields = {entry.id: _field(entry, lists) for entry in files["fields"]}
    properties: dict[str, Property] = {}
    for name, kind in _KINDS.items():
        for entry in files[name]:
            if entry.id in properties:
                raise entry.fault("the same id stands in another file")
            properties[entry.id] = _property(entry, kind, fields, lists)
    return Vocabulary(
        entities=MappingProxyType({term.kind: term for term in map(_entity, files["entities"])}),
        lists=MappingProxyType(lists),
        properties=MappingProxyType(properties),
        gaps=MappingProxyType({entry.id: _gap(entry, properties) for entry in files["missing"]}),
    )


class _Entry:
    """One entry of a file, which knows its place for messages."""

    def __init__(self, file: str, key: str, body: Mapping[str, Entry]) -> None:
        self.file, self.id, self.body = file, key, body

    def fault(self, what: str) -> Failed:
        return _fault(f"{self.file}.yaml, {self.id}: {what}.")

    def text(self, key: str) -> str:
        found = self.maybe(key)
        if found is None:
            raise self.fault(f"`{key}` is missing")
        return found

    def maybe(self, key: str) -> str | None:
        found = self.body.get(key)
        if found is not None and not (isinstance(found, str) and found):
            raise self.fault(f"`{key}` is not a word or a sentence")
        return found

    def words(self, key: str) -> tuple[str, ...]:
        found = self.body.get(key, [])
        if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
            raise self.fault(f"`{key}` is not a list of words")
        return tuple(cast("list[str]", found))

    def mapping(self, key: str) -> Mapping[str, Entry]:
        found = self.body.get(key, {})
        if not isinstance(found, Mapping):
            raise self.fault(f"`{key}` is not a mapping")
        return found

    def labels(self, key: str = "label") -> Labels:
        return self.labels_in(self.mapping(key), key)

    def labels_in(self, found: Entry, key: str) -> Labels:
        if not isinstance(found, Mapping) or set(found) != {lang.value for lang in Lang}:
            raise self.fault(f"`{key}` needs a label in each of {', '.join(Lang)}")
        if not all(isinstance(label, str) and label.strip() for label in found.values()):
            raise self.fault(f"`{key}` has an empty label")
        return MappingProxyType({lang: cast("str", found[lang.value]) for lang in Lang})


def _entries(file: str, text: str) -> list[_Entry]:
    try:
        found: Entry = strings_in(text)
    except yaml.YAMLError as error:
        raise _fault(f"{file}.yaml is not YAML: {error}") from None
    if not isinstance(found, Mapping):
        raise _fault(f"{file}.yaml is not a mapping from ids to entries.")
    entries = []
    for key, body in found.items():
        if not isinstance(body, Mapping):
            raise _fault(f"{file}.yaml, {key}: not a mapping.")
        entries.append(_Entry(file, key, body))
    return entries


def _fault(message: str) -> Failed:
    return Failed(f"The vocabulary is damaged: {message}", "Install Habeas again, or undo the change to this file.")


def _entity(entry: _Entry) -> EntityTerm:
    if entry.id not in set(EntityKind):
        raise entry.fault("no such kind of entity")
    return EntityTerm(
        kind=EntityKind(entry.id),
        labels=entry.labels(),
        about=entry.text("about"),
        huridocs=entry.maybe("huridocs"),
        ftm=entry.maybe("ftm"),
    )


def _code_list(entry: _Entry) -> CodeList:
    codes = {code: entry.labels_in(labels, code) for code, labels in entry.mapping("codes").items()}
    if not codes:
        raise entry.fault("the list has no codes")
    return CodeList(
        id=entry.id,
        labels=entry.labels(),
        about=entry.text("about"),
        codes=MappingProxyType(codes),
        open=entry.maybe("open") == "true",
        huridocs=entry.maybe("huridocs"),
    )


def _field(entry: _Entry, lists: Mapping[str, CodeList]) -> Field:
    kind = entry.text("type")
    if kind not in set(FieldType):
        raise entry.fault(f"no such type of field: {kind}")
    return Field(
        id=entry.id,
        type=FieldType(kind),
        labels=entry.labels(),
        required=False,
        printed=entry.maybe("printed") == "true",
        codes=_list_named(entry, entry.maybe("list"), lists),
    )


def _list_named(entry: _Entry, name: str | None, lists: Mapping[str, CodeList]) -> CodeList | None:
    if name is not None and name not in lists:
        raise entry.fault(f"no such list: {name}")
    return None if name is None else lists[name]


def _property(entry: _Entry, kind: Kind, known: Mapping[str, Field], lists: Mapping[str, CodeList]) -> Property:
    chosen, required = entry.mapping("lists"), entry.words("required")
    fields = {}
    for name in (*entry.words("fields"), "when"):
        if name not in known:
            raise entry.fault(f"no such field: {name}")
        field = known[name]
        codes = _list_named(entry, cast("str | None", chosen.get(name)), lists) or field.codes
        words_or_codes = field.type is FieldType.TEXT and codes is not None and codes.open
        if (field.type is FieldType.CODE) != (codes is not None) and not words_or_codes:
            raise entry.fault(f"field `{name}` and its list do not go together")
        kind_of_field = FieldType.BODY if name in entry.words("bodies") else field.type
        fields[name] = Field(field.id, kind_of_field, field.labels, name in required, field.printed, codes)
    for key in ("required", "identity", "single", "bodies"):
        if unknown := set(entry.words(key)) - set(fields):
            raise entry.fault(f"`{key}` names no field of it: {', '.join(sorted(unknown))}")
    return Property(
        id=entry.id,
        kind=kind,
        event=kind is Kind.EVENT or entry.maybe("event") == "true",
        labels=entry.labels(),
        about=entry.text("about"),
        of=tuple(_kind_of(entry, word) for word in entry.words("of")),
        fields=MappingProxyType(fields),
        occurs=_occurs(entry),
        identity=entry.words("identity"),
        single=entry.words("single"),
        huridocs=entry.maybe("huridocs"),
        ftm=entry.maybe("ftm"),
    )


def _kind_of(entry: _Entry, word: str) -> EntityKind:
    if word not in set(EntityKind):
        raise entry.fault(f"no such kind of entity: {word}")
    return EntityKind(word)


def _occurs(entry: _Entry) -> Occurs:
    word = entry.text("occurs")
    if word not in set(Occurs):
        raise entry.fault(f"`occurs` is one of {', '.join(Occurs)}, not {word}")
    return Occurs(word)


def _gap(entry: _Entry, properties: Mapping[str, Property]) -> Gap:
    met = []
    for word in entry.words("met_by"):
        prop, _, field = word.partition(".")
        if prop not in properties or (field and field not in properties[prop].fields):
            raise entry.fault(f"no such property or field: {word}")
        met.append((prop, field or None))
    return Gap(code=entry.id, labels=entry.labels(), met_by=tuple(met), form=entry.text("form"))

"""The metadata file of an RO-Crate 1.1: what each file of a package is, and which source it was made from.

Written to the specification (https://w3id.org/ro/crate/1.1) and not by its library, which brings a client of the web
into a program that asks nothing of the web, and writes the time of its run. The context is named, never fetched.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from habeas.base.language import Lang
from habeas.disclosure.data.extract import ExtractSource
from habeas.disclosure.data.package import Package, PackedFile
from habeas.disclosure.words_file import file_words

METADATA = "ro-crate-metadata.json"
"""The name of the file, by the specification."""

_SPECIFICATION = "https://w3id.org/ro/crate/1.1"
_RIGHTS = "#rights"

type Entity = dict[str, Any]


def crate_json(package: Package, lang: Lang) -> bytes:
    """The metadata of a package whose files lie beside it; its sentences in this language. Same package, same bytes."""
    graph = [_descriptor(), _root(package, lang), _rights(lang)]
    files = {one.source: one for one in package.files if one.source is not None}
    graph += [_file(one, lang) for one in package.files]
    for source in package.extract.sources:
        graph += _source(source, files.get(source.id), lang)
    context = [f"{_SPECIFICATION}/context", {"sha256": "https://schema.org/sha256"}]
    told = {"@context": context, "@graph": graph}
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=False).encode() + b"\n"


def _descriptor() -> Entity:
    return {
        "@id": METADATA,
        "@type": "CreativeWork",
        "conformsTo": {"@id": _SPECIFICATION},
        "about": {"@id": "./"},
    }


def _root(package: Package, lang: Lang) -> Entity:
    extract = package.extract
    day = extract.as_of.isoformat()
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": extract.case,
        "identifier": extract.id,
        "description": _words(lang)["description"].format(day=day),
        "datePublished": day,
        "license": {"@id": _RIGHTS},
        "hasPart": _ids(one.path for one in package.files),
        "mentions": _ids(_key(one) for one in extract.sources),
    }


def _rights(lang: Lang) -> Entity:
    words = _words(lang)
    return {"@id": _RIGHTS, "@type": "CreativeWork", "name": words["rights_name"], "description": words["rights"]}


def _file(one: PackedFile, lang: Lang) -> Entity:
    words = _words(lang)
    form = "redrawn" if one.redrawn else "original"
    made: Entity = {
        "@id": one.path,
        "@type": "File",
        "name": one.path.rpartition("/")[2],
        "description": words[form] if one.source is not None else words["table"].format(name=one.table),
        "encodingFormat": one.media_type,
        "contentSize": str(one.size),
        "sha256": one.digest.removeprefix("sha256:"),
    }
    if one.source is not None:
        made["isBasedOn" if one.redrawn else "exampleOfWork"] = {"@id": f"#source-{one.source}"}
    return made


def _source(one: ExtractSource, file: PackedFile | None, lang: Lang) -> Iterator[Entity]:
    """A source, its proof (digest or commitment), and whoever wrote and printed it."""
    made: Entity = {"@id": _key(one), "@type": "CreativeWork", "name": one.title}
    if one.published is not None:
        made["datePublished"] = str(one.published)
    if one.lang is not None:
        made["inLanguage"] = one.lang.value
    if one.address is not None:
        made["url"] = one.address
    if file is not None:
        made["subjectOf" if file.redrawn else "workExample"] = {"@id": file.path}
    for name, kind, told in (("author", "Person", one.author), ("publisher", "Organization", one.publisher)):
        if told is not None:
            key = f"#{name}-{one.id}"
            made[name] = {"@id": key}
            yield {"@id": key, "@type": kind, "name": told}
    if (proof := one.digest or one.commitment) is not None:
        key = f"#proof-{one.id}"
        made["identifier"] = {"@id": key}
        what = "digest" if one.digest is not None else "commitment"
        yield {"@id": key, "@type": "PropertyValue", "name": _words(lang)[what], "propertyID": what, "value": proof}
    yield made


def _key(one: ExtractSource) -> str:
    return f"#source-{one.id}"


def _ids(keys: Iterable[str]) -> list[Entity]:
    return [{"@id": key} for key in keys]


def _words(lang: Lang) -> Mapping[str, str]:
    return file_words("package", lang)

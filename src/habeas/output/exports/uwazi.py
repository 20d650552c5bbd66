"""Zips that Uwazi imports: one for each template, each with `import.csv` at its root, and how to make the templates.

Written by Uwazi's description of its CSV import (docs/reference/extracts.md says which of its traps are met, and how).
Titles join the three: a relationship there is the exact title, so that no two titles are the same, none has the sign
that parts several, and none is one that a spreadsheet would run.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from habeas.base.language import Lang
from habeas.disclosure.data.extract import Extract, ExtractEntity, ExtractFact, ExtractSource
from habeas.output.exports.guard import guarded
from habeas.output.exports.rows import place_row
from habeas.output.exports.tables import cell, known
from habeas.output.exports.uwazi_templates import TEMPLATES, columns, words
from habeas.output.exports.whole_days import about, edtf, first_day, period, precision
from habeas.output.exports.zipped import zipped

BETWEEN = "|"
"""What parts several values of one cell."""

_NOT_BETWEEN = "¦"
_SPACE = re.compile(r"\s+")
_LONGEST_TITLE = 200
_LINK = re.compile(r"https?://[^\s|]+")

type Words = Mapping[Lang, str]
type Row = dict[str, str]


def uwazi_zip(extract: Extract, lang: Lang) -> bytes:
    """The zips of the three templates in one, with the templates and what to do; that in this language."""
    titles = _titles(extract, lang)
    rows = {
        "sources": [_source(one, titles) for one in extract.sources],
        "entities": [_entity(one, extract, titles) for one in extract.entities],
        "facts": [_fact(one, extract, titles) for one in extract.facts],
    }
    files = {
        f"{number}-{name}.zip": zipped({"import.csv": _file(name, rows[name])}) for number, name in enumerate(rows, 1)
    }
    about_it = {
        "templates.json": json.dumps(_described(rows), ensure_ascii=False, indent=1).encode() + b"\n",
        "README.txt": str(words()["readme"][lang.value]).encode(),
    }
    return zipped({**files, **about_it})


def _file(template: str, rows: Sequence[Row]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns(template), restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def _titles(extract: Extract, lang: Lang) -> Mapping[str, str]:
    """A title for each thing, no two alike in any of the three templates, by id."""
    wanted: dict[str, str] = {one.id: one.title for one in extract.sources}
    wanted |= {one.id: one.names[0].text if one.names else extract.case for one in extract.entities}
    named = dict(wanted)
    for fact in extract.facts:
        parts = (named[fact.subject], fact.labels[lang], edtf(fact.when))
        wanted[fact.id] = " – ".join(part for part in parts if part)
    plain = {key: _SPACE.sub(" ", text.replace(BETWEEN, _NOT_BETWEEN)).strip() for key, text in wanted.items()}
    cut = {key: guarded(text[:_LONGEST_TITLE]) for key, text in plain.items()}
    often: dict[str, int] = {}
    for text in cut.values():
        often[text.casefold()] = often.get(text.casefold(), 0) + 1
    return {
        key: text if text and often[text.casefold()] == 1 else f"{text} [{key}]".strip() for key, text in cut.items()
    }


def _source(one: ExtractSource, titles: Mapping[str, str]) -> Row:
    link = one.address is not None and _LINK.fullmatch(one.address) is not None
    return {
        "title": titles[one.id],
        **_texts(
            habeas_id=one.id,
            author=one.author or "",
            publisher=one.publisher or "",
            published=first_day(one.published),
            published_edtf=edtf(one.published),
            address_text="" if link else one.address or "",
            language=one.lang.value if one.lang else "",
            media_type=one.media_type,
            digest=one.digest or "",
            commitment=one.commitment or "",
            grade=one.grade or "",
            unconfirmed=" ".join(sorted(one.unconfirmed)),
        ),
        "address": f"{one.address}{BETWEEN}{one.address}" if link else "",
        **_chosen("published_precision", precision(one.published)),
    }


def _entity(one: ExtractEntity, extract: Extract, titles: Mapping[str, str]) -> Row:
    names = [(name.text, name.lang.value if name.lang else None) for name in one.names]
    spoken = [text if lang is None else f"{text} ({lang})" for text, lang in names]
    return {
        "title": titles[one.id],
        **_texts(
            habeas_id=one.id,
            names="\n".join(spoken),
            names_data=cell([[text, lang] for text, lang in names]) if names else "",
        ),
        **_labelled("kind", extract.vocabulary.entities[one.kind].labels),
        **_chosen("held_here", "yes" if one.detained else "no"),
        **_chosen("stand_in", "yes" if one.unnamed else "no"),
    }


def _fact(one: ExtractFact, extract: Extract, titles: Mapping[str, str]) -> Row:
    state, reason = known(one)
    others = {key for group in extract.conflicts if one.id in group for key in group} - {one.id}
    value = dict(one.value) if isinstance(one.value, Mapping) else None
    return {
        "title": titles[one.id],
        **_texts(
            habeas_id=one.id,
            property=one.prop,
            reason=reason,
            attributed_to=one.attributed_to or "",
            date=first_day(one.when),
            date_edtf=edtf(one.when),
            period=period(one.when),
            quotes="\n".join(dict.fromkeys(f"«{place.quote}»" for place in one.citations if place.quote)),
            value_data="" if value is None else cell(value),
            places_data=cell([place_row(place) for place in one.citations]),
        ),
        **{f"sentence__{lang.value}": guarded(one.sentence[lang]) for lang in Lang},
        # What these are made of is a title already, and so is none that runs.
        "subject": titles[one.subject],
        "sources": BETWEEN.join(dict.fromkeys(titles[place.source] for place in one.citations)),
        "contradicts": BETWEEN.join(titles[key] for key in sorted(others)),
        **_labelled("kind", one.labels),
        **_chosen("known", state),
        **_chosen("stance", one.stance.value),
        **_chosen("date_precision", precision(one.when)),
        **_chosen("date_about", "yes" if about(one.when) else "no"),
    }


def _texts(**texts: str) -> Row:
    return {name: guarded(text) for name, text in texts.items()}


def _chosen(name: str, choice: str) -> Row:
    said = words()["choices"][choice]
    return {f"{name}__{lang.value}": said[lang.value] for lang in Lang}


def _labelled(name: str, labels: Words) -> Row:
    return {f"{name}__{lang.value}": labels[lang] for lang in Lang}


def _described(rows: Mapping[str, Sequence[Row]]) -> Iterable[dict[str, Any]]:
    """Each template: its names, how many entities it gets, and its properties with their labels and choices."""
    said = words()
    return [
        {
            "template": name,
            "label": said["templates"][name],
            "rows": len(rows[name]),
            "properties": [
                {
                    "name": one.name,
                    "type": one.type,
                    "label": said["columns"][one.name],
                    **({"content": one.of} if one.of else {}),
                    **({"values": list(_values(one.name, rows[name]))} if one.type == "select" else {}),
                }
                for one in made
            ],
        }
        for name, made in TEMPLATES.items()
    ]


def _values(name: str, rows: Sequence[Row]) -> Iterator[dict[str, str]]:
    """The choices that stand in a column, in every language."""
    found = {tuple(row[f"{name}__{lang.value}"] for lang in Lang) for row in rows}
    for each in sorted(found):
        yield {lang.value: text for lang, text in zip(Lang, each, strict=True)}

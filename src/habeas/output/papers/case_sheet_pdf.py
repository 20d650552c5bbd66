"""The case sheet as PDF, by Typst: same view, same bytes.

Words reach the template as data, never as markup, so that no quote can become an instruction. Fonts
are the ones inside the Typst package; the document says nothing of the machine it was made on.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, time
from importlib.resources import files
from typing import Any, Literal

import typst

from habeas.base.errors import Failed
from habeas.disclosure.view import (
    CustodyView,
    Footnote,
    Group,
    LimitGroup,
    Line,
    Run,
    Section,
    Sentence,
    SourceView,
    View,
)
from habeas.output.papers.custody_html import end_in_words
from habeas.output.papers.drawable import always_drawn, undrawable
from habeas.output.papers.provenance_html import short
from habeas.output.papers.timeline_svg import Form, in_words, spelled_timeline, timeline_pictures
from habeas.output.papers.visible import spelled_out, visible

STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA-1: tagged, so that a screen reader can read it."""


def case_sheet_pdf(view: View) -> bytes:
    """The whole sheet as one PDF; its date of creation is the day of the View, at midnight UTC.

    A sign that the fonts cannot draw is spelled out (`[U+1F600]`), and the paper says so. Raises
    Failed when Typst refuses the document all the same.
    """
    data = _view(view)
    signs = set("".join(_strings(data)))
    try:
        return _compiled(view, data, undrawable(signs))
    except typst.TypstError:
        # Signs that can be drawn alone may still fail together; then only the plainest are drawn.
        rare = frozenset(sign for sign in signs if not always_drawn(sign))
    try:
        return _compiled(view, data, rare)
    except typst.TypstError as error:
        raise Failed(f"The PDF could not be made: {error.message}.", "Use the HTML sheet, and report this.") from error


def _compiled(view: View, data: Mapping[str, Any], signs: frozenset[str]) -> bytes:
    timeline = spelled_timeline(view.timeline, signs)
    drawn = _mapped(data, lambda text: spelled_out(text, signs))
    drawn |= {
        "pictures": list(timeline_pictures(timeline, Form.PAPER)),
        "undrawn": spelled_out(visible(view.words["undrawn"]), signs) if signs else "",
        "clock_pictures": [_drawn(one, number, signs) for number, one in enumerate(view.custody, 1)],
    }
    return typst.compile(
        (files("habeas.output.papers") / "case_sheet.typ").read_bytes(),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"view": json.dumps(drawn, ensure_ascii=False)},
        pdf_standards=[STANDARD],
        timestamp=datetime.combine(view.as_of, time(), UTC),
    )


def _strings(data: object) -> Iterator[str]:
    match data:
        case str():
            yield data
        case dict():
            for value in data.values():
                yield from _strings(value)
        case list():
            for value in data:
                yield from _strings(value)


def _mapped(data: Any, change: Callable[[str], str]) -> Any:
    match data:
        case str():
            return change(data)
        case dict():
            return {key: _mapped(value, change) for key, value in data.items()}
        case list():
            return [_mapped(value, change) for value in data]
    return data


def _view(view: View) -> dict[str, Any]:
    return {
        "lang": view.lang.value,
        "title": visible(f"{view.title}: {view.case}"),
        "subtitle": visible(view.subtitle),
        "foot": visible(view.foot),
        "notices": [visible(notice) for notice in view.notices],
        "words": {key: visible(word) for key, word in view.words.items()},
        "detainees": [
            {
                "name": _line(one.name),
                "other_names": [_line(name) for name in one.other_names],
                "facts": _sentences(one.facts),
                "spells": _sentences(one.spells),
            }
            for one in view.detainees
        ],
        "sections": [_section(section) for section in view.sections],
        "conflicts": [
            {
                "heading": _line(conflict.heading),
                "rows": [
                    {"value": _line(row.value), "says": _line(row.says), "notes": list(row.notes)}
                    for row in conflict.rows
                ],
            }
            for conflict in view.conflicts
        ],
        "custody": [_custody(one) for one in view.custody],
        "in_words": visible(in_words(view.timeline)),
        "key": visible(view.timeline.key),
        "undated": visible(view.timeline.undated),
        "missing": [visible(line) for line in view.missing],
        "withheld": [visible(each.text) for each in view.withheld],
        "footnotes": [_note(note, view) for note in view.footnotes],
        "sources": [_source(source, view) for source in view.sources],
    }


def _drawn(one: CustodyView, number: int, signs: frozenset[str]) -> list[str]:
    if one.picture is None:
        return []
    return list(timeline_pictures(spelled_timeline(one.picture, signs), Form.PAPER, f"clock-{number}-"))


def _custody(one: CustodyView) -> dict[str, Any]:
    picture = one.picture
    return {
        "name": _line(one.name),
        "lead": visible(one.lead),
        "lines": [visible(line) for line in one.lines],
        "title": "" if picture is None else visible(picture.title),
        "in_words": "" if picture is None else visible(in_words(picture)),
        "caption": "" if picture is None else visible(" ".join(filter(None, (picture.key, picture.undated)))),
        "groups": [_limits(group) for group in one.groups],
        "remarks": [visible(remark) for remark in one.remarks],
    }


def _limits(group: LimitGroup) -> dict[str, Any]:
    rows = [
        {
            "label": visible(row.label),
            "law": visible(" · ".join(part for part in (row.citation, row.own) if part)),
            "ends": [{"told": visible(end_in_words(end)), "notes": list(end.notes)} for end in row.ends],
            "warning": visible(row.warning),
        }
        for row in group.rows
    ]
    return {
        "heading": visible(group.heading),
        "lead": visible(group.lead),
        "rows": rows,
        "running": group.running,
        "later": visible(group.later),
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "heading": visible(section.heading),
        "lead": visible(section.lead),
        "groups": [_group(group) for group in section.groups],
    }


def _group(group: Group) -> dict[str, Any]:
    return {"heading": _line(group.heading), "sentences": _sentences(group.sentences)}


def _sentences(sentences: tuple[Sentence, ...]) -> list[dict[str, Any]]:
    return [{"line": _line(one.line), "notes": list(one.notes)} for one in sentences]


def _note(note: Footnote, view: View) -> dict[str, Any]:
    page = "" if note.page is None else view.words["page"].format(n=note.page)
    return {
        "number": note.number,
        "quote": _run(note.quote),
        "speaker": None if note.speaker is None else _run(note.speaker),
        "page": visible(page),
        "characters": view.words["characters"].format(start=note.start, end=note.end),
        "source": note.source,
        "statements": ", ".join(short(one) for one in note.statements),
    }


def _source(source: SourceView, view: View) -> dict[str, Any]:
    """A source with how its footnotes cite it, told once here for all of them; empty where the title is all of it."""
    cited = [note.citation for note in view.footnotes if note.source == source.number]
    return {
        "number": source.number,
        "title": _line(source.title),
        "citation": _line(cited[0]) if cited and cited[0] != source.title else [],
        "rows": [{"label": visible(row.label), "value": _line(row.value)} for row in source.rows],
        "digest": source.digest,
    }


def _line(line: Line) -> list[dict[str, Any]]:
    return [_run(run) for run in line]


def _run(run: Run) -> dict[str, Any]:
    return {"text": visible(run.text), "lang": None if run.lang is None else run.lang.value}

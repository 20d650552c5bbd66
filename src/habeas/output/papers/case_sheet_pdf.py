"""The case sheet as PDF, by Typst: same view, same bytes.

Words reach the template as data, never as markup, so that no quote can become an instruction. Fonts
are the ones inside the Typst package; the document says nothing of the machine it was made on.
"""

from typing import Any

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
    clock_time,
)
from habeas.output.papers.custody_html import end_in_words
from habeas.output.papers.provenance_html import short
from habeas.output.papers.timeline_svg import Form, in_words, spelled_timeline, timeline_pictures
from habeas.output.papers.typesetting import typeset


def case_sheet_pdf(view: View) -> bytes:
    """The whole sheet as one PDF; its date of creation is the day of the View, at midnight UTC.

    A sign that the fonts cannot draw is spelled out (`[U+1F600]`), and the paper says so. Raises
    Failed when Typst refuses the document all the same.
    """

    def pictures(signs: frozenset[str]) -> dict[str, Any]:
        timeline = spelled_timeline(view.timeline, signs)
        return {
            "pictures": list(timeline_pictures(timeline, Form.PAPER)),
            "clock_pictures": [_drawn(one, number, signs) for number, one in enumerate(view.custody, 1)],
        }

    return typeset("case_sheet.typ", _view(view), view.words["undrawn"], view.as_of, pictures)


def _view(view: View) -> dict[str, Any]:
    return {
        "lang": view.lang.value,
        "title": f"{view.title}: {view.case}",
        "subtitle": view.subtitle,
        "foot": view.foot,
        "notices": list(view.notices),
        "words": dict(view.words),
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
        "in_words": in_words(view.timeline),
        "key": view.timeline.key,
        "undated": view.timeline.undated,
        "missing": list(view.missing),
        "withheld": [each.text for each in view.withheld],
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
        "lead": one.lead,
        "lines": _sentences(one.lines),
        "title": "" if picture is None else picture.title,
        "in_words": "" if picture is None else in_words(picture),
        "caption": "" if picture is None else " ".join(filter(None, (picture.key, picture.undated))),
        "groups": [_limits(group) for group in one.groups],
        "remarks": list(one.remarks),
    }


def _limits(group: LimitGroup) -> dict[str, Any]:
    rows = [
        {
            "label": row.label,
            "law": " · ".join(part for part in (row.citation, row.own) if part),
            "ends": [{"told": end_in_words(end), "notes": list(end.notes)} for end in row.ends],
            "warning": row.warning,
        }
        for row in group.rows
    ]
    return {
        "heading": group.heading,
        "lead": group.lead,
        "rows": rows,
        "running": group.running,
        "later": group.later,
    }


def _section(section: Section[Sentence]) -> dict[str, Any]:
    return {
        "heading": section.heading,
        "lead": section.lead,
        "groups": [_group(group) for group in section.groups],
    }


def _group(group: Group[Sentence]) -> dict[str, Any]:
    return {"heading": _line(group.heading), "sentences": _sentences(group.sentences)}


def _sentences(sentences: tuple[Sentence, ...]) -> list[dict[str, Any]]:
    return [{"line": _line(one.line), "notes": list(one.notes)} for one in sentences]


def _note(note: Footnote, view: View) -> dict[str, Any]:
    place = [] if note.page is None else [view.words["page"].format(n=note.page)]
    place += [view.words["characters"].format(start=note.start, end=note.end)] if note.quote.text else []
    place += [view.words["at_time"].format(time=clock_time(note.time))] if note.time is not None else []
    return {
        "number": note.number,
        "quote": _run(note.quote),
        "speaker": None if note.speaker is None else _run(note.speaker),
        "place": ", ".join(place),
        "recognised": "; ".join(
            view.words[word] for word, so in (("recognised", note.recognised), ("machine", note.machine)) if so
        ),
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
        "rows": [{"label": row.label, "value": _line(row.value)} for row in source.rows],
        "digest": source.digest,
    }


def _line(line: Line) -> list[dict[str, Any]]:
    return [_run(run) for run in line]


def _run(run: Run) -> dict[str, Any]:
    return {"text": run.text, "lang": None if run.lang is None else run.lang.value}

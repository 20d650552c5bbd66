"""The case sheet as one HTML file that needs nothing else: no script, no request, readable by ear and in print.

The markup is well-formed XML as well as HTML. Same View, same bytes.
"""

from habeas.disclosure.view import DetaineeView, Section, Sentence, View, plain
from habeas.output.papers.custody_html import custody_html, figure_html
from habeas.output.papers.markup import Markup, element, join, text
from habeas.output.papers.page_head import page_head
from habeas.output.papers.provenance_html import footnotes_html, sources_html
from habeas.output.papers.references import References


def case_sheet_html(view: View) -> bytes:
    """The whole file in UTF-8."""
    marks = References(view)
    parts = _parts(view, marks)
    main = [part for _, _, part in parts]
    page = element(
        "html",
        page_head(f"{view.title}: {view.case}", "case_sheet.css"),
        element(
            "body",
            element("a", text(view.words["skip"]), class_="skip", href="#facts"),
            element(
                "div",
                _header(view, [(anchor, heading) for anchor, heading, _ in parts]),
                element("main", join(main), id="facts"),
                _footer(view),
                class_="sheet",
            ),
        ),
        lang=view.lang.value,
    )
    return f"<!DOCTYPE html>\n{page}\n".encode()


def _header(view: View, contents: list[tuple[str, str]]) -> Markup:
    links = [element("li", element("a", text(heading), href=f"#{anchor}")) for anchor, heading in contents if heading]
    return element(
        "header",
        join([element("p", text(notice), class_="notice", role="note") for notice in view.notices]),
        element("h1", text(f"{view.title}: {view.case}")),
        element("p", text(view.subtitle), class_="subtitle"),
        element("p", text(view.foot), class_="subtitle"),
        element("p", text(view.words["no_guilt"]), class_="presumption"),
        element("nav", element("ul", join(links)), aria_label=view.words["contents"]),
    )


def _footer(view: View) -> Markup:
    notices = [element("p", text(notice), class_="notice") for notice in view.notices]
    return element("footer", element("div", element("p", text(view.foot), class_="foot"), join(notices)))


def _parts(view: View, marks: References) -> list[tuple[str, str, Markup]]:
    """The parts of the sheet in order: id, heading, markup. Footnotes come last, when every mark is known."""
    words = view.words
    parts = [
        (f"person-{n}", plain(one.name), _detainee(n, one, view, marks)) for n, one in enumerate(view.detainees, 1)
    ]
    pictures = figure_html(view.timeline)
    if pictures is not None:
        parts.append(("timeline", view.timeline.title, _block("timeline", view.timeline.title, "", pictures)))
    if view.custody:
        parts.append(("clock", words["clock"], _block("clock", words["clock"], "", custody_html(view, marks))))
    parts += [(part.id, part.heading, _section(part, marks)) for part in view.sections]
    if not view.sections and not view.detainees:
        parts.append(("empty", "", element("p", text(words["no_facts"]))))
    if view.conflicts:
        tables = join([_conflict(n, view, marks) for n in range(len(view.conflicts))])
        parts.append(
            ("conflicts", words["conflicts"], _block("conflicts", words["conflicts"], words["conflicts_lead"], tables))
        )
    for anchor, items in (("missing", view.missing), ("withheld", tuple(one.text for one in view.withheld))):
        if items:
            listed = element("ul", join([element("li", text(item)) for item in items]), class_="plain")
            lead = words["missing_lead"] if anchor == "missing" else ""
            parts.append((anchor, words[anchor], _block(anchor, words[anchor], lead, listed)))
    if view.footnotes:
        parts.append(
            (
                "footnotes",
                words["notes"],
                _block("footnotes", words["notes"], words["notes_lead"], footnotes_html(view, marks)),
            )
        )
    if view.sources:
        parts.append(
            (
                "sources",
                words["sources"],
                _block("sources", words["sources"], words["sources_lead"], sources_html(view)),
            )
        )
    return parts


def _block(anchor: str, heading: str, lead: str, inside: Markup) -> Markup:
    return element(
        "section",
        element("h2", text(heading), id=f"{anchor}-heading"),
        element("p", text(lead), class_="lead") if lead else None,
        inside,
        id=anchor,
        aria_labelledby=f"{anchor}-heading",
    )


def _detainee(number: int, one: DetaineeView, view: View, marks: References) -> Markup:
    anchor = f"person-{number}"
    others = join([marks.line(name) for name in one.other_names], "; ")
    return element(
        "section",
        element("h2", marks.line(one.name), id=f"{anchor}-heading"),
        element("p", text(view.words["other_names"] + ": "), others) if one.other_names else None,
        element("h3", text(view.words["custody_spells"])) if one.spells else None,
        element("ul", join([marks.sentence(s) for s in one.spells]), class_="spells") if one.spells else None,
        element("h3", text(view.words["person_facts"])) if one.facts else None,
        element("ul", join([marks.sentence(s) for s in one.facts]), class_="facts") if one.facts else None,
        id=anchor,
        aria_labelledby=f"{anchor}-heading",
    )


def _section(part: Section[Sentence], marks: References) -> Markup:
    groups = [
        join(
            [
                *([element("h3", marks.line(group.heading))] if group.heading else []),
                element("ul", join([marks.sentence(sentence) for sentence in group.sentences]), class_="facts"),
            ]
        )
        for group in part.groups
    ]
    return _block(part.id, part.heading, part.lead, join(groups))


def _conflict(place: int, view: View, marks: References) -> Markup:
    conflict, words = view.conflicts[place], view.words
    rows = [
        element(
            "tr",
            element("th", marks.line(row.value) if row.value else text(str(number)), scope="row", role="rowheader"),
            element("td", marks.line(row.says), marks.notes(row.notes), role="cell"),
            role="row",
        )
        for number, row in enumerate(conflict.rows, 1)
    ]
    head = element(
        "tr",
        element("th", text(words["version"]), scope="col", role="columnheader"),
        element("th", text(words["statement"]), scope="col", role="columnheader"),
        role="row",
    )
    return element(
        "table",
        element("caption", marks.line(conflict.heading)),
        element("thead", head, role="rowgroup"),
        element("tbody", join(rows), role="rowgroup"),
        role="table",
    )

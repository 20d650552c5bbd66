"""A ledger as one HTML file that needs nothing else: no script, no request; printed, one allegation a page."""

from habeas.disclosure.ledger_view import (
    AllegationView,
    DecisionView,
    LedgerView,
    OpinionView,
    PlaceView,
    StateView,
    TieView,
)
from habeas.disclosure.view import Line, Run
from habeas.output.papers.markup import Markup, element, join, text
from habeas.output.papers.page_head import page_head


def ledger_html(view: LedgerView) -> bytes:
    """The whole file in UTF-8."""
    parts = [_allegation(one, view) for one in view.allegations]
    if not parts:
        parts.append(element("p", text(view.words["empty"])))
    parts += [part for part in (_agents(view), _opinions(view), _own(view)) if part is not None]
    page = element(
        "html",
        page_head(f"{view.title}: {view.case}", "case_sheet.css", "ledger.css"),
        element(
            "body",
            element("a", text(view.words["skip"]), class_="skip", href="#ledger"),
            element("div", _header(view), element("main", join(parts), id="ledger"), _footer(view), class_="sheet"),
        ),
        lang=view.lang.value,
    )
    return f"<!DOCTYPE html>\n{page}\n".encode()


def _header(view: LedgerView) -> Markup:
    words = view.words
    links = [
        element("li", element("a", text(f"{one.number}. "), _line(one.claim), href=f"#a{one.number}"))
        for one in view.allegations
    ]
    return element(
        "header",
        element("h1", text(f"{view.title}: {view.case}")),
        element("p", text(view.subtitle), class_="subtitle"),
        element("p", text(view.foot), class_="subtitle"),
        element("p", text(words["no_guilt"]), class_="presumption"),
        element("p", text(words["by_rules"]), class_="subtitle"),
        element("nav", element("ul", join(links)), aria_label=view.title),
    )


def _footer(view: LedgerView) -> Markup:
    return element("footer", element("div", element("p", text(view.foot), class_="foot")))


def _allegation(one: AllegationView, view: LedgerView) -> Markup:
    words, anchor = view.words, f"a{one.number}"
    rows = [(words["act_date"], "; ".join(one.dates)), (words["elements"], "; ".join(one.elements))]
    about = [element("dt", text(words["against"])), element("dd", _line(one.about))] if one.about else []
    facts = [
        part
        for label, told in rows
        for part in (element("dt", text(label)), element("dd", text(told or words["not_recorded"])))
    ]
    qualified = [_titled(one.headings["qualifies"], _ties(one.qualifies, view))] if one.qualifies else []
    asked = [_titled(words["questions"], _places(one.questions))] if one.questions else []
    return element(
        "section",
        element("h2", text(f"{words['allegation']} {one.number} ({one.id}): "), _line(one.claim), id=f"{anchor}-h"),
        join([element("p", text(warning), class_="notice", role="note") for warning in one.warnings]),
        element("dl", join([*about, *facts])),
        _titled(one.headings["made"], _places(one.made)),
        _columns(one, view),
        join(qualified),
        _titled(words["state_proposed"], _states(one, view)),
        _titled(words["state_decided"], _decisions(one.decisions, view)),
        join(asked),
        id=anchor,
        class_="allegation",
        aria_labelledby=f"{anchor}-h",
    )


def _columns(one: AllegationView, view: LedgerView) -> Markup:
    head = [element("th", text(one.headings[key]), scope="col") for key in ("carries", "breaks")]
    cells = [element("td", _ties(ties, view)) for ties in (one.carries, one.breaks)]
    return element(
        "table",
        element("thead", element("tr", join(head))),
        element("tbody", element("tr", join(cells))),
        class_="columns",
    )


def _ties(ties: tuple[TieView, ...], view: LedgerView) -> Markup:
    if not ties:
        return element("p", text(view.words["nothing"]), class_="place")
    return element("ul", join([_tie(tie) for tie in ties]), class_="ties")


def _tie(tie: TieView) -> Markup:
    remarks = join([element("p", text(remark), class_="remark") for remark in tie.remarks])
    return element("li", _place(tie.place), remarks, class_="proposed" if tie.proposed else None)


def _states(one: AllegationView, view: LedgerView) -> Markup:
    parts = [element("p", _state(one.proposed))]
    if one.if_confirmed is not None:
        parts.append(element("p", text(f"{view.words['if_confirmed']}: "), _state(one.if_confirmed)))
    return join(parts)


def _state(state: StateView) -> Markup:
    return join([element("strong", text(f"{state.state}.")), text(f" {' '.join(state.reasons)}")])


def _decisions(decisions: tuple[DecisionView, ...], view: LedgerView) -> Markup:
    words = view.words
    if not decisions:
        return element("p", text(words["undecided"]))
    parts = []
    for each in decisions:
        source = f" ({each.standard_source})" if each.standard_source else ""
        parts += [
            element("p", element("strong", text(each.state)), text(f" ({each.author})")),
            element("p", text(f"{words['standard']}: {each.standard}{source}")),
            element("p", text(f"{words['reasons']}: {each.reasons}")),
        ]
        if each.predates:
            parts.append(element("p", text(each.predates), class_="notice", role="note"))
    return join(parts)


def _agents(view: LedgerView) -> Markup | None:
    words = view.words
    listed = [
        element(
            "li",
            element("strong", text(one.name)),
            join([element("p", text(line), class_="remark") for line in (*one.work, one.said_in, one.alone_in)]),
        )
        for one in view.agents
    ]
    body = element("ul", join(listed), class_="plain")
    return _block("agents", words["agents"], words["agents_lead"], body) if listed else None


def _opinions(view: LedgerView) -> Markup | None:
    paired = {each.id for pair in view.pairs for each in (pair.one, pair.other)}
    parts = [
        element(
            "table",
            element("caption", text(pair.heading), element("p", text(pair.by)) if pair.by else None),
            element("tbody", element("tr", join([element("td", _opinion(each)) for each in (pair.one, pair.other)]))),
            class_="columns",
        )
        for pair in view.pairs
    ]
    parts += [element("article", _opinion(one)) for one in view.opinions if one.id not in paired]
    return _block("opinions", view.words["opinions"], "", join(parts)) if parts else None


def _opinion(one: OpinionView) -> Markup:
    rows = [part for label, line in one.rows for part in (element("dt", text(label)), element("dd", _line(line)))]
    kind = "strong" if one.marked else "span"
    return join([_place(one.place), element("dl", join(rows)), element("p", element(kind, text(one.examined)))])


def _own(view: LedgerView) -> Markup | None:
    words = view.words
    listed = [
        element(
            "li",
            _place(one.place),
            element("p", element("strong", text("; ".join(one.flags)))),
            _titled(words["pressure"], _places(one.pressure)) if one.pressure else None,
        )
        for one in view.own
    ]
    if not listed:
        return None
    reported = _titled(words["ill_treatment"], _places(view.ill_treatment)) if view.ill_treatment else Markup("")
    body = join([element("ul", join(listed), class_="plain"), reported])
    return _block("own", words["own"], words["own_lead"], body)


def _block(anchor: str, heading: str, lead: str, inside: Markup) -> Markup:
    return element(
        "section",
        element("h2", text(heading), id=f"{anchor}-h"),
        element("p", text(lead), class_="lead") if lead else None,
        inside,
        id=anchor,
        aria_labelledby=f"{anchor}-h",
    )


def _titled(heading: str, inside: Markup) -> Markup:
    return join([element("h3", text(heading)), inside])


def _places(places: tuple[PlaceView, ...]) -> Markup:
    return element("ul", join([element("li", _place(place)) for place in places]), class_="ties")


def _place(place: PlaceView) -> Markup:
    return join(
        [
            element("strong", text(f"{place.told}: ")),
            element("q", _run(place.quote)),
            element("p", _line(place.source), text(" · " + " · ".join(place.where)), class_="place"),
        ]
    )


def _line(line: Line) -> Markup:
    return join([_run(run) for run in line])


def _run(run: Run) -> Markup:
    return text(run.text) if run.lang is None else element("i", text(run.text), lang=run.lang.value)

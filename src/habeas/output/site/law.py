"""What the law required, in HTML: the whole in sentences; the limits under what can be opened and closed."""

from collections.abc import Sequence

from habeas.disclosure.view import CustodyView, LimitEnd, LimitGroup, LimitRow
from habeas.output.papers.markup import Markup, element, join, text
from habeas.output.site.inline import Inline


def law_html(custody: Sequence[CustodyView], inline: Inline) -> Markup | None:
    """The clock of each person held, one after the other; None where there is none."""
    return join([_custody(one, inline) for one in custody]) if custody else None


def law_lines(custody: Sequence[CustodyView]) -> Markup:
    """The whole in sentences alone, of everybody held."""
    return join([_lines(one) for one in custody])


def _lines(one: CustodyView) -> Markup:
    lines = join([element("li", text(line)) for line in one.lines])
    return element("ul", lines, class_="reckoned") if one.lines else Markup("")


def _custody(one: CustodyView, inline: Inline) -> Markup:
    return join(
        [
            *([element("h3", inline.line(one.name))] if one.name else []),
            _lines(one),
            element("p", text(one.lead), class_="lead"),
            *[_group(group, inline) for group in one.groups],
            *[element("p", text(remark), class_="quiet") for remark in one.remarks],
        ]
    )


def _group(group: LimitGroup, inline: Inline) -> Markup:
    rows = element("ul", join([_limit(row, inline) for row in group.rows]), class_="limits")
    inside = [
        element("summary", text(group.heading)),
        *([element("p", text(group.lead), class_="lead")] if group.lead else []),
        *([rows] if group.rows else []),
        *([element("p", text(group.later), class_="quiet")] if group.later else []),
    ]
    # What was broken is not to be missed; the rest would bury it.
    return element("details", *inside, open="open" if group.id == "broken" else None, class_=group.id.replace("_", "-"))


def _limit(row: LimitRow, inline: Inline) -> Markup:
    law = " · ".join(part for part in (row.citation, row.own) if part)
    return element(
        "li",
        element("span", text(row.label), class_="rule"),
        element("span", text(law), class_="article"),
        element("strong", text(row.warning), class_="draft") if row.warning else None,
        *(element("span", *_end(end, inline), class_="end") for end in row.ends),
    )


def _end(end: LimitEnd, inline: Inline) -> list[Markup | None]:
    return [text(" · ".join(part for part in (end.due, end.state, end.version) if part)), inline.notes(end.notes)]

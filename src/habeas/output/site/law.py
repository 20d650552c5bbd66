"""What the law required, in HTML: the whole in sentences; the limits under what can be opened and closed."""

from collections.abc import Sequence

from habeas.disclosure.site.law import end_of, law_of
from habeas.disclosure.site.page import LawLimit, LawLimits, LawTold
from habeas.disclosure.view import LimitEnd
from habeas.output.papers.markup import Markup, element, join, text
from habeas.output.site.inline import Inline


def law_html(told: Sequence[LawTold], inline: Inline, *, lines: bool = True) -> Markup | None:
    """The clock of each person held, one after the other; None where there is none. `lines`: the whole in sentences."""
    return join([_custody(one, inline, lines=lines) for one in told]) if told else None


def law_lines(told: Sequence[LawTold], inline: Inline) -> Markup:
    """The whole in sentences alone, of everybody held."""
    return join([_lines(one, inline) for one in told])


def _lines(one: LawTold, inline: Inline) -> Markup:
    lines = join([inline.plain(line, name="li") for line in one.lines])
    return element("ul", lines, class_="reckoned") if one.lines else Markup("")


def _custody(one: LawTold, inline: Inline, *, lines: bool) -> Markup:
    view = one.view
    return join(
        [
            *([element("h3", inline.line(view.name))] if view.name else []),
            *([_lines(one, inline)] if lines else []),
            element("p", text(view.lead), class_="lead"),
            *[_group(group, inline) for group in one.groups],
            *[element("p", text(remark), class_="quiet") for remark in view.remarks],
        ]
    )


def _group(limits: LawLimits, inline: Inline) -> Markup:
    group = limits.group
    rows = element("ul", join([_limit(limit, inline) for limit in limits.limits]), class_="limits")
    inside = [
        inline.plain(limits.heading, name="summary"),
        *([element("p", text(group.lead), class_="lead")] if group.lead else []),
        *([rows] if group.rows else []),
        *([inline.plain(limits.farther, kind="quiet")] if limits.farther else []),
    ]
    # What was broken is not to be missed; the rest would bury it.
    return element("details", *inside, open="open" if group.id == "broken" else None, class_=group.id.replace("_", "-"))


def _limit(limit: LawLimit, inline: Inline) -> Markup:
    row, law = limit.row, law_of(limit.row)
    parts = [
        element("span", text(row.label), class_="rule"),
        *([element("span", text(law), class_="article")] if law else []),
        *([element("strong", text(row.warning), class_="draft")] if row.warning else []),
        *(element("span", *_end(end, inline), class_="end") for end in row.ends),
    ]
    return element("li", join(parts, " "), id=limit.told.anchor)


def _end(end: LimitEnd, inline: Inline) -> list[Markup | None]:
    return [text(end_of(end.due, end.state, end.version)), inline.notes(end.notes)]

"""What the clock answered, in HTML: the picture, the whole in sentences, and the limits one by one."""

from habeas.disclosure.picture import Timeline
from habeas.disclosure.view import CustodyView, LimitEnd, LimitGroup, LimitRow, Sentence, View
from habeas.output.papers.markup import Markup, element, join, text
from habeas.output.papers.references import References
from habeas.output.papers.timeline_svg import Form, timeline_pictures


def custody_html(view: View, marks: References) -> Markup:
    """The clock of each person held, one after the other."""
    return join([_custody(number, one, marks) for number, one in enumerate(view.custody, 1)])


def figure_html(timeline: Timeline, key: str = "") -> Markup | None:
    """A timeline in both forms with the key to its signs; None where there is nothing to show or to say.

    `key` tells the ids inside it from those of another timeline on the page.
    """
    forms = (Form.WIDE, Form.NARROW)
    pictures = [picture for form in forms for picture in timeline_pictures(timeline, form, key)]
    if not pictures and not timeline.undated:
        return None
    caption = " ".join(part for part in (timeline.key if pictures else "", timeline.undated) if part)
    return element("figure", join(pictures), element("figcaption", text(caption)))


def _custody(number: int, one: CustodyView, marks: References) -> Markup:
    return join(
        [
            *([element("h3", marks.line(one.name))] if one.name else []),
            element("p", text(one.lead), class_="lead"),
            *([_lines(one.lines, marks)] if one.lines else []),
            *_figure(one.picture, f"clock-{number}-"),
            *[_group(group, "h4" if one.name else "h3", marks) for group in one.groups],
            *[element("p", text(remark), class_="place") for remark in one.remarks],
        ]
    )


def _lines(lines: tuple[Sentence, ...], marks: References) -> Markup:
    items = [element("li", marks.line(line.line), marks.notes(line.notes)) for line in lines]
    return element("ul", join(items), class_="spells")


def _figure(picture: Timeline | None, key: str) -> list[Markup]:
    figure = None if picture is None else figure_html(picture, key)
    return [] if figure is None else [figure]


def _group(group: LimitGroup, heading: str, marks: References) -> Markup:
    listed = [_running(row, marks) if group.running else _limit(row, marks) for row in group.rows]
    many = element("ul", join(listed), class_="limits running" if group.running else "limits")
    return join(
        [
            element(heading, text(group.heading)),
            *([element("p", text(group.lead), class_="lead")] if group.lead else []),
            *([many] if listed else []),
            *([element("p", text(group.later), class_="place")] if group.later else []),
        ]
    )


def _limit(row: LimitRow, marks: References) -> Markup:
    return element(
        "li",
        element("span", text(row.label + " "), *_law(row)),
        element("span", join([element("span", *_end(end, marks)) for end in row.ends]), class_="ends"),
    )


def _running(row: LimitRow, marks: References) -> Markup:
    ends = join([element("span", *_end(end, marks)) for end in row.ends])
    return element("li", text(row.label + " "), *_law(row), text(" "), ends)


def _law(row: LimitRow) -> list[Markup]:
    law = " · ".join(part for part in (row.citation, row.own) if part)
    told = element("span", text("· " + law), class_="place")
    return [told, text(" "), element("strong", text(row.warning), class_="caution")] if row.warning else [told]


def _end(end: LimitEnd, marks: References) -> list[Markup | None]:
    return [text(end_in_words(end)), marks.notes(end.notes)]


def end_in_words(end: LimitEnd) -> str:
    """One end of a limit on one line."""
    return " · ".join(part for part in (end.due, end.state, end.version) if part)

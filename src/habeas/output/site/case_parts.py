"""The parts of a case page in HTML, each made when it is known on which page it stands."""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from itertools import groupby

from habeas.disclosure.site.page import Alleged, Asked, Corrected, Disagreement, SitePage, Told
from habeas.output.papers.custody_html import figure_html
from habeas.output.papers.markup import Markup, element, join, text
from habeas.output.site.inline import Inline
from habeas.output.site.law import law_html, law_lines
from habeas.output.site.provenance import notes_html, sources_html


@dataclass(frozen=True, slots=True)
class Part:
    """A part that is written: its id, its heading, its content."""

    id: str
    heading: str
    inside: Markup


@dataclass(frozen=True, slots=True)
class Making:
    """A part that is not written yet; `inside` gives None where it has nothing to say.

    `kept` is what stays on the first page where the part moves to a page of its own.
    """

    id: str
    heading: str
    inside: Callable[[Inline], Markup | None]
    kept: Callable[[Inline], Markup] | None = None


def case_parts(page: SitePage, moved: Container[str]) -> tuple[Making, ...]:
    """The parts in their order, footnotes and sources apart; those `moved` stand on pages of their own."""
    words, whole = page.words, "law" not in moved
    return (
        Making("custody", words["time_in_custody"], lambda inline: _custody(page, inline)),
        Making("about", words["about_person"], lambda inline: _about(page, inline)),
        Making("accusation", words["accusation"], lambda inline: _accusation(page, inline)),
        Making(
            "law",
            words["law"],
            lambda inline: law_html(page.law, inline, lines=whole),
            lambda inline: law_lines(page.law, inline),
        ),
        Making("asked", words["asked"], lambda inline: _asked(page, inline)),
        Making("chronology", words["chronology"], lambda inline: _chronology(page, inline)),
        Making("also", words["also_sources"], lambda inline: _also(page, inline)),
        Making("disagree", words["disagree"], lambda inline: _disagreements(page, inline)),
        Making("missing", words["missing"], lambda inline: _missing(page, inline)),
        Making("corrections", words["corrections"], lambda inline: _corrections(page, inline)),
        Making("help", words["help"], lambda _inline: _help(page)),
    )


def provenance_parts(page: SitePage, inline: Inline, root: str) -> list[Part]:
    """Footnotes and sources; they are made last, when every mark is known. `root` leads to the site's folder."""
    made = []
    if page.notes:
        made.append(Part("notes", page.words["notes"], notes_html(page, inline)))
    if page.sources:
        made.append(Part("sources", page.words["sources"], sources_html(page, inline, root)))
    return made


def _custody(page: SitePage, inline: Inline) -> Markup | None:
    made: list[Markup] = []
    for one in page.people:
        if one.spells:
            made += [element("h3", inline.line(one.name))] if len(page.people) > 1 else []
            made.append(inline.many(one.spells, kind="spells"))
    figure = None if page.picture is None else figure_html(page.picture, "custody-")
    return join([*made, *([] if figure is None else [figure])]) if made or figure is not None else None


def _about(page: SitePage, inline: Inline) -> Markup | None:
    made: list[Markup] = []
    for one in page.people:
        if one.facts:
            made += [element("h3", inline.line(one.name))] if len(page.people) > 1 else []
            made.append(inline.many(one.facts))
    return join(made) if made else None


def _accusation(page: SitePage, inline: Inline) -> Markup | None:
    if not page.accusation:
        return None
    items = [_alleged(one, page, inline) for one in page.accusation]
    lead = element("p", text(page.words["accusation_lead"]), class_="lead")
    return join([lead, element("ol", join(items), class_="claims")])


def _alleged(one: Alleged, page: SitePage, inline: Inline) -> Markup:
    columns = [
        join([element("h3", text(page.words[key])), inline.many(told)])
        for key, told in (("carries", one.carries), ("breaks", one.breaks), ("qualifies", one.qualifies))
        if told
    ]
    claim = one.claim
    marks = (inline.notes(claim.notes), inline.link(claim.anchor))
    return element(
        "li",
        element("p", inline.line(claim.line), *marks, class_="claim", id=claim.anchor or None),
        element("p", inline.line(one.by.line), class_="fresh", id=one.by.anchor),
        element("p", inline.line(one.state.line), class_="state", id=one.state.anchor) if one.state else None,
        element("p", inline.line(one.nothing.line), class_="quiet", id=one.nothing.anchor) if one.nothing else None,
        *columns,
    )


def _asked(page: SitePage, inline: Inline) -> Markup | None:
    if not page.asked:
        return None
    items = [_asking(one, page, inline) for one in page.asked]
    lead = element("p", text(page.words["asked_lead"]), class_="lead")
    return join([lead, element("ul", join(items), class_="asked-list")])


def _asking(one: Asked, page: SitePage, inline: Inline) -> Markup:
    return element(
        "li",
        inline.plain(one.waits or one.standing, kind="waits"),
        inline.told(one.told, name="div"),
        element("p", inline.line(one.standing.line), class_="fresh", id=one.standing.anchor) if one.waits else None,
        join([element("h3", text(page.words["answers"])), inline.many(one.answers)]) if one.answers else None,
        class_=one.waiting.value,
    )


def _chronology(page: SitePage, inline: Inline) -> Markup | None:
    made: list[Markup] = []
    for year, same in groupby(page.chronology, key=lambda each: each.year):
        heading = page.words["year_unknown"] if year is None else str(year)
        made += [element("h3", text(heading)), _dated(list(same), inline)]
    return join(made) if made else None


def _dated(told: Sequence[Told], inline: Inline) -> Markup:
    return inline.many(told, day=True, kind="dates")


def _also(page: SitePage, inline: Inline) -> Markup | None:
    made: list[Markup] = []
    for part in page.parts:
        made.append(element("h3", text(part.heading), id=f"also-{part.id}"))
        made += [element("p", text(part.lead), class_="lead")] if part.lead else []
        for group in part.groups:
            made += [element("h4", inline.line(group.heading))] if group.heading else []
            made.append(inline.many(group.sentences))
    return join(made) if made else None


def _disagreements(page: SitePage, inline: Inline) -> Markup | None:
    if not page.disagreements:
        return None
    lead = element("p", text(page.words["disagree_lead"]), class_="lead")
    return join([lead, *(_disagreement(one, inline) for one in page.disagreements)])


def _disagreement(one: Disagreement, inline: Inline) -> Markup:
    rows = [
        element(
            "div",
            element("dt", inline.line(value)),
            text(" "),
            element("dd", inline.line(says), inline.notes(told.notes)),
            id=told.anchor,
        )
        for value, says, told in one.rows
    ]
    return join([element("h3", inline.line(one.heading)), element("dl", join(rows), class_="versions")])


def _missing(page: SitePage, inline: Inline) -> Markup | None:
    if not page.missing:
        return None
    items = [inline.plain(gap, name="li") for gap in page.missing]
    lead = element("p", text(page.words["missing_lead"]), class_="lead")
    return join([lead, element("ul", join(items), class_="gaps")])


def _corrections(page: SitePage, inline: Inline) -> Markup:
    if not page.corrections:
        return element("p", text(page.words["no_corrections"]), class_="quiet")
    lead = element("p", text(page.words["corrections_lead"]), class_="lead")
    return join(
        [lead, element("ul", join([_corrected(one, page, inline) for one in page.corrections]), class_="dates")]
    )


def _corrected(one: Corrected, page: SitePage, inline: Inline) -> Markup:
    """One correction; what a sentence reads now leads to where it stands."""
    first = f"{page.slug}.html"
    now = [
        element(
            "li",
            element("a", text(each.text), href=inline.to(first, each.anchor)) if each.anchor else text(each.text),
        )
        for each in one.now
    ]
    reads = [element("p", text(page.words["corrected_now"] + ":"), class_="fresh"), element("ul", *now)] if now else []
    if one.gone:
        reads.append(element("p", text(page.words["corrected_gone"].format(count=one.gone)), class_="fresh"))
    return element(
        "li",
        inline.told(one.told, name="div", day=True),
        element("div", join(reads), class_="reads") if reads else None,
        class_="corrected",
    )


def _help(page: SitePage) -> Markup | None:
    return join([element("p", *linked(each)) for each in page.help]) if page.help else None


def linked(words: str) -> list[Markup]:
    """A paragraph with line breaks kept; a web address in it becomes a link."""
    made: list[Markup] = []
    for number, line in enumerate(words.split("\n")):
        made += [element("br")] if number else []
        for place, word in enumerate(line.split(" ")):
            made += [text(" ")] if place else []
            bare = word.rstrip(".,;:!?)")
            if bare.startswith("https://"):
                made += [element("a", text(bare), href=bare, rel="noreferrer noopener"), text(word[len(bare) :])]
            else:
                made.append(text(word))
    return made

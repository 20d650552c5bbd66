"""The parts of a paper on the custody: how long, the picture, and what the law required with its articles."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from habeas.disclosure.papers.composing import Composer
from habeas.disclosure.papers.paper import Block, Drawing, Paragraph, Part, Table
from habeas.disclosure.reckoned import NotReckoned
from habeas.disclosure.view import CustodyView, LimitGroup, LimitRow, Sentence, plain

SIGNS = ("†", "‡")
"""The signs of ends that were reckoned by a later text, or from no recorded beginning; remarks begin with them."""

BROKEN = "broken"
"""The id of the group of limits that were missed or kept too late."""


def custody_blocks(composer: Composer) -> list[Block]:
    """How long each person has been held and where, in sentences on their sources."""
    spells = tuple(composer.spell(spell) for one in composer.detainees for spell in one.spells)
    places = composer.told("place_of_detention", "transfer", "release", "re_arrest")
    return [Paragraph(one) for one in (spells, places) if one]


def law_part(composer: Composer, key: str = "law") -> Part:
    """What the law required: whose law, the whole in sentences, the picture, and the limits in tables."""
    blocks: list[Block] = []
    for view in composer.custody():
        blocks += _of_person(view, composer)
    return composer.part(key, blocks)


def law_lines(composer: Composer) -> tuple[Sentence, ...]:
    """The whole in sentences, without the limits."""
    return tuple(sentence for view in composer.custody() for sentence in _whole(view, composer))


def late(composer: Composer) -> tuple[LimitRow, ...]:
    """The limits that were missed or kept too late by those who hold the person, as the record tells.

    A right that the defence itself did not use in time is not among them: no paper argues against its own side.
    """
    groups = [group for view in composer.custody() for group in view.groups if group.id == BROKEN]
    return tuple(row for group in groups for row in group.rows if not row.own)


def signs_told(composer: Composer, sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """What explains the signs that stand in these sentences on limits (†, ‡)."""
    told = "".join(plain(one.line) for one in sentences)
    remarks = dict.fromkeys(remark for view in composer.custody() for remark in view.remarks)
    return tuple(composer.worded(remark) for remark in remarks if remark[:1] in SIGNS and remark[0] in told)


def limit_sentences(row: LimitRow, composer: Composer) -> Iterator[Sentence]:
    """A limit as sentences, one for each end: what is asked, the article, the end, how it stands."""
    for end in row.ends:
        given = {
            "label": composer.borrowed(row.label),
            "citation": composer.borrowed(row.citation),
            "due": composer.borrowed(end.due) or None,
            "state": composer.borrowed(end.state) or None,
            "warning": composer.borrowed(row.warning) or None,
        }
        yield Sentence(composer.sentence("limit", **given).line, end.notes, by_day=True)


def _whole(view: CustodyView, composer: Composer) -> tuple[Sentence, ...]:
    """By whose law it was reckoned, or why it was not; then the whole in sentences."""
    clock = composer.answers.clock
    lead = composer.worded(view.lead)
    if not isinstance(clock, NotReckoned) and clock:
        law = composer.borrowed(", ".join(pack.label[composer.lang.facts] for pack in clock[0].packs))
        lead = composer.sentence("reckoned", law=law, zone=clock[0].zone.name)
    return (lead, *(replace(one, line=composer.borrowed(plain(one.line))) for one in view.lines))


def _of_person(view: CustodyView, composer: Composer) -> list[Block]:
    blocks: list[Block] = [Paragraph(_whole(view, composer))]
    if view.picture is not None:
        blocks.append(Drawing(view.picture))
    blocks += [_table(group, composer) for group in view.groups if group.rows]
    remarks = [composer.worded(remark) for remark in view.remarks]
    remarks += [composer.worded(group.later) for group in view.groups if group.later]
    return [*blocks, Paragraph(tuple(remarks))] if remarks else blocks


def _table(group: LimitGroup, composer: Composer) -> Table:
    rows = tuple(cells for row in group.rows for cells in _rows(row, composer))
    words = composer.texts
    heading = tuple(words.raw("words", key) for key in ("limit", "article", "end"))
    # The name of a law may be a line long: left to itself its column would take the room of both others.
    return Table(". ".join(filter(None, (group.heading, group.lead))), heading, rows, (0, 1, 2))


def _rows(row: LimitRow, composer: Composer) -> Iterator[tuple[Sentence, ...]]:
    marks = ", ".join(filter(None, (row.own, row.warning)))
    label = f"{row.label} ({marks})" if marks else row.label
    for number, end in enumerate(row.ends):
        told = "; ".join(filter(None, (end.due, end.state, end.version)))
        yield (
            composer.worded("" if number else label),
            composer.worded("" if number else row.citation),
            Sentence(composer.borrowed(told), end.notes, by_day=True),
        )

"""Footnotes and sources of a paper in the order of their first use, as every writer of it relies on.

Word counts footnotes by where they stand; a paper whose numbers went another way would say one number here and
another there.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from habeas.base.errors import WrongCall
from habeas.disclosure.papers.paper import Block, Drawing, Exhibit, Paper, Quotation, sentences_in, with_sentences
from habeas.disclosure.picture import Timeline
from habeas.disclosure.view import Footnote

type _Notes = tuple[int, ...]


def notes_in_order(paper: Paper) -> tuple[int, ...]:
    """The numbers of the footnotes in the order in which a reader meets them first."""
    return tuple(dict.fromkeys(n for part in paper.parts for block in part.blocks for n in notes_of(block)))


def notes_of(block: Block) -> Iterator[int]:
    """The numbers of a block as they stand in it, one time for each use; those of a picture ascending, once."""
    if isinstance(block, Drawing):
        yield from picture_notes(block.timeline)
    for sentence in sentences_in(block):
        yield from sentence.notes


def picture_notes(timeline: Timeline) -> tuple[int, ...]:
    """The footnotes that the rows of a picture stand on, ascending."""
    return tuple(sorted({n for lane in timeline.lanes for mark in lane.marks for n in mark.notes}))


def renumbered(paper: Paper) -> Paper:
    """The same paper numbered in the order of first use; a footnote that nothing uses falls away.

    Sources follow their footnotes, then the exhibits; those that neither names come last, in their order. A paper
    may have none: then its footnotes alone name them. Raises WrongCall where a sentence names a footnote, or a
    footnote a source, that the paper does not have.
    """
    notes = {note.number: note for note in paper.footnotes}
    views = {source.number: source for source in paper.sources}
    try:
        used = [notes[number] for number in notes_in_order(paper)]
        named = [note.source for note in used] + [one.source for one in paper.exhibits if one.source is not None]
        order = tuple(dict.fromkeys([*named, *views]))
        sources = tuple(replace(views[old], number=new) for new, old in enumerate(order, 1)) if views else ()
    except KeyError as error:
        raise WrongCall(
            "The paper names a footnote or a source that it does not have.", "Give it every footnote and source."
        ) from error
    new_note = {note.number: number for number, note in enumerate(used, 1)}
    new_source = {old: new for new, old in enumerate(order, 1)}
    parts = tuple(
        replace(part, blocks=tuple(_block(block, lambda old: _all(old, new_note)) for block in part.blocks))
        for part in paper.parts
    )
    return replace(
        paper,
        parts=parts,
        footnotes=tuple(_note(note, new_note, new_source) for note in used),
        sources=sources,
        exhibits=tuple(_exhibit(one, new_source) for one in paper.exhibits),
    )


def _all(old: Sequence[int], new: dict[int, int]) -> _Notes:
    return tuple(sorted(new[number] for number in old))


def _block(block: Block, change: Callable[[Sequence[int]], _Notes]) -> Block:
    match block:
        case Quotation():
            return replace(block, notes=change(block.notes))
        case Drawing():
            return replace(block, timeline=_picture(block.timeline, change))
    return with_sentences(block, lambda one: replace(one, notes=change(one.notes)))


def _picture(timeline: Timeline, change: Callable[[Sequence[int]], _Notes]) -> Timeline:
    lanes = tuple(
        replace(lane, marks=tuple(replace(mark, notes=change(mark.notes)) for mark in lane.marks))
        for lane in timeline.lanes
    )
    return replace(timeline, lanes=lanes)


def _note(note: Footnote, new_note: dict[int, int], new_source: dict[int, int]) -> Footnote:
    return replace(note, number=new_note[note.number], source=new_source[note.source])


def _exhibit(one: Exhibit, new_source: dict[int, int]) -> Exhibit:
    return one if one.source is None else replace(one, source=new_source[one.source])

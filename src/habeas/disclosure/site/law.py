"""What the law required, for the public: each limit and each count a sentence, with what it is reckoned from."""

from collections.abc import Iterable, Sequence

from habeas.disclosure.custody_groups import UNRECORDED
from habeas.disclosure.reckoned import NotReckoned, Reckoned
from habeas.disclosure.site.page import Basis, LawLimit, LawLimits, LawTold, Told
from habeas.disclosure.site.telling import PublicTeller
from habeas.disclosure.view import Cited, CustodyView, LimitGroup, LimitRow, Run

LINE, LIMIT, COUNT, FARTHER = "r", "l", "n", "f"
"""How the anchors of the whole in sentences, of a limit, of how many there are, and of what is farther off begin."""


def law_told(
    views: Sequence[CustodyView], clock: Sequence[Reckoned] | NotReckoned, teller: PublicTeller
) -> tuple[LawTold, ...]:
    """The clock of each person held. `views` are what was made of `clock`, in the same order."""
    keys = [""] if isinstance(clock, NotReckoned) else [str(one.person) for one in clock]
    return tuple(_told(view, key, teller) for view, key in zip(views, keys, strict=True))


def _told(view: CustodyView, person: str, teller: PublicTeller) -> LawTold:
    limits = tuple(_limits(group, f"{person} {group.id}", teller) for group in view.groups)
    running = [row for group in limits for limit in group.limits for row in limit.row.cited]
    return LawTold(
        view,
        tuple(
            Told(teller.anchor(LINE, f"{person} {at}"), line.line, line.notes, basis=Basis(laws=laws))
            for at, line in enumerate(view.lines)
            # The last tells the share of the longest term: by the steps of the ladder that are told below.
            for laws in ((_once(running) if at > 1 else ()),)
        ),
        limits,
    )


def _limits(group: LimitGroup, key: str, teller: PublicTeller) -> LawLimits:
    limits = tuple(LawLimit(row, _limit(row, group, key, teller)) for row in group.rows)
    laws = _once(cited for row in (*group.rows, *group.farther) for cited in row.cited)
    heading = Told(
        teller.anchor(COUNT, key),
        (Run(group.heading),),
        (),
        basis=Basis(told=tuple(one.told.anchor for one in limits), laws=laws),
    )
    farther = None
    if group.later:
        notes = _notes(group.farther)
        laws = _once(cited for row in group.farther for cited in row.cited)
        farther = Told(teller.anchor(FARTHER, key), (Run(group.later),), notes, basis=Basis(laws=laws))
    return LawLimits(group, heading, limits, farther)


def _limit(row: LimitRow, group: LimitGroup, key: str, teller: PublicTeller) -> Told:
    law, ends = law_of(row), (end_of(end.due, end.state, end.version) for end in row.ends)
    said = " ".join(part for part in (row.label, law, row.warning, *ends) if part)
    anchor = teller.anchor(LIMIT, f"{key} {row.rule}")
    return Told(anchor, (Run(said),), _notes((row,)), basis=Basis(laws=row.cited, absent=group.id in UNRECORDED))


def law_of(row: LimitRow) -> str:
    """The article of a limit, and whether it is a right of the defence."""
    return end_of(row.citation, row.own)


def end_of(*parts: str) -> str:
    """What is told of one end, on one line."""
    return " · ".join(part for part in parts if part)


def _notes(rows: Iterable[LimitRow]) -> tuple[int, ...]:
    return tuple(sorted({note for row in rows for end in row.ends for note in end.notes}))


def _once(cited: Iterable[Cited]) -> tuple[Cited, ...]:
    return tuple(dict.fromkeys(cited))

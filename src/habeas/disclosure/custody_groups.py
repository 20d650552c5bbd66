"""The limits that a sheet tells, a row for each rule: what is late, what has no record, and what comes next."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from habeas.base.digest import digest_of
from habeas.disclosure.custody_ends import side_by_side, span_of
from habeas.disclosure.custody_limits import ahead, by_text_of, drawn_limits
from habeas.disclosure.reckoned import Reckoned
from habeas.disclosure.view import Cited, LimitEnd, LimitGroup, LimitRow
from habeas.disclosure.wording import Wording
from habeas.law.clock.arranging import Group, arranged, openings_of, soonest
from habeas.law.clock.row import Row, State
from habeas.law.clock.saying import Speaker
from habeas.law.pack.rule import Kind, Promptness, Status

BROKEN, LIMITS, RIGHTS, OFFICIALS, AT_ONCE, NEXT = "broken", "limits", "rights", "officials", "at_once", "next"
"""What a sheet tells limit by limit; what was kept or does not apply is left to `habeas clock`."""

UNRECORDED = (LIMITS, RIGHTS, OFFICIALS, AT_ONCE)
"""The groups of limits that nothing on record meets."""

type Notes = Callable[[str | None], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class LimitGroups:
    """Makes the groups of one person's limits; `rows` are those of the clock that may be shown.

    `versions` remembers which footnotes tell each version of a date from the others.
    """

    case: Reckoned
    words: Wording
    speakers: Mapping[str, Speaker]
    rows: Sequence[Row]
    notes: Notes
    versions: dict[str, tuple[int, ...]] = field(default_factory=dict, init=False)

    def groups(self) -> tuple[LimitGroup, ...]:
        """The groups that have any limit, what is worst first."""
        placed = self._placed()
        made = []
        for key in (BROKEN, *UNRECORDED, NEXT):
            rows = sorted(placed.get(key, ()), key=_when)
            near, later = self._parted(rows) if key == NEXT else (rows, [])
            if not rows:
                continue
            limits = tuple(self._limits(near, key))
            heading = self.words.word("custody", f"group_{key}").format(count=len(limits))
            first = next((one for one in UNRECORDED if placed.get(one)), None)
            lead = self.words.word("custody", "lead_no_record") if key == first else ""
            farther = tuple(self._limits(later, NEXT))
            made.append(LimitGroup(key, heading, lead, limits, key == AT_ONCE, self._later(farther), farther))
        return tuple(made)

    def told(self) -> list[Row]:
        """Every row that one of the groups tells."""
        return [row for rows in self._placed().values() for row in rows]

    def _placed(self) -> dict[str, list[Row]]:
        """The rows of each group. Of a ladder: the steps that the picture may show, and those still to come."""
        found: dict[str, list[Row]] = {}
        drawn = {id(row) for row in drawn_limits(self.case)}
        for group, rows in arranged(self.rows, self.case.packs, self.case.as_of).items():
            for row in rows:
                key = self._step(row, shown=id(row) in drawn) if group is Group.LADDER else _key(group, row)
                if key is not None:
                    found.setdefault(key, []).append(row)
        return found

    def _step(self, row: Row, *, shown: bool) -> str | None:
        if ahead(row, self.case):
            return NEXT
        if not shown:
            return None
        return {State.MISSED: BROKEN, State.MET_LATE: BROKEN, State.NO_RECORD: LIMITS}.get(row.state)

    def _parted(self, rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
        """What can come before the end of the running step and of the next one, and what is farther off.

        A right of the defence is never put off, nor what has no end that could be far.
        """
        steps = [row for row in drawn_limits(self.case) if ahead(row, self.case) and self._is_step(row)]
        last = max((_latest(row) for row in steps), default=None)
        near = [
            row
            for row in rows
            if last is None or soonest(row) is None or row.said.kind is Kind.RIGHT or _when(row)[0] <= last
        ]
        chosen = {row.said.id for row in near}
        return [row for row in rows if row.said.id in chosen], [row for row in rows if row.said.id not in chosen]

    def _is_step(self, row: Row) -> bool:
        return any(
            row.said.id == rung.said.id for pack in self.case.packs for one in pack.ladders for rung in one.rungs
        )

    def _later(self, rows: Sequence[LimitRow]) -> str:
        """One sentence on what is farther off, with articles and dates; empty for nothing."""
        told = []
        for row in rows:
            dates = "; ".join(end.due for end in row.ends)
            told.append(f"{row.label} ({', '.join(part for part in (row.citation, dates, row.warning) if part)})")
        return self.words.word("custody", "later").format(limits="; ".join(told)) if told else ""

    def _limits(self, rows: Sequence[Row], key: str) -> Iterator[LimitRow]:
        """A row for each rule, in the order of their first ends."""
        rules: dict[str, list[Row]] = {}
        for row in rows:
            rules.setdefault(row.said.id, []).append(row)
        for same in rules.values():
            speaker, said = self.speakers[same[0].pack], same[0].said
            mine = said.kind is Kind.RIGHT and key != RIGHTS
            yield LimitRow(
                label=speaker.label(same[0]),
                citation=speaker.citation(same[0]),
                own=self.words.word("custody", "own") if mine else "",
                warning=self.words.word("custody", "draft_short") if said.status is Status.DRAFT else "",
                ends=tuple(self._ends(same, speaker, stated=key == BROKEN, running=key == AT_ONCE)),
                rule=said.id,
                cited=cited_by(same[0], speaker),
            )

    def _ends(self, rows: Sequence[Row], speaker: Speaker, *, stated: bool, running: bool) -> Iterator[LimitEnd]:
        """An end for each beginning; those by versions of one date are one end where footnotes tell whose they are."""
        ends: dict[tuple[str, str, str], set[int]] = {}
        for alike in _alternatives(rows, self._named):
            first = alike[0]
            state, reason = speaker.state(first.state) if stated else "", speaker.reason(first)
            signs = _signs(alike)
            due = side_by_side([span_of(row.due, speaker.zone) for row in alike if row.due is not None], self.words)
            if first.due is None and not running:
                due = self._prompt(first, speaker)
            if due and first.said.id in openings_of(self.case.packs):
                due = self.words.word("custody", "opens").format(due=due)
            version = ""
            if first.version is not None and not self._named(first.version):
                version = self.words.word("custody", "version").format(source=first.version)
            stands = ": ".join(part for part in (state, reason) if part)
            noted = {note for row in alike for note in (*self.notes(row.trigger), *self.notes(row.act))}
            noted |= {note for row in alike for note in self._named(row.version)}
            ends.setdefault((due + signs, stands, version), set()).update(noted)
        return (LimitEnd(*told, tuple(sorted(noted))) for told, noted in ends.items())

    def _prompt(self, row: Row, speaker: Speaker) -> str:
        """How soon a limit without a number is due, in the law's word; empty where its length is not of that kind."""
        lengths = (rule.length for pack in self.case.packs for rule in pack.rules if rule.said.id == row.said.id)
        length = next(lengths, None)
        return speaker.length(length) if isinstance(length, Promptness) else ""

    def _named(self, version: str | None) -> tuple[int, ...]:
        """The footnotes that tell one version of a date from the others; none where nothing does."""
        if version is None:
            return ()
        if version not in self.versions:
            self.versions[version] = self._telling(version)
        return self.versions[version]

    def _telling(self, version: str) -> tuple[int, ...]:
        others = {row.trigger for row in self.rows if row.version not in (None, version)}
        own = dict.fromkeys(row.trigger for row in self.rows if row.version == version and row.trigger not in others)
        return tuple(sorted({note for trigger in own for note in self.notes(trigger)}))


def cited_by(row: Row, speaker: Speaker) -> tuple[Cited, ...]:
    """Every place of the law that a row stands on, in the wording that the pack holds."""
    made = []
    for citation in row.cites:
        text, wording = speaker.pack.texts.get(citation.code), speaker.pack.wording(citation)
        digest = digest_of(wording.encode()) if wording else ""
        amended = None if text is None else text.as_amended_to
        made.append(Cited(row.pack, row.said.id, speaker.cite(citation), amended, digest))
    return tuple(made)


def _key(group: Group, row: Row) -> str | None:
    if group is not Group.NO_RECORD:
        return {Group.BROKEN: BROKEN, Group.NEXT: NEXT}.get(group)
    if row.said.kind is Kind.RIGHT:
        return RIGHTS
    if row.due is None:
        return AT_ONCE
    return LIMITS if row.said.kind in (Kind.CAP, Kind.FILING_LIMIT) else OFFICIALS


def _alternatives(rows: Sequence[Row], named: Callable[[str | None], tuple[int, ...]]) -> Iterator[list[Row]]:
    """Rows of one rule that stand alike, of which only one can be right: each version of a date once."""
    for _, same in groupby(sorted(rows, key=lambda row: row.state.value), key=lambda row: (row.state, row.reason)):
        found: list[Row] = []
        for row in same:
            versions = [one.version for one in found]
            if found and (None in versions or row.version in versions or not named(row.version)):
                yield found
                found = []
            found.append(row)
        yield found


def _signs(rows: Sequence[Row]) -> str:
    text, bare = any(by_text_of(row) is not None for row in rows), any(row.conditional for row in rows)
    return ("†" if text else "") + ("‡" if bare else "")


def _latest(row: Row) -> int:
    return 0 if row.due is None or row.due.latest is None else row.due.latest.minute


def _when(row: Row) -> tuple[int, str]:
    end = soonest(row)
    return (1 << 60 if end is None else end.minute), row.said.id

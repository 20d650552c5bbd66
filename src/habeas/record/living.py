"""Which statements still count: all but those that were superseded, withdrawn or erased."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from habeas.base.erasure import Erased, Erasure
from habeas.base.finding import Finding, Severity
from habeas.base.ids import StatementId
from habeas.record.statements import Statement, Withdrawal


@dataclass(frozen=True, slots=True)
class Living:
    """The statements that count, by id in the order of their ids, and what is odd about the others."""

    statements: Mapping[StatementId, Statement]
    findings: tuple[Finding, ...]


def living(
    statements: Iterable[Statement], withdrawals: Iterable[Withdrawal], erased: Iterable[Erasure] = ()
) -> Living:
    """The statements that count.

    A statement that another one supersedes no longer counts, and stays out when that other is
    superseded or withdrawn in its turn: nothing comes back by itself. The same statement twice is
    one. What an erased statement had superseded stays out too; what superseded an erased one counts.
    Findings: `superseded-by-withdrawn`, `superseded-by-erased`, `superseded-twice`, `supersedes-erased`
    (notes), `supersedes-nothing`, `withdraws-nothing`, `supersession-cycle` (warnings); of a cycle nothing
    counts.
    """
    kept = dict(sorted((statement.id, statement) for statement in statements))
    taken_back = {withdrawal.statement for withdrawal in withdrawals}
    follows = {key: s.supersedes for key, s in kept.items() if s.supersedes is not None}
    gone = {one.id: one for one in erased if one.kind is Erased.STATEMENT}
    lost = _lost(gone.values(), kept)
    replaced = set(follows.values()) | lost
    return Living(
        statements={key: s for key, s in kept.items() if key not in replaced and key not in taken_back},
        findings=(
            *_odd_supersessions(follows, kept.keys(), taken_back, gone),
            *(
                _note(
                    "superseded-by-erased",
                    key,
                    "What superseded it was erased, and it does not count; state it again if it still holds.",
                )
                for key in sorted(kept)
                if key in lost and key not in follows.values() and key not in taken_back
            ),
            *(
                _finding("withdraws-nothing", key, "A withdrawal names a statement that the case does not hold.")
                for key in sorted(taken_back - kept.keys())
            ),
        ),
    )


def counting(
    supersedes: Mapping[StatementId, StatementId | None],
    withdrawals: Iterable[Withdrawal],
    erased: Iterable[Erasure] = (),
) -> set[StatementId]:
    """The ids of the statements that count, as :func:`living` tells; of each is given what it supersedes."""
    replaced = {other for other in supersedes.values() if other is not None}
    replaced |= _lost((one for one in erased if one.kind is Erased.STATEMENT), supersedes)
    return supersedes.keys() - replaced - {withdrawal.statement for withdrawal in withdrawals}


def _lost(gone: Iterable[Erasure], kept: Container[str]) -> set[StatementId]:
    """What erased statements had superseded."""
    return {one.replaced for one in gone if one.replaced is not None and one.id not in kept}


def cycles(follows: Mapping[StatementId, StatementId]) -> tuple[tuple[StatementId, ...], ...]:
    """Rings of statements that supersede each other, each from its least id on; empty when there are none.

    `follows` maps a statement to the one it supersedes. An honest id is a digest that holds the id
    of what it supersedes, so that a ring shows that ids were altered.
    """
    done: set[StatementId] = set()
    rings = []
    for start in sorted(follows):
        path: dict[StatementId, None] = {}
        at: StatementId | None = start
        while at is not None and at not in done and at not in path:
            path[at] = None
            at = follows.get(at)
        if at is not None and at in path:
            ring = list(path)[list(path).index(at) :]
            least = ring.index(min(ring))
            rings.append((*ring[least:], *ring[:least]))
        done.update(path)
    return tuple(sorted(rings))


def _odd_supersessions(
    follows: Mapping[StatementId, StatementId],
    kept: Iterable[StatementId],
    taken_back: set[StatementId],
    gone: Mapping[str, Erasure],
) -> Iterable[Finding]:
    known = set(kept)
    for key, target in follows.items():
        if target not in known and target in gone:
            yield _note("supersedes-erased", key, f"What it superseded was erased on {_day(gone[target])}.")
        elif target not in known:
            yield _finding("supersedes-nothing", key, "It supersedes a statement that the case does not hold.")
        elif key in taken_back and target not in taken_back:
            yield _note(
                "superseded-by-withdrawn",
                target,
                "It was superseded by a statement that has been withdrawn since, and does not count; "
                "state it again if it still holds.",
            )
    for target, times in sorted(Counter(follows.values()).items()):
        if times > 1:
            yield _note("superseded-twice", target, f"{times} statements supersede it; each of them counts.")
    for ring in cycles(follows):
        yield _finding("supersession-cycle", ring[0], f"{len(ring)} statements supersede each other in a ring.")


def _day(erasure: Erasure) -> str:
    return erasure.at.date().isoformat()


def _finding(code: str, key: StatementId, message: str) -> Finding:
    return Finding(code, f"statement {key}", Severity.WARNING, message)


def _note(code: str, key: StatementId, message: str) -> Finding:
    return Finding(code, f"statement {key}", Severity.NOTE, message)

"""Proposals decided on two laptops: every decision stays, the state follows from all of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from habeas.base.digest import digest_of
from habeas.record.versions import Version, heads
from habeas.vault.carrying.inventory import BY_WORD
from habeas.vault.carrying.rows import written
from habeas.vault.carrying.scope import Scope
from habeas.vault.carrying.settling import versions_of
from habeas.vault.models import ProposalRow

STATE = "state"

type Decisions = list[dict[str, Any]]


def decision_id(row: Mapping[str, Any]) -> str:
    """A name for a decision, made from what tells it apart, words left aside: 64 hexadecimal digits."""
    table = BY_WORD["decision"]
    plain = table.out(row)
    return digest_of(written([plain[name] for name in table.key])).removeprefix("sha256:")


def decisions_of(scope: Scope) -> dict[str, Decisions]:
    """The decisions of the case by proposal, by time, then author, then what they say."""
    found: dict[str, Decisions] = defaultdict(list)
    for row in scope.decisions().values():
        found[row["proposal_id"]].append(row)
    return {key: sorted(rows, key=lambda row: (row["at"], row["by"], decision_id(row))) for key, rows in found.items()}


def write_states(scope: Scope) -> None:
    """Give each decided proposal the state that follows from its decisions."""
    versions = versions_of(scope)
    states: dict[str, list[str]] = defaultdict(list)
    for proposal, rows in decisions_of(scope).items():
        states[standing_state(rows, versions.get((proposal, STATE), []))].append(proposal)
    for state, keys in states.items():
        for at in range(0, len(keys), 500):
            held = ProposalRow.objects.using(scope.alias).filter(key__in=keys[at : at + 500])
            held.exclude(state=state).update(state=state)


def standing_state(rows: Decisions, settled: Iterable[Version]) -> str:
    """What a person settled last where decisions differed, otherwise the latest decision."""
    standing = heads(settled)
    return str(standing[-1].value) if standing else str(rows[-1]["state"])


def decided_differently(scope: Scope) -> dict[str, Decisions]:
    """Proposals of which people decided different things that nobody has settled since, with the decisions."""
    versions = versions_of(scope)
    found = {}
    for proposal, rows in sorted(decisions_of(scope).items()):
        outcomes = {written({"state": row["state"], "corrected": row["corrected"]}) for row in rows}
        settled = heads(versions.get((proposal, STATE), []))
        covered = {key for version in settled for key in version.replaces}
        agreed = len({str(version.value) for version in settled}) == 1
        if len(outcomes) > 1 and not (agreed and {decision_id(row) for row in rows} <= covered):
            found[proposal] = rows
    return found

"""Statements of the accused, confessions among them: what takes from them the force of an admission."""

from collections.abc import Iterable, Mapping

from habeas.base.known import Known
from habeas.base.plain import Plain
from habeas.findings.ledger.items import OwnStatement
from habeas.findings.ledger.terms import Flag
from habeas.record.casefile import Fact
from habeas.record.following import Following

_COUNSEL = {
    "chosen": None,
    "appointed": Flag.APPOINTED_COUNSEL,
    "none": Flag.NO_COUNSEL,
}


def flags_of(value: Known[Mapping[str, Plain]]) -> tuple[Flag, ...]:
    """The flags of a statement; that counsel of own choice was there has to be said, not supposed."""
    if not isinstance(value, Mapping):
        return (Flag.COUNSEL_UNKNOWN,)
    counsel = _COUNSEL.get(str(value.get("counsel_present")), Flag.COUNSEL_UNKNOWN)
    flags = [] if counsel is None else [counsel]
    if value.get("withdrawn") is True or value.get("withdrawn_on") or value.get("withdrawn_before"):
        flags.append(Flag.WITHDRAWN)
    if value.get("pressure") is True or value.get("pressure_in"):
        flags.append(Flag.PRESSURE)
    return tuple(flags)


def own_statements(facts: Iterable[Fact], following: Following) -> tuple[OwnStatement, ...]:
    """The statements of the accused among these facts, each with its flags."""
    found = []
    for fact in facts:
        if fact.prop != "own_statement":
            continue
        named = fact.value.get("pressure_in") if isinstance(fact.value, Mapping) else None
        ids = [str(one) for one in named] if isinstance(named, list | tuple) else []
        pressure = {one.id: one for key in ids for one in following.now(key)}
        found.append(OwnStatement(fact, flags_of(fact.value), tuple(pressure[key] for key in sorted(pressure))))
    return tuple(found)

"""Rulings, releases and acts on releases as rows, and back; and what erasing leaves of them."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from habeas.base.digest import Digest
from habeas.base.erasure import MARK
from habeas.base.ids import CaseId, EntityId, Handle, StatementId
from habeas.base.language import Lang
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.held import Protection, Thing
from habeas.disclosure.gate.releases import Act, HandedFile, Release, ReleaseAct, Told, ToldSentence
from habeas.disclosure.gate.rulings import Ruled, Ruling
from habeas.vault.columns import Row, utc
from habeas.vault.gate_models import ReleaseActRow, ReleaseRow, RulingRow

_LISTS = ("statements", "entities", "named")


def ruling_row(ruling: Ruling) -> dict[str, Any]:
    """The columns of a ruling."""
    return {
        "ruling": ruling.id,
        "case_id": ruling.case,
        "ruled": ruling.ruled.value,
        "thing": ruling.thing.value,
        "thing_key": ruling.key,
        "protection": ruling.protection.value,
        "audience": None if ruling.audience is None else ruling.audience.value,
        "reason": ruling.reason,
        "by": ruling.by,
        "at": utc(ruling.at),
        "undoes": ruling.undoes,
    }


def ruling_of(row: Row) -> Ruling:
    """The ruling back from its columns; raises ValueError where they make none."""
    return Ruling(
        id=_id(row["ruling"]),
        case=CaseId(row["case_id"]),
        ruled=Ruled(row["ruled"]),
        thing=Thing(row["thing"]),
        key=row["thing_key"],
        protection=Protection(row["protection"]),
        audience=None if row["audience"] is None else Audience(row["audience"]),
        reason=row["reason"],
        by=Handle(row["by"]),
        at=row["at"],
        undoes=row["undoes"],
    )


def release_rows(release: Release) -> list[dict[str, Any]]:
    """The columns of a release, a row for each case."""
    whole = {
        "release": release.id,
        "audience": release.audience.value,
        "form": release.form,
        "title": release.title,
        "at": utc(release.at),
        "by": release.by,
        "secret": release.key,
        "view": release.view,
        "files": [
            {"name": one.name, "digest": one.digest, "media_type": one.media_type, "size": one.size}
            for one in release.files
        ],
        "why": release.why,
        "requests": sorted(release.requests),
        "alone": release.alone,
    }
    return [{**whole, **_told_columns(told)} for told in release.told]


def _told_columns(told: Told) -> dict[str, Any]:
    return {
        "case_id": told.case,
        "statements": sorted(told.statements),
        "entities": sorted(told.entities),
        "named": sorted(told.named),
        "sentences": [
            {"text": one.text, "lang": one.lang.value, "statements": sorted(one.statements)}
            | ({"by_day": True} if one.by_day else {})
            for one in told.sentences
        ],
    }


def release_of(rows: Iterable[Row]) -> Release:
    """One release back from the rows of its cases; raises ValueError where they make none."""
    every = list(rows)
    first = every[0]
    return Release(
        id=_id(first["release"]),
        audience=Audience(first["audience"]),
        form=first["form"],
        title=first["title"],
        at=first["at"],
        by=Handle(first["by"]),
        told=tuple(_told_of(row) for row in every),
        files=tuple(_file_of(one) for one in first["files"]),
        view=None if first["view"] is None else Digest(first["view"]),
        key=bytes(first["secret"]),
        why=first["why"],
        requests=tuple(_text(key) for key in first["requests"]),
        alone=first["alone"],
    )


def _file_of(one: Mapping[str, Any]) -> HandedFile:
    return HandedFile(
        name=_text(one["name"]),
        digest=Digest(_text(one["digest"])),
        media_type=_text(one["media_type"]),
        size=int(one["size"]),
    )


def _told_of(row: Row) -> Told:
    return Told(
        case=CaseId(row["case_id"]),
        statements=frozenset(StatementId(_text(key)) for key in row["statements"]),
        entities=frozenset(EntityId(_text(key)) for key in row["entities"]),
        named=frozenset(EntityId(_text(key)) for key in row["named"]),
        sentences=tuple(
            ToldSentence(
                _text(one["text"]),
                Lang(one["lang"]),
                tuple(StatementId(_text(key)) for key in one["statements"]),
                one.get("by_day", False) is True,
            )
            for one in row["sentences"]
        ),
    )


def act_row(act: ReleaseAct) -> dict[str, Any]:
    """The columns of an act."""
    return {
        "act_key": act.id,
        "case_id": act.case,
        "act": act.act.value,
        "by": act.by,
        "at": utc(act.at),
        "reason": act.reason,
        "about": act.about,
        "audience": None if act.audience is None else act.audience.value,
        "statements": sorted(act.statements),
        "named": sorted(act.named),
    }


def act_of(row: Row) -> ReleaseAct:
    """The act back from its columns; raises ValueError where they make none."""
    return ReleaseAct(
        id=_id(row["act_key"]),
        case=CaseId(row["case_id"]),
        act=Act(row["act"]),
        by=Handle(row["by"]),
        at=row["at"],
        reason=row["reason"],
        about=row["about"],
        audience=None if row["audience"] is None else Audience(row["audience"]),
        statements=frozenset(StatementId(_text(key)) for key in row["statements"]),
        named=frozenset(EntityId(_text(key)) for key in row["named"]),
    )


def told_without(row: Mapping[str, Any], gone: Collection[str]) -> dict[str, Any]:
    """A row of a release or an act without the ids in `gone`; a sentence that one of them carried is a mark."""
    left = {name: [key for key in row[name] if key not in gone] for name in _LISTS if name in row}
    if "sentences" in row:
        left["sentences"] = [
            {**one, "text": MARK, "statements": []} if any(key in gone for key in one["statements"]) else one
            for one in row["sentences"]
        ]
    return {**row, **left}


def rulings_without(rows: Iterable[Mapping[str, Any]], gone: Collection[str]) -> list[dict[str, Any]]:
    """Rows of rulings without those on what is in `gone`, and without what undoes one of these."""
    every = [dict(row) for row in rows]
    dead = {row["ruling"] for row in every if row["thing_key"] in gone}
    return [row for row in every if row["ruling"] not in dead and row["undoes"] not in dead]


def forget_in_gate(alias: str, gone: Collection[str]) -> None:
    """Take ids of erased things, and the sentences that they carried, out of what is kept here."""
    if not gone:
        return
    rulings = RulingRow.objects.using(alias)
    every = list(rulings.values("number", "ruling", "thing_key", "undoes"))
    kept = {row["number"] for row in rulings_without(every, gone)}
    rulings.filter(number__in=[row["number"] for row in every if row["number"] not in kept]).delete()
    for row in list(ReleaseRow.objects.using(alias).values("number", *_LISTS, "sentences")):
        if (left := told_without(row, gone)) != row:
            ReleaseRow.objects.using(alias).filter(number=row["number"]).update(**left)
    for row in list(ReleaseActRow.objects.using(alias).values("number", "statements", "named")):
        if (left := told_without(row, gone)) != row:
            ReleaseActRow.objects.using(alias).filter(number=row["number"]).update(**left)


def _id(key: str) -> str:
    if len(key) != 32:
        raise ValueError("an id has 32 signs")
    return key


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("no text")
    return value

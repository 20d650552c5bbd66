"""The atom: according to a source, at a place in it, someone asserts or denies something of somebody."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from habeas.base.digest import Json, digest_of_json
from habeas.base.ids import EntityId, Handle, SourceId, StatementId
from habeas.base.known import Absent, Known, Unknown
from habeas.base.language import Lang
from habeas.base.plain import Plain as Plain  # noqa: PLC0414  (known under this name to rooms above)
from habeas.base.when import When
from habeas.evidence.text.anchor import Anchor


class Stance(StrEnum):
    """Whether the attributed speaker asserts the thing or denies it."""

    ASSERTS = "asserts"
    DENIES = "denies"


class Confidentiality(StrEnum):
    """How closely a statement is kept; the gate decides what of it each audience may see.

    `TEAM` is how everything is kept: it leaves only as the lists of an audience, the status of its paper and the
    consents let it. `PROTECTED` is between the person and counsel, whatever paper it stands in (SAFETY 5).
    """

    TEAM = "team"
    PROTECTED = "protected"


class Method(StrEnum):
    """How a statement entered the record."""

    TYPED = "typed"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    IMPORTED = "imported"


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement; never changed, only superseded by another or withdrawn with a reason.

    `prop` is the id of a property of the vocabulary and `value` has that property's fields, without `when`,
    which stands on its own: the time at which it held or happened, None where nothing is known of
    it. The words as printed are `anchor.quote`; `language` is theirs. `attributed_to` is who says it
    in the source, by name or as a party ("the defence"), None where it is the source's own author.
    `source_grade` is A to F and `information_grade` 1 to 6 (Admiralty code), None while nobody has
    judged. `extractor` is the program that drafted it, None where a person typed it. `nonce` is 32
    hexadecimal digits from 128 random bits. `recorded_at` is aware.
    """

    subject: EntityId
    prop: str
    value: Known[Mapping[str, Plain]]
    language: Lang
    source: SourceId
    anchor: Anchor
    stance: Stance
    attributed_to: str | None
    when: When | None
    source_grade: str | None
    information_grade: int | None
    confidentiality: Confidentiality
    recorded_by: Handle
    recorded_at: datetime
    method: Method
    extractor: str | None
    supersedes: StatementId | None
    reason: str
    nonce: str
    _id: list[StatementId] = field(default_factory=list, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.recorded_at.tzinfo is None:
            raise ValueError("the time of recording needs a zone")
        if self.source_grade is not None and self.source_grade not in tuple("ABCDEF"):
            raise ValueError(f"a source is graded A to F: {self.source_grade!r}")
        if self.information_grade is not None and not 1 <= self.information_grade <= 6:
            raise ValueError(f"information is graded 1 to 6: {self.information_grade!r}")
        if isinstance(self.value, Mapping) and "when" in self.value:
            raise ValueError("the time of a statement stands in `when`, not in its value")

    @property
    def id(self) -> StatementId:
        """The SHA-256 of the canonical form of all fields, recorder, time and nonce included."""
        # Computed once: a fold of ten thousand statements asks for each id several times.
        if not self._id:
            self._id.append(StatementId(digest_of_json(self._form()).removeprefix("sha256:")))
        return self._id[0]

    def retold(self, **changed: Any) -> "Statement":
        """The same statement with words of it held back or put otherwise: it keeps the id of what was recorded."""
        made = replace(self, **changed)
        made._id.append(self.id)  # noqa: SLF001  (its own kind)
        return made

    def _form(self) -> Json:
        return {
            "subject": self.subject,
            "property": self.prop,
            "value": known_form(self.value),
            "language": self.language.value,
            "source": self.source,
            "anchor": {
                "reading": self.anchor.reading,
                "start": self.anchor.span.start,
                "end": self.anchor.span.end,
                "quote": self.anchor.quote,
                "prefix": self.anchor.prefix,
                "suffix": self.anchor.suffix,
                "page": self.anchor.page,
            },
            "stance": self.stance.value,
            "attributed_to": self.attributed_to,
            "when": None if self.when is None else str(self.when),
            "source_grade": self.source_grade,
            "information_grade": self.information_grade,
            "confidentiality": self.confidentiality.value,
            "recorded_by": self.recorded_by,
            "recorded_at": self.recorded_at.isoformat(),
            "method": self.method.value,
            "extractor": self.extractor,
            "supersedes": self.supersedes,
            "reason": self.reason,
            "nonce": self.nonce,
        }


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A statement taken back: it stays in the record, and no longer counts. `reason` is never empty."""

    statement: StatementId
    by: Handle
    at: datetime
    reason: str

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("a withdrawal needs a reason")


def known_form(value: Known[Mapping[str, Plain]]) -> Json:
    """A value as JSON: itself, `{"unknown": reason}`, or `{"absent": true}`."""
    match value:
        case Unknown(reason):
            return {"unknown": reason}
        case Absent():
            return {"absent": True}
    return dict(value)

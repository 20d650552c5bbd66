"""The words of the record as values: what the vocabulary files say, typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from habeas.base.language import Lang
from habeas.record.people import EntityKind

type Labels = Mapping[Lang, str]
"""A label in every language of :class:`Lang`."""


class FieldType(StrEnum):
    """What a field holds, which decides how two values of it are compared.

    `NAME` is the name of a person, `NAMES` a list of them; `BODY` the name of an organ, court or place,
    of which a fuller name agrees with a shorter one; `TEXT` words in one language; `CODE` one of a
    list; `KEY` a short sign compared letter by letter (an article number); `WHEN` an EDTF string;
    `DURATION` an ISO 8601 string.
    """

    NAME = "name"
    BODY = "body"
    NAMES = "names"
    TEXT = "text"
    CODE = "code"
    KEY = "key"
    WHEN = "when"
    DURATION = "duration"
    INTEGER = "integer"
    YES_NO = "yes_no"


class Kind(StrEnum):
    """What sort of property: what something is, what happened, or what one side claims."""

    ATTRIBUTE = "attribute"
    EVENT = "event"
    CLAIM = "claim"


class Occurs(StrEnum):
    """How often it can be true of one subject.

    `ONCE` in a life, once in each `SPELL` of custody, one at a `TIME`, or `MANY` times.
    """

    ONCE = "once"
    SPELL = "spell"
    TIME = "time"
    MANY = "many"


@dataclass(frozen=True, slots=True)
class CodeList:
    """A list of codes with their labels; a value outside it is a finding, unless the list is `open`."""

    id: str
    labels: Labels
    about: str
    codes: Mapping[str, Labels]
    open: bool
    huridocs: str | None


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a value. `printed` fields tell how it stood on the page and never decide sameness.

    `codes` is set where `type` is CODE, and where a TEXT may hold a code of an open list in place of words.
    """

    id: str
    type: FieldType
    labels: Labels
    required: bool
    printed: bool
    codes: CodeList | None


@dataclass(frozen=True, slots=True)
class Property:
    """One property of the vocabulary.

    `fields` are those of its value, `when` always among them and last. `identity` are the fields
    that tell one occurrence from another, `single` those that can have only one true value in one
    occurrence; both may hold `when`. `event` says whether it is an id of the one vocabulary of
    events. `huridocs` is a list and code of the HURIDOCS micro-thesauri or a field number of the
    Events Standard Formats, `ftm` a FollowTheMoney schema or property; None where there is none.
    """

    id: str
    kind: Kind
    event: bool
    labels: Labels
    about: str
    of: tuple[EntityKind, ...]
    fields: Mapping[str, Field]
    occurs: Occurs
    identity: tuple[str, ...]
    single: tuple[str, ...]
    huridocs: str | None
    ftm: str | None


@dataclass(frozen=True, slots=True)
class EntityTerm:
    """A kind of entity with its labels and mappings."""

    kind: EntityKind
    labels: Labels
    about: str
    huridocs: str | None
    ftm: str | None


@dataclass(frozen=True, slots=True)
class Gap:
    """Something a defender is asked that the record may not hold.

    `met_by` are pairs of a property and a field (None: any statement of the property); one of them
    is enough. `form` is the place of the question in the model questionnaire of the UN Working Group
    on Arbitrary Detention.
    """

    code: str
    labels: Labels
    met_by: tuple[tuple[str, str | None], ...]
    form: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All of it, by id, in the order of the files."""

    entities: Mapping[EntityKind, EntityTerm]
    lists: Mapping[str, CodeList]
    properties: Mapping[str, Property]
    gaps: Mapping[str, Gap]

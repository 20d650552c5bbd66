"""What the gate held back, and by which protection (SAFETY 1, 5 to 11)."""

from dataclasses import dataclass
from enum import StrEnum


class Protection(StrEnum):
    """Why something is held back; each can be overridden only one thing at a time, with a reason.

    `NOT_LISTED` the audience's list does not name the property; `SECRECY` the status of the paper forbids it;
    `PRIVILEGED` it is between the person and counsel; `NO_BASIS` no consent and no other recorded basis covers this
    use; `MINOR`, `RELATIVE`, `WITNESS` who it is; `ADDRESS`, `HEALTH`, `IDENTITY_NUMBER`, `PRIVATE_PROPERTY` what it
    is; `PROTECTED_SOURCE` who gave it asked for protection; `INCRIMINATED_WORDS` an accusation or a register calls
    the words criminal; `CODE_NAME` a code name; `TOO_FEW_SOURCES` an alleged perpetrator named by too few
    independent sources; `QUIET` nothing is to be said before a day; `MENTIONS` the words name or tell something that
    is held back; `STANDS_ON` it was decided on, or is about, what is held back; `RULED` a person ruled so for this
    one thing.
    """

    NOT_LISTED = "not_listed"
    SECRECY = "secrecy"
    PRIVILEGED = "privileged"
    NO_BASIS = "no_basis"
    MINOR = "minor"
    RELATIVE = "relative"
    WITNESS = "witness"
    ADDRESS = "address"
    HEALTH = "health"
    IDENTITY_NUMBER = "identity_number"
    PRIVATE_PROPERTY = "private_property"
    PROTECTED_SOURCE = "protected_source"
    INCRIMINATED_WORDS = "incriminated_words"
    CODE_NAME = "code_name"
    TOO_FEW_SOURCES = "too_few_sources"
    QUIET = "quiet"
    MENTIONS = "mentions"
    STANDS_ON = "stands_on"
    RULED = "ruled"


class Thing(StrEnum):
    """What kind of thing a ruling or a holding back is about: all of a property, one entity, source or statement."""

    PROPERTY = "property"
    ENTITY = "entity"
    SOURCE = "source"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Held:
    """One thing that was held back. `key` is its id, or the property's; `why` every protection that holds it.

    `words_only` says that the thing itself goes out and only its words (a name, a quote, a digest) do not.
    """

    thing: Thing
    key: str
    why: tuple[Protection, ...]
    words_only: bool = False


@dataclass(frozen=True, slots=True)
class HeldFacts:
    """How many facts of one property were held back whole by the same protections; at least one."""

    prop: str
    why: tuple[Protection, ...]
    facts: int

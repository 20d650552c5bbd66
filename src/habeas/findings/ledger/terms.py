"""The words of the ledger, with the codes that the vocabulary gives them."""

from enum import StrEnum


class State(StrEnum):
    """How an allegation stands on the record. Each is said of the record, none of the truth or of a person."""

    UNTESTED = "untested"
    UNSUPPORTED = "unsupported_on_the_record"
    SUPPORTED = "supported"
    CONTESTED = "contested"
    CONTRADICTED = "contradicted"
    REFUTED = "refuted_by_accuser"


class Standard(StrEnum):
    """Standards of proof, from the least to the most."""

    REASONABLE_SUSPICION = "reasonable_suspicion"
    REASONABLE_GROUNDS = "reasonable_grounds"
    BALANCE_OF_PROBABILITIES = "balance_of_probabilities"
    CLEAR_AND_CONVINCING = "clear_and_convincing"
    BEYOND_REASONABLE_DOUBT = "beyond_reasonable_doubt"


class Direction(StrEnum):
    """What something tied does with an allegation."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    QUALIFIES = "qualifies"


class TieKind(StrEnum):
    """What the authorities themselves admitted, or failed to do or to find."""

    ADMISSION = "admission_by_authority"
    FAILURE = "failure_by_authority"


class Side(StrEnum):
    """Whose word something is."""

    ACCUSER = "accuser"
    AGENT = "agent"
    ACCUSED = "accused"
    DEFENCE = "defence"
    EXPERT = "expert"
    OTHER = "other"


class Weight(StrEnum):
    """How something tied counts when a state is proposed.

    `COUNTS`: for or against, as it says. The others never carry an allegation: `ACCUSERS_WORD` is the
    accusing side saying it once more, `AGENTS_WORD` that of somebody under a code name (of two or more
    it counts), `FLAGGED` a statement of the accused without chosen counsel, withdrawn, or under claimed
    pressure. `DENIAL` speaks against it and is no evidence to the contrary.
    """

    COUNTS = "counts"
    ACCUSERS_WORD = "accusers_word"
    AGENTS_WORD = "agents_word"
    FLAGGED = "flagged"
    DENIAL = "denial"


class Flag(StrEnum):
    """What takes from a statement of the accused the force of an admission."""

    NO_COUNSEL = "no_counsel"
    APPOINTED_COUNSEL = "appointed_counsel"
    COUNSEL_UNKNOWN = "counsel_unknown"
    WITHDRAWN = "withdrawn"
    PRESSURE = "pressure"


class Preservation(StrEnum):
    """Whether what an expert examined can be examined again.

    `KEPT`: it is a source of the case; `NOT_PRESERVED`: the record says that it was not preserved;
    `NOT_HERE`: it is named and is no source of the case; `NOT_STATED`: nobody says what was examined.
    """

    KEPT = "kept"
    NOT_PRESERVED = "not_preserved"
    NOT_HERE = "not_here"
    NOT_STATED = "not_stated"


class Finds(StrEnum):
    """What an expert found of what was asked for."""

    FOUND = "found"
    NOT_FOUND = "not_found"
    CANNOT_TELL = "cannot_tell"

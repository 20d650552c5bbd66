"""What is wrong with data: a value with a place, collected and shown."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: `note` is said, `warning` needs a look, `error` means it is not usable."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, or worth knowing, about data.

    `code` is a stable lower-case word with hyphens (`no-text-layer`). `place` says where: a file,
    a page, a span, a field. `message` is one English sentence for a person; a shell shows it in the
    person's language when its catalogue has the code.
    """

    code: str
    place: str
    severity: Severity
    message: str

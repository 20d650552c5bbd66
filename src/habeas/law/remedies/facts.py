"""What remedies are computed from: one person, what the record says, consents, and what was filed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from habeas.base.known import Absent, Known, Unknown
from habeas.base.plain import Plain
from habeas.base.when import When
from habeas.law.remedies.days import days_in, surely_after


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is said of the person: a fact of the record, or an event of a facts file.

    `ids` are the statements, or the event, it stands on. `value` has the fields of its property.
    `guarded` is true where it stands only on sources that may not be shown to everybody.
    """

    ids: tuple[str, ...]
    prop: str
    value: Known[Mapping[str, Plain]]
    when: When | None = None
    denied: bool = False
    guarded: bool = False

    def given(self, field: str) -> Plain | When:
        """The value of a field, `when` among them; None where it is not given."""
        if field == "when":
            return self.when
        return self.value.get(field) if isinstance(self.value, Mapping) else None

    def gives(self, field: str | None) -> bool:
        """Whether it answers a question for this field, as the gaps of the record count answers.

        That there is none is an answer; that nobody knows is not. Without a field, a denial answers too.
        """
        if isinstance(self.value, Unknown):
            return False
        if field is None or (isinstance(self.value, Absent) and not self.denied):
            return True
        return self.given(field) is not None and not self.denied


@dataclass(frozen=True, slots=True)
class Consent:
    """A consent to use one or several procedures; it counts for those alone.

    `file` says whether the step was agreed to; the others are None where nobody has asked: may the State
    be told the name, may the name be published, is the authority written and signed. `said` is when the
    answer was given, None where it is not known: before that day it does not count.
    """

    id: str
    uses: tuple[str, ...]
    file: bool | None
    to_state: bool | None
    public: bool | None
    written: bool | None
    withdrawn: When | None
    said: When | None = None


@dataclass(frozen=True, slots=True)
class Filing:
    """Something filed with an international body. `to` is a procedure's id or the body's name as recorded."""

    id: str
    to: str
    when: When | None
    sent_to_state: When | None = None
    answered: When | None = None
    decided: When | None = None


@dataclass(frozen=True, slots=True)
class RemedyFacts:
    """One person's facts. `country` is ISO 3166-1, None while nobody has said under whose law the case is.

    `person` is a name to show to oneself, None where the facts name nobody. `disputed` are pairs of a
    property and a field on which sources contradict each other.
    """

    country: str | None
    person: str | None
    items: tuple[Item, ...]
    consents: tuple[Consent, ...] = ()
    filings: tuple[Filing, ...] = ()
    disputed: frozenset[tuple[str, str]] = frozenset()

    def of(self, *props: str) -> tuple[Item, ...]:
        """What is said with these properties, and not denied."""
        return tuple(item for item in self.items if item.prop in props and not item.denied)

    def answers(self, paths: Iterable[tuple[str, str | None]]) -> tuple[Item, ...]:
        """What answers one of these questions."""
        asked = tuple(paths)
        return tuple(
            item for item in self.items if any(item.prop == prop and item.gives(field) for prop, field in asked)
        )

    def up_to(self, day: date) -> "RemedyFacts":
        """What had happened by the end of a day: what surely came later is left out, the undated stays."""

        def by_then(when: When | None) -> When | None:
            return None if surely_after(days_in(when), day) else when

        filings = [one for one in self.filings if not surely_after(days_in(one.when), day)]
        return replace(
            self,
            items=tuple(item for item in self.items if not surely_after(days_in(item.when), day)),
            consents=tuple(one for one in self.consents if not surely_after(days_in(one.said), day)),
            filings=tuple(
                replace(
                    one,
                    sent_to_state=by_then(one.sent_to_state),
                    answered=by_then(one.answered),
                    decided=by_then(one.decided),
                )
                for one in filings
            ),
        )

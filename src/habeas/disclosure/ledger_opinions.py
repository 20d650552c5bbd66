"""Expert opinions of a ledger, which of them exclude each other, and what the accused said, in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.base.language import Lang
from habeas.disclosure.ledger_places import SHORT, Places
from habeas.disclosure.ledger_view import OpinionView, OwnView, PairView
from habeas.disclosure.view import Line, Run
from habeas.findings.ledger.items import Exclusion, Opinion, OwnStatement, text_field
from habeas.findings.ledger.terms import Preservation
from habeas.record.casefile import Fact
from habeas.record.statements import Statement

_OPINION = ("question", "expert", "organ", "kind", "method", "rests_on", "conclusion")


@dataclass(frozen=True, slots=True)
class Opinions:
    """Tells opinions and statements of the accused in one language; `words` are those of the ledger."""

    words: Mapping[str, str]
    lang: Lang
    places: Places

    def opinion(self, one: Opinion) -> OpinionView:
        """One expert opinion with its fields in their order."""
        rows = [(self.words[f"field_{field}"], self._field(one.fact, field)) for field in _OPINION]
        if one.finds is not None:
            finds = self.words[f"finds_{one.finds.value}"]
            told = self.words["finds_read"].format(finds=finds) if one.finds_read else finds
            rows.append((self.words["field_finds"], (Run(told),)))
        return OpinionView(
            id=one.key[:SHORT],
            rows=tuple((label, line) for label, line in rows if line),
            examined=self.words[f"examined_{one.preserved.value}"],
            marked=one.preserved in (Preservation.NOT_PRESERVED, Preservation.NOT_HERE),
            place=self.places.place(one.fact.statements[0]),
        )

    def pair(self, one: Exclusion) -> PairView:
        """Two opinions side by side."""
        by = "" if one.by is None else f"{author(self.words, self.places, one.by)}: {one.by.reason}"
        heading = self.words["exclude_proposed" if one.by is None else "exclude"]
        return PairView(heading, by, self.opinion(one.one), self.opinion(one.other))

    def own(self, one: OwnStatement) -> OwnView:
        """A statement of the accused with its flags."""
        first = one.fact.statements[0]
        return OwnView(
            claim=self._field(one.fact, "claim"),
            flags=tuple(self.words[f"flag_{flag.value}"] for flag in one.flags) or (self.words["no_flags"],),
            place=self.places.place(first),
            pressure=tuple(self.places.place(each) for each in one.pressure),
        )

    def _field(self, fact: Fact, field: str) -> Line:
        value = text_field(fact.value, field)
        if value is None:
            return ()
        if field == "kind":
            return (Run(self.places.label("expert_opinion", "kind", value)),)
        said_in = fact.statements[0].language
        return (Run(value, None if said_in is self.lang else said_in),)


def author(words: Mapping[str, str], places: Places, by: Statement) -> str:
    """Who decided or judged, and on which day."""
    return words["decided_by"].format(by=by.recorded_by, at=places.day(by.recorded_at.date()))

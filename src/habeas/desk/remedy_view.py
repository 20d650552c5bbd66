"""Remedies with every text resolved in one language: what a shell prints and what JSON holds."""

from collections.abc import Mapping
from dataclasses import dataclass

from babel import Locale

from habeas.base.language import Lang
from habeas.base.when import parse_when
from habeas.disclosure.dates import duration_in_words, when_in_words
from habeas.disclosure.wording import wording
from habeas.law.remedies.days import edtf
from habeas.law.remedies.filed import Filed
from habeas.law.remedies.following import Step
from habeas.law.remedies.lacking import FieldState
from habeas.law.remedies.procedure import Book
from habeas.law.remedies.rows import DomesticRow, Remedies, RemedyRow
from habeas.law.remedies.states import Reason

_DATES = ("since", "until", "day")
"""What is given to a reason as EDTF, and shown in words."""


@dataclass(frozen=True, slots=True)
class ReasonView:
    """A reason: its code, what a machine is given, and what its sentence is filled with.

    `text` is the sentence itself where the data has one of its own, otherwise None: the shell has it.
    """

    code: str
    given: Mapping[str, str]
    shown: Mapping[str, str]
    text: str | None = None


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field that a procedure asks for; `ids` are what it stands on."""

    field: str
    label: str
    ask: str
    required: bool
    held: str
    answered: bool
    ids: tuple[str, ...]
    disputed: bool
    guarded: bool


@dataclass(frozen=True, slots=True)
class StepView:
    """One step after filing. `due` is EDTF; `first` and `last` its ends in words, None where not known."""

    step: str
    who: str
    text: str
    begins: str
    length: str | None
    length_words: str | None
    optional: bool
    filing: str | None
    sure: bool
    runs: str
    due: str | None
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class ClosesView:
    """A door that filing here shuts: for `good`, while `pending`, or it `may`."""

    procedure: str
    label: str
    how: str
    text: str


@dataclass(frozen=True, slots=True)
class FiledView:
    """A recorded filing; not `sure` where its body has several procedures and none is named."""

    id: str
    when: str | None
    when_words: str | None
    sure: bool


@dataclass(frozen=True, slots=True)
class RemedyView:
    """One row, at home or international; what a right at home does not have is empty or None.

    `file_by` is the end of a right at home by its strict reading, `begun_by` the event that begins it, both in
    words; `version` is the source whose date it stands on, where sources contradict each other.
    """

    procedure: str
    kind: str
    label: str
    body: str | None
    citation: str | None
    purpose: str | None
    who: str | None
    state: str
    reason: ReasonView
    until: str | None
    until_words: str | None
    file_by: str | None
    time_limit: str | None
    exhaustion: str | None
    exhaustion_ids: tuple[str, ...]
    exhaustion_text: str | None
    consent: str | None
    consent_ids: tuple[str, ...]
    fields: tuple[FieldView, ...]
    filed: tuple[FiledView, ...]
    steps: tuple[StepView, ...]
    languages: tuple[str, ...]
    language_names: str
    public_when: str | None
    publicity: str | None
    closes: tuple[ClosesView, ...]
    interim: str | None
    note: str | None
    address: str | None
    warnings: tuple[ReasonView, ...]
    next_step: str
    status: str
    remembered: tuple[str, ...]
    checked_on: str | None
    checked_on_words: str | None
    sources: tuple[str, ...]
    begun_by: str | None
    version: str | None

    def lacks(self) -> tuple[FieldView, ...]:
        """The required fields to which the record has no answer."""
        return tuple(field for field in self.fields if field.required and not field.answered)

    def lacks_useful(self) -> tuple[FieldView, ...]:
        """The useful fields to which the record has no answer."""
        return tuple(field for field in self.fields if not field.required and not field.answered)


@dataclass(frozen=True, slots=True)
class RemediesView:
    """All rows of one person. `domestic` is False where the law of the country was not reckoned."""

    case: str
    person: str | None
    country: str | None
    country_name: str | None
    as_of: str
    as_of_words: str
    domestic: bool
    rows: tuple[RemedyView, ...]


def view_remedies(remedies: Remedies, case: str, book: Book, lang: Lang) -> RemediesView:
    """Resolve every text in a language; the rights at home come first."""
    words = _Words(book, lang)
    country = remedies.facts.country
    domestic = [words.domestic(row) for row in remedies.domestic or ()]
    return RemediesView(
        case=case,
        person=remedies.facts.person,
        country=country,
        country_name=None if country is None else Locale.parse(lang.value).territories.get(country, country),
        as_of=remedies.as_of.isoformat(),
        as_of_words=words.when(remedies.as_of.isoformat()),
        domestic=remedies.domestic is not None,
        rows=(*domestic, *(words.row(row) for row in remedies.rows)),
    )


class _Words:
    """One language's words for the rows of one book."""

    def __init__(self, book: Book, lang: Lang) -> None:
        self._book = book
        self._lang = lang
        self._dates = wording(lang).dates
        self._labels = {one.id: one.label[lang] for one in book.procedures}

    def when(self, text: str) -> str:
        """An EDTF date in words."""
        return when_in_words(parse_when(text), "plain", self._dates)

    def row(self, row: RemedyRow) -> RemedyView:
        """An international procedure."""
        one, lang = row.procedure, self._lang
        return RemedyView(
            procedure=one.id,
            kind=one.kind.value,
            label=one.label[lang],
            body=one.body[lang],
            citation=None,
            purpose=one.purpose[lang],
            who=one.who[lang],
            state=row.opening.state.value,
            reason=self._reason(row.opening.reason, row),
            until=row.opening.until,
            until_words=self._maybe(row.opening.until),
            file_by=None,
            time_limit=one.time_limit.text[lang],
            exhaustion=row.exhaustion.value,
            exhaustion_ids=row.exhaustion_ids,
            exhaustion_text=one.exhaustion[lang],
            consent=row.consent.state.value,
            consent_ids=row.consent.ids,
            fields=tuple(self._field(field) for field in row.fields),
            filed=tuple(self._filed(one) for one in row.filed),
            steps=tuple(self._step(step) for step in row.steps),
            languages=one.languages,
            language_names=", ".join(Locale.parse(lang.value).languages.get(code, code) for code in one.languages),
            public_when=one.public_when,
            publicity=one.publicity[lang],
            closes=tuple(
                ClosesView(x.procedure.id, x.procedure.label[lang], x.shut.how.value, x.shut.text[lang])
                for x in row.closes
            ),
            interim=None if one.interim is None else one.interim[lang],
            note=None if row.door is None or row.door.note is None else row.door.note[lang],
            address=one.address,
            warnings=tuple(self._reason(warning, row) for warning in row.warnings),
            next_step=row.next_step,
            status=one.status.value,
            remembered=one.remembered(),
            checked_on=one.checked_on.isoformat(),
            checked_on_words=self.when(one.checked_on.isoformat()),
            sources=(*(read.source for read in one.read), *([row.door.read] if row.door and row.door.read else [])),
            begun_by=None,
            version=None,
        )

    def domestic(self, row: DomesticRow) -> RemedyView:
        """A right at home."""
        right = row.right
        return RemedyView(
            procedure=right.rule,
            kind="domestic",
            label=right.label[self._lang],
            body=None,
            citation=right.citation[self._lang],
            purpose=None,
            who=None,
            state=row.opening.state.value,
            reason=self._reason(row.opening.reason),
            until=row.opening.until,
            until_words=self._maybe(row.opening.until),
            file_by=self._maybe(right.due_earliest or right.due_latest),
            time_limit=None,
            exhaustion=None,
            exhaustion_ids=(),
            exhaustion_text=None,
            consent=None,
            consent_ids=(),
            fields=(),
            filed=() if right.act is None else (FiledView(right.act, None, None, sure=True),),
            steps=(),
            languages=(),
            language_names="",
            public_when=None,
            publicity=None,
            closes=(),
            interim=None,
            note=None,
            address=None,
            warnings=tuple(self._reason(warning) for warning in row.opening.warnings),
            next_step=row.next_step,
            status="draft" if right.draft else "verified",
            remembered=(),
            checked_on=right.text_of,
            checked_on_words=self._maybe(right.text_of),
            sources=(),
            begun_by=None if right.begun_by is None else right.begun_by[self._lang],
            version=right.version,
        )

    def _maybe(self, text: str | None) -> str | None:
        return None if text is None else self.when(text)

    def _reason(self, reason: Reason, row: RemedyRow | None = None) -> ReasonView:
        shown = dict(reason.given)
        for name in _DATES:
            if shown.get(name):
                shown[name] = self.when(shown[name])
        if "by" in shown:
            shown["by"] = self._labels[shown["by"]]
        if "door" in shown and shown["door"] in self._book.doors:
            shown["door"] = self._book.doors[shown["door"]][self._lang]
        if "fields" in shown:
            shown["fields"] = "; ".join(
                self._book.terms[name].label[self._lang] for name in shown["fields"].split(", ")
            )
        text = None
        if reason.code == "fits" and row is not None:
            text = row.procedure.fits[int(reason.given["number"])].text[self._lang]
        return ReasonView(reason.code, reason.given, shown, text)

    def _filed(self, one: Filed) -> FiledView:
        when = None if one.filing.when is None else str(one.filing.when)
        return FiledView(one.filing.id, when, self._maybe(when), one.sure)

    def _field(self, field: FieldState) -> FieldView:
        return FieldView(
            field.term.id,
            field.term.label[self._lang],
            field.term.ask[self._lang],
            field.required,
            field.held.value,
            field.held.answered,
            field.ids,
            field.disputed,
            field.guarded,
        )

    def _step(self, step: Step) -> StepView:
        after, due = step.after, step.due
        return StepView(
            step=after.id,
            who=after.who,
            text=after.text[self._lang],
            begins=after.follows or after.begins.value,
            length=None if after.length is None else str(after.length),
            length_words=None if after.length is None else duration_in_words(after.length, self._dates),
            optional=after.optional,
            filing=step.filing,
            sure=step.sure,
            runs=step.runs.value,
            due=edtf(due),
            first=None if due is None or due.first is None else self.when(due.first.isoformat()),
            last=None if due is None or due.last is None else self.when(due.last.isoformat()),
        )

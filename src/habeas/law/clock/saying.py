"""The clock's answers in words of a person's language, and in the shape of CONTRACTS `habeas clock`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from babel.dates import format_date, format_time
from babel.units import format_unit

from habeas.base.duration import Duration, parse_duration
from habeas.base.language import Lang
from habeas.base.yaml_strings import strings_in
from habeas.law.citation import write_reference
from habeas.law.clock.counting import Due, End
from habeas.law.clock.instants import Extent, Minute, Zone
from habeas.law.clock.row import Row, State, Step
from habeas.law.clock.stretches import Placed
from habeas.law.codes import known_codes
from habeas.law.pack.condition import Condition, Truth
from habeas.law.pack.pack import Pack
from habeas.law.pack.provision import Citation
from habeas.law.pack.rule import Promptness, Status
from habeas.law.reference import Norm
from habeas.record.vocabulary.loading import vocabulary
from habeas.record.vocabulary.terms import Labels

_LOCALES = {Lang.EN: "en_GB", Lang.RU: "ru", Lang.KK: "kk"}
_UNITS = (
    ("years", "year"),
    ("months", "month"),
    ("weeks", "week"),
    ("days", "day"),
    ("hours", "hour"),
    ("minutes", "minute"),
)


@cache
def wording(lang: Lang) -> Mapping[str, Mapping[str, object]]:
    """The clock's own words in one language."""
    text = files("habeas.law.clock").joinpath(f"wording/{lang.value}.yaml").read_text("utf-8")
    found: Mapping[str, Mapping[str, object]] = strings_in(text)
    return found


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says rows of one pack in one language, with times on one zone's clock."""

    lang: Lang
    pack: Pack
    zone: Zone

    def label(self, row: Row) -> str:
        """What the rule asks, in plain words."""
        return row.said.label[self.lang]

    def citation(self, row: Row) -> str:
        """The first article cited, as lawyers of the language write it."""
        return self.cite(row.cites[0])

    def cite(self, citation: Citation) -> str:
        """One citation as lawyers of the language write it; a law without a short name goes by its title."""
        known, text = known_codes().get(citation.code), self.pack.texts.get(citation.code)
        if known is None and text is not None:
            return write_reference(Norm(None, text.title, citation.article, citation.part, citation.point), self.lang)
        norm = citation.norm(self.pack.country_of_norms())
        if known is not None and known.first_is_point and norm.point is None:
            norm = Norm(norm.country, norm.code, norm.article, None, norm.part)
        return write_reference(norm, self.lang)

    def law(self, row: Row) -> str:
        """The wording: official where the pack holds it, otherwise the pack's own words, empty for neither."""
        official = self.pack.wording(row.cites[0])
        if official:
            return official
        return row.said.law.text if row.said.law is not None else ""

    def state(self, state: State) -> str:
        """A state in words."""
        return str(wording(self.lang)["states"][state.value])

    def reason(self, row: Row) -> str:
        """Why a state cannot be told or a rule does not apply; empty where there is no reason."""
        return str(wording(self.lang)["reasons"][row.reason]) if row.reason is not None else ""

    def steps(self, row: Row) -> list[str]:
        """The steps of the calculation, the last ones telling how sure the law's text is."""
        said = [self._step(step) for step in row.steps]
        if row.said.status is Status.DRAFT:
            said.append(self.draft_warning())
        elif row.plain:
            said.append(self._words("plain"))
        elif row.text_of is not None and row.trigger is not None:
            said.append(self._words("by_text_of", day=self.day(row.text_of)))
        return said

    def draft_warning(self) -> str:
        """What is said wherever a draft rule answers."""
        return self._words("draft")

    def due(self, due: Due | None) -> tuple[str, str] | None:
        """The earliest and the latest end in words, or None where the law gives no number."""
        if due is None:
            return None
        return self.end(due.earliest), self.end(due.latest)

    def end(self, end: End | None) -> str:
        """One end in words: a day, or a day and a time of day."""
        if end is None:
            return "?"
        return self.day(end.day) if end.day is not None else self.minute(end.minute)

    def day(self, day: date) -> str:
        """A day in words."""
        return format_date(day, str(wording(self.lang)["forms"]["day"]), locale=_LOCALES[self.lang])

    def minute(self, minute: Minute) -> str:
        """A day and a time of day in words."""
        local = self.zone.local(minute)
        return f"{self.day(local.date())}, {format_time(local, 'HH:mm', locale=_LOCALES[self.lang])}"

    def length(self, length: Duration | Promptness) -> str:
        """A length of time in words."""
        if isinstance(length, Promptness):
            return self._words("no_number").rstrip(".")
        parts = [self._count(number, unit) for name, unit in _UNITS if (number := getattr(length, name))]
        return " ".join(parts) or self._count(0, "minute")

    def _count(self, number: int, unit: str) -> str:
        # The locale data of Kazakh has no words for these; its nouns do not change behind a number.
        own = wording(self.lang)["forms"].get("day_unit" if unit == "day" else unit)
        if own is not None:
            return f"{number} {own}"
        return format_unit(number, f"duration-{unit}", locale=_LOCALES[self.lang])

    def event(self, placed: Placed) -> str:
        """An event by its label, its time as recorded, and its source."""
        event = placed.event
        when = self._when(placed)
        source = (
            f", {wording(self.lang)['forms']['source']}".format(source=event.source) if event.source is not None else ""
        )
        return f"{self.event_label(event.type)}, {when}{source}"

    def event_label(self, event_type: str) -> str:
        """The label of an event type; the word itself where the vocabulary does not know it."""
        known = vocabulary().properties.get(event_type)
        return known.labels[self.lang] if known is not None else event_type

    def _when(self, placed: Placed) -> str:
        if placed.event.when is None:
            return str(wording(self.lang)["forms"]["undated"])
        if placed.extent.exact and placed.extent.lo is not None:
            return self.minute(placed.extent.lo)
        lo, hi = placed.extent.lo, placed.extent.hi
        if lo is not None and hi is not None and self.zone.day_of(lo) == self.zone.day_of(hi):
            return self.day(self.zone.day_of(lo))
        return str(placed.event.when)

    def _step(self, step: Step) -> str:
        if step.key == "condition":
            return self._condition(step)
        if step.key == "no_trigger" and not step.given.get("types"):
            return self._words("no_base")
        if step.key in ("length", "length_if") and isinstance(step.given.get("length"), Promptness):
            return self._words("no_number")
        given = {name: self._value(name, value) for name, value in step.given.items()}
        due = step.given.get("due")
        if isinstance(due, Due):
            given["earliest"], given["latest"] = self.end(due.earliest), self.end(due.latest)
        return self._words(step.key, **given)

    def _words(self, key: str, **given: str) -> str:
        return str(wording(self.lang)["steps"][key]).format(**given)

    def _value(self, name: str, value: object) -> str:
        match value:
            case Placed():
                return self.event(value)
            case Due():
                both = dict.fromkeys((self.end(value.earliest), self.end(value.latest)))
                return " – ".join(both)
            case Extent():
                first = self.minute(value.lo) if value.lo is not None else "…"
                last = self.minute(value.hi) if value.hi is not None else "…"
                return str(wording(self.lang)["forms"]["between"]).format(first=first, last=last)
            case Duration() | Promptness():
                return self.length(value)
            case date():
                return self.day(value)
            case Mapping():
                return str(value.get(self.lang, ""))
            case tuple() if name == "cites":
                return ", ".join(self.cite(cite) for cite in value if isinstance(cite, Citation))
            case tuple():
                return ", ".join(self.event_label(str(item)) for item in value)
            case None:
                return ""
            case _ if name == "field":
                return str(wording(self.lang)["fields"].get(str(value), value))
            case _:
                return str(value)

    def _condition(self, step: Step) -> str:
        condition, truth, what = step.given["condition"], step.given["truth"], str(step.given["what"])
        assert isinstance(condition, Condition)
        assert isinstance(truth, Truth)
        key = "assumed" if what == "assumed" else truth.name.lower()
        forms = wording(self.lang)["conditions"][condition.word]
        assert isinstance(forms, Mapping)
        if condition.word == "trigger":
            what = self._field_value(condition.of[0], what)
        what = self._articles(what) if condition.word in ("list", "category", "penalty_over") else what
        return str(forms[key]).format(what=what, of=self._asked(condition))

    def _field_value(self, name: str, value: str) -> str:
        """What an event's field holds: a length in words, a code by its label, anything else as it is."""
        if name == "term" and value and value != "life":
            return self.length(parse_duration(value))
        known = _labels_of(name).get(value)
        return known[self.lang] if known is not None else value

    def _articles(self, what: str) -> str:
        """Articles with their parts, `256(1), 174`, as the language writes them."""
        forms, said = wording(self.lang)["forms"], []
        for one in what.split(", ") if what else ():
            article, _, part = one.removesuffix(")").partition("(")
            said.append(str(forms["article_part" if part else "article"]).format(article=article, part=part))
        return ", ".join(said)

    def _asked(self, condition: Condition) -> str:
        match condition.word:
            case "list":
                return ", ".join(self._named(self.pack.lists.get(name), name) for name in condition.of)
            case "circumstance":
                return ", ".join(self._named(self.pack.circumstances.get(name), name) for name in condition.of)
            case "category":
                labels = {category.name: category.label[self.lang] for category in self.pack.categories}
                return ", ".join(labels.get(name, name) for name in condition.of)
            case "penalty_over":
                return self.length(parse_duration(condition.of[0]))
            case "age_from":
                return self._count(int(condition.of[0]), "year")
            case "recorded" if condition.selector is not None:
                return self.event_label(condition.selector.type)
            case "trigger":
                called = _field_labels().get(condition.of[0])
                return called[self.lang] if called is not None else condition.of[0]
            case _:
                return ", ".join(condition.of)

    def _named(self, known: object, name: str) -> str:
        label = getattr(known, "label", None)
        return str(label[self.lang]) if label is not None else name


@cache
def _field_labels() -> Mapping[str, Labels]:
    """What every field that an event of the vocabulary may have is called, by its name."""
    return {name: field.labels for prop in vocabulary().properties.values() for name, field in prop.fields.items()}


@cache
def _labels_of(name: str) -> Mapping[str, Labels]:
    """The codes that a field of this name may hold, with their labels; of a code in several lists the first."""
    fields = [prop.fields[name] for prop in vocabulary().properties.values() if name in prop.fields]
    labels: dict[str, Labels] = {}
    for field in fields:
        for code, known in field.codes.codes.items() if field.codes is not None else ():
            labels.setdefault(code, known)
    return labels


def row_json(row: Row, speaker: Speaker) -> dict[str, object]:
    """A row in the shape of CONTRACTS `habeas clock`, with what is there besides."""
    due, zone = row.due, speaker.zone
    said = row.said
    return {
        "schema": "habeas.clock/1",
        "rule": said.id,
        "pack": row.pack,
        "label": speaker.label(row),
        "citation": speaker.citation(row),
        "kind": said.kind.value,
        "trigger": row.trigger,
        "act": row.act,
        "due_earliest": due.earliest.edtf(zone) if due is not None and due.earliest is not None else None,
        "due_latest": due.latest.edtf(zone) if due is not None and due.latest is not None else None,
        "state": row.state.value,
        "reason": row.reason,
        "conditional": row.conditional,
        "version": row.version,
        "steps": speaker.steps(row),
        "pack_status": said.status.value,
        "law_certain": row.plain and said.status is Status.VERIFIED,
        "text_of": row.text_of.isoformat() if row.text_of is not None else None,
        "decided_by": said.decided_by[speaker.lang] if said.decided_by is not None else None,
        "agreed_by": said.agreed_by[speaker.lang] if said.agreed_by is not None else None,
        "consequence": said.consequence[speaker.lang] if said.consequence is not None else None,
        "notes": [note[speaker.lang] for note in said.notes],
        "warning": speaker.draft_warning() if said.status is Status.DRAFT else None,
        "law": speaker.law(row),
    }


def speakers(packs: Sequence[Pack], lang: Lang, zone: Zone) -> Mapping[str, Speaker]:
    """A speaker for each pack by its id."""
    return {pack.id: Speaker(lang, pack, zone) for pack in packs}

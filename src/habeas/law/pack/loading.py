"""From the YAML files of a pack's folder to a :class:`Pack`, and everything that is wrong with them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from habeas.base.duration import parse_duration
from habeas.base.errors import WrongCall
from habeas.base.finding import Finding
from habeas.base.language import Lang
from habeas.base.yaml_strings import strings_in
from habeas.law.pack.condition import Truth
from habeas.law.pack.fields import Fields, Report, maps_in, texts_of
from habeas.law.pack.pack import Alert, Category, Circumstance, LawText, Offence, OffenceList, Pack
from habeas.law.pack.provision import Amendment, Provision
from habeas.law.pack.reading_rules import read_credit, read_ladder, read_release, read_rule
from habeas.law.pack.rule import Choice, Counting, Ends, Status

type Documents = Mapping[str, object]
"""File name to what stands in it, every scalar a string."""


def known_packs() -> tuple[str, ...]:
    """The ids of all packs that are there (`INT`, `KZ`, …), sorted."""
    return tuple(sorted(folder.name.upper() for folder in _folder().iterdir() if folder.is_dir() and _holds(folder)))


@cache
def load_pack(pack_id: str) -> Pack:
    """One pack by its id (a country code, or `INT`); raises WrongCall when there is none, or it has errors."""
    if pack_id not in known_packs():
        message = f"There is no law pack for {pack_id!r}."
        raise WrongCall(message, f"Packs there are: {', '.join(known_packs())}.")
    pack, findings = read_pack(pack_documents(pack_id))
    errors = [finding for finding in findings if finding.code == "pack-entry-wrong"]
    if errors:
        raise WrongCall(
            f"The law pack {pack_id} is wrong: {errors[0].place}: {errors[0].message}", "See `habeas law check`."
        )
    return pack


@cache
def pack_documents(pack_id: str) -> Documents:
    """The YAML files of one pack by name."""
    folder = _folder().joinpath(pack_id.lower())
    return {
        entry.name: strings_in(entry.read_text("utf-8")) or {}
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".yaml")
    }


def read_pack(documents: Documents) -> tuple[Pack, tuple[Finding, ...]]:
    """The pack that these files make, and what is wrong with them; a wrong entry is there as far as it goes."""
    report = Report()
    gathered = _Gathered(report)
    for name, document in documents.items():
        if not isinstance(document, Mapping):
            report.error(name, "The file is a map of what it holds.")
        elif name == "pack.yaml":
            gathered.head(Fields(document, name, report))
        else:
            gathered.file(Fields(document, name, report))
    pack = gathered.pack()
    return pack, tuple(report.findings)


def _folder() -> Traversable:
    return files("habeas.law").joinpath("packs")


def _holds(folder: Traversable) -> bool:
    return folder.joinpath("pack.yaml").is_file()


@dataclass(slots=True)
class _Gathered:
    """A pack while its files are read."""

    report: Report
    made: Pack = field(init=False)

    def __post_init__(self) -> None:
        nobody = dict.fromkeys(Lang, "")
        self.made = Pack("", "", nobody, None, None, None, {}, (), (), {}, {}, {}, {}, {}, (), (), None, ())

    def head(self, fields: Fields) -> None:
        texts = fields.map("texts")
        self.made = replace(
            self.made,
            id=fields.text("id"),
            country=fields.text("country"),
            label=fields.texts("label"),
            zone=fields.optional("zone"),
            days_off=fields.optional("days_off"),
            recheck_after=fields.day("recheck_after"),
            texts={code: _law_text(code, texts.map(code)) for code in texts.values},
            alerts=tuple(_alert(inner) for inner in _listed(fields, "alerts")),
            categories=tuple(
                Category(inner.text("id"), inner.texts("label")) for inner in _listed(fields, "categories")
            ),
        )
        self._shared(fields)
        fields.finish()

    def file(self, fields: Fields) -> None:
        self._shared(fields)
        made = self.made
        provisions = dict(made.provisions)
        for code in (by_code := fields.map("provisions")).values:
            for article in (inner := by_code.map(code)).values:
                self._once(provisions, (code, article), inner.map(article))
                provisions[code, article] = _provision(code, article, inner.map(article))
        lists = dict(made.lists)
        for name in (named := fields.map("lists")).values:
            self._once(lists, name, named.map(name))
            lists[name] = _offence_list(name, named.map(name))
        offences = dict(made.offences)
        for code in (by_code := fields.map("offences")).values:
            for place in (inner := by_code.map(code)).values:
                self._once(offences, (code, place), inner.map(place))
                offences[code, place] = _offence(code, place, inner.map(place))
        self.made = replace(
            made,
            provisions=provisions,
            lists=lists,
            offences=offences,
            rules=(*made.rules, *(read_rule(inner) for inner in _listed(fields, "rules"))),
            ladders=(*made.ladders, *(read_ladder(inner) for inner in _listed(fields, "ladders"))),
            releases=(*made.releases, *(read_release(inner) for inner in _listed(fields, "releases"))),
            credit=read_credit(fields.map("credit")) if fields.has("credit") else made.credit,
        )
        fields.raw("remand")
        fields.finish()

    def _shared(self, fields: Fields) -> None:
        counting = dict(self.made.counting)
        for name in (inner := fields.map("counting")).values:
            self._once(counting, name, inner.map(name))
            counting[name] = _counting(name, inner.map(name))
        circumstances = dict(self.made.circumstances)
        for name in (inner := fields.map("circumstances")).values:
            self._once(circumstances, name, inner.map(name))
            circumstances[name] = _circumstance(name, inner.map(name))
        self.made = replace(self.made, counting=counting, circumstances=circumstances)

    def _once(self, known: Mapping[Any, object], key: object, fields: Fields) -> None:
        """Report what another file has already said: the later would silently take its place."""
        if key in known:
            self.report.error(fields.place, "Another file of the pack already holds this.")

    def pack(self) -> Pack:
        ids = [rule.id for rule in self.made.rules] + [release.said.id for release in self.made.releases]
        ids += [rung.said.id for ladder in self.made.ladders for rung in ladder.rungs]
        for twice in sorted({one for one in ids if ids.count(one) > 1}):
            self.report.error(twice, "Two rules have this id.")
        for name in ("id", "country"):
            if not getattr(self.made, name):
                self.report.error("pack.yaml", f"The pack needs its {name}.")
        return self.made


def _listed(fields: Fields, name: str) -> list[Fields]:
    return maps_in(fields.raw(name), f"{fields.place}, {name}", fields.report) if fields.has(name) else []


def _law_text(code: str, fields: Fields) -> LawText:
    text = LawText(
        code,
        fields.text("title"),
        fields.text("lang"),
        fields.text("number", ""),
        fields.day("in_force"),
        fields.day("as_amended_to"),
        fields.text("source", ""),
    )
    fields.finish()
    return text


def _alert(fields: Fields) -> Alert:
    alert = Alert(fields.text("id"), fields.day("from"), fields.citations("about"), fields.texts("text"))
    fields.finish()
    return alert


def _counting(name: str, fields: Fields) -> Counting:
    counting = Counting(
        name,
        fields.choice("first", Choice, Choice.NO) if fields.values.get("first") in ("no", "yes") else _first(fields),
        fields.choice("ends", Ends, Ends.MIDNIGHT),
        fields.choice("rolls", Choice, Choice.NO),
        fields.citations(),
        fields.texts("label"),
        _working(fields),
    )
    fields.finish()
    return counting


def _working(fields: Fields) -> Choice:
    words = {"calendar": Choice.NO, "working": Choice.YES, "either": Choice.EITHER}
    value = fields.text("days", "calendar")
    if value not in words:
        fields.wrong("days", f"One of {', '.join(words)} is needed here, not {value!r}.")
    return words.get(value, Choice.NO)


def _first(fields: Fields) -> Choice:
    words = {"counted": Choice.YES, "not_counted": Choice.NO, "either": Choice.EITHER}
    value = fields.raw("first")
    if value not in words:
        fields.wrong("first", f"One of {', '.join(words)} is needed here, not {value!r}.")
    return words.get(str(value), Choice.NO)


def _circumstance(name: str, fields: Fields) -> Circumstance:
    assumed = {"no": Truth.NO, "yes": Truth.YES}.get(fields.text("assumed", "unknown"), Truth.UNKNOWN)
    circumstance = Circumstance(name, fields.texts("label"), assumed)
    fields.finish()
    return circumstance


def _provision(code: str, article: str, fields: Fields) -> Provision:
    text = fields.map("text")
    provision = Provision(
        code,
        article,
        fields.text("title", ""),
        tuple(a for inner in _listed(fields, "amended") if (a := _amendment(inner)) is not None),
        {part: text.text(part) for part in text.values},
        tuple(texts_of(inner.raw("text"), f"{inner.place}, text", inner.report) for inner in _listed(fields, "notes")),
    )
    fields.finish()
    return provision


def _amendment(fields: Fields) -> Amendment | None:
    of = fields.day("of")
    delay = fields.read("after_publication", parse_duration) if fields.has("after_publication") else None
    made = (fields.text("law"), fields.day("in_force"), fields.words("parts"))
    fields.finish()
    if of is None:
        fields.wrong("of", "The date of the amending law is needed.")
        return None
    return Amendment(made[0], of, made[1], delay, made[2])


def _offence_list(name: str, fields: Fields) -> OffenceList:
    found = OffenceList(
        name,
        fields.text("of"),
        fields.texts("label"),
        fields.citations(),
        frozenset(fields.words("items")),
        fields.choice("status", Status, Status.VERIFIED),
    )
    fields.text("source", "")
    fields.finish()
    return found


def _offence(code: str, place: str, fields: Fields) -> Offence:
    most = fields.optional("most")
    life = most == "life"
    title = fields.map("title")
    offence = Offence(
        code,
        place,
        fields.optional("category"),
        fields.read("most", parse_duration) if most is not None and not life else None,
        life,
        {lang: title.text(lang) for lang in title.values},
        fields.choice("status", Status, Status.VERIFIED),
    )
    fields.text("source", "")
    fields.finish()
    return offence

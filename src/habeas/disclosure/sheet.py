"""A case as a View for one audience: the only way that anything of a case leaves the record."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from habeas.base.ids import SourceId
from habeas.disclosure.chronology import timeline
from habeas.disclosure.custody import custody_views
from habeas.disclosure.custody_words import day_of_view, spell_sentence
from habeas.disclosure.dates import count_in_words
from habeas.disclosure.gate.admission import Admitted
from habeas.disclosure.gate.criminal import PROPERTY as CRIMINAL
from habeas.disclosure.gate.footnotes import footnote_outside
from habeas.disclosure.gate.held import Protection
from habeas.disclosure.names import names_in
from habeas.disclosure.notes import NoteBook
from habeas.disclosure.provenance import citations, source_views
from habeas.disclosure.reckoned import NotReckoned, Reckoned
from habeas.disclosure.sections import conflict_view, detainee_view, is_personal, sections
from habeas.disclosure.sentences import Teller, capital
from habeas.disclosure.template import fill
from habeas.disclosure.values import country_in_words
from habeas.disclosure.view import DetaineeView, Run, View, Withheld, plain
from habeas.disclosure.wording import Wording, wording
from habeas.evidence.sources.source import Part, Source
from habeas.record.casefile import CaseFile, Detainee, Fact, Missing
from habeas.record.vocabulary.loading import vocabulary


def view_case(admitted: Admitted, *, notices: Sequence[str] = (), clock: Sequence[Reckoned] | NotReckoned = ()) -> View:
    """What the gate let through of a case, in its language, with everything resolved.

    `notices` stand at the head of the paper and on every page; `clock` is what the clock answered for the persons
    held, or why it was not asked. What was held back is counted in `View.withheld`; words that are called criminal
    are warned of in the notices. Raises WrongCall when the case cites a source that was not handed over.
    """
    beside, lang = admitted.beside, admitted.lang
    shown, sources = admitted.casefile, admitted.sources
    words = wording(lang)
    notes = NoteBook(sources, citations(sources, words, beside.pages, beside.inside), lang, beside.marks)
    held = [one.entity.id for one in shown.detainees]
    teller = Teller(
        words=words,
        vocabulary=vocabulary(),
        names=names_in(lang, shown.entities, shown.facts),
        notes=notes,
        sole=held[0] if len(held) == 1 else None,
        independence=beside.independence,
        refers=admitted.rules.particulars,
    )
    personal = [fact for fact in shown.facts if is_personal(fact, shown.detainees)]
    detainees = tuple(_detainee(one, personal, shown.as_of, teller) for one in shown.detainees)
    parts = sections([fact for fact in shown.facts if not is_personal(fact, shown.detainees)], teller)
    conflicts = tuple(conflict_view(conflict, teller) for conflict in shown.conflicts)
    picture = timeline(shown, shown.facts, teller)
    custody = custody_views(clock, shown.facts, admitted.audience, teller)
    as_of = day_of_view(shown.as_of, words)
    return View(
        lang=lang,
        audience=admitted.audience,
        as_of=shown.as_of,
        title=words.word("sheet", "title"),
        case=shown.case.name,
        subtitle=_subtitle(shown, as_of, words),
        foot=words.word("sheet", "foot").format(as_of=as_of),
        notices=(*notices, *_warnings(shown, admitted, teller)),
        words={**words.groups["sheet"], "clock": words.word("custody", "title")},
        detainees=detainees,
        sections=parts,
        conflicts=conflicts,
        missing=tuple(_missing(gap, teller) for gap in shown.missing),
        timeline=picture,
        sources=source_views(
            notes.source_order(), beside.independence, words, beside.pages, _containers(sources, beside.inside)
        ),
        footnotes=tuple(footnote_outside(note, admitted) for note in notes.footnotes()),
        withheld=_withheld(admitted, words),
        custody=custody,
    )


def _containers(sources: Sequence[Source], inside: Sequence[Part]) -> dict[SourceId, list[tuple[Source, str]]]:
    """For each source the ones that it came in, of those that may be named, with its name there."""
    known = {each.id: each for each in sources}
    found: dict[SourceId, list[tuple[Source, str]]] = {}
    for part in inside:
        if part.container in known:
            found.setdefault(part.part, []).append((known[part.container], part.path))
    return found


def _withheld(admitted: Admitted, words: Wording) -> tuple[Withheld, ...]:
    """What was held back, by property; outside nobody is told that there is something."""
    made = []
    for one in admitted.counts if admitted.rules.particulars else ():
        term = vocabulary().properties.get(one.prop)
        what = capital(term.labels[words.lang]) if term else one.prop
        key = "withheld_fact" if Protection.NOT_LISTED in one.why else "withheld_otherwise"
        text = words.word("sheet", key).format(what=what, facts=count_in_words(one.facts, "facts", words.dates))
        made.append(Withheld(one.prop, one.why, one.facts, text))
    return tuple(made)


def _warnings(shown: CaseFile, admitted: Admitted, teller: Teller) -> Iterator[str]:
    """That words are called criminal and by which law, once a law: left out here, or standing here."""
    left_out = Protection.INCRIMINATED_WORDS in admitted.rules.protections
    template = teller.words.template("sheet", "criminal_left_out" if left_out else "criminal_printed")

    def warning(fact: Fact) -> str:
        return plain(fill(template, lambda name, _form: teller.field_value(fact, name) or None))

    yield from dict.fromkeys(warning(fact) for fact in shown.facts if fact.prop == CRIMINAL)


def _detainee(detainee: Detainee, personal: Sequence[Fact], as_of: date, teller: Teller) -> DetaineeView:
    mine = [fact for fact in personal if fact.subject == detainee.entity.id]
    view = detainee_view(detainee, mine, teller)
    return replace(view, spells=tuple(spell_sentence(spell, as_of, teller) for spell in detainee.spells))


def _missing(gap: Missing, teller: Teller) -> str:
    term = teller.vocabulary.gaps.get(gap.code)
    label = capital(term.labels[teller.words.lang]) if term else gap.code
    name = teller.other_name(gap.subject)
    return f"{label} ({plain(name)})" if name else label


def _subtitle(casefile: CaseFile, as_of: str, words: Wording) -> str:
    country = casefile.case.jurisdiction
    fields = {"as_of": as_of, "country": None if country is None else country_in_words(country, words.lang)}

    def lookup(name: str, _form: str) -> tuple[Run, ...] | None:
        text = fields.get(name)
        return None if text is None else (Run(text),)

    return plain(fill(words.template("sheet", "subtitle"), lookup))

"""A public page, composed from what the gate let through and from nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from habeas.base.ids import SourceId, StatementId
from habeas.base.language import Lang
from habeas.disclosure.chronology import timeline
from habeas.disclosure.custody import custody_views
from habeas.disclosure.custody_words import day_of_view
from habeas.disclosure.data.release_ids import ReleaseIds
from habeas.disclosure.gate.admission import Admitted
from habeas.disclosure.gate.held import Thing
from habeas.disclosure.gate.releases import ToldSentence
from habeas.disclosure.names import names_in
from habeas.disclosure.notes import NoteBook
from habeas.disclosure.papers.answers import Answers, clock_told, let_through
from habeas.disclosure.provenance import citations
from habeas.disclosure.reckoned import NotReckoned, Reckoned
from habeas.disclosure.sections import conflict_view
from habeas.disclosure.sentences import Teller, capital
from habeas.disclosure.site.accusation import accusation
from habeas.disclosure.site.asking import asked
from habeas.disclosure.site.facets import facets_of
from habeas.disclosure.site.footnotes import public_notes, public_sources, without_file_name
from habeas.disclosure.site.law import law_told
from habeas.disclosure.site.page import Basis, Caution, Disagreement, Note, Person, SitePage, Told
from habeas.disclosure.site.parts import chronology, parts
from habeas.disclosure.site.people import people
from habeas.disclosure.site.telling import PublicTeller
from habeas.disclosure.site.telling_of import unnamed_in
from habeas.disclosure.view import Run, plain
from habeas.disclosure.wording import wording
from habeas.disclosure.words_file import file_words
from habeas.law.clock.saying import Speaker, speakers
from habeas.record.casefile import Conflict, Missing
from habeas.record.vocabulary.loading import vocabulary

SIDE, GAP = "v", "g"
"""How the anchors of a side of a disagreement, and of what the record does not hold, begin."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the case on its page.

    `answers` were worked out over the whole record: the page takes of them only what was let through. `order` is the
    place of each statement in the order of recording, by which anchors stay. `archived` are relative paths of archive
    copies, by source; `help` is the publisher's own text in paragraphs, `cautions` warnings of law, `notices` sentences
    that stand first. Corrections are put in by :mod:`habeas.disclosure.site.corrected`.
    """

    answers: Answers = field(default_factory=Answers)
    order: Mapping[StatementId, int] = MappingProxyType({})
    archived: Mapping[SourceId, str] = MappingProxyType({})
    help: tuple[str, ...] = ()
    cautions: tuple[Caution, ...] = ()
    notices: tuple[str, ...] = ()


def compose_page(admitted: Admitted, lang: Lang, slug: str, ids: ReleaseIds, beside: Beside) -> SitePage:
    """The page in one language. `ids` is kept with it, so that its anchors stay from one publication to the next."""
    return compose_told(admitted, lang, slug, ids, beside)[0]


def compose_told(
    admitted: Admitted, lang: Lang, slug: str, ids: ReleaseIds, beside: Beside
) -> tuple[SitePage, tuple[ToldSentence, ...]]:
    """The page, and which sentences of fact it tells by which statements, for the record of the release."""
    admitted = replace(admitted, sources=tuple(without_file_name(source) for source in admitted.sources))
    casefile, said, teller = admitted.casefile, file_words("site", lang), _teller(admitted, lang)
    sources = {source.id: source for source in admitted.sources}
    clock = _clock(admitted, beside.answers.clock)
    spoken = {} if isinstance(clock, NotReckoned) else _speakers(clock, lang)
    public = PublicTeller(teller, ids, sources, admitted.beside.independence, beside.order, spoken)
    persons = people(casefile, unnamed_in(admitted), public)
    custody = custody_views(clock, casefile.facts, admitted.audience, teller)
    alleged = accusation(admitted, beside.answers.ledger, public)
    questions = asked(admitted, beside.answers, public)
    told = chronology(casefile, public)
    rest = parts(casefile, alleged.told, public)
    disagreements = tuple(_disagreement(conflict, public) for conflict in casefile.conflicts)
    picture = next((one.picture for one in custody if one.picture), None) or timeline(casefile, casefile.facts, teller)
    notes, cited = _notes(admitted, beside.answers, teller)
    page = SitePage(
        lang=lang,
        slug=slug,
        as_of=casefile.as_of,
        title=", ".join(plain(one.name) for one in persons) or said["stand_in_case"].format(slug=slug),
        summary=_summary(persons, said),
        fresh=said["fresh"].format(day=day_of_view(casefile.as_of, teller.words)),
        words=said,
        people=persons,
        accusation=alleged.alleged,
        law=law_told(custody, clock, public),
        picture=picture if picture.lanes else None,
        asked=questions,
        chronology=told,
        parts=rest,
        disagreements=disagreements,
        missing=tuple(_missing(gap, public) for gap in casefile.missing),
        corrections=(),
        help=beside.help,
        cautions=beside.cautions,
        notes=notes,
        sources=public_sources(teller.notes.source_order(), cited, beside.archived, ids, teller.words),
        facets=facets_of(casefile, persons, teller.names, lang),
        notices=beside.notices,
    )
    return page, tuple(public.kept)


def _teller(admitted: Admitted, lang: Lang) -> Teller:
    casefile, words, beside = admitted.casefile, wording(lang), admitted.beside
    held = [one.entity.id for one in casefile.detainees]
    return Teller(
        words=words,
        vocabulary=vocabulary(),
        names=names_in(lang, casefile.entities, casefile.facts),
        notes=NoteBook(admitted.sources, citations(admitted.sources, words, beside.pages), lang, beside.marks),
        sole=held[0] if len(held) == 1 else None,
        refers=admitted.rules.particulars,
    )


def _clock(admitted: Admitted, clock: Sequence[Reckoned] | NotReckoned) -> Sequence[Reckoned] | NotReckoned:
    """The clocks of those held whom the page tells of, without what stands on what was held back."""
    if isinstance(clock, NotReckoned):
        return clock
    let, told = let_through(admitted), {one.entity.id for one in admitted.casefile.detainees}
    return tuple(clock_told(one, admitted, let) for one in clock if one.person in told)


def _speakers(clock: Sequence[Reckoned], lang: Lang) -> Mapping[str, Speaker]:
    """Who says what the packs of these clocks say, by the pack's id."""
    return {key: one for each in clock for key, one in speakers(each.packs, lang, each.zone).items()}


def _notes(admitted: Admitted, answers: Answers, teller: Teller) -> tuple[tuple[Note, ...], int]:
    """The footnotes, and how many sources they cite. Words that are held back and code names are not in them."""
    wordless = frozenset(
        StatementId(one.key) for one in admitted.held if one.thing is Thing.STATEMENT and one.words_only
    )
    agents = () if answers.ledger is None else answers.ledger.agents
    unspoken = frozenset(name for agent in agents for name in agent.names)
    footnotes = teller.notes.footnotes()
    cited = max((note.source for note in footnotes), default=0)
    return public_notes(footnotes, wordless, unspoken, teller.words), cited


def _disagreement(conflict: Conflict, public: PublicTeller) -> Disagreement:
    one = conflict_view(conflict, public.teller)
    key = f"{conflict.subject} {conflict.prop} {conflict.about}"
    rows = []
    for at, row in enumerate(one.rows, 1):
        value = row.value or (Run(str(at)),)
        said = Told(public.anchor(SIDE, f"{key} {at}"), (*value, Run(" "), *row.says), row.notes)
        rows.append((value, row.says, said))
    return Disagreement(one.heading, tuple(rows))


def _missing(gap: Missing, public: PublicTeller) -> Told:
    teller = public.teller
    term = teller.vocabulary.gaps.get(gap.code)
    label = capital(term.labels[teller.words.lang]) if term else gap.code
    name = teller.other_name(gap.subject)
    said = f"{label} ({plain(name)})" if name else label
    return Told(public.anchor(GAP, f"{gap.subject} {gap.code}"), (Run(said),), (), basis=Basis(absent=True))


def _summary(persons: Sequence[Person], said: Mapping[str, str]) -> str:
    """One line for lists: the days, and whether a release is on record."""
    told = []
    for one in persons:
        if one.held is None:
            continue
        state = said["days_held" if one.held else "days_were_held"]
        told.append(f"{one.days} {state}" if one.days else said["still_held" if one.held else "released"])
    return "; ".join(dict.fromkeys(told)) or said["no_custody"]

"""Composing a paper: sentences of templates, sentences of fact with their footnotes, and the fields left open.

A composer holds what the gate let through and nothing else. Whoever writes a paper with it asks for facts by
property and for fixed words by id, so that no sentence of fact can be without a footnote and none can be invented.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from habeas.base.errors import Failed, WrongCall
from habeas.base.ids import EntityId, SourceId
from habeas.base.language import Lang
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.admission import Admitted
from habeas.disclosure.gate.retelling import retold
from habeas.disclosure.names import names_in
from habeas.disclosure.notes import NoteBook
from habeas.disclosure.papers.abroad import paper_wording
from habeas.disclosure.papers.answers import Answers, let_through
from habeas.disclosure.papers.labels import labels
from habeas.disclosure.papers.numbering import renumbered
from habeas.disclosure.papers.paper import Blank, Block, Exhibit, Field, Gap, Paper, PaperKind, Part
from habeas.disclosure.papers.standing_in import own_run
from habeas.disclosure.papers.telling import PaperTeller, Wanted
from habeas.disclosure.papers.texts import texts
from habeas.disclosure.provenance import citations, source_views
from habeas.disclosure.sentences import Teller
from habeas.disclosure.view import Line, Run, Sentence, SourceView
from habeas.evidence.sources.source import Source
from habeas.record.vocabulary.loading import vocabulary

EMPTY = "…………………………"
"""What stands on paper where a person is to write."""


_ONE_TELLS = frozenset({PaperKind.SUMMARY, PaperKind.COMPLAINT, PaperKind.CUSTODY_MOTION, PaperKind.LETTER})
"""Papers that do not say behind each sentence how many of its sources are independent."""


@dataclass(frozen=True, slots=True)
class Composer(PaperTeller):
    """One paper while it is being composed, part by part in the order in which it is read.

    It keeps the fields that stay open as they are made.
    """

    _remedies: dict[tuple[str, str], str] = field(default_factory=dict)
    _blanks: dict[str, Blank] = field(default_factory=dict)
    _asked: dict[str, None] = field(default_factory=dict)

    # Fields

    def field(self, key: str, answers: Sequence[Sentence], *props: str, number: str = "") -> Field:
        """A field of a form. Without an answer it says that it is unknown, or held back if `props` were.

        Its label is `fields.KEY`; what to do about a gap is `todo.KEY`, else the general word for such a gap.
        """
        label = self.text("fields", key)
        if answers:
            return Field(number, label, tuple(answers))
        gap = Gap.HELD_BACK if self.held_back(*props) else Gap.UNKNOWN
        return self._open(key, number, label, gap)

    def from_record(self, key: str, *props: str, number: str = "") -> Field:
        """A field answered by all facts of these properties."""
        return self.field(key, self.told(*props), *props, number=number)

    def to_fill(self, key: str, number: str = "") -> Field:
        """A field that a person fills in: what they gave, else an empty line and a blank."""
        label = self.text("fields", key)
        self._asked[key] = None
        given = self.wanted.given.get(key)
        if given is not None:
            return Field(number, label, (Sentence((Run(given),), ()),))
        return self._open(key, number, label, Gap.TO_FILL)

    def given(self, key: str) -> str | None:
        """What a person gave under an id that is no field of the form, None where they gave nothing."""
        self._asked[key] = None
        return self.wanted.given.get(key)

    def line(self, key: str) -> str:
        """A line for an address or a closing: what a person gave, else the label and room to write, and a blank."""
        self._asked[key] = None
        given, label = self.wanted.given.get(key), self.text("fields", key)
        if given is not None:
            return given
        line = f"{label}{labels(self.lang.value)['colon']}{EMPTY}"
        self._blanks[line] = Blank("", label, Gap.TO_FILL, self._todo(key, Gap.TO_FILL))
        return line

    def held_back(self, *props: str) -> bool:
        """Whether the gate held back something under these properties."""
        return any(one.prop in props for one in self.admitted.counts)

    def choice(self, key: str, among: Sequence[str]) -> str:
        """What a person chose for this field, the first where nobody chose; raises WrongCall for another."""
        self._asked[key] = None
        given = self.wanted.given.get(key, among[0])
        if given not in among:
            raise WrongCall(f"The field {key} cannot be '{given}'.", f"Take: {', '.join(among)}.")
        return given

    def fillable(self) -> tuple[str, ...]:
        """The ids of the fields that a person can fill in, as far as the paper was composed."""
        return tuple(self._asked)

    # Parts and the whole

    def part(self, key: str, blocks: Iterable[Block | None], number: str = "", level: int = 1) -> Part:
        """A part under the heading `parts.KEY`; blocks that are None are left out."""
        heading = self.text("parts", key)
        return Part(key, number, heading, tuple(block for block in blocks if block is not None), level)

    def paper(
        self,
        parts: Sequence[Part],
        *,
        subtitle: str = "",
        from_: Sequence[str] = (),
        to: Sequence[str] = (),
        closing: Sequence[str] = (),
        stamp: str = "",
        notices: Sequence[str] = (),
        exhibits: Sequence[Exhibit] = (),
        checks: Sequence[Blank] = (),
        brief: bool = False,
        cite_in_notes: bool = False,
    ) -> Paper:
        """The whole paper; `checks` are told with the blanks and stand nowhere in it.

        `brief` names each source by title and digest alone, `cite_in_notes` in the footnotes alone. Footnotes that no
        sentence of the parts uses fall away.
        Call it after every part, address line and closing was made, in the order of reading.

        Raises Failed where it cites what was not let through: that is a fault of whoever composed it.
        """
        cited = (key for note in self.teller.notes.footnotes() for key in note.statements)
        if any(key not in self.statements for key in cited):
            raise Failed("A paper cites what may not be told.", "Report it; nothing was written.")
        written = Paper(
            kind=self.wanted.kind,
            lang=self.lang.facts,
            tongue=self.lang.value if self.lang.borrowed else "",
            audience=self.admitted.audience,
            as_of=self.as_of,
            title=self.text("paper", "title"),
            subtitle=subtitle,
            from_=tuple(from_),
            to=tuple(to),
            stamp=stamp,
            notices=tuple(notices),
            foot=self.text("paper", "foot", as_of=self.day(self.as_of)),
            parts=tuple(part for part in parts if part.blocks),
            closing=tuple(closing),
            words=self.texts.words(),
            footnotes=self.footnotes(),
            sources=() if cite_in_notes else self._sources(brief=brief),
            exhibits=tuple(exhibits),
            blanks=(*self._lines((*from_, *to)), *self._gaps(parts), *self._lines(closing), *checks),
        )
        return _cited_only(renumbered(written))

    def _lines(self, lines: Sequence[str]) -> Iterator[Blank]:
        return (self._blanks[line] for line in lines if line in self._blanks)

    def _gaps(self, parts: Sequence[Part]) -> Iterator[Blank]:
        for part in parts:
            place = f"{part.number} {part.heading}".strip()
            for block in part.blocks:
                if isinstance(block, Field) and block.gap is not None:
                    yield Blank(
                        block.number or place, block.label, block.gap, self._remedies[block.number, block.label]
                    )

    def _open(self, key: str, number: str, label: str, gap: Gap) -> Field:
        self._remedies[number, label] = self._todo(key, gap)
        said = EMPTY if gap is Gap.TO_FILL else self.text("sentences", gap.value)
        return Field(number, label, (Sentence((Run(said),), ()),), gap)

    def _todo(self, key: str, gap: Gap) -> str:
        """What to do about an open field; `{field}` is the id by which a person gives it."""
        own = gap is not Gap.HELD_BACK and self.texts.has("todo", key)
        return self.text("todo", key if own else gap.value, field=key)

    def _sources(self, *, brief: bool) -> tuple[SourceView, ...]:
        """The sources that may be told, in the order in which they were used first."""
        beside, words = self.admitted.beside, self.teller.words
        containers = _containers(self.admitted)
        views = source_views(self.teller.notes.source_order(), beside.independence, words, beside.pages, containers)
        return tuple(replace(view, rows=() if brief else view.rows) for view in views)


def _cited_only(paper: Paper) -> Paper:
    """The paper without the sources that neither a footnote nor an exhibit names; those stand last."""
    named = {note.source for note in paper.footnotes} | {one.source for one in paper.exhibits}
    return replace(paper, sources=tuple(source for source in paper.sources if source.number in named))


def composer(wanted: Wanted, admitted: Admitted, answers: Answers) -> Composer:
    """What it takes to compose a paper; raises WrongCall where nobody held is the person it is wanted about."""
    answers = _told(answers, admitted)
    casefile = admitted.casefile
    detainees = casefile.detainees
    if wanted.person is not None:
        detainees = tuple(one for one in detainees if one.entity.id == wanted.person)
        if not detainees and admitted.counts:
            reader = admitted.audience.value
            raise WrongCall(
                f"The gate lets nothing of this person through to '{reader}'.",
                f"Look at `habeas preview CASE --for {reader}`; it says what holds it back.",
            )
        if not detainees:
            audience = admitted.audience.value
            raise WrongCall(
                f"Of the person asked for nothing may go to the audience '{audience}': "
                "it lacks a consent or another basis, or is held back.",
                "Record who agreed to what with `habeas consent`; --for self makes a draft.",
            )
    words = paper_wording(wanted.lang)
    cited = citations(admitted.sources, words, admitted.beside.pages, admitted.beside.inside)
    independence = None if wanted.kind in _ONE_TELLS else admitted.beside.independence
    teller = Teller(
        words=words,
        vocabulary=vocabulary(),
        names=_names(admitted, wanted, words.lang),
        notes=NoteBook(admitted.sources, cited, words.native, admitted.beside.marks),
        sole=detainees[0].entity.id if len(detainees) == 1 else None,
        independence=independence,
        refers=admitted.rules.particulars,
    )
    text = texts(wanted.kind.value, wanted.lang)
    return Composer(wanted, admitted, answers, detainees, text, teller, cited, let_through(admitted))


def _names(admitted: Admitted, wanted: Wanted, lang: Lang) -> Mapping[EntityId, Line]:
    """The name of each entity as the paper says it: a stand-in in its language, any other as the sources have it."""
    casefile = admitted.casefile
    names = names_in(lang, casefile.entities, casefile.facts)
    return {key: tuple(own_run(run, wanted.lang) for run in line) for key, line in names.items()}


def _containers(admitted: Admitted) -> dict[SourceId, list[tuple[Source, str]]]:
    """For each source the ones that it came in, of those that may be named, with its name there."""
    known = {each.id: each for each in admitted.sources}
    found: dict[SourceId, list[tuple[Source, str]]] = {}
    for part in admitted.beside.inside:
        if part.container in known:
            found.setdefault(part.part, []).append((known[part.container], part.path))
    return found


def _told(answers: Answers, admitted: Admitted) -> Answers:
    """The answers in the words in which the gate let their facts through; for oneself they are as they are."""
    if admitted.audience is Audience.SELF:
        return answers
    return retold(answers, admitted)

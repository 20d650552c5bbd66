"""A ledger as a View: the only way that anything of it leaves the record.

It is made for `self` alone. Code names are published by two people or not at all (SAFETY 10), and no rule
for that exists yet; whoever else asks is refused, also when other Views for that audience are built.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from habeas.base.errors import WrongCall
from habeas.base.ids import EntityId, SourceId
from habeas.base.language import Lang
from habeas.disclosure.audience import Audience
from habeas.disclosure.custody_words import day_of_view
from habeas.disclosure.dates import when_in_words
from habeas.disclosure.ledger_opinions import Opinions, author
from habeas.disclosure.ledger_places import SHORT, Places
from habeas.disclosure.ledger_ties import tie_view
from habeas.disclosure.ledger_view import (
    AgentView,
    AllegationView,
    DecisionView,
    LedgerView,
    StateView,
    TieView,
)
from habeas.disclosure.names import names_in
from habeas.disclosure.sentences import capital
from habeas.disclosure.view import Line, Run
from habeas.disclosure.wording import wording
from habeas.disclosure.words_file import file_words
from habeas.evidence.sources.independence import Independence
from habeas.evidence.sources.source import Source
from habeas.findings.ledger.answering import words_of
from habeas.findings.ledger.items import (
    Agent,
    Allegation,
    Decision,
    Proposed,
    text_field,
)
from habeas.findings.ledger.ledger import RULES, Ledger, sources_of
from habeas.findings.ledger.reasons import reasons_of, standard_sources
from habeas.findings.ledger.terms import Direction
from habeas.law.citation import write_reference
from habeas.law.reference import Norm
from habeas.record.casefile import Fact
from habeas.record.marks import UNMARKED, Marks
from habeas.record.statements import Statement
from habeas.record.vocabulary.loading import vocabulary

_COLUMNS = ("made", "carries", "breaks", "qualifies")


def view_ledger(
    ledger: Ledger,
    sources: Sequence[Source],
    audience: Audience,
    lang: Lang,
    chosen: Sequence[Allegation],
    independence: Independence | None = None,
    marks: Marks = UNMARKED,
) -> LedgerView:
    """What `self` may see of a ledger: the chosen allegations, and all that stands beside them where all are chosen.

    `independence` says which sources count as one, None where they were not compared; `marks` which quotes
    were recognised on a picture or heard by a program.
    Raises WrongCall for every other audience.
    """
    if audience is not Audience.SELF:
        raise WrongCall(
            f"A ledger is not shown to the audience '{audience.value}': code names stand in it.",
            "Only 'self' can be shown it now; nothing was disclosed.",
        )
    words = file_words("ledger", lang)
    teller = _Teller(ledger, {source.id: source for source in sources}, lang, words, independence, marks)
    whole = len(chosen) == len(ledger.allegations)
    numbers = {one.key: number for number, one in enumerate(ledger.allegations, 1)}
    casefile = ledger.casefile
    count, taken = len(ledger.allegations), sum(one.entity is not None for one in ledger.allegations)
    as_of = day_of_view(casefile.as_of, wording(lang))
    return LedgerView(
        lang=lang,
        audience=audience,
        as_of=casefile.as_of,
        title=words["title"],
        case=casefile.case.name,
        subtitle=words["subtitle"].format(as_of=as_of, count=count, taken=taken),
        foot=words["foot"],
        words={**words, "by_rules": words["by_rules"].format(rules=RULES)},
        allegations=tuple(teller.allegation(numbers[one.key], one) for one in chosen),
        agents=tuple(teller.agent(one, numbers) for one in ledger.agents) if whole else (),
        pairs=tuple(teller.opinions.pair(one) for one in ledger.exclusions) if whole else (),
        opinions=tuple(teller.opinions.opinion(one) for one in ledger.opinions) if whole else (),
        own=tuple(teller.opinions.own(one) for one in ledger.own_statements) if whole else (),
        ill_treatment=tuple(teller.places.place(fact.statements[0]) for fact in ledger.ill_treatment)
        if whole and ledger.own_statements
        else (),
    )


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells the parts of one ledger in one language."""

    ledger: Ledger
    sources: Mapping[SourceId, Source]
    lang: Lang
    words: Mapping[str, str]
    independence: Independence | None
    marks: Marks

    @property
    def opinions(self) -> Opinions:
        """What tells of opinions and statements of the accused."""
        return Opinions(self.words, self.lang, self.places)

    @property
    def places(self) -> Places:
        """What tells where statements stand."""
        return Places(self.sources, self.lang, self.marks)

    def allegation(self, number: int, one: Allegation) -> AllegationView:
        """One allegation in words."""
        ties = [tie_view(tie, self.places) for tie in (*one.ties, *one.proposals)]
        directions = [tie.direction for tie in (*one.ties, *one.proposals)]

        def column(wanted: Direction) -> tuple[TieView, ...]:
            return tuple(tie for tie, direction in zip(ties, directions, strict=True) if direction is wanted)

        return AllegationView(
            number=number,
            id=one.key[:SHORT],
            claim=self._claim(one),
            about=self._name(one.subject),
            taken_up=one.entity is not None,
            made=tuple(self.places.place(claim.statement, claim.voice) for claim in one.claims),
            dates=self._dates(one),
            elements=tuple(self._element(each) for each in one.elements),
            carries=column(Direction.SUPPORTS),
            breaks=column(Direction.CONTRADICTS),
            qualifies=column(Direction.QUALIFIES),
            warnings=self._warnings(one),
            proposed=self._state(one.proposed),
            if_confirmed=self._state(one.if_confirmed) if one.proposals else None,
            decisions=tuple(self._decision(each) for each in one.decisions),
            questions=tuple(self.places.place(fact.statements[0]) for fact in one.questions),
            history=self._history(one.key),
            headings=self._headings(one),
        )

    def agent(self, one: Agent, numbers: Mapping[str, int]) -> AgentView:
        """Somebody under a code name."""
        return AgentView(
            name=", ".join(one.names),
            work=tuple(self._work(fact) for fact in one.work) or (self.words["agent_no_work"],),
            said_in=self.words["agent_in"].format(list=self._listed(one.said_in, numbers)),
            alone_in=self.words["agent_alone"].format(list=self._listed(one.alone_in, numbers)),
        )

    def _headings(self, one: Allegation) -> dict[str, str]:
        return {
            label: self.words["made_by" if label == "made" else label] + self._counted(sources)
            for label, sources in zip(_COLUMNS, sources_of(one).values(), strict=True)
        }

    def _counted(self, sources: frozenset[SourceId]) -> str:
        """How many of several sources are independent; a reprint is no second witness."""
        if self.independence is None or len(sources) < 2:
            return ""
        told = wording(self.lang).word("independence", "counted")
        return " " + told.format(sources=len(sources), independent=self.independence.count(sources))

    def _claim(self, one: Allegation) -> Line:
        """The claim as a source in the View's language words it, where one does; else as it was taken up."""
        said = [(words_of(claim.statement), claim.statement.language) for claim in one.claims]
        own = next((words for words, lang in said if lang is self.lang), None)
        if own is not None:
            return (Run(own),)
        return (Run(one.claim, next((lang for words, lang in said if words == one.claim), None)),)

    def _name(self, key: EntityId | None) -> Line:
        casefile = self.ledger.casefile
        return names_in(self.lang, casefile.entities, casefile.facts).get(key, ()) if key is not None else ()

    def _dates(self, one: Allegation) -> tuple[str, ...]:
        """The dates of the act as recorded for it; else those that its claims give."""
        told = [text_field(each.value, "date") for each in one.dates]
        told += [str(claim.statement.when) for claim in one.claims if claim.statement.when is not None and not told]
        return tuple(dict.fromkeys(self.places.dated(each) for each in told if each is not None))

    def _element(self, each: Statement) -> str:
        told = capital(self.places.label("element", "element", text_field(each.value, "element") or ""))
        code, article = text_field(each.value, "code"), text_field(each.value, "article")
        if code is None or article is None:
            return told if article is None else f"{told}: {article}"
        country = text_field(each.value, "country") or self.ledger.casefile.case.jurisdiction
        norm = Norm(country, code, article, text_field(each.value, "part"), text_field(each.value, "point"))
        return f"{told}: {write_reference(norm, self.lang)}"

    def _warnings(self, one: Allegation) -> tuple[str, ...]:
        found = []
        if one.entity is None:
            found.append(self.words["not_taken_up"])
        agent = next((each for each in self.ledger.agents if each.entity == one.alone), None)
        if agent is not None:
            found.append(self.words["alone"].format(name=", ".join(agent.names)))
        if len({each.state for each in one.decisions}) > 1:
            found.append(self.words["differ"])
        return tuple(found)

    def _state(self, one: Proposed) -> StateView:
        return StateView(self._label("allegation_states", one.state.value), reasons_of(one, self.lang))

    def _decision(self, one: Decision) -> DecisionView:
        source = one.standard_source
        if source is None:
            known = standard_sources().get(one.standard, {}).get(self.lang.value)
            source = "" if known is None else self.words["standard_default"].format(source=known)
        return DecisionView(
            state=self._label("allegation_states", one.state.value),
            author=author(self.words, self.places, one.statement),
            standard=self._label("standards_of_proof", one.standard),
            standard_source=source,
            reasons=one.statement.reason,
            predates=self.words["predates"].format(count=len(one.since)) if one.since else "",
        )

    def _history(self, key: str) -> tuple[str, ...]:
        return tuple(
            f"{self.places.day(step.at.date())} · {step.by} · {self.words[f'did_{step.did}']}: "
            f"{self._part(step.statement)} ({step.statement.id[:SHORT]})" + (f" – {step.reason}" if step.reason else "")
            for step in self.ledger.history.get(key, ())
        )

    def _part(self, statement: Statement) -> str:
        """A part of an allegation in words: what it is, and the state, direction, element or date it says."""
        told = [vocabulary().properties[statement.prop].labels[self.lang]]
        for field in ("state", "direction", "element"):
            code = text_field(statement.value, field)
            if code is not None:
                told.append(self.places.label(statement.prop, field, code))
        date = text_field(statement.value, "date")
        return ", ".join(told if date is None else [*told, self.places.dated(date)])

    def _work(self, fact: Fact) -> str:
        told = [] if fact.when is None else [when_in_words(fact.when, "plain", wording(self.lang).dates)]
        term = vocabulary().properties["agent_work"]
        for field in ("by", "organ", "place", "collected"):
            value = text_field(fact.value, field)
            if value is not None:
                told.append(f"{term.fields[field].labels[self.lang]}: {value}")
        where = " · ".join(self.places.place(fact.statements[0]).where)
        return f"{'; '.join(told)} ({where})"

    def _label(self, codes: str, code: str) -> str:
        labels = vocabulary().lists[codes].codes.get(code)
        return code if labels is None else labels[self.lang]

    def _listed(self, keys: Sequence[str], numbers: Mapping[str, int]) -> str:
        return ", ".join(str(numbers[key]) for key in keys) or self.words["none"]

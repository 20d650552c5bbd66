"""Questions as one audience may see them: in whole sentences, with why they arise and what came of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.base.language import Lang
from habeas.base.when import When
from habeas.disclosure.audience import Audience, require_self
from habeas.disclosure.dates import day_in_words, when_in_words
from habeas.disclosure.gate.audiences import rules_of
from habeas.disclosure.sentences import Teller
from habeas.disclosure.sides import SideView, side_of, teller_of
from habeas.disclosure.template import fill, parse_template
from habeas.disclosure.view import Line, Run, plain
from habeas.disclosure.wording import Wording
from habeas.evidence.sources.source import Source
from habeas.findings.questions.asking import Proposed, Put, Questions
from habeas.findings.questions.rules import rules
from habeas.record.casefile import CaseFile, Fact
from habeas.record.marks import UNMARKED, Marks
from habeas.record.vocabulary.loading import vocabulary


@dataclass(frozen=True, slots=True)
class ProposedView:
    """A question that a rule proposes: its sentence, the office it goes to, and the facts it arises from."""

    id: str
    text: str
    to: str
    why: tuple[SideView, ...]


@dataclass(frozen=True, slots=True)
class PutView:
    """A question that was put: the fact as a sentence with its places, its answers, and why it was let go.

    `state` is open, answered or dropped; `standing` that of the filing in the same paper, empty where
    there is none.
    """

    id: str
    state: str
    standing: str
    what: SideView
    answers: tuple[SideView, ...]
    dropped: tuple[SideView, ...]


@dataclass(frozen=True, slots=True)
class QuestionsView:
    """All questions that this audience may see."""

    lang: Lang
    audience: Audience
    as_of: str
    put: tuple[PutView, ...]
    proposed: tuple[ProposedView, ...]
    let_go: tuple[ProposedView, ...]
    withheld: int


def view_questions(
    found: Questions,
    casefile: CaseFile,
    sources: Sequence[Source],
    audience: Audience,
    lang: Lang,
    marks: Marks = UNMARKED,
) -> QuestionsView:
    """The questions all parts of which this audience may see; the others are withheld and counted.

    `marks` say which quotes were recognised on a picture or heard by a program. Raises WrongCall for every
    audience but `self`.
    """
    require_self(audience)
    allowed = rules_of(audience).told & vocabulary().properties.keys()
    teller = teller_of(casefile, allowed, sources, lang, None, marks)

    def may(facts: Sequence[Fact]) -> bool:
        return all(fact.prop in allowed for fact in facts)

    put = [one for one in found.put if may((one.fact, *one.answers, *one.dropped))]
    proposed = [one for one in found.proposed if may(one.facts)]
    let_go = [one for one in found.let_go if may(one.facts)]
    kept, had = len(put) + len(proposed) + len(let_go), len(found.put) + len(found.proposed) + len(found.let_go)
    return QuestionsView(
        lang=lang,
        audience=audience,
        as_of=day_in_words(casefile.as_of, "plain", teller.words.dates),
        put=tuple(_put(one, teller) for one in put),
        proposed=tuple(_proposed(one, teller) for one in proposed),
        let_go=tuple(_proposed(one, teller) for one in let_go),
        withheld=had - kept,
    )


def asker(casefile: CaseFile, sources: Sequence[Source], audience: Audience, lang: Lang) -> Teller:
    """What it takes to write the sentence of a proposed question for an audience."""
    require_self(audience)
    allowed = rules_of(audience).told & vocabulary().properties.keys()
    return teller_of(casefile, allowed, sources, lang)


def sentence_of(one: Proposed, teller: Teller) -> str:
    """The sentence of a proposed question; what is quoted stays in its own language."""
    words = teller.words

    def lookup(name: str, form: str) -> Line | None:
        if name == "person":
            return None if one.person is None else teller.names.get(one.person)
        told = one.given.get(name)
        if told is None:
            return None
        return (
            Run(
                quoted(told, words.lang) if name in _QUOTED and isinstance(told, str) else _in_words(told, form, words)
            ),
        )

    return plain(fill(parse_template(rules().rules[one.rule].text[words.lang]), lookup))


_QUOTED = ("claim", "one", "other", "agent")
"""Fields that stand in quotation marks."""

_MARKS = {Lang.EN: (("“", "”"), ("‘", "’")), Lang.RU: (("«", "»"), ("„", "“")), Lang.KK: (("«", "»"), ("„", "“"))}


def quoted(text: str, lang: Lang) -> str:
    """Words in quotation marks, in the inner ones where they hold the outer ones; nothing else is changed."""
    outer, inner = _MARKS[lang]
    first, last = inner if any(mark in text for mark in outer) else outer
    return f"{first}{text}{last}"


def office(one: Proposed, lang: Lang) -> str:
    """To whom a proposed question is put."""
    return rules().offices[one.to][lang]


def _in_words(told: str | When, form: str, words: Wording) -> str:
    return told if isinstance(told, str) else when_in_words(told, form or "plain", words.dates)


def _proposed(one: Proposed, teller: Teller) -> ProposedView:
    lang = teller.words.lang
    why = tuple(side_of(fact, teller) for fact in one.facts)
    return ProposedView(one.id, sentence_of(one, teller), office(one, lang), why)


def _put(one: Put, teller: Teller) -> PutView:
    return PutView(
        id=one.id,
        state=one.state.value,
        standing="" if one.filing is None else one.filing.standing.value,
        what=side_of(one.fact, teller),
        answers=tuple(side_of(fact, teller) for fact in one.answers),
        dropped=tuple(side_of(fact, teller) for fact in one.dropped),
    )

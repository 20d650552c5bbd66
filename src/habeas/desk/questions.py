"""What the record of a case leaves open; and the small ways to take a question up, answer it, or let it go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.base.digest import Json
from habeas.base.errors import WrongCall
from habeas.base.ids import EntityId
from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.base.when import When
from habeas.desk.case_file import Opened, open_case
from habeas.desk.contradictions import pairs_of_opened
from habeas.desk.filings import Filed, filings_of_opened, find_filing, record_typed
from habeas.desk.ledger import ledger_in
from habeas.desk.own_words import Ground
from habeas.desk.session import Session
from habeas.disclosure.audience import Audience
from habeas.disclosure.questions import QuestionsView, asker, office, sentence_of, view_questions
from habeas.findings.contradictions.pair import Contradiction
from habeas.findings.ledger.ledger import Ledger
from habeas.findings.questions.asking import Proposed, Put, Questions
from habeas.findings.questions.finding import questions_of
from habeas.findings.questions.shape import proposed_json, put_json
from habeas.law.clock.row import Uncovered
from habeas.record.statements import Statement


@dataclass(frozen=True, slots=True)
class Open:
    """The questions of a case with the case they stand in; `judged` says whether a country's law was known."""

    opened: Opened
    questions: Questions
    judged: bool


def questions_of_case(session: Session, name: str, as_of: date) -> Open:
    """All questions of the case as of a day."""
    opened = open_case(session, name, as_of)
    filed = filings_of_opened(opened)
    ledger = ledger_in(opened).ledger
    found = questions_in(filed, ledger, pairs_of_opened(opened))
    return Open(opened, found, filed.judged)


def questions_in(filed: Filed, ledger: Ledger, pairs: Sequence[Contradiction]) -> Questions:
    """All questions of a case that is open already, from what the other rooms found in it."""
    return questions_of(filed.opened.casefile, ledger, pairs, filed.filings, _uncovered(filed))


def questions_json(answer: Open, lang: Lang) -> list[dict[str, Json]]:
    """Each question as a JSON object: those put, then those proposed, then those let go."""
    file, found, marked = answer.opened.casefile, answer.questions, answer.opened.marks
    teller = asker(file, list(answer.opened.sources.values()), Audience.SELF, lang)
    return [
        *(put_json(one, file, marked) for one in found.put),
        *(proposed_json(one, sentence_of(one, teller), file, let_go=False, marks=marked) for one in found.proposed),
        *(proposed_json(one, sentence_of(one, teller), file, let_go=True, marks=marked) for one in found.let_go),
    ]


def questions_for_self(answer: Open, lang: Lang) -> QuestionsView:
    """The questions as the case's own defender may see them."""
    sources = list(answer.opened.sources.values())
    opened = answer.opened
    return view_questions(answer.questions, opened.casefile, sources, Audience.SELF, lang, opened.marks)


def adopt(
    session: Session, name: str, key: str, text: str | None, to: str | None, ground: Ground, lang: Lang
) -> Statement:
    """Take up a proposed question, in its own words or in others; it becomes a statement of this user.

    Without a ground it stands on its own words, kept as a source. Raises WrongCall for a key that
    no proposed question of the case has.
    """
    answer = questions_of_case(session, name, session.now().date())
    one = _proposed(answer.questions, key)
    sources = list(answer.opened.sources.values())
    words = text or sentence_of(one, asker(answer.opened.casefile, sources, Audience.SELF, lang))
    value: dict[str, Plain] = {"text": words, "to": to or office(one, lang), "proposed_as": one.id}
    return _record(
        session, answer.opened, one.facts[0].subject if one.facts else None, "question", value, None, ground, words
    )


@dataclass(frozen=True, slots=True)
class Asking:
    """A question of one's own, or one that a paper puts: about whom, in which filing, and when it was put."""

    text: str
    to: str | None = None
    person: str | None = None
    filing: str | None = None
    when: When | None = None


def ask(session: Session, name: str, asking: Asking, ground: Ground) -> Statement:
    """Record a question; without a ground it stands on its own words, kept as a source."""
    text, to = asking.text, asking.to
    if not text.strip():
        raise WrongCall("The question is empty.", "Add --text; nothing was recorded.")
    opened = open_case(session, name, session.now().date())
    value: dict[str, Plain] = {"text": text.strip()}
    if to is not None:
        value["to"] = to
    if asking.filing is not None:
        value["asked_in"] = find_filing(filings_of_opened(opened).filings, asking.filing).id
    return _record(session, opened, None, "question", value, asking.when, ground, text, asking.person)


def answer_question(
    session: Session, name: str, start: str, by: str | None, when: When | None, ground: Ground
) -> Statement:
    """Record the answer to a question that was put, with what it stands on. Raises WrongCall without a ground."""
    found = questions_of_case(session, name, session.now().date())
    one = _put(found.questions, start)
    value: dict[str, Plain] = {"answers": one.id}
    if by is not None:
        value["by"] = by
    return _record(session, found.opened, one.fact.subject, "reply", value, when, ground, None)


def let_go(session: Session, name: str, start: str, why: str) -> Statement:
    """Let a question go, put or proposed, with the reason; `habeas withdraw` takes that back."""
    if not why.strip():
        raise WrongCall("Letting a question go needs a reason.", "Add --why; nothing was recorded.")
    found = questions_of_case(session, name, session.now().date())
    subject: EntityId | None = None
    if start.startswith("Q-"):
        proposed = _proposed(found.questions, start)
        key, subject = proposed.id, proposed.facts[0].subject if proposed.facts else None
    else:
        put = _put(found.questions, start)
        key, subject = str(put.id), put.fact.subject
    value: dict[str, Plain] = {"answers": key, "text": why.strip()}
    return _record(session, found.opened, subject, "question_closed", value, None, Ground(), why)


def _record(
    session: Session,
    opened: Opened,
    subject: EntityId | None,
    prop: str,
    value: Mapping[str, Plain],
    when: When | None,
    ground: Ground,
    told: str | None,
    person: str | None = None,
) -> Statement:
    if ground == Ground() and told is not None:
        ground = Ground(told=told)
    return record_typed(session, opened, subject, person, prop, value, when, ground)


def _proposed(found: Questions, key: str) -> Proposed:
    named = [one for one in (*found.proposed, *found.let_go) if len(key) >= 4 and one.id.startswith(key)]
    if len(named) != 1:
        raise WrongCall(
            f"{key!r} means {'several proposed questions' if named else 'no proposed question'} of this case.",
            "Their signs (Q-…) stand in `habeas questions CASE`. Nothing was recorded.",
        )
    return named[0]


def _put(found: Questions, start: str) -> Put:
    named = [one for one in found.put if len(start) >= 4 and any(s.id.startswith(start) for s in one.fact.statements)]
    if len(named) != 1:
        raise WrongCall(
            f"{start!r} means {'several questions' if named else 'no question'} of this case that was put.",
            "Their ids stand in `habeas questions CASE`; a proposed one is adopted first. Nothing was recorded.",
        )
    return named[0]


def _uncovered(filed: Filed) -> dict[EntityId, tuple[Uncovered, ...]]:
    people = filed.opened.casefile.detainees
    if not filed.clocks:
        return {}
    return {one.entity.id: clock.reckoning.summary.uncovered for one, clock in zip(people, filed.clocks, strict=True)}

"""The log of corrections: of the page that is being written, and of everything of a case that was published."""

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.base.digest import Json
from habeas.base.errors import WrongCall
from habeas.base.language import Lang
from habeas.desk.case_file import asked_of, open_case
from habeas.desk.releasing import Begun, Going, release_under_way
from habeas.desk.session import Session
from habeas.desk.successors import successors_in
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.admission import Admitted, Decision, decide
from habeas.disclosure.gate.consents import OPEN_TO_ALL
from habeas.disclosure.gate.correction_log import LoggedCorrection, logged
from habeas.disclosure.gate.corrections import PAGE, corrections, series_of
from habeas.disclosure.gate.last_look import LastLook
from habeas.disclosure.gate.releases import Release, Told
from habeas.record.keeping import Case


@dataclass(frozen=True, slots=True)
class Page:
    """A page that was composed and is not out yet: what it tells, why it changes what it told before."""

    case: Case
    begun: Begun
    told: Told
    why: str
    decision: Decision
    admitted: Mapping[Lang, Admitted]


def log_of_page(session: Session, page: Page) -> tuple[LoggedCorrection, ...]:
    """Every correction of the page of a case, the one that is being made among them, newest first.

    Raises WrongCall where the reason for this one may not be told to everybody.
    """
    going = Going("", (page.told,), (), why=page.why)
    now = release_under_way(session, page.begun, going)
    earlier = session.vault.gate.releases(page.case.id)
    if not earlier:
        return ()
    pages = [one for one in earlier if one.audience is now.audience and series_of(one.form) == PAGE]
    found = corrections((*pages, now), page.case.id, successors_in(session, page.case).__getitem__)
    told = {(one.lang, one.text) for one in page.told.sentences}

    def stands(_audience: Audience, _form: str, lang: Lang, text: str) -> bool:
        return (lang, text) in told

    def clean(_audience: Audience, why: str) -> bool:
        return may_be_told(page.decision, page.admitted, why)

    if any(one.after == now.id for one in found) and now.why and not clean(now.audience, now.why):
        raise WrongCall(
            f"The reason for changing the page of {page.case.name} tells something that is held back from everybody.",
            "Say it in other words with --why; nothing was written.",
        )
    return logged(found, stands, clean)


def log_of_case(session: Session, name: str) -> tuple[LoggedCorrection, ...]:
    """What was corrected in what was published of a case, newest first, as its readers are told it.

    A sentence stands in it only where the newest release of its kind tells it and the gate still lets it out.
    """
    case = session.case(name)
    releases = session.vault.gate.releases(case.id)
    found = corrections(releases, case.id, successors_in(session, case).__getitem__)
    if not found:
        return ()
    opened = open_case(session, name, session.now().date())
    decisions = {audience: decide(asked_of(opened, audience)) for audience in OPEN_TO_ALL}
    admitted = {
        audience: {lang: decision.admitted(lang) for lang in {one.lang for one in found}}
        for audience, decision in decisions.items()
    }
    newest = _newest(releases)

    def clean(audience: Audience, text: str) -> bool:
        return may_be_told(decisions[audience], admitted[audience], text)

    def stands(audience: Audience, form: str, lang: Lang, text: str) -> bool:
        release = newest[audience, series_of(form), lang]
        let = {one.id for fact in admitted[audience][lang].casefile.facts for one in fact.statements}
        return any(
            one.text == text and one.lang is lang and let.issuperset(one.statements) and clean(audience, text)
            for told in release.told
            if told.case == case.id
            for one in told.sentences
        )

    return logged(found, stands, clean)


def may_be_told(decision: Decision, admitted: Mapping[Lang, Admitted], words: str) -> bool:
    """Whether words that a person typed tell nothing that the gate holds back, in any language."""
    if decision.deciding.screen.found(words):
        return False
    return not any(leak for each in admitted.values() for leak in LastLook(decision, each).in_text(words))


def _newest(releases: tuple[Release, ...]) -> dict[tuple[Audience, str, Lang], Release]:
    """The newest release to each audience, in each series and language."""
    return {
        (one.audience, series_of(one.form), sentence.lang): one
        for one in sorted(releases, key=lambda one: (one.at, one.id))
        for told in one.told
        for sentence in told.sentences
    }


def correction_json(name: str, one: LoggedCorrection) -> dict[str, Json]:
    """A correction as JSON."""
    return {
        "schema": "habeas.correction/1",
        "case": name,
        "audience": one.audience.value,
        "form": one.form,
        "lang": one.lang.value,
        "at": one.at.isoformat(),
        "now": list(one.now),
        "gone": one.gone,
        "why": one.why,
        "release": one.release,
    }

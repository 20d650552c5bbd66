"""Keep what a register shows for the date of an act as sources of the case, so that an allegation can be tied to it."""

from habeas.base.errors import WrongCall
from habeas.base.language import Lang
from habeas.base.when import When
from habeas.desk.ledger_findings import keep_finding
from habeas.desk.preserving import TOOL
from habeas.desk.register_lookup import KeptFinding, Lookup, Row
from habeas.desk.session import Session
from habeas.disclosure.dates import when_in_words
from habeas.disclosure.wording import wording
from habeas.evidence.sources.source import Secrecy, Source
from habeas.findings.ledger.case_finding import CaseFinding, StandsOn
from habeas.findings.registers.finding import ActDate, RegisterFinding


def keep_findings(
    session: Session, name: str, lookup: Lookup, lang: Lang, number: str | None = None
) -> tuple[KeptFinding, ...]:
    """Keep what follows from one entry as sources of the case, each to be tied to an allegation by itself.

    `number` names the entry; it may be None where exactly one accounts for the work. Raises WrongCall
    where that is not so, because which entry means the work is for a person to say.
    """
    row = _chosen_row(lookup, number)
    kept = []
    for one in row.findings:
        finding = _case_finding(session, one, lang)
        taken = keep_finding(session, name, finding, *_secrecy(session, one.act))
        if taken.source is None:
            raise WrongCall(f"The finding was refused: {taken.findings[0].message}", "Nothing was kept.")
        kept.append(KeptFinding(one, finding.sentence, taken.source.id))
    return tuple(kept)


def _chosen_row(lookup: Lookup, number: str | None) -> Row:
    accounted = [row for row in lookup.rows if row.accounted]
    chosen = [row for row in accounted if number is None or row.match.entry.number == number]
    if len(chosen) == 1:
        return chosen[0]
    told = ", ".join(f"№ {row.match.entry.number or '—'}" for row in accounted)
    if not accounted:
        raise WrongCall("No entry accounts for this work, so nothing follows that could be kept.", "Nothing was kept.")
    raise WrongCall(
        f"Which entry means the work is for you to say (these account for it: {told}).",
        "Name it with --entry NUMBER; nothing was kept.",
    )


def _case_finding(session: Session, finding: RegisterFinding, lang: Lang) -> CaseFinding:
    """The finding with both its sources: the entry of the register, and the date of the act."""
    entry, act = finding.entry, _act_source(session, finding.act)
    version = "—" if entry.version is None else entry.version.isoformat()
    told = finding.sentence(lang, lambda when: when_in_words(when, "plain", wording(lang).dates))
    return CaseFinding(
        code=f"register.{finding.code}",
        sentence=f"{told} [{entry.register}, {version}]",
        lang=lang,
        sources=() if act is None else (StandsOn(act.id, act.copy.digest),),
        made_by=TOOL,
        on=session.now().date(),
        also=(f"register {entry.register} {version} № {entry.number or '—'} {entry.digest}",),
    )


def _act_source(session: Session, act: ActDate) -> Source | None:
    return None if act.source is None else session.vault.evidence.source(act.source)


def _secrecy(session: Session, act: ActDate) -> tuple[Secrecy, When | None]:
    """That of the source that tells the date of the act, and of the case file at the least: a defence's own work."""
    source = _act_source(session, act)
    if source is None or source.secrecy in (Secrecy.PUBLIC, Secrecy.OWN_KNOWLEDGE):
        return Secrecy.CASE_FILE, None
    return source.secrecy, source.undertaking_on

"""Take in a list by a mapping: tell what would be, then keep it as proposals or, on one acceptance, as facts."""

from dataclasses import replace

from habeas.base.digest import digest_of
from habeas.base.errors import WrongCall
from habeas.base.finding import Finding
from habeas.desk.apart import apart
from habeas.desk.intake_captures import compare_captures, joined, keep_captures
from habeas.desk.intake_choosing import mapping_for
from habeas.desk.intake_keeping import Keeping
from habeas.desk.intake_planning import Offered, Planner, plan_rows
from habeas.desk.intake_report import Report
from habeas.desk.intake_zip import Unpacked, unpacked
from habeas.desk.naming_case import case_or_new
from habeas.desk.preserving import Circumstances
from habeas.desk.recording import audit
from habeas.desk.session import Session
from habeas.desk.taking_out import keep_whole
from habeas.evidence.foreign.record import Form
from habeas.evidence.sources.source import Method, Secrecy, Source
from habeas.evidence.text.reading import Reading
from habeas.intake.keeping import KeptMapping
from habeas.intake.mapping import ListMapping
from habeas.record.keeping import Case


def take_list(session: Session, name: str, offered: Offered) -> Report:
    """Take in a list, or with `dry_run` only tell what would be.

    The list is kept as a source of the case, whatever its rows come to; each row's facts are proposed, and
    recorded where the mapping is accepted. Rows are kept a few at a time, so that a call which was stopped is
    taken up again by the same call. Raises WrongCall without a mapping of that name, or without a reason.
    """
    if offered.accept is not None and not offered.accept.strip():
        raise WrongCall("An acceptance says against what the list was checked.", "Add --why TEXT. Nothing was kept.")
    opened = unpacked(offered)
    offered = opened.offered
    chosen = mapping_for(session, offered)
    mapping, text = chosen.mapping, chosen.text
    if mapping is None:
        return Report(None, (), chosen.findings)
    if offered.dry_run:
        outcome = apart().take(offered.data, digest_of(offered.data)).outcome
        if not isinstance(outcome, Reading):
            return Report(mapping, (), outcome)
        report = plan_rows(Planner(session, name, outcome, mapping, offered)).report
        if mapping.form is Form.AUTO_ARCHIVER:
            report = joined(compare_captures(session, name, outcome, mapping, offered), report)
        return replace(report, findings=(*opened.findings, *report.findings), recognised=chosen.recognised)
    home, made = case_or_new(session, name)
    source, reading, findings = _kept(session, home, mapping, opened)
    if source is None or reading is None:
        return Report(mapping, (), findings, made=(home,) if made else ())
    with session.vault.transaction():
        version = KeptMapping(mapping.name, mapping.digest, text, session.who, session.now())
        if session.vault.mappings.add_mapping(version):
            audit(session, "keep mapping", mapping.name, {"case": home.id, "mapping": mapping.digest})
    planner = Planner(session, name, reading, mapping, offered)
    plan = plan_rows(planner)
    done = Keeping(planner, home, source).keep(plan.rows)
    told = replace(
        plan.report,
        findings=(*findings, *plan.report.findings),
        kept=True,
        source=source,
        recognised=chosen.recognised,
        made=((home,) if made else ()) + tuple(done.made),
        recorded=done.recorded,
        proposed=done.proposed,
    )
    if mapping.form is not Form.AUTO_ARCHIVER:
        return told
    return joined(keep_captures(session, home, source, reading, mapping, offered), told)


def _kept(
    session: Session, case: Case, mapping: ListMapping, opened: Unpacked
) -> tuple[Source | None, Reading | None, tuple[Finding, ...]]:
    came = opened.outer or opened.offered
    circumstances = Circumstances(Secrecy(mapping.secrecy), again=came.again)
    method = Method.STANDARD_INPUT if came.file_name is None else Method.FILE
    every = keep_whole(session, case, came.data, came.file_name, method, circumstances)
    findings = tuple(finding for taken in every for finding in taken.findings)
    meant = digest_of(opened.offered.data)
    source = next((one.source for one in every if one.source is not None and one.source.copy.digest == meant), None)
    if source is None:
        return None, None, findings
    if mapping.grade is not None and source.grade is None:
        source = replace(source, grade=mapping.grade)
        with session.vault.transaction():
            session.vault.evidence.replace_source(source)
            audit(session, "describe", source.id, {"case": case.id, "grade": mapping.grade})
    return source, session.vault.evidence.first_reading(source.copy.digest), findings

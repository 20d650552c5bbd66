"""Take in a page of the web: capture it on command, over the network, and keep the package as any other source."""

from dataclasses import dataclass, replace
from http import HTTPStatus
from urllib.parse import urlsplit
from uuid import UUID

from habeas.base.finding import Finding, Severity
from habeas.desk.naming_case import case_or_new
from habeas.desk.online.browser import browser_program
from habeas.desk.online.capturing import Asked, capture, demand_address
from habeas.desk.preserving import TOOL, Circumstances
from habeas.desk.recording import audit
from habeas.desk.session import Session
from habeas.desk.taking_in import TakenIn
from habeas.desk.taking_out import keep_whole
from habeas.evidence.capture.exchange import Captured
from habeas.evidence.capture.wacz import wacz_of
from habeas.evidence.capture.warc import ids_needed
from habeas.evidence.sources.source import Method


@dataclass(frozen=True, slots=True)
class PageTaken:
    """What was taken in, and the capture's own account: how many answers, how many bytes of them."""

    taken: TakenIn
    url: str
    answers: int
    size: int


def is_address(word: str) -> bool:
    """Whether a word is meant as an address of the web and not as the name of a file."""
    return word.lower().startswith(("http://", "https://"))


def take_in_page(session: Session, name: str, asked: Asked, circumstances: Circumstances) -> PageTaken:
    """Capture a page and keep it as a source of the case, which is made when it is new.

    Raises, before anything is kept, as :func:`habeas.desk.online.capturing.capture` does.
    """
    demand_address(asked.url)
    captured, sandboxed = capture(asked, browser_program(), session.now)
    ids = [UUID(bytes=session.chance(16), version=4) for _ in range(ids_needed(captured))]
    data = wacz_of(captured, TOOL, ids)
    case, made = case_or_new(session, name)
    taken = keep_whole(session, case, data, _file_name(captured), Method.CAPTURE, circumstances)
    page, *inside = taken
    if page.source is not None:
        with session.vault.transaction():
            audit(session, "capture", page.source.id, {"case": case.id})
    page = replace(page, findings=(*_findings(captured, sandboxed), *page.findings))
    answers = sum(exchange.body is not None for exchange in captured.exchanges)
    return PageTaken(TakenIn(case, made, (page, *inside)), captured.url, answers, len(data))


def _file_name(captured: Captured) -> str:
    """A name for the package by the page's host and the day."""
    host = urlsplit(captured.url).hostname or "page"
    return f"{host} {captured.started:%Y-%m-%d}.wacz"


def _findings(captured: Captured, sandboxed: bool) -> tuple[Finding, ...]:
    """What a person has to know of this capture."""
    found = []
    if captured.missed:
        listed = ", ".join(f"{what} {count}" for what, count in captured.missed)
        message = f"Not all of the page could be captured: {listed}. The package says so too."
        found.append(Finding("capture-incomplete", captured.url, Severity.WARNING, message))
    failed = [exchange.status for exchange in captured.exchanges if exchange.url == captured.url]
    if failed and failed[-1] >= HTTPStatus.BAD_REQUEST:
        message = f"The server answered {failed[-1]}: what was captured may be an error page."
        found.append(Finding("capture-refused", captured.url, Severity.WARNING, message))
    if not sandboxed:
        message = "The browser ran without its own sandbox, because this is the system's superuser. Use another user."
        found.append(Finding("browser-unconfined", captured.url, Severity.WARNING, message))
    return tuple(found)

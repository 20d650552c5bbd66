"""Findings on the terminal: what is wrong with data, on standard error."""

from collections.abc import Iterable

from habeas.base.errors import ExitCode
from habeas.base.finding import Finding, Severity
from habeas.cli.shell import Shell


def tell_findings(findings: Iterable[Finding], shell: Shell) -> None:
    """Print each finding as severity, place and message; in the person's language where it has the code."""
    for finding in findings:
        key = f"finding.{finding.code}"
        message = shell.words(key) if shell.words.has(key) else finding.message
        shell.tell(f"{shell.words(f'severity.{finding.severity.value}')} · {finding.place}: {message}")


def code_for(findings: Iterable[Finding]) -> ExitCode:
    """NEEDS_PERSON when any finding is more than a note, otherwise DONE."""
    worth = any(finding.severity is not Severity.NOTE for finding in findings)
    return ExitCode.NEEDS_PERSON if worth else ExitCode.DONE


def finding_json(finding: Finding) -> dict[str, str]:
    """A finding for other programs."""
    return {
        "code": finding.code,
        "place": finding.place,
        "severity": finding.severity.value,
        "message": finding.message,
    }

"""Findings on the terminal: what is wrong with data, on standard error."""

from collections.abc import Iterable

from habeas.base.errors import ExitCode
from habeas.base.finding import Finding, Severity
from habeas.base.language import Lang
from habeas.cli.shell import Shell
from habeas.cli.words import Words

_PLACES = (
    "archive",
    "article",
    "custody entry",
    "custody log",
    "database",
    "entities",
    "entity",
    "entry",
    "event",
    "file",
    "line",
    "pack",
    "page",
    "paragraph",
    "proposal",
    "row",
    "sheet",
    "source",
    "statement",
    "text",
    "under",
)
"""Words that places begin with."""


def tell_findings(findings: Iterable[Finding], shell: Shell) -> None:
    """Print each finding as severity, place and what is wrong, in the person's language."""
    for finding in findings:
        severity = shell.words(f"severity.{finding.severity.value}")
        shell.tell(f"{severity} · {place_of(finding.place, shell.words)}: {message_of(finding, shell.words)}")


def message_of(finding: Finding, words: Words) -> str:
    """The finding's own message in English, which has the details; else the sentence of its code."""
    key = f"finding.{finding.code}"
    return finding.message if words.lang is Lang.EN or not words.has(key) else words(key)


def place_of(place: str, words: Words) -> str:
    """A place with its kind in the person's language: the part after the file's name, where it has one."""
    name, sign, inside = place.rpartition(": ")
    for key in _PLACES:
        if inside == key or inside.startswith(f"{key} "):
            rest, column, letters = inside.removeprefix(key).rpartition(", column ")
            beside = f", {words('place.column')} " if column else ""
            return f"{name}{sign}{words(f'place.{key}')}{rest}{beside}{letters}"
    return place


def code_for(findings: Iterable[Finding]) -> ExitCode:
    """NEEDS_PERSON when any finding is more than a note, otherwise DONE."""
    worth = any(finding.severity is not Severity.NOTE for finding in findings)
    return ExitCode.NEEDS_PERSON if worth else ExitCode.DONE


def code_for_errors(findings: Iterable[Finding]) -> ExitCode:
    """NEEDS_PERSON when any finding is an error, otherwise DONE: what a facts file gives up is more than a hint."""
    wrong = any(finding.severity is Severity.ERROR for finding in findings)
    return ExitCode.NEEDS_PERSON if wrong else ExitCode.DONE


def finding_json(finding: Finding) -> dict[str, str]:
    """A finding for other programs."""
    return {
        "code": finding.code,
        "place": finding.place,
        "severity": finding.severity.value,
        "message": finding.message,
    }

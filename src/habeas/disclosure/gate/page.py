"""The reference page of disclosure: `python -m habeas.disclosure.gate.page` prints docs/reference/disclosure.md.

Its tables are written from the lists of the audiences and from `protections.yaml`; its text is `page.md`.
"""

import sys
from collections.abc import Iterable, Sequence
from importlib import resources

from habeas.base.language import Lang
from habeas.base.yaml_strings import strings_in
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.audiences import Rules, rules_of
from habeas.disclosure.gate.held import Protection
from habeas.evidence.sources.source import Secrecy
from habeas.record.vocabulary.loading import vocabulary

_AUDIENCES = (
    "audience",
    "who reads it",
    "papers that may reach it",
    "quotes of",
    "digests of",
    "own bytes of",
    "consent asked for",
    "handles, file names, notes, grades",
    "people of whom nothing is recorded",
    "sources that name an official without an office",
)


def disclosure_page() -> str:
    """The whole page as Markdown, ending with one line feed; the same lists give the same bytes."""
    every = [rules_of(audience) for audience in Audience]
    tables = {
        "audiences": _table(_AUDIENCES, map(_audience, every)),
        "protections": _table(("id", "holds back", "what is left", "for"), _protections(every)),
        "properties": _table(("property", *(f"`{one.audience.value}`" for one in every)), _properties(every)),
    }
    page = (resources.files("habeas.disclosure.gate") / "page.md").read_text("utf-8")
    for name, table in tables.items():
        page = page.replace(f"<!-- {name} -->\n", table)
    return page


def _audience(rules: Rules) -> tuple[str, ...]:
    consent = rules.consent
    asked = "–" if consent is None else f"`{consent.tell}` to tell, `{consent.name}` to name"
    papers = [_papers(rules.sources)]
    papers += [
        f"under the law of {country} also {_papers(one.sources)} ({one.by})" for country, one in rules.exempt.items()
    ]
    return (
        f"`{rules.audience.value}`",
        rules.readers[Lang.EN],
        "; ".join(papers),
        _papers(rules.quotes),
        _papers(rules.digests),
        _papers(rules.originals),
        asked,
        "told" if rules.particulars else "kept",
        "may be named" if rules.strangers else "are not named",
        str(rules.independent_sources) if Protection.TOO_FEW_SOURCES in rules.protections else "–",
    )


def _papers(statuses: frozenset[Secrecy]) -> str:
    if statuses == frozenset(Secrecy):
        return "all"
    return ", ".join(f"`{one.value}`" for one in Secrecy if one in statuses) or "none"


def _protections(every: Sequence[Rules]) -> Iterable[tuple[str, ...]]:
    told = _texts()
    for one in Protection:
        text = told[one.value]
        yield f"`{one.value}`", text["holds"], text["left"], _held_for(one, every)


def _held_for(protection: Protection, every: Sequence[Rules]) -> str:
    """For whom a protection holds, and whom it passes; those that no list names hold for everybody but `self`."""
    if protection is Protection.PRIVILEGED:
        return "all but " + ", ".join(f"`{one.audience.value}`" for one in every if Secrecy.PRIVILEGED in one.sources)
    listed = [rules for rules in every if protection in rules.protections]
    if not listed:
        return "all but `self`"
    shown = []
    for rules in listed:
        passes = [kind for kind, held in rules.passes.items() if protection in held]
        but = f" (not of: {', '.join(passes)})" if passes else ""
        shown.append(f"`{rules.audience.value}`{but}")
    return ", ".join(shown)


def _properties(every: Sequence[Rules]) -> Iterable[tuple[str, ...]]:
    for prop in vocabulary().properties:
        yield f"`{prop}`", *("told" if prop in rules.told else "–" for rules in every)


def _texts() -> dict[str, dict[str, str]]:
    text = (resources.files("habeas.disclosure.gate") / "protections.yaml").read_text("utf-8")
    found: dict[str, dict[str, str]] = strings_in(text)
    return found


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [columns, ["---"] * len(columns), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


if __name__ == "__main__":
    sys.stdout.write(disclosure_page())

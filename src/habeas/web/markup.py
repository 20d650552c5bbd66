"""Tags and filters of the templates: sentences by key, lines with their languages."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from habeas.disclosure.view import Line, Run
from habeas.disclosure.wording import wording
from habeas.web.assets import address_of
from habeas.web.words import say as sentence
from habeas.web.words import sentences

register = template.Library()


@register.simple_tag(takes_context=True)
def say(context: Mapping[str, Any], key: str, **fields: object) -> str:
    """The sentence of this key in the page's language."""
    return sentence(context["lang"], key, **fields)


@register.simple_tag(takes_context=True)
def secrecy(context: Mapping[str, Any], status: str) -> str:
    """A secrecy status in words, as the papers tell it."""
    return wording(context["lang"]).word("secrecy", status)


@register.simple_tag(takes_context=True)
def custody(context: Mapping[str, Any], action: str) -> str:
    """What happened to a source, in words; an action that has none stands as the log has it."""
    known = sentences(context["lang"])
    return known.get(f"custody.{action}", action)


@register.filter
def instant(told: str | datetime) -> str:
    """An instant to the minute, in UTC, the same in every language."""
    when = datetime.fromisoformat(told) if isinstance(told, str) else told
    return f"{when.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


@register.simple_tag
def asset(name: str) -> str:
    """The address of a style sheet or script."""
    return address_of(name)


@register.simple_tag(takes_context=True)
def notes(context: Mapping[str, Any], numbers: Sequence[int]) -> SafeString:
    """The numbers of footnotes, each leading straight to its place in the document."""
    stands, lang = context["stands"], context["lang"]
    if not numbers:
        return SafeString("")
    links = format_html_join(
        " ",
        '<a href="{}" aria-label="{}">{}</a>',
        ((stands.get(one, f"#note-{one}"), sentence(lang, "file.note", number=one), one) for one in numbers),
    )
    return format_html('<sup class="notes">{}</sup>', links)


@register.filter
def runs(line: Line) -> SafeString:
    """A line, with what stands in another language marked so."""
    return format_html_join("", "{}", ((_run(run),) for run in line))


def _run(run: Run) -> str:
    return run.text if run.lang is None else format_html('<span lang="{}">{}</span>', run.lang.value, run.text)


@register.filter
def at(table: Mapping[Any, Any], key: Any) -> Any:
    """What a table holds under a key, None where it holds nothing."""
    return table.get(key)

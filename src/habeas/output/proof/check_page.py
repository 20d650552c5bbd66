"""The page in a pack that checks the pack in the reader's own browser: one file, its own script, no request."""

import base64
import hashlib
import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import resources

from habeas.base.digest import Json
from habeas.base.language import Lang
from habeas.disclosure.proof.page_words import DEEPEST, RULES, SKIPPED, TAGS, UNKNOWN, VOID
from habeas.disclosure.proof.page_words import LARGEST as LARGEST_PAGE
from habeas.disclosure.words_file import file_words
from habeas.output.papers.markup import Markup, element, text
from habeas.output.proof.pack import LARGEST, LARGEST_JSON
from habeas.output.proof.stored import MOST_FILES

SCRIPTS = ("stored.js", "page_words.js", "reading.js", "checking.js", "check.js")
"""The parts of the script of the page, in their order."""


def check_page(lang: Lang, case: str, as_of: date) -> bytes:
    """The page in a language, for the pack of the page `case`; the same words, the same bytes."""
    words = file_words("proof", lang)
    # No sign that could end the element: JSON reads the escapes, HTML sees none.
    told: Json = {"words": dict(words), "rules": _rules()}
    said = json.dumps(told, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")
    script, style = "".join(_file(name) for name in SCRIPTS), _file("check.css")
    policy = (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="robots", content="noindex, nofollow, noarchive"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", text(words["title"])),
        element("style", Markup(style)),
    )
    whole = element("html", head, _body(words, case, as_of, said, script), lang=lang.value)
    return f"<!DOCTYPE html>\n{whole}\n".encode()


def _body(told: Mapping[str, str], case: str, as_of: date, said: str, script: str) -> Markup:
    about = told["case"].format(case=case, as_of=as_of.isoformat())
    return element(
        "body",
        element(
            "main",
            element("h1", text(told["title"])),
            element("p", text(about)),
            element("p", text(told["lead"])),
            element("noscript", element("p", text(told["no_script"]))),
            element("label", text(told["pack"]), for_="pack"),
            element("input", id="pack", type="file", accept=".zip,application/zip"),
            element("h2", text(told["digest"])),
            element("p", element("code", text("–"), id="digest")),
            element("p", text(told["digest_lead"])),
            element("h2", text(told["results"])),
            element("ul", id="results", aria_live="polite"),
            element(
                "section",
                element("h2", text(told["sources"])),
                element("p", text(told["sources_lead"])),
                element("label", text(told["sources"]), for_="source"),
                element("input", id="source", type="file", multiple="multiple"),
                element("ul", id="brought", aria_live="polite"),
                id="sources",
                hidden="hidden",
            ),
            element("p", text(told["limits"])),
        ),
        element("script", Markup(said), id="words", type="application/json"),
        element("script", Markup(script)),
    )


def _rules() -> Json:
    """What the script reads by, in the words and numbers of the command."""
    return {
        **{name: dict(found) for name, found in RULES.items()},
        "all": sorted(TAGS),
        "void": sorted(VOID),
        "skipped": SKIPPED,
        "unknown": UNKNOWN,
        "deepest": DEEPEST,
        "page": LARGEST_PAGE,
        "largest": LARGEST,
        "json": LARGEST_JSON,
        "most": MOST_FILES,
    }


@cache
def _file(name: str) -> str:
    return (resources.files("habeas.output.proof") / name).read_text("utf-8")


def _digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()

"""The sources as a bibliography in BibTeX, as biblatex reads it: UTF-8, `date` in EDTF.

Signs that TeX takes for commands are written as the commands that print them; braces too, because BibTeX counts
even those behind a backslash.
"""

import re

from habeas.base.language import Lang
from habeas.disclosure.data.extract import Extract, ExtractSource
from habeas.output.exports.csl import on_the_web

_COMMANDS = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "$&%#_"},
}
_SPECIAL = re.compile(r"[\\{}~^$&%#_]")
_SPACE = re.compile(r"\s+")
_NOT_IN_ADDRESSES = re.compile(r"[\\{}\s]")
_LANGUAGES = {Lang.EN: "english", Lang.RU: "russian", Lang.KK: "kazakh"}


def bibtex(extract: Extract, _lang: Lang) -> bytes:
    """The sources, each once, in their order; their keys are ids of this release."""
    return "\n".join(_entry(one) for one in extract.sources).encode()


def printed(text: str) -> str:
    """Words as TeX prints them, in one line."""
    bare = _SPACE.sub(" ", text).strip()
    return _SPECIAL.sub(lambda found: _COMMANDS[found[0]], bare)


def _entry(one: ExtractSource) -> str:
    kept = one.digest or one.commitment or ""
    address = _NOT_IN_ADDRESSES.sub(lambda found: f"%{ord(found[0]):02X}", one.address or "")
    fields = {
        "title": f"{{{printed(one.title)}}}",
        # In braces of its own, so that it is one name and not cut at "and".
        "author": f"{{{printed(one.author)}}}" if one.author else "",
        "publisher": printed(one.publisher or ""),
        "date": "" if one.published is None else str(one.published),
        "url": address if on_the_web(one) else "",
        "howpublished": "" if on_the_web(one) else printed(one.address or ""),
        "langid": _LANGUAGES[one.lang] if one.lang else "",
        "note": printed(kept),
    }
    lines = [f"  {name} = {{{text}}}," for name, text in fields.items() if text]
    return "\n".join([f"@{'online' if on_the_web(one) else 'misc'}{{{one.id},", *lines, "}", ""])

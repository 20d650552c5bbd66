"""The fixed words of papers: one file a paper and language under `templates/`, which a lawyer can edit.

Each text is a sentence template (`habeas.disclosure.template`). What a paper's own file lacks is looked up in that
of its family (`un.<lang>.yaml` for those to bodies of the United Nations, else `case.<lang>.yaml`), then in
`common.<lang>.yaml`. Every scalar is read as a string.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

import yaml

from habeas.base.errors import Failed
from habeas.base.yaml_strings import strings_in
from habeas.disclosure.papers.labels import labels
from habeas.disclosure.papers.languages import PaperLang
from habeas.disclosure.papers.spacing import spaced
from habeas.disclosure.template import Template, parse_template

COMMON = "common"
"""The file that every paper of a language falls back on."""

_UN = ("wgad", "special-procedures", "wgeid", "hrc", "urgent-appeal")
_CASE = ("summary", "dossier", "annexes", "complaint", "custody-motion", "press-note", "letter")
_FAMILIES: Mapping[str, str] = MappingProxyType(dict.fromkeys(_UN, "un") | dict.fromkeys(_CASE, "case"))
"""The file that a paper falls back on before the common one."""

GROUPS = ("paper", "parts", "fields", "sentences", "todo", "words")
"""The groups of a file: the paper itself (title, foot, address lines), headings of parts, labels of fields,
sentences, what to do about a field that is open, and labels of the paper beside those of `labels/`."""


@dataclass(frozen=True, slots=True)
class Texts:
    """All texts of one paper in one language; `groups` maps group and id to the text as it was written."""

    name: str
    lang: PaperLang
    groups: Mapping[str, Mapping[str, str]]

    def raw(self, group: str, key: str) -> str:
        """A text as it was written; raises Failed where neither the paper's file nor the common one has it."""
        own = self.groups[group].get(key)
        if own is not None:
            return own
        behind = self.behind()
        if behind is None:
            raise _fault(self.name, self.lang, f"{group}.{key} is missing")
        return behind.raw(group, key)

    def has(self, group: str, key: str) -> bool:
        """Whether there is such a text, here or in the common file."""
        behind = self.behind()
        return key in self.groups[group] or (behind is not None and behind.has(group, key))

    def behind(self) -> "Texts | None":
        """The texts that these fall back on; None behind the common ones."""
        return None if self.name == COMMON else texts(_FAMILIES.get(self.name, COMMON), self.lang)

    def template(self, group: str, key: str) -> Template:
        """A text as a template."""
        return parse_template(self.raw(group, key))

    def words(self) -> Mapping[str, str]:
        """The labels that a writer needs: those of every paper, and over them the paper's own."""
        behind = self.behind()
        inner = labels(self.lang.value) if behind is None else behind.words()
        return MappingProxyType({**inner, **self.groups["words"]})


@cache
def texts(name: str, lang: PaperLang) -> Texts:
    """The texts of a paper in a language; read on the first call.

    Raises Failed where the file is not there or does not hold together.
    """
    try:
        path = resources.files("habeas.disclosure.papers") / "templates" / f"{name}.{lang.value}.yaml"
        found = texts_from(spaced(path.read_text("utf-8"), lang.value), name, lang)
    except FileNotFoundError:
        raise _fault(name, lang, "it is not there") from None
    _require_known_fields(found, path.read_text("utf-8"))
    return found


def _require_known_fields(found: Texts, text: str) -> None:
    """Refuse a field that no other language has in the same text: it would be left out, or stop the paper."""
    for path in (resources.files("habeas.disclosure.papers") / "templates").iterdir():
        name, lang = path.name.split(".")[0], path.name.split(".")[1]
        if name != found.name or lang == found.lang.value:
            continue
        other = texts_from(path.read_text("utf-8"), name, PaperLang(lang))
        for group, key in ((group, key) for group, told in found.groups.items() for key in told):
            theirs = other.groups[group].get(key)
            strange = set() if theirs is None else _fields(found.groups[group][key]) - _fields(theirs)
            if strange:
                told = ", ".join(f"{{{one}}}" for one in sorted(strange))
                at = _line_of(text, group, key)
                raise _fault(found.name, found.lang, f"line {at}, {group}.{key}: there is no field {told}")


def _fields(body: str) -> frozenset[str]:
    return parse_template(body).fields()


def _line_of(text: str, group: str, key: str) -> int:
    """The line of a text in its file, from 1; 1 where it is not there."""
    node: Any = yaml.compose(text, Loader=yaml.BaseLoader)
    for wanted in (group, key):
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        node = next((value for name, value in pairs if name.value == wanted), None)
    return 1 if node is None else int(node.start_mark.line) + 1


def texts_from(text: str, name: str, lang: PaperLang) -> Texts:
    """Texts from the text of their file; raises Failed where a group is no map of strings, or a template is broken."""
    try:
        found = strings_in(text)
        groups = {group: _group(found.get(group, {})) for group in GROUPS}
        if unknown := found.keys() - groups.keys():
            raise ValueError(f"no group is called {', '.join(sorted(unknown))}")
        for group, told in groups.items():
            for key, body in told.items():
                _require_template(text, group, key, body)
    except (yaml.YAMLError, AttributeError, TypeError, ValueError) as error:
        mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
        at = "" if mark is None else f"line {mark.line + 1}: "
        raise _fault(name, lang, at + (getattr(error, "problem", None) or str(error))) from error
    return Texts(name, lang, MappingProxyType(groups))


def _require_template(text: str, group: str, key: str, body: str) -> None:
    """Raise ValueError with line and id where a text is no template."""
    try:
        parse_template(body)
    except ValueError as error:
        raise ValueError(f"line {_line_of(text, group, key)}, {group}.{key}: {error}") from None


def _group(found: Any) -> Mapping[str, str]:
    if not isinstance(found, Mapping) or not all(isinstance(text, str) for text in found.values()):
        raise ValueError("a group is not a map of texts")
    return MappingProxyType(dict(found))


def _fault(name: str, lang: PaperLang, what: str) -> Failed:
    return Failed(
        f"The paper template {name}.{lang.value}.yaml is damaged: {what}.",
        "Undo the change to it, or install Habeas again.",
    )

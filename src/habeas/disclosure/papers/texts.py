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
        return texts_from(spaced(path.read_text("utf-8"), lang.value), name, lang)
    except FileNotFoundError:
        raise _fault(name, lang, "it is not there") from None


def texts_from(text: str, name: str, lang: PaperLang) -> Texts:
    """Texts from the text of their file; raises Failed where a group is no map of strings, or a template is broken."""
    try:
        found = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  (it makes strings only)
        groups = {group: _group(found.get(group, {})) for group in GROUPS}
        if unknown := found.keys() - groups.keys():
            raise ValueError(f"no group is called {', '.join(sorted(unknown))}")
        for group in groups.values():
            for body in group.values():
                parse_template(body)
    except (yaml.YAMLError, AttributeError, TypeError, ValueError) as error:
        raise _fault(name, lang, str(error)) from error
    return Texts(name, lang, MappingProxyType(groups))


def _group(found: Any) -> Mapping[str, str]:
    if not isinstance(found, Mapping) or not all(isinstance(text, str) for text in found.values()):
        raise ValueError("a group is not a map of texts")
    return MappingProxyType(dict(found))


def _fault(name: str, lang: PaperLang, what: str) -> Failed:
    return Failed(
        f"The paper template {name}.{lang.value}.yaml is damaged: {what}.",
        "Undo the change to it, or install Habeas again.",
    )

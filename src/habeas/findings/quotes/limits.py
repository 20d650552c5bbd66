"""What a search record does not show: sentences that stand in every record and on every paper made of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from habeas.base.errors import Failed
from habeas.base.language import Lang
from habeas.base.yaml_strings import strings_in
from habeas.evidence.archives.item import Kind
from habeas.findings.quotes.corpus import Corpus

_SPEECH, _TRANSCRIPTS = "speech", "transcripts"


@dataclass(frozen=True, slots=True)
class Limit:
    """One thing that the search could not see: a stable lower-case word, and the sentence in each language."""

    id: str
    text: Mapping[Lang, str]


def limits_of(corpora: tuple[Corpus, ...]) -> tuple[Limit, ...]:
    """What a search in these archives does not show, in the order in which it is said."""
    spoken = any(item.kind is Kind.SPEECH for corpus in corpora for item in corpus.items)
    other = _SPEECH if spoken else _TRANSCRIPTS
    return tuple(limit for limit in all_limits() if limit.id != other)


@cache
def all_limits() -> tuple[Limit, ...]:
    """Every limit of the file; raises Failed where the file of the package is damaged."""
    text = (resources.files("habeas.findings.quotes") / "limits.yaml").read_text("utf-8")
    try:
        found = strings_in(text)
        return tuple(Limit(key, {lang: said[lang.value] for lang in Lang}) for key, said in found.items())
    except (yaml.YAMLError, AttributeError, KeyError, TypeError) as error:
        raise Failed(
            f"The list of what a search does not show is damaged: {error}.", "Install Habeas again."
        ) from error

"""An extract: what may leave of a case as data, with ids made for this release alone.

Another system reads it; nothing of it is composed text. Ids are an HMAC under a key of the release
(:mod:`habeas.disclosure.data.release_ids`), so that two releases cannot be joined by them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from habeas.base.known import Known
from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.base.when import When
from habeas.disclosure.audience import Audience
from habeas.record.people import EntityKind
from habeas.record.statements import Stance


@dataclass(frozen=True, slots=True)
class Named:
    """A name and the language it stands in in a source; None where it is a stand-in of ours."""

    text: str
    lang: Lang | None


@dataclass(frozen=True, slots=True)
class ExtractEntity:
    """Somebody or something. `names` begins with the one it goes by; `unnamed` says that it is a stand-in."""

    id: str
    kind: EntityKind
    names: tuple[Named, ...]
    detained: bool
    unnamed: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a fact stands. `quote` is None where words do not go out; `start` and `end` then are None too.

    `start` and `end` are code points of the first reading, end exclusive; `page` is None without pages.
    """

    source: str
    lang: Lang
    page: int | None
    quote: str | None
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class ExtractFact:
    """One fact. `value` is as in the vocabulary, keys of other facts replaced by ids of this release.

    `labels` are the property's label by language, `sentence` the fact as a sentence by language.
    """

    id: str
    subject: str
    prop: str
    value: Known[Mapping[str, Plain]]
    when: When | None
    stance: Stance
    attributed_to: str | None
    citations: tuple[Citation, ...]
    labels: Mapping[Lang, str]
    sentence: Mapping[Lang, str]


@dataclass(frozen=True, slots=True)
class ExtractSource:
    """A source. `digest` is `sha256:…` for a public one, else None and `commitment` stands instead."""

    id: str
    title: str
    author: str | None
    publisher: str | None
    published: When | None
    address: str | None
    lang: Lang | None
    media_type: str
    digest: str | None
    commitment: str | None
    grade: str | None


@dataclass(frozen=True, slots=True)
class Extract:
    """The whole: `case` is its name where that may be told, else its release id; `title` a sentence on what it is.

    `held` are, by protection, how many things were held back. `conflicts` are ids of facts that cannot all be true.
    """

    case: str
    id: str
    audience: Audience
    as_of: date
    jurisdiction: str | None
    entities: tuple[ExtractEntity, ...]
    facts: tuple[ExtractFact, ...]
    sources: tuple[ExtractSource, ...]
    conflicts: tuple[tuple[str, ...], ...]
    held: Mapping[str, int]

"""An extract: what may leave of a case as data, with ids made for this release alone.

Another system reads it; nothing of it is composed text. Ids are an HMAC under a key of the release
(:mod:`habeas.disclosure.data.release_ids`), so that two releases cannot be joined by them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from habeas.base.known import Known
from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.base.when import When
from habeas.disclosure.audience import Audience
from habeas.record.people import EntityKind
from habeas.record.statements import Stance
from habeas.record.vocabulary.terms import Vocabulary


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
    `grade` is 1 to 6, the reliability of the information (Admiralty code), None while nobody has judged it.
    `says` are the fields of the value as this very place gives them, `when` among them as EDTF: a fact has what any
    of its places gives, in the words of one. It is empty where the place says that something is unknown or absent.
    """

    source: str
    lang: Lang
    page: int | None
    quote: str | None
    start: int | None
    end: int | None
    grade: int | None = None
    says: Mapping[str, Plain] = field(default_factory=dict)


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
    """A source. `digest` is `sha256:…` for a public one, else None and `commitment` stands instead.

    `unconfirmed` are the names of those of its fields that a program read off it and nobody confirmed.
    """

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
    unconfirmed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Extract:
    """The whole: `case` is its name where that may be told, else its release id, which is `id`.

    Entities, facts and sources stand in an order of their own, the same in whatever order they were recorded.
    `held` are, by protection, how many things were held back. `conflicts` are ids of facts that cannot all be true.
    `vocabulary` is what properties, fields and codes mean, and their places in HURIDOCS and FollowTheMoney.
    No text of it has a control sign but tabs and line ends (LF): no format could carry one.
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
    vocabulary: Vocabulary

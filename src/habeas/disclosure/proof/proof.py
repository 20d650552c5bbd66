"""What a proof pack says: pages, their sentences, the quotes these stand on, the sources, and when these were there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from habeas.base.digest import Digest, Json
from habeas.base.language import Lang
from habeas.evidence.sources.custody import CustodyEntry
from habeas.evidence.sources.stamps import Stamp

SCHEMA = "habeas.proof/2"


class Kind(StrEnum):
    """What a sentence stands on: a source says it; it is reckoned; it tells what the record does not hold; or the
    publisher says it of the page itself.
    """

    TOLD = "told"
    RECKONED = "reckoned"
    ABSENT = "absent"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class ProvedSentence:
    """A public sentence: the id of its element on the page, its words, the numbers of its footnotes.

    What is reckoned is reckoned from those footnotes, from other sentences of the page (`told`, their anchors), by the
    places of the law with the numbers `laws`, for the day of the proof.
    """

    anchor: str
    text: str
    notes: tuple[int, ...]
    kind: Kind = Kind.TOLD
    told: tuple[str, ...] = ()
    laws: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ProvedLaw:
    """A place of the law: the law pack and its rule, the article in words, the day to which its text is amended.

    `amended_to` is None where no text was read; `wording` is the digest of the official wording, empty without one.
    """

    number: int
    pack: str
    rule: str
    article: str
    amended_to: date | None
    wording: str


@dataclass(frozen=True, slots=True)
class ProvedNote:
    """A footnote: the number of its source, the quote (None where the words do not go out), and all that it says."""

    number: int
    source: int
    quote: str | None
    text: str


@dataclass(frozen=True, slots=True)
class ProvedSource:
    """A source of a page. `digest` is `sha256:…` of a public one, else a salted commitment (`commitment:…`).

    `anchor` is the id of its element, `text` all that the page says of it.
    """

    number: int
    anchor: str
    title: str
    digest: str
    address: str | None
    text: str


@dataclass(frozen=True, slots=True)
class ProvedPage:
    """One page in one language. `path` is its file in the pack.

    The footnotes, sources and laws of a case whose pages are several stand with each of them; `beside` is every text
    of the page that is no sentence of fact: what it is (:data:`habeas.disclosure.proof.page_words.RULES`), its words.
    """

    lang: Lang
    path: str
    sentences: tuple[ProvedSentence, ...]
    notes: tuple[ProvedNote, ...]
    sources: tuple[ProvedSource, ...]
    laws: tuple[ProvedLaw, ...]
    beside: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ProvedTime:
    """That a public source was there by the time of a stamp.

    `event` with `salt` opens the commitment of the first entry of `chain`; the chain leads from there to the
    entry that `stamp` is on, each entry naming the one before it.
    """

    digest: Digest
    event: Mapping[str, str]
    salt: bytes
    chain: tuple[CustodyEntry, ...]
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Proof:
    """The whole. `unshown` counts public sources that have a stamp whose opening was not let out."""

    case: str
    as_of: date
    pages: tuple[ProvedPage, ...]
    times: tuple[ProvedTime, ...]
    unshown: int


def proof_form(proof: Proof) -> Json:
    """The proof as JSON; its canonical bytes (RFC 8785) are `proof.json` of a pack."""
    return {
        "schema": SCHEMA,
        "case": proof.case,
        "as_of": proof.as_of.isoformat(),
        "unshown_times": proof.unshown,
        "pages": [_page(page) for page in proof.pages],
        "times": [_time(time) for time in proof.times],
    }


def _page(page: ProvedPage) -> Json:
    return {
        "lang": page.lang.value,
        "path": page.path,
        "sentences": [_sentence(one) for one in page.sentences],
        "notes": [
            {"number": one.number, "source": one.source, "quote": one.quote, "text": one.text} for one in page.notes
        ],
        "sources": [_source(one) for one in page.sources],
        "laws": [_law(one) for one in page.laws],
        "beside": [{"kind": kind, "text": text} for kind, text in page.beside],
    }


def _sentence(one: ProvedSentence) -> Json:
    return {
        "anchor": one.anchor,
        "text": one.text,
        "notes": list(one.notes),
        "kind": one.kind.value,
        "told": list(one.told),
        "laws": list(one.laws),
    }


def _source(one: ProvedSource) -> Json:
    return {
        "number": one.number,
        "anchor": one.anchor,
        "title": one.title,
        "digest": one.digest,
        "address": one.address,
        "text": one.text,
    }


def _law(one: ProvedLaw) -> Json:
    return {
        "number": one.number,
        "pack": one.pack,
        "rule": one.rule,
        "article": one.article,
        "amended_to": None if one.amended_to is None else one.amended_to.isoformat(),
        "wording": one.wording,
    }


def _time(time: ProvedTime) -> Json:
    stamp = time.stamp
    return {
        "digest": time.digest,
        "event": dict(time.event),
        "salt": time.salt.hex(),
        "chain": [
            {"number": one.number, "previous": one.previous, "commitment": one.commitment, "link": one.link}
            for one in time.chain
        ],
        "stamp": {
            "entry": stamp.entry,
            "link": stamp.link,
            "token": stamp.token.hex(),
            "authority": stamp.authority,
            "nonce": str(stamp.nonce),
            "roots": [root.hex() for root in stamp.roots],
        },
    }

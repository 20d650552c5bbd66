"""What a proof pack says: pages, their sentences, the quotes these stand on, the sources, and when these were there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from habeas.base.digest import Digest, Json
from habeas.base.language import Lang
from habeas.evidence.sources.custody import CustodyEntry
from habeas.evidence.sources.stamps import Stamp

SCHEMA = "habeas.proof/1"


@dataclass(frozen=True, slots=True)
class ProvedSentence:
    """A public sentence: the id of its element on the page, its words, the numbers of its footnotes."""

    anchor: str
    text: str
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ProvedNote:
    """A footnote: the number of its source, and the quote, None where the words do not go out."""

    number: int
    source: int
    quote: str | None


@dataclass(frozen=True, slots=True)
class ProvedSource:
    """A source of a page. `digest` is `sha256:…` of a public one, else a salted commitment (`commitment:…`)."""

    number: int
    title: str
    digest: str
    address: str | None


@dataclass(frozen=True, slots=True)
class ProvedPage:
    """One page in one language. `path` is its file in the pack."""

    lang: Lang
    path: str
    sentences: tuple[ProvedSentence, ...]
    notes: tuple[ProvedNote, ...]
    sources: tuple[ProvedSource, ...]


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
        "sentences": [{"anchor": one.anchor, "text": one.text, "notes": list(one.notes)} for one in page.sentences],
        "notes": [{"number": one.number, "source": one.source, "quote": one.quote} for one in page.notes],
        "sources": [
            {"number": one.number, "title": one.title, "digest": one.digest, "address": one.address}
            for one in page.sources
        ],
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

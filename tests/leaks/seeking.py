"""Looking for canaries in the bytes of a file: in any letters, case, ending or writing, as digests, and packed."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick
from tests.leaks.unpacking import level, parts_of, texts_of

from habeas.names.transliteration import Scheme, to_latin

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "cp1251")
DIGESTS = ("sha256", "sha1", "md5")
_NEVER = "no file holds these words: \U000f1e1e"
_LETTERS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Canary:
    """Something that may not be told. `what` says what it is, in the words of a test.

    `stems` are beginnings by which it is known in every ending, looked for without case, marks and signs between
    the letters, in its own letters and in Latin ones by every scheme; `spelt` are writings that count as they are;
    `hashed` are texts and bytes whose digests count too.
    """

    what: str
    stems: tuple[str, ...] = ()
    spelt: tuple[str, ...] = ()
    hashed: tuple[bytes, ...] = ()


class Seeker:
    """Looks for some canaries; made once, asked of many files."""

    def __init__(self, canaries: Iterable[Canary]) -> None:
        joined: dict[str, str] = {}
        spelt: dict[str, str] = {}
        raw: dict[bytes, str] = {}
        for canary in canaries:
            for stem in {latin for one in canary.stems for latin in (one, *_latin(one))}:
                joined["".join(_LETTERS.findall(level(stem)))] = canary.what
                raw |= dict.fromkeys(_encoded(stem), canary.what)
            spelt |= {level(one): canary.what for one in canary.spelt}
            for digest in (digest for one in canary.hashed for digest in _digests(one)):
                raw[digest] = joined[digest.hex()] = f"digest of {canary.what}"
        self._joined, self._spelt, self._raw = list(joined), list(spelt), list(raw)
        self._said = [*joined.values(), ""], [*spelt.values(), ""], [*raw.values(), ""]
        self._in_joined, self._in_spelt = AhoCorasick([*self._joined, _NEVER]), AhoCorasick([*self._spelt, _NEVER])
        self._in_raw = BytesAhoCorasick([*self._raw, _NEVER.encode()])
        self.searched = 0

    def found(self, data: bytes, name: str = "") -> set[str]:
        """What of the canaries is in a file or in its name; `searched` grows by the bytes that were looked through."""
        return {one for part in (name.encode(), *parts_of(data)) for one in self._of_part(part)}

    def _of_part(self, part: bytes) -> Iterator[str]:
        self.searched += len(part)
        joined, spelt, raw = self._said
        yield from (raw[at] for at, _, _ in self._in_raw.find_matches_as_indexes(part))
        for text in texts_of(part):
            whole = level(text)
            yield from (spelt[at] for at, _, _ in self._in_spelt.find_matches_as_indexes(whole))
            bare = "".join(_LETTERS.findall(whole))
            yield from (joined[at] for at, _, _ in self._in_joined.find_matches_as_indexes(bare))


def _latin(stem: str) -> set[str]:
    return {to_latin(stem, scheme) for scheme in Scheme}


def _encoded(stem: str) -> Iterator[bytes]:
    for form in {stem.lower(), stem.capitalize(), stem.upper()}:
        for encoding in ENCODINGS:
            try:
                yield form.encode(encoding)
            except UnicodeEncodeError:
                continue


def _digests(data: bytes) -> Iterator[bytes]:
    """The first eight bytes of every digest: more would miss one that was cut short."""
    forms = {data}
    try:
        text = data.decode()
        forms |= {one.encode() for one in (text.upper(), text.lower(), unicodedata.normalize("NFD", text))}
    except UnicodeDecodeError:
        pass
    for form in forms:
        for name in DIGESTS:
            yield hashlib.new(name, form, usedforsecurity=False).digest()[:6]

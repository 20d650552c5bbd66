"""A proof of an invented page, with a time stamp where an authority is given."""

from collections.abc import Callable
from datetime import date

from habeas.base.digest import Digest, digest_of
from habeas.base.language import Lang
from habeas.disclosure.proof.proof import Proof, ProvedNote, ProvedPage, ProvedSentence, ProvedSource, ProvedTime
from habeas.evidence.sources.custody import CustodyEntry, commit, next_entry
from habeas.evidence.sources.stamps import Stamp, request_for, roots_of

REPORT = "The theatre said on Monday that its director, Aidar Sarin, was taken from rehearsal at 9:40.\n"
QUOTE = "its director, Aidar Sarin, was taken from rehearsal at 9:40"
LETTER = b"A letter that is not public."
SALT = "5a" * 32
PAGE = """<!DOCTYPE html><html lang="en"><head><title>A case</title></head><body><main>
<p id="fact-1">Aidar Sarin was apprehended on 3 May 2023 at 09:40.<sup data-proof-skip><a href="#note-1">1</a></sup></p>
<p id="fact-2">His lawyer complained   on 5 May 2023.<br><sup data-proof-skip>2</sup></p></main></body></html>"""
CHECKED = date(2023, 6, 20)


def proof(commitment: str, times: tuple[ProvedTime, ...] = ()) -> Proof:
    """A proof of `PAGE`: a public report with its digest, and a letter with a commitment."""
    page = ProvedPage(
        lang=Lang.EN,
        path="pages/en/a-case.html",
        sentences=(
            ProvedSentence("fact-1", "Aidar Sarin was apprehended on 3 May 2023 at 09:40.", (1,)),
            ProvedSentence("fact-2", "His lawyer complained on 5 May 2023.", (2,)),
        ),
        notes=(ProvedNote(1, 1, QUOTE), ProvedNote(2, 2, None)),
        sources=(
            ProvedSource(1, "Director taken from rehearsal", digest_of(REPORT.encode()), "https://news.example/1"),
            ProvedSource(2, "A letter", commitment, None),
        ),
    )
    return Proof("a-case", CHECKED, (page,), times, 0)


def log(digest: Digest) -> tuple[dict[str, str], bytes, tuple[CustodyEntry, ...]]:
    """An event on this digest, its salt, and a custody log of four entries whose second commits to it."""
    event = {"at": "2023-05-04T06:00:00+00:00", "actor": "heron", "action": "received", "copy": digest}
    salt, entries = bytes(range(16)), []
    last = None
    for number in range(1, 5):
        made = commit(event, salt) if number == 2 else digest_of(f"{number}".encode())
        last = next_entry(last, made)
        entries.append(last)
    return event, salt, tuple(entries)


def stamped_time(answer: Callable[[bytes], bytes], root: bytes, digest: Digest) -> ProvedTime:
    """That this digest was there by the time of a stamp on the fourth entry."""
    event, salt, entries = log(digest)
    request = request_for(entries[-1])
    stamp = Stamp(4, entries[-1].link, answer(request.data), "https://stamps.example", request.nonce, roots_of(root))
    return ProvedTime(digest, event, salt, entries[1:], stamp)

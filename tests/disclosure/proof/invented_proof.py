"""A proof of an invented page, with a time stamp where an authority is given."""

from collections.abc import Callable
from datetime import date

from habeas.base.digest import Digest, digest_of
from habeas.base.language import Lang
from habeas.disclosure.proof.proof import (
    Kind,
    Proof,
    ProvedLaw,
    ProvedNote,
    ProvedPage,
    ProvedSentence,
    ProvedSource,
    ProvedTime,
)
from habeas.evidence.sources.custody import CustodyEntry, commit, next_entry
from habeas.evidence.sources.stamps import Stamp, request_for, roots_of

REPORT = "The theatre said on Monday that its director, Aidar Sarin, was taken from rehearsal at 9:40.\n"
QUOTE = "its director, Aidar Sarin, was taken from rehearsal at 9:40"
LETTER = b"A letter that is not public."
SALT = "5a" * 32
PATH = "pages/en/a-case.html"
TOLD, ALSO, HELD, GAP = "fact-s0000000001", "fact-s0000000002", "fact-d0000000003", "fact-g0000000004"
FIRST, SECOND = "source-00000000a1", "source-00000000b2"
MARK = '<sup data-proof-skip=""><a href="#note-1">1</a></sup>'
CHECKED = date(2023, 6, 20)


def page_for(commitment: str) -> str:
    """The page: two sentences that sources say, one that is reckoned, and one on what the record does not hold."""
    report, letter = digest_of(REPORT.encode()).partition(":")[2], commitment.partition(":")[2]
    return f"""<!DOCTYPE html>
<html lang="en"><head><title>A case</title></head><body><main id="content"><h1>Aidar Sarin</h1>
<p id="{TOLD}">Aidar Sarin was apprehended on 3 May 2023 at 09:40.{MARK}</p>
<p id="{ALSO}">His lawyer complained   on 5 May 2023.<br/><sup data-proof-skip="">2</sup></p>
<p id="{HELD}"><strong>48 days</strong> in custody</p><ul><li id="{GAP}">Medical examination</li></ul>
<ol><li id="note-1">{QUOTE} (source 1)</li><li id="note-2">The words do not go out (source 2)</li></ol>
<ol><li id="{FIRST}">Director taken from rehearsal {report}</li><li id="{SECOND}">A letter {letter}</li></ol></main>
<footer>Made with care</footer></body></html>
"""


COMMITMENT = "commitment:" + "0" * 64
PAGE = page_for(COMMITMENT)


def proof(commitment: str = COMMITMENT, times: tuple[ProvedTime, ...] = ()) -> Proof:
    """A proof of the page: a public report with its digest, and a letter with a commitment."""
    report = digest_of(REPORT.encode())
    page = ProvedPage(
        lang=Lang.EN,
        path=PATH,
        sentences=(
            ProvedSentence(TOLD, "Aidar Sarin was apprehended on 3 May 2023 at 09:40.", (1,)),
            ProvedSentence(ALSO, "His lawyer complained on 5 May 2023.", (2,)),
            ProvedSentence(HELD, "48 days in custody", (1,), Kind.RECKONED, (TOLD,), (1,)),
            ProvedSentence(GAP, "Medical examination", (), Kind.ABSENT),
        ),
        notes=(
            ProvedNote(1, 1, QUOTE, f"{QUOTE} (source 1)"),
            ProvedNote(2, 2, None, "The words do not go out (source 2)"),
        ),
        sources=(
            ProvedSource(
                1,
                FIRST,
                "Director taken from rehearsal",
                report,
                "https://news.example/1",
                f"Director taken from rehearsal {report.partition(':')[2]}",
            ),
            ProvedSource(2, SECOND, "A letter", commitment, None, f"A letter {commitment.partition(':')[2]}"),
        ),
        laws=(ProvedLaw(1, "kz", "kz.custody", "Article 151", date(2023, 1, 1), digest_of(b"Invented wording.")),),
        beside=(("frame", "A case"), ("heading", "Aidar Sarin"), ("frame", "Made with care")),
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

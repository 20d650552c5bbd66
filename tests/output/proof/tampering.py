"""A pack altered in every way that somebody could try, by hand or by program; each is wrong in its own way."""

import copy
import json
import random
import struct
import warnings
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from tests.disclosure.proof.invented_proof import ALSO, GAP, HELD, PAGE, PATH, QUOTE, TOLD

from habeas.base.digest import canonical, digest_of
from habeas.output.proof.pack import MANIFEST, PROOF, pack_bytes

type Form = dict[str, Any]


def zipped(files: list[tuple[str, bytes]], method: int = zipfile.ZIP_STORED, comment: bytes = b"") -> bytes:
    """A ZIP of these files, in this order, each as often as it is there."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as packed, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that a name is there twice is what some of them are about
        for name, data in files:
            packed.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, method)
        packed.comment = comment
    return out.getvalue()


def files_of(pack: bytes) -> dict[str, bytes]:
    """The files of a pack by path."""
    with zipfile.ZipFile(BytesIO(pack)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def tamperings(form: Form, page: str = PAGE) -> Iterator[tuple[str, bytes]]:
    """Each altered pack with what was done to it. `form` is the proof as JSON, with one time."""
    whole = pack_bytes(form, {PATH: page.encode(), "site.css": b"p { margin: 0 }"})
    yield from _packings(whole)
    yield from _pages(form, page)
    yield from _proofs(form, page)
    chance = random.Random(7)
    for at in range(12):
        broken = bytearray(whole)
        place = chance.randrange(len(broken))
        broken[place] ^= chance.randrange(1, 256)
        yield f"byte {place} ({at})", bytes(broken)


def _packings(whole: bytes) -> Iterator[tuple[str, bytes]]:
    """The ZIP and its manifest: packed, cut, climbing, twice, more, less, huge, nested, of another form."""
    files = files_of(whole)
    listed = list(files.items())
    yield "no pack", b"no pack"
    yield "nothing", b""
    yield "cut short", whole[:-9]
    yield "cut in half", whole[: len(whole) // 2]
    yield "bytes before", b"MZ" + whole
    yield "bytes behind", whole + b"\0"
    yield "comment", zipped(listed, comment=b"see elsewhere")
    yield "compressed", zipped(listed, zipfile.ZIP_DEFLATED)
    yield "bomb", _bomb(listed)
    yield "climbing", zipped([*listed, ("../../evil.html", b"x")])
    yield "absolute", zipped([*listed, ("/etc/evil", b"x")])
    yield "drive", zipped([*listed, ("C:\\evil.html", b"x")])
    yield "control signs in a name", zipped([*listed, ("a\u202ex.html", b"x")])
    yield "twice", zipped([*listed, (PATH, b"<p>another page</p>")])
    yield "twice, other first", zipped([(PATH, b"<p>another page</p>"), *listed])
    yield "manifest twice", zipped([*listed, (MANIFEST, b"{}")])
    yield "more", zipped([*listed, ("more.txt", b"x")])
    yield "a folder", zipped([*listed, ("folder/", b"")])
    for name in (PATH, MANIFEST, PROOF, "site.css"):
        yield f"without {name}", zipped([one for one in listed if one[0] != name])
    yield (
        "other style",
        zipped([(name, b"p { display: none }" if name == "site.css" else data) for name, data in listed]),
    )
    yield "wrong digest", _with(files, MANIFEST, files[MANIFEST].replace(b"sha256:", b"sha256:0", 1))
    yield "no digest", _with(files, MANIFEST, files[MANIFEST].replace(b'"sha256:', b'"md5:', 1))
    yield "manifest of another form", _with(files, MANIFEST, files[MANIFEST].replace(b'{"', b'{ "', 1))
    yield "manifest of lists", _with(files, MANIFEST, b"[]")
    yield "huge number", _with(files, MANIFEST, b'{"files":{"a":' + b"9" * 5000 + b'},"schema":"habeas.pack/1"}')
    yield "nested", _with(files, MANIFEST, b"[" * 200_000)
    yield "name in the head only", _swapped_head(whole)


def _pages(form: Form, page: str) -> Iterator[tuple[str, bytes]]:
    """Pages with manifest made anew: words changed, added, hidden, script, other parsers' traps."""
    for name, old, new in (
        ("word", "3 May", "4 May"),
        ("denied", "was apprehended", "was not apprehended"),
        ("count", "48 days", "8 days"),
        ("sentence gone", f'<p id="{ALSO}">', "<p>"),
        ("sentence empty", "Medical examination", ""),
        ("sentence more", "</main>", '<p id="fact-s0000000009">He confessed.</p></main>'),
        ("text more", "</main>", "<p>He confessed.</p></main>"),
        ("heading", "<h1>Aidar", "<h1>The robber Aidar"),
        ("footnote", "(source 1)", "(source 2)"),
        ("quote", QUOTE + " (", "he confessed ("),
        ("words as a reference", '"#note-1">1<', '"#note-1">and confessed<'),
        ("script", "</main>", "<script>alert(1)</script></main>"),
        ("handler", "<h1>", '<h1 onclick="alert(1)">'),
        ("style", "<h1>", '<h1 style="display:none">'),
        ("script in an address", '"#note-1"', '"JaVaScRiPt:alert(1)"'),
        ("refresh", "<title>", '<meta http-equiv="refresh" content="0;url=x"/><title>'),
        ("comment", "<h1>", "<!-- <h1> -->"),
        ("unknown sign", "</main>", "<p>&nbsp;</p></main>"),
        ("not closed", "</footer>", ""),
        ("closed otherwise", "</p>", "</div>"),
        ("attribute without quotes", f'id="{TOLD}"', f"id={TOLD}"),
        ("id twice", f'id="{GAP}"', f'id="{HELD}"'),
        ("deep", "</main>", "<div>" * 70 + "</div>" * 70 + "</main>"),
        ("other beginning", "<!DOCTYPE html>", '<!DOCTYPE html SYSTEM "x">'),
        ("marks that are not seen", "3 May", "3\u200b May"),
        ("letters that look alike", "Aidar Sarin was", "Аidar Sarin was"),
    ):
        yield f"page: {name}", pack_bytes(form, {PATH: page.replace(old, new, 1).encode()})
    yield "page: no text", pack_bytes(form, {PATH: b"\xff\xfe" + page.encode()})
    yield "page: mark before", pack_bytes(form, {PATH: b"\xef\xbb\xbf" + page.encode()})
    yield "page: one more", pack_bytes(form, {PATH: page.encode(), "b-case.html": page.encode()})


def _proofs(form: Form, page: str) -> Iterator[tuple[str, bytes]]:
    """Proofs with manifest made anew: what stands on what, sources swapped, commitments of others, times, forms."""
    changes: dict[str, Callable[[Form], object]] = {
        "sentence taken out": lambda one: one["pages"][0]["sentences"].pop(),
        "sentence reworded": lambda one: one["pages"][0]["sentences"][0].update(text="He confessed."),
        "footnotes gone": lambda one: one["pages"][0].update(notes=[]),
        "sources swapped": lambda one: _swap(one["pages"][0]["sources"]),
        "commitment of another": lambda one: one["pages"][0]["sources"][1].update(digest="commitment:" + "1" * 64),
        "digest of another": lambda one: one["pages"][0]["sources"][0].update(digest=digest_of(b"x")),
        "digest of nothing": lambda one: one["pages"][0]["sources"][0].update(digest=""),
        "quote of another": lambda one: one["pages"][0]["notes"][0].update(quote="He confessed."),
        "law gone": lambda one: one["pages"][0].update(laws=[]),
        "input gone": lambda one: one["pages"][0]["sentences"][2].update(told=["fact-s0000000009"]),
        "reckoned from nothing": lambda one: one["pages"][0]["sentences"][2].update(notes=[], told=[], laws=[]),
        "told by nobody": lambda one: one["pages"][0]["sentences"][0].update(notes=[]),
        "no page": lambda one: one.update(pages=[]),
        "no sentence": lambda one: one["pages"][0].update(sentences=[]),
        "another page": lambda one: one["pages"][0].update(path="b-case.html"),
        "page outside": lambda one: one["pages"][0].update(path="../a-case.html"),
        "kind of text": lambda one: one["pages"][0]["beside"][0].update(kind="unknown"),
        "another schema": lambda one: one.update(schema="habeas.proof/1"),
        "a field more": lambda one: one.update(more=1),
        "a field less": lambda one: one.pop("as_of"),
        "no such day": lambda one: one.update(as_of="2023-02-30"),
        "no such language": lambda one: one["pages"][0].update(lang="xx"),
        "a number that is none": lambda one: one["pages"][0]["notes"][0].update(number=-1),
        "a truth for a number": lambda one: one["pages"][0]["notes"][0].update(number=True),
        "prototype": lambda one: one.update(__proto__={}),
        "time of another": lambda one: one["times"][0].update(digest=digest_of(b"x")),
        "time of nobody": lambda one: one["times"][0]["event"].update(copy=digest_of(b"x")),
        "earlier receipt": lambda one: one["times"][0]["event"].update(at="2022-01-01T00:00:00+00:00"),
        "other salt": lambda one: one["times"][0].update(salt="00" * 16),
        "no salt": lambda one: one["times"][0].update(salt=""),
        "entry left out": lambda one: one["times"][0]["chain"].pop(1),
        "no entries": lambda one: one["times"][0].update(chain=[]),
        "stamp of another entry": lambda one: one["times"][0]["stamp"].update(entry=3),
        "stamp of another link": lambda one: one["times"][0]["stamp"].update(link=digest_of(b"x")),
        "no stamp": lambda one: one["times"][0]["stamp"].update(token="00"),
        "random number of letters": lambda one: one["times"][0]["stamp"].update(nonce="x"),
    }
    for name, change in changes.items():
        other = copy.deepcopy(form)
        change(other)
        yield f"proof: {name}", pack_bytes(other, {PATH: page.encode()})
    loose = json.dumps(form).encode()
    for name, data in (
        ("spaces", loose),
        ("a key twice", canonical(form).replace(b'"case":', b'"as_of":"2020-01-01","case":', 1)),
        ("nested", b'{"a":' * 100_000),
        ("surrogate", canonical(form).replace(b'"a-case"', b'"\\ud800"', 1)),
        ("a broken number", canonical(form).replace(b'"unshown_times":0', b'"unshown_times":0.0')),
    ):
        files = {PATH: page.encode(), PROOF: data}
        digests = {path: digest_of(each) for path, each in files.items()}
        manifest = canonical({"schema": "habeas.pack/1", "files": digests})
        yield f"proof: {name}", zipped([*files.items(), (MANIFEST, manifest)])


def _bomb(listed: list[tuple[str, bytes]]) -> bytes:
    """A pack with a file that is small and unpacks to 32 MiB."""
    out = BytesIO(zipped(listed))
    with zipfile.ZipFile(out, "a") as packed:
        packed.writestr("bomb.html", b"0" * (32 << 20), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _swap(sources: list[Form]) -> None:
    sources[0]["digest"], sources[1]["digest"] = sources[1]["digest"], sources[0]["digest"]


def _with(files: dict[str, bytes], name: str, data: bytes) -> bytes:
    return zipped(list((files | {name: data}).items()))


def _swapped_head(whole: bytes) -> bytes:
    """The list names a page that its own head calls otherwise: readers by head and by list see two packs."""
    name = PATH.encode()
    at = whole.index(b"PK\x03\x04")
    while struct.unpack_from("<H", whole, at + 26)[0] != len(name) or whole[at + 30 : at + 30 + len(name)] != name:
        at = whole.index(b"PK\x03\x04", at + 4)
    return whole[: at + 30] + b"x" + whole[at + 31 :]

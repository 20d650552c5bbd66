"""PDF files made to exhaust, confuse or take over whoever reads them (ISO 32000-1)."""

import zlib
from collections.abc import Iterator

from tests.evidence.hostile.sample import Sample

WORDS = b"BT /F1 12 Tf 50 700 Td (The meeting of the house was moved.) Tj ET"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def pdf(objects: list[bytes], root: int = 1, trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1, with a table of where they lie."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root %d 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, trailer, table)
    return bytes(out)


def stream(data: bytes, more: bytes = b"") -> bytes:
    """A stream object."""
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), more, data)


def paper(
    content: bytes = stream(WORDS), font: bytes = FONT, page: bytes = b"", catalog: bytes = b"", *more: bytes
) -> bytes:
    """A PDF of one page."""
    return pdf([
        b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>%s>>>>"
        % (page or b""),
        content,
        font,
        *more,
    ])  # fmt: skip


def samples() -> Iterator[Sample]:
    """Every hostile PDF."""
    for name, (attack, data) in (_structures() | _streams() | _fonts() | _doings()).items():
        yield Sample(f"{name}.pdf", attack, data)


def _structures() -> dict[str, tuple[str, bytes]]:
    tree = [b"<</Type/Catalog/Pages 2 0 R>>"]
    deep = [*tree, *(b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (number + 3) for number in range(5_000))]
    whole = paper()
    return {
        "kids-cycle": ("a tree of pages that holds itself", pdf([*tree, b"<</Type/Pages/Kids[2 0 R]/Count 3>>"])),
        "kids-deep": ("a tree of pages 5,000 deep", pdf(deep)),
        "count-lie": ("two thousand million pages promised", pdf([*tree, b"<</Type/Pages/Kids[]/Count 2000000000>>"])),
        "count-negative": ("fewer than no pages", pdf([*tree, b"<</Type/Pages/Kids[]/Count -5>>"])),
        "endless-pages": ("one page listed 20,000 times", pdf([
            *tree, b"<</Type/Pages/Kids[%s]/Count 20000>>" % (b"3 0 R " * 20_000),
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"])),
        "no-root": ("no catalogue", pdf([b"<</Type/Pages/Kids[]/Count 0>>"], root=7)),
        "root-is-number": ("a catalogue that is a number", pdf([b"42"])),
        "xref-outside": ("a table of places past the end", whole.replace(b"startxref\n", b"startxref\n99")),
        "xref-cycle": ("a table whose earlier one is itself", pdf(
            [*tree, b"<</Type/Pages/Kids[]/Count 0>>"], trailer=b"/Prev 9")),
        "size-lie": ("a table of two thousand million objects", whole.replace(b"/Size 6", b"/Size 2147483647")),
        "arrays-deep": ("arrays 100,000 deep", pdf([*tree, b"[" * 100_000])),
        "dictionaries-deep": ("dictionaries 50,000 deep", pdf([*tree, b"<</A" * 50_000])),
        "encrypted-unknown": ("a lock that nobody knows", pdf(
            [*tree, b"<</Type/Pages/Kids[]/Count 0>>"], trailer=b"/Encrypt<</Filter/Nobody/V 99/R 99>>")),
        "object-stream-cycle": ("an object stream that lies in itself", pdf([
            *tree, stream(zlib.compress(b"2 0 <<>>"), b"/Type/ObjStm/N 1/First 4/Extends 2 0 R/Filter/FlateDecode")])),
        "headless": ("a header 900 bytes into other words", b"x" * 900 + whole),
        "cut-in-header": ("a header and nothing", b"%PDF-1.7"),
        "cut-in-half": ("its second half is gone", whole[: len(whole) // 3]),
        "mediabox-huge": ("a page of a thousand kilometres", whole.replace(b"612 792", b"1e30 1e30").replace(WORDS, b"")),
        "mediabox-words": ("a page whose size is words", whole.replace(b"[0 0 612 792]", b"(as large)").replace(WORDS, b"")),
    }  # fmt: skip


def _streams() -> dict[str, tuple[str, bytes]]:
    zeros = zlib.compress(bytes(64 << 20), 9)
    twice = zlib.compress(zeros, 9)
    flate = b"/Filter/FlateDecode"
    image = b"/XObject<</I 6 0 R>>"
    show = stream(b"q 600 0 0 700 0 0 cm /I Do Q")
    kinds = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8"
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</I 6 0 R>>>>"
    return {
        "flate-bomb": ("64 MiB of blanks in 64 KiB", paper(stream(zeros, flate))),
        "flate-bomb-twice": ("a bomb in a bomb", paper(stream(twice, b"/Filter[/FlateDecode/FlateDecode]"))),
        "filters-many": ("two thousand filters", paper(stream(b"x", b"/Filter[%s]" % (b"/FlateDecode" * 2_000)))),
        "filter-unknown": ("a filter nobody knows", paper(stream(b"x", b"/Filter/Nobody"))),
        "flate-broken": ("a broken stream", paper(stream(zlib.compress(WORDS)[:-9] + b"\xff" * 9, flate))),
        "length-lie": ("a stream longer than the file", paper(b"<</Length 2147483647>>\nstream\n")),
        "lzw-garbage": ("garbage in LZW", paper(stream(b"\xff" * 9_000, b"/Filter/LZWDecode"))),
        "jbig2-garbage": ("garbage in JBIG2", paper(show, FONT, image, b"", stream(
            b"\x97JB2\r\n" * 999, kinds % (99, 99) + b"/Filter/JBIG2Decode"))),
        "jpx-garbage": ("garbage in JPEG 2000", paper(show, FONT, image, b"", stream(
            b"\xff\x4f\xff\x51" * 999, kinds % (99, 99) + b"/Filter/JPXDecode"))),
        "image-huge": ("a picture of 16,000 by 16,000 with a quarter of its points", paper(show, FONT, image, b"", stream(
            zeros, kinds % (16_000, 16_000) + flate))),
        "image-negative": ("a picture of less than nothing", paper(show, FONT, image, b"", stream(
            b"x", kinds % (-5, -5)))),
        "form-cycle": ("a form that draws itself", paper(show, FONT, image, b"", stream(b"/I Do " * 2, form))),
        "saves-endless": ("two million saved states", paper(stream(zlib.compress(b"q " * 2_000_000), flate))),
        "empty-page": ("a page without a word", paper(stream(b""))),
    }  # fmt: skip


def _fonts() -> dict[str, tuple[str, bytes]]:
    secret = b"BT /F1 12 Tf 50 700 Td <0001000200030004000500060007> Tj ET"
    described = b"<</Type/Font/Subtype/%s/BaseFont/X/FontDescriptor<</Type/FontDescriptor/FontName/X/%s 6 0 R>>>>"
    two = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]%s>>"
    below = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(A)/Ordering(B)/Supplement 0>>>>"
    words = stream(secret)
    return {
        "font-truetype-broken": ("a TrueType font of garbage", paper(
            words, described % (b"TrueType", b"FontFile2"), b"", b"", stream(b"\x00\x01\x00\x00" + b"\xff" * 999))),
        "font-type1-broken": ("a Type 1 font of garbage", paper(
            words, described % (b"Type1", b"FontFile"), b"", b"", stream(b"%!PS-AdobeFont" + b"\x80" * 999))),
        "font-cff-broken": ("a CFF font of garbage", paper(
            words, described % (b"Type1", b"FontFile3"), b"", b"", stream(b"\x01\x00\x04\x04" + b"\xff" * 999))),
        "font-no-letters": ("letters that mean nothing", paper(words, two % b"", b"", b"", below)),
        "font-cycle": ("a font that descends from itself", paper(
            words, b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[5 0 R]>>")),
        "font-map-huge": ("a map of letters without end", paper(words, two % b"/ToUnicode 7 0 R", b"", b"", below, stream(
            zlib.compress(b"begincmap 1 beginbfrange <0000> <FFFFFFFF> <0041> endbfrange " * 9_999), b"/Filter/FlateDecode"))),
        "font-map-private": ("letters of nobody's alphabet", paper(words, two % b"/ToUnicode 7 0 R", b"", b"", below, stream(
            b"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange "
            b"1 beginbfrange <0000> <00FF> <E000> endbfrange endcmap"))),
        "font-is-number": ("a font that is a number", paper(words, b"42")),
    }  # fmt: skip


def _doings() -> dict[str, tuple[str, bytes]]:
    empty = stream(b"")
    return {
        "javascript": ("a program that runs on opening", paper(
            empty, FONT, b"", b"/OpenAction<</S/JavaScript/JS(app.launchURL\\(1\\))>>")),
        "launch": ("starts a program", paper(empty, FONT, b"", b"/OpenAction<</S/Launch/F(/bin/sh)>>")),
        "embedded": ("a file in a file", paper(
            empty, FONT, b"", b"/Names<</EmbeddedFiles<</Names[(../../x)6 0 R]>>>>", b"<</F(../../x)/EF<</F 7 0 R>>>>", stream(b"x"))),
        "embedded-bomb": ("a file in a file, packed a thousand to one", paper(
            empty, FONT, b"", b"/Names<</EmbeddedFiles<</Names[(x)6 0 R]>>>>", b"<</F(x)/EF<</F 7 0 R>>>>",
            stream(zlib.compress(bytes(200 << 20)), b"/Filter/FlateDecode"))),
        "embedded-cycle": ("a tree of files that holds itself", paper(
            empty, FONT, b"", b"/Names<</EmbeddedFiles 6 0 R>>", b"<</Kids[6 0 R 6 0 R]/Names[(x)6 0 R(y)8 0 R]>>")),
        "embedded-self": ("a file in a file that is no file", paper(
            empty, FONT, b"", b"/Names<</EmbeddedFiles<</Names[(x)6 0 R(y)7 0 R]>>>>",
            b"<</F(x)/EF<</F 3 0 R>>>>", b"<</UF<FEFFD800>/EF 7 0 R>>")),
        "outside-stream": ("words to be had from a server", paper(
            b"<</Length 0/F<</FS/URL/F(http://127.0.0.1/x)>>>>\nstream\n\nendstream")),
        "xfa": ("a form in XML with entities", paper(
            empty, FONT, b"", b"/AcroForm<</XFA 6 0 R>>", stream(b'<!DOCTYPE x[<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'))),
    }  # fmt: skip

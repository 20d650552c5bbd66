"""An exhibit as PDF, made of pixels and words alone: no layer of text below a picture, no name, no past of the file."""

import io
import re
from base64 import b64encode
from typing import Any

from PIL import Image

from habeas.disclosure.papers.labels import labels
from habeas.disclosure.papers.redrawn import RedrawnExhibit, RedrawnPage
from habeas.output.papers.markup import element
from habeas.output.papers.typesetting import typeset

_JPEG_QUALITY = 82
_LONG = re.compile(r"\S{60,}")


def exhibit_pdf(exhibit: RedrawnExhibit) -> bytes:
    """The exhibit, each page stamped with its number; its date of creation is its day. Same exhibit, same bytes."""
    words = labels(exhibit.language)
    total = len(exhibit.pages)
    data: dict[str, Any] = {
        "lang": exhibit.language,
        "name": words[_called(exhibit)].format(n=exhibit.number),
        "note": words["exhibit_text"],
        "covered": words["covered"],
        "stamp": words[_stamp(exhibit)].replace("{n}", str(exhibit.number)),
        "text_lang": exhibit.text_language,
        "pages": [_page(page, at, exhibit, total) for at, page in enumerate(exhibit.pages, 1)],
        "pieces": [{"text": _breakable(piece.text), "hidden": piece.hidden} for piece in exhibit.pieces],
    }
    pictures = [_wrapped(page.png) for page in exhibit.pages]
    return typeset(
        "exhibit.typ",
        data,
        words["undrawn"],
        exhibit.as_of,
        lambda _signs: {"pictures": pictures},
        folder="habeas.output.exhibits",
    )


def _called(exhibit: RedrawnExhibit) -> str:
    """What it is called by: an annex has a number, an archive copy none."""
    return "exhibit" if exhibit.number else "archive_copy"


def _stamp(exhibit: RedrawnExhibit) -> str:
    return "exhibit_page" if exhibit.number else "archive_page"


def _wrapped(png: bytes) -> str:
    """The pixels of a page in SVG, which reaches the typesetter as text: as PNG or as JPEG, whichever is smaller."""
    with Image.open(io.BytesIO(png), formats=("PNG",)) as opened:
        picture = opened.convert("RGB")
    forms = [
        (_saved(picture, "PNG", optimize=True), "png"),
        (_saved(picture, "JPEG", quality=_JPEG_QUALITY), "jpeg"),
    ]
    data, form = min(forms, key=lambda one: len(one[0]))
    width, height = str(picture.width), str(picture.height)
    inside = element("image", width=width, height=height, href=f"data:image/{form};base64,{b64encode(data).decode()}")
    return element("svg", inside, xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {width} {height}")


def _saved(picture: Image.Image, form: str, **options: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def _page(page: RedrawnPage, at: int, exhibit: RedrawnExhibit, total: int) -> dict[str, str]:
    words = labels(exhibit.language)
    stamp = words[_stamp(exhibit)].format(n=exhibit.number, page=at, total=total)
    covered = words["exhibit_covered"].format(n=page.covered)
    return {"stamp": stamp, "told": f"{stamp}. {words['exhibit_picture']} {covered}"}


def _breakable(text: str) -> str:
    return _LONG.sub(lambda word: "\u200b".join(re.findall(r"(?s).{1,20}", word[0])), text)

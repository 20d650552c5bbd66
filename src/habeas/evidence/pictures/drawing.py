"""A page drawn with places marked on it, so that a quote can be seen where it stands."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing

import pypdfium2 as pdfium
from PIL import Image, ImageDraw

from habeas.base.finding import Finding
from habeas.evidence.pictures.opening import Frame, frames
from habeas.evidence.pictures.scanned import page_picture
from habeas.evidence.pictures.straightening import turned, upright_of
from habeas.evidence.pictures.wanted import SHOWN_SIDE, TEN_THOUSAND, Places, Wanted, letters_of
from habeas.evidence.text.kinds import PDF, media_type
from habeas.evidence.text.paged import opened_pdf

_QUOTE = (255, 204, 0, 120)
_DOUBT = (0, 120, 255, 70)
_PAD = 10


def draw(data: bytes, wanted: Wanted) -> Image.Image | None:
    """The page in RGB, upright, with the places marked; None where these bytes have no such page to draw."""
    if media_type(data) == PDF:
        return _of_pdf(data, wanted)
    for frame in frames(data):
        if isinstance(frame, Frame) and frame.number == wanted.page:
            return _of_picture(frame, wanted)
    return None


def _of_picture(frame: Frame, wanted: Wanted) -> Image.Image:
    picture = frame.picture.convert("RGB")
    if wanted.turns is None and not wanted.boxes:
        return shrunk(upright_of(Frame(frame.number, picture, frame.orientation, None))[0])
    return shrunk(turned(_marked(picture, wanted.boxes, wanted.doubtful), wanted.turns or 0))


def _of_pdf(data: bytes, wanted: Wanted) -> Image.Image | None:
    document = opened_pdf(data)
    if isinstance(document, Finding):
        return None
    with closing(document):
        if not 1 <= wanted.page <= len(document):
            return None
        try:
            picture = page_picture(document, wanted.page)
            printed = tuple(printed_places(document, wanted.page, wanted.letters, wanted.before))
        except pdfium.PdfiumError:
            return None
    return shrunk(turned(_marked(picture, (*wanted.boxes, *printed), wanted.doubtful), wanted.turns or 0))


def printed_places(document: pdfium.PdfDocument, number: int, words: str, before: int) -> Iterator[Places]:
    """The place of each letter of these words on a page with a text layer; none where they do not stand there.

    `words` are without white space; `before` is how many letters of the page precede them, by which the nearest is
    chosen where they stand more than once. Raises PdfiumError.
    """
    if not words:
        return
    page = document[number - 1]
    with closing(page), closing(page.get_textpage()) as layer:
        places, letters = [], ""
        for at in range(layer.count_chars()):
            letter = letters_of(layer.get_text_range(at, 1).replace("\x02", "-").replace("\ufffe", "-"))
            letters += letter
            places += [at] * len(letter)
        start = _nearest(letters, words, before)
        if start is None:
            return
        left, bottom, right, top = page.get_bbox()
        width, height = right - left, top - bottom
        for at in dict.fromkeys(places[start : start + len(words)]):
            x0, y0, x1, y1 = layer.get_charbox(at, loose=True)
            shares = ((x0 - left) / width, (top - y1) / height, (x1 - left) / width, (top - y0) / height)
            yield Places(*(max(0, min(TEN_THOUSAND, round(share * TEN_THOUSAND))) for share in shares))


def _nearest(text: str, words: str, expected: int) -> int | None:
    """Where words stand in a text, nearest to where they are expected; None where they do not."""
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return min(found, key=lambda place: abs(place - expected), default=None)


def _marked(picture: Image.Image, boxes: Sequence[Places], doubtful: Iterable[Places]) -> Image.Image:
    sheet = Image.new("RGBA", picture.size)
    drawn = ImageDraw.Draw(sheet)
    for box in doubtful:
        drawn.rectangle(_pixels(box, picture), fill=_DOUBT)
    for box in boxes:
        drawn.rectangle(_pixels(box, picture), fill=_QUOTE)
    return Image.alpha_composite(picture.convert("RGBA"), sheet).convert("RGB")


def _pixels(box: Places, picture: Image.Image) -> tuple[int, int, int, int]:
    across, down = picture.width / TEN_THOUSAND, picture.height / TEN_THOUSAND
    left, right = int((box.left - _PAD) * across), int((box.right + _PAD) * across)
    top, bottom = int((box.top - _PAD) * down), int((box.bottom + _PAD) * down)
    return left, top, max(left, right), max(top, bottom)


def shrunk(picture: Image.Image) -> Image.Image:
    """The picture with its longer side at most :data:`~habeas.evidence.pictures.wanted.SHOWN_SIDE`."""
    picture.thumbnail((SHOWN_SIDE, SHOWN_SIDE), Image.Resampling.LANCZOS)
    return picture

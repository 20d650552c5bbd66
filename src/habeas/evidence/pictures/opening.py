"""Pictures opened within limits: what a file claims to be is measured before anything is unpacked."""

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError

from habeas.base.finding import Finding, Severity

FORMATS = ("PNG", "JPEG", "TIFF", "WEBP", "BMP", "GIF")
"""The formats that are opened, by Pillow's names; no other decoder is ever tried on a file."""

MOST_PIXELS = 80_000_000
"""Pixels of the largest picture that is unpacked; an A4 page at 600 dpi has 35 million."""

MOST_FRAMES = 1_000
"""Pages of a TIFF that are read; of an animation only the first picture counts."""

LONGEST_SIDE = 5_000
"""Pixels: a larger picture is made smaller right after unpacking."""

_EXIF_ORIENTATION = 0x0112
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError, OverflowError, MemoryError)
"""What Pillow's decoders raise on damaged files."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture of a file, not turned: its place from 1, and the EXIF orientation (1 to 8; 1 is upright)."""

    number: int
    picture: Image.Image
    orientation: int
    dpi: float | None


def frames(data: bytes) -> Iterator[Frame | Finding]:
    """The pictures of these bytes one after the other, each at most :data:`LONGEST_SIDE` long, in RGB or grey.

    A picture that is damaged or too large gives a Finding in its place; where the file itself cannot be
    opened there is one Finding and nothing else.
    """
    try:
        with warnings.catch_warnings():
            # The limit is ours, told by a Finding; what else Pillow warns of is no matter of the reader.
            warnings.simplefilter("ignore")
            opened = Image.open(io.BytesIO(data), formats=FORMATS)
            count = getattr(opened, "n_frames", 1) if opened.format == "TIFF" else 1
    except Image.DecompressionBombError:
        yield _too_large("picture")
        return
    except (UnidentifiedImageError, *_BROKEN):
        yield _damaged("picture")
        return
    with opened:
        for number in range(1, count + 1):
            if number > MOST_FRAMES:
                message = f"The file has {count} pages; the first {MOST_FRAMES} are read."
                yield Finding("too-large", f"page {number}", Severity.ERROR, message)
                return
            yield _frame(opened, number)


def _frame(opened: Image.Image, number: int) -> Frame | Finding:
    place = f"page {number}"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            opened.seek(number - 1)
            if opened.width * opened.height > MOST_PIXELS:
                return _too_large(place)
            orientation = opened.getexif().get(_EXIF_ORIENTATION, 1)
            dpi = _dpi(opened)
            if opened.format == "JPEG":
                # libjpeg unpacks at half the size where that is still large enough.
                opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            opened.load()
            picture = _plain(opened)
    except Image.DecompressionBombError:
        return _too_large(place)
    except _BROKEN:
        return _damaged(place)
    if min(picture.size) < 1:
        return _damaged(place)
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.BOX)
    return Frame(number, picture, orientation if orientation in range(1, 9) else 1, dpi)


def _dpi(opened: Image.Image) -> float | None:
    told = opened.info.get("dpi")
    if not isinstance(told, tuple) or not told:
        return None
    dpi = float(told[0])
    # 72 and 96 are what programs write when they know nothing.
    return dpi if 99 < dpi <= 1200 else None


def _plain(picture: Image.Image) -> Image.Image:
    """The picture in RGB or grey, what is transparent over white."""
    if picture.mode in ("I;16", "I;16L", "I;16B", "I", "F"):
        least, most = picture.getextrema()
        if not isinstance(least, int | float) or not isinstance(most, int | float):
            raise ValueError("a grey picture has one least and one most")
        scale = 255.0 / ((most - least) or 1)
        return picture.convert("F").point(lambda value: value * scale - least * scale).convert("L")
    if picture.mode in ("LA", "PA", "RGBA", "RGBa", "La") or "transparency" in picture.info:
        over = picture.convert("RGBA")
        under = Image.new("RGBA", over.size, "white")
        return Image.alpha_composite(under, over).convert("RGB")
    if picture.mode in ("1", "L"):
        return picture.convert("L")
    return picture.convert("RGB")


def _too_large(place: str) -> Finding:
    message = f"The picture claims more than {MOST_PIXELS} pixels and was not unpacked. Make a smaller copy and add it."
    return Finding("too-large", place, Severity.ERROR, message)


def _damaged(place: str) -> Finding:
    message = (
        "The picture is damaged and cannot be shown whole. The file is kept as it is; get another copy if you can."
    )
    return Finding("damaged", place, Severity.ERROR, message)

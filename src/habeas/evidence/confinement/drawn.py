"""A page that a child has drawn, made a picture of here. It stands apart: the library of pictures loads long."""

import io
from dataclasses import dataclass

from PIL import Image

from habeas.evidence.confinement.answers import number_told, numbers_told
from habeas.evidence.confinement.wire import Frame, WireFault
from habeas.evidence.pictures.wanted import SHOWN_SIDE


def png_of(frame: Frame) -> bytes | None:
    """The page that a frame holds as bare pixels, made a PNG here; None where it holds none. Raises WireFault."""
    size = frame.head.get("size")
    if size is None:
        return None
    if not isinstance(size, list) or len(size) != 2 or len(frame.parts) != 1:
        raise WireFault
    width, height = numbers_told(size)
    if not (0 < width <= SHOWN_SIDE and 0 < height <= SHOWN_SIDE) or len(frame.parts[0]) != width * height * 3:
        raise WireFault
    out = io.BytesIO()
    Image.frombytes("RGB", (width, height), frame.parts[0]).save(out, "PNG")
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class Redrawn:
    """A page drawn anew: how many pages its file has, and the page as PNG, None where it could not be drawn so."""

    pages: int
    png: bytes | None


def redrawn_of(frame: Frame) -> Redrawn:
    """What a frame tells of a page drawn anew. Raises WireFault."""
    return Redrawn(number_told(frame.head.get("pages")), png_of(frame))

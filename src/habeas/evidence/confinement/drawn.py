"""A page that a child has drawn, made a picture of here. It stands apart: the library of pictures loads long."""

import io

from PIL import Image

from habeas.evidence.confinement.answers import numbers_told
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

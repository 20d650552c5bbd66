"""Shadow and darkness taken out: each place of a picture measured against the paper around it; and coloured ink."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageFilter

_SMALL = 480
_PAPER = 9
_LOOK = 900
_COLOURED = 64
_LEAST_COLOURED = 0.0008
"""Least share of coloured pixels, of a small copy: a round stamp has five times as many."""

_DARKEST = 12.0
"""Below this much light there is nothing to measure against; it would only make noise loud."""


def even(grey: Image.Image) -> Image.Image:
    """The picture as if the paper were white everywhere: each pixel divided by the light around it.

    The light is the brightest of what stands near (a grey closing) on a small copy, smoothed: letters are
    narrower than its window, shadows are wider.
    """
    small = grey.copy()
    small.thumbnail((_SMALL, _SMALL), Image.Resampling.BOX)
    light = small.filter(ImageFilter.MaxFilter(_PAPER)).filter(ImageFilter.MinFilter(_PAPER))
    light = light.filter(ImageFilter.GaussianBlur(_PAPER)).resize(grey.size, Image.Resampling.BILINEAR)
    paper = np.asarray(light, dtype=np.float32).clip(_DARKEST, None)
    shares: NDArray[np.float32] = np.asarray(grey, dtype=np.float32) / paper
    return Image.fromarray(_stretched(shares))


def without_colour(picture: Image.Image) -> Image.Image | None:
    """The picture in RGB made even, with coloured ink (a stamp, a pen) made as white as paper; None without such ink.

    What is black or grey stays. A stamp over print makes the recogniser leave out whole lines.
    """
    if picture.mode != "RGB":
        return None
    small = picture.copy()
    small.thumbnail((_LOOK, _LOOK), Image.Resampling.BOX)
    _, colour = _light_and_colour(small)
    if sum(colour.histogram()[_COLOURED:]) < _LEAST_COLOURED * small.width * small.height:
        return None
    light, colour = _light_and_colour(picture)
    return ImageChops.add(light, colour)


def _light_and_colour(picture: Image.Image) -> tuple[Image.Image, Image.Image]:
    """Of each pixel, against the paper around it: its lightest channel, and how far that is from its darkest."""
    red, green, blue = (even(channel) for channel in picture.split())
    light = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return light, ImageChops.subtract(light, ImageChops.darker(ImageChops.darker(red, green), blue))


def _stretched(shares: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Ink made black and paper white: the darkest hundredth and what is paper become the two ends."""
    sample = shares[::4, ::4]
    ink = float(np.percentile(sample, 0.5))
    paper = max(float(np.percentile(sample, 60)), ink + 0.15)
    spread = (shares - min(ink, 0.6)) / (paper * 0.97 - min(ink, 0.6))
    return np.asarray(np.clip(spread * 255.0, 0, 255), dtype=np.uint8)

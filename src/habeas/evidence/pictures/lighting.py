"""Shadow and darkness taken out: each place of a picture measured against the paper around it."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

_SMALL = 480
_PAPER = 9
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


def _stretched(shares: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Ink made black and paper white: the darkest hundredth and what is paper become the two ends."""
    sample = shares[::4, ::4]
    ink = float(np.percentile(sample, 0.5))
    paper = max(float(np.percentile(sample, 60)), ink + 0.15)
    spread = (shares - min(ink, 0.6)) / (paper * 0.97 - min(ink, 0.6))
    return np.asarray(np.clip(spread * 255.0, 0, 255), dtype=np.uint8)

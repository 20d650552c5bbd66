"""Court orders as a telephone sees them: stamped, signed by hand, another sheet under them, held on its side."""

import io
from math import cos, pi, sin

import numpy as np
import typst
from PIL import Image, ImageChops, ImageDraw
from tests.evidence.pictures.photographing import FONTS, LEAD, PAPERS, Camera, photographed

AT_NIGHT = Camera(tilt=0.05, dark=0.35, degrees=3.0, margin=0.06, quality=40, noise=10, long_side=3_000)
"""A poor picture that is still one: JPEG of low quality, noise, the light of one lamp."""

_SIGN = {
    "en": ("Judge", "R. Ospanova", "14 March 2031"),
    "ru": ("Следственный судья", "Р. К. Оспанова", "14 марта 2031 г."),
    "kk": ("Тергеу судьясы", "Р. Қ. Оспанова", "2031 ж. 14 наурыз"),
}
_AROUND = {
    "en": "DISTRICT COURT OF KENTAU * OFFICIAL SEAL * ",
    "ru": "КЕНТАУСКИЙ РАЙОННЫЙ СУД * ГЕРБОВАЯ ПЕЧАТЬ * ",
    "kk": "КЕНТАУ АУДАНДЫҚ СОТЫ * ЕЛТАҢБАЛЫ МӨР * ",
}
_SIDEWAYS = 6
"""EXIF: to be turned a quarter clockwise."""


def order(lang: str, paragraphs: tuple[int, int] = (0, 4), dpi: int = 300, *, signed: bool = True) -> Image.Image:
    """A page of the order in colours: some of its paragraphs, a round stamp over the text, a signature, a date."""
    first, last = paragraphs
    body = "\n\n".join(PAPERS[lang][first:last])
    lead = f"#align(center)[{LEAD[lang]}]\n\n" if first == 0 else ""
    title, name, day = _SIGN[lang]
    sign = (
        f"#v(8mm)\n#grid(columns: (1fr, 1fr, 1fr), [{title}], [], [{name}])\n"
        f'#place(dx: 78mm, dy: -9mm, rotate(-4deg, text(font: "DejaVu Serif", style: "italic", fill: rgb("#1b2a80"), '
        f"size: 13pt)[{day}]))\n"
    )
    source = (
        "#set page(width: 210mm, height: 297mm, margin: (left: 30mm, rest: 20mm))\n"
        f'#set text(font: "{FONTS[0]}", size: 12pt, lang: "{lang}", hyphenate: false)\n'
        "#set par(justify: true, leading: 0.8em)\n"
        f"{lead}{body}\n{sign if signed else ''}"
    )
    page = _compiled(source, dpi)
    if not signed:
        return page
    _sign(page, dpi)
    stamp = "#set page(width: 210mm, height: 297mm, margin: 0mm)\n"
    stamp += f"#place(dx: 72mm, dy: 50mm, box(width: 40mm, height: 40mm)[{_seal(lang)}])\n"
    # Ink takes light away from what is below it: black letters under a stamp stay black.
    return ImageChops.multiply(page, _compiled(stamp, dpi))


def _compiled(source: str, dpi: int) -> Image.Image:
    png = typst.compile(source.encode(), format="png", ppi=float(dpi))
    assert isinstance(png, bytes)
    return Image.open(io.BytesIO(png)).convert("RGB")


def _seal(lang: str) -> str:
    """A round stamp: two rings, words along them, a star, all in blue."""
    letters = _AROUND[lang]
    ink = 'rgb("#4a5fbe")'
    parts = [
        f"#place(center + horizon, circle(radius: {r}mm, stroke: {w}mm + {ink}))" for r, w in ((19, 0.8), (13, 0.4))
    ]
    for at, letter in enumerate(letters):
        angle = 2 * pi * at / len(letters) - pi / 2
        x, y = 16 * cos(angle), 16 * sin(angle)
        parts.append(
            f"#place(center + horizon, dx: {x:.2f}mm, dy: {y:.2f}mm, "
            f'rotate({angle * 180 / pi + 90:.1f}deg, text(size: 7pt, fill: {ink}, "{letter}")))'
        )
    parts.append(f'#place(center + horizon, text(size: 22pt, fill: {ink}, "★"))')
    return "\n".join(parts)


def _sign(page: Image.Image, dpi: int) -> None:
    """A signature: one line of a pen that goes up and down and back, at the place where the judge signs."""
    steps = np.linspace(0, 1, 400)
    across = 98 + 34 * steps + 3 * np.sin(steps * 40)
    down = 102 + 7 * np.sin(steps * 23) * np.exp(-2 * steps) - 4 * steps
    line = [(float(x) * dpi / 25.4, float(y) * dpi / 25.4) for x, y in zip(across, down, strict=True)]
    ImageDraw.Draw(page).line(line, fill=(27, 42, 128), width=max(1, dpi // 50))


def over(page: Image.Image, under: Image.Image, degrees: float = 2.0) -> Image.Image:
    """The page lying on another sheet, the ends of whose lines peep out at its right; what is no paper is clear."""
    width, height = page.size
    sheets = Image.new("RGBA", (round(width * 1.24), round(height * 1.06)), (0, 0, 0, 0))
    below = under.convert("RGBA").rotate(degrees, Image.Resampling.BICUBIC, expand=True)
    sheets.alpha_composite(below, (sheets.width - below.width - 1, sheets.height - below.height - 1))
    edge = Image.new("RGBA", (width + 24, height + 24), (40, 40, 40, 70))
    sheets.alpha_composite(edge, (0, 0))
    sheets.paste(page.convert("RGBA"), (0, 0))
    return sheets


def sideways(jpeg: bytes) -> bytes:
    """The same picture as a telephone stores it that was held upright: on its side, with a note which way it goes."""
    picture = Image.open(io.BytesIO(jpeg)).transpose(Image.Transpose.ROTATE_90)
    exif = Image.Exif()
    exif[0x0112] = _SIDEWAYS
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=60, exif=exif)
    return out.getvalue()


def two_pages(lang: str, seed: int = 3, camera: Camera = AT_NIGHT) -> tuple[bytes, bytes]:
    """An order of two pages, photographed one after the other: the second lies under the first when that is taken."""
    first, second = order(lang, (0, 2), signed=False), order(lang, (2, 4))
    return photographed(over(first, second), seed, camera), sideways(
        photographed(second.convert("RGBA"), seed + 1, camera)
    )

"""A photograph made straight: the sheet found, its light evened, its lines level, and every step undone again."""

import io

import numpy as np
import pytest
from PIL import Image
from tests.evidence.pictures.photographing import Camera, photographed, rendered, turned

from habeas.evidence.pictures.geometry import Point
from habeas.evidence.pictures.lighting import even
from habeas.evidence.pictures.opening import Frame, frames
from habeas.evidence.pictures.paper_edges import find_sheet
from habeas.evidence.pictures.skew import lean
from habeas.evidence.pictures.straightening import A4_LONG, straighten, upright_of


def frame_of(data: bytes) -> Frame:
    """The one picture of a file."""
    (frame,) = frames(data)
    assert isinstance(frame, Frame)
    return frame


@pytest.mark.parametrize("seed", range(4))
def test_the_sheet_is_found_on_a_photograph(seed: int) -> None:
    """On wood, stone or dark cloth, in shadow and at a slant, the sheet found is nearly all of the sheet there is."""
    white = Image.new("L", (840, 1188), 255)
    frame = frame_of(photographed(white, seed, Camera(long_side=1_200)))
    plain = frame_of(photographed(white, seed, Camera(long_side=1_200, dark=1.0, noise=0)))
    sheet, clear = find_sheet(frame.picture), find_sheet(plain.picture)
    assert sheet is not None
    assert clear is not None
    for found, wanted in zip(sheet.corners, clear.corners, strict=True):
        assert abs(found.x - wanted.x) < 0.03 * frame.picture.width
        assert abs(found.y - wanted.y) < 0.03 * frame.picture.height


def test_a_scan_is_taken_whole() -> None:
    """A page that fills its picture has no table around it, and nothing of it is cut off."""
    assert find_sheet(rendered("ru", dpi=100)) is None


def test_a_table_printed_on_a_page_is_no_sheet() -> None:
    """A frame with a white field in the middle of a page takes nothing else from the reader."""
    page = rendered("ru", dpi=100)
    inner = Image.new("L", (page.width // 3, page.height // 4), 255)
    page.paste(0, (200, 600, 204 + inner.width, 604 + inner.height))
    page.paste(inner, (202, 602))
    assert find_sheet(page) is None


@pytest.mark.parametrize("degrees", [-9.0, -2.0, 0.0, 1.5, 6.0])
@pytest.mark.parametrize("quarter", [0, 90])
def test_leaning_lines_are_measured(degrees: float, quarter: int) -> None:
    """The lean is told to a fifth of a degree, also of a page that lies on its side."""
    page = turned(rendered("ru", dpi=100), quarter + degrees)
    assert lean(page).degrees == pytest.approx(degrees, abs=0.2)


def test_shadow_and_darkness_go() -> None:
    """After evening, the paper is white in the darkest corner as well as in the brightest."""
    page = np.asarray(rendered("ru", dpi=100), dtype=np.float32)
    fall = np.linspace(1.0, 0.25, page.shape[0])[:, None]
    evened = np.asarray(even(Image.fromarray((page * fall * 0.6).astype(np.uint8))))
    for part in (evened[:100], evened[-100:]):
        assert np.percentile(part, 50) > 245
    assert np.percentile(evened, 1) < 60


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_camera_s_word_is_followed(orientation: int) -> None:
    """For each EXIF orientation the picture stands as Pillow would stand it, and every point leads back."""
    stored = Image.effect_noise((40, 30), 80).convert("RGB")
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored.save(out, "PNG", exif=exif)
    frame = frame_of(out.getvalue())
    upright, mapping = upright_of(frame)
    for place in ((3, 5), (31, 22)):
        there = mapping(Point(place[0] + 0.5, place[1] + 0.5))
        assert upright.getpixel((int(there.x), int(there.y))) == stored.getpixel(place)


def test_a_photographed_page_becomes_an_a4_page() -> None:
    """What is laid flat has the size and shape of A4, and its corners lead to the sheet's."""
    frame = frame_of(photographed(rendered("ru", dpi=100), 1, Camera(long_side=1_600)))
    straight = straighten(frame)
    assert straight.sheet is not None
    wide, high = straight.picture.size
    assert high == pytest.approx(A4_LONG, rel=0.08)
    middle = straight.to_stored(Point(wide / 2, high / 2))
    assert middle.x == pytest.approx(frame.picture.width / 2, rel=0.12)
    assert middle.y == pytest.approx(frame.picture.height / 2, rel=0.12)

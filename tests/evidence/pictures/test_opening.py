"""Picture files: every kind opens, and none takes more than its limit."""

import io
import struct
import zlib

import pytest
from PIL import Image

from habeas.base.finding import Finding
from habeas.evidence.pictures.opening import LONGEST_SIDE, MOST_PIXELS, Frame, frames


def saved(picture: Image.Image, kind: str, **more: object) -> bytes:
    """The picture as a file of this kind."""
    out = io.BytesIO()
    picture.save(out, kind, **more)
    return out.getvalue()


def only(data: bytes) -> Frame:
    """The one picture of a file."""
    (frame,) = frames(data)
    assert isinstance(frame, Frame)
    return frame


def codes(data: bytes) -> list[tuple[str, str]]:
    """Code and place of what is wrong with a file."""
    return [(each.code, each.place) for each in frames(data) if isinstance(each, Finding)]


def png_that_claims(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is this large."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 9)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "WEBP", "BMP", "GIF"])
def test_each_kind_opens(kind: str) -> None:
    """A page in any of the kinds is one picture of the size it had."""
    assert only(saved(Image.new("RGB", (90, 120), "white"), kind)).picture.size == (90, 120)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_each_way_of_colour_becomes_plain(mode: str) -> None:
    """Black and white, palettes, sixteen bits and transparency all come out as grey or RGB."""
    assert only(saved(Image.new(mode, (20, 30)), "PNG")).picture.mode in ("L", "RGB")


def test_what_is_transparent_is_white() -> None:
    """A page drawn on nothing is a page drawn on white, not on black."""
    clear = Image.new("RGBA", (20, 30), (0, 0, 0, 0))
    assert only(saved(clear, "PNG")).picture.getpixel((5, 5)) == (255, 255, 255)


def test_pages_of_a_tiff_keep_their_numbers() -> None:
    """Each page of a TIFF is a picture of its own under its own number."""
    pages = [Image.new("L", (30, 40 + number), 255) for number in range(3)]
    found = list(frames(saved(pages[0], "TIFF", save_all=True, append_images=pages[1:])))
    assert [(f.number, f.picture.height) for f in found if isinstance(f, Frame)] == [(1, 40), (2, 41), (3, 42)]


def test_a_large_picture_is_made_smaller() -> None:
    """A picture longer than is of use is reduced, its shape kept."""
    frame = only(saved(Image.new("L", (LONGEST_SIDE * 2, 1000), 255), "PNG"))
    assert frame.picture.size == (LONGEST_SIDE, 500)


@pytest.mark.parametrize("side", [9_500, 60_000])
def test_a_bomb_is_not_unpacked(side: int) -> None:
    """A few bytes that claim billions of pixels are a finding, told before anything is unpacked."""
    assert side * side > MOST_PIXELS
    assert [code for code, _ in codes(png_that_claims(side, side))] == ["too-large"]


@pytest.mark.parametrize("cut", [9, 60, 400])
def test_a_file_cut_short_is_damaged(cut: int) -> None:
    """What the camera did not finish writing is a finding, never a failure."""
    assert [code for code, _ in codes(saved(Image.effect_noise((90, 120), 60), "PNG")[:cut])] == ["damaged"]


def test_another_format_under_its_name_is_refused() -> None:
    """Only the six kinds are tried: no other decoder gets to see the bytes."""
    assert [code for code, _ in codes(saved(Image.new("RGB", (9, 9)), "PPM"))] == ["damaged"]

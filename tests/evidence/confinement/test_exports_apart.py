"""Exports are read in children as they would be read here; what breaks is a finding, what cannot be is refused."""

import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.desk.exported import CLUB, DANA, account
from tests.evidence.archives.test_places import EVERY_LAYOUT

from habeas.base.digest import Json
from habeas.base.errors import NotRead
from habeas.evidence.archives.cutting import CannotCut, cut_copy
from habeas.evidence.archives.export import Choice, ExportFile
from habeas.evidence.archives.opening import Allowance, NoZip, files_in_zip
from habeas.evidence.archives.reading import read_export
from habeas.evidence.confinement.confinement import Confinement
from habeas.evidence.confinement.exports import cuts_told, opened_told, read_form, read_told
from habeas.evidence.confinement.exports_apart import ExportsApart
from habeas.evidence.confinement.limits import Limits, limits_for_export
from habeas.evidence.confinement.wire import Frame, TooMuch, WireFault

TEXTS = ["Аулдағы қар еріді.", "Weather: <snow> & 'wind'."]
ACCOUNT = ExportFile("result.json", json.dumps(account(), ensure_ascii=False).encode())


@pytest.fixture
def exports(apart: Confinement) -> ExportsApart:
    """Who reads exports."""
    return ExportsApart(apart)


@pytest.mark.parametrize("choice", [Choice(), Choice(frozenset({"A"}), frozenset({"A", CLUB}))])
def test_every_layout_is_read_as_here(exports: ExportsApart, choice: Choice) -> None:
    """Items, places, times, chats and figures of all layouts together come back as they are."""
    files = [replace(file, path=f"{at}/{file.path}") for at, made in enumerate(EVERY_LAYOUT) for file in [made(TEXTS)]]
    files += [ACCOUNT, ExportFile("left.bin", b"\x00"), ExportFile("bad.json", b'{"name": 1, "messages": [5, {}]}')]
    here = read_export(files, choice)
    assert len(here.tallies) > 6
    assert exports.read_export(files, choice) == here


def zipped(**files: bytes) -> bytes:
    """A zip of these files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return made.getvalue()


def test_a_zip_is_opened_as_here(exports: ExportsApart, tmp_path: Path) -> None:
    """Files, those left out, and what is left of the allowance are those that this process would come to."""
    data = zipped(**{"a.json": b"{}", "../b.json": b"{}", "c.jpg": b"x", "d.json": bytes(40 << 20), "e.txt": b"words"})
    (tmp_path / "export.zip").write_bytes(data)
    mine, theirs = Allowance(largest=50 << 20), Allowance(largest=50 << 20)
    with (tmp_path / "export.zip").open("rb") as stream:
        assert list(exports.files_in_zip(stream, theirs, "x/")) == list(files_in_zip(io.BytesIO(data), mine, "x/"))
    assert (mine.left, mine.files) == (theirs.left, theirs.files)


@pytest.mark.parametrize("data", [b"no zip at all", zipped(a=b"words")[:-30]], ids=["another file", "cut short"])
def test_what_is_no_zip_is_none(exports: ExportsApart, tmp_path: Path, data: bytes) -> None:
    """A damaged directory is said."""
    (tmp_path / "export.zip").write_bytes(data)
    with (tmp_path / "export.zip").open("rb") as stream, pytest.raises(NoZip):
        list(exports.files_in_zip(stream, Allowance()))


def test_a_file_is_cut_as_here(exports: ExportsApart) -> None:
    """What is cut out is the same, and where nothing can be cut that is said."""
    places = ["/chats/list/0/messages/1/text"]
    assert exports.cut_copy(ACCOUNT, places) == cut_copy(ACCOUNT.data, places)
    for data in (b"[1, 2", b'{"about": 1}', b"\xff"):
        with pytest.raises(CannotCut):
            exports.cut_copy(ExportFile("a.json", data), places)


ITEM = [
    "telegram", "message", "Dana", "own", "Words.", "2021-05-04T09:40Z", None, "Club", None, "a.json", "/1/text", None
]  # fmt: skip
NOTHING: dict[str, Json] = {
    "tallies": [], "unparsed": [], "gaps": [], "chats": [], "not_read": [], "findings": []
}  # fmt: skip


def told(items: Sequence[Json], account: Json = None) -> list[Frame]:
    """Frames as a child would say them."""
    first, last = json.dumps(items).encode(), json.dumps(NOTHING if account is None else account).encode()
    return [Frame({"items": 1}, (first,)), Frame({"account": True}, (last,)), Frame({"end": True})]


def test_what_a_child_says_is_taken_where_it_can_be() -> None:
    """The frames of these tests are sound, so that each fault is the only one."""
    read = read_told(iter(told([ITEM])), frozenset({"a.json"}))
    assert [item.id for item in read.items] == ["a.json#/1/text"]


@pytest.mark.parametrize(
    "items",
    [
        [ITEM, ITEM], [ITEM[:11]], [5], ITEM, [["nowhere", *ITEM[1:]]], [[["telegram"], *ITEM[1:]]],
        [[*ITEM[:4], "", *ITEM[5:]]], [[*ITEM[:4], "\ud800", *ITEM[5:]]], [[*ITEM[:5], "tomorrow", *ITEM[6:]]],
        [[*ITEM[:6], 1, *ITEM[7:]]], [[*ITEM[:9], "/etc/passwd", *ITEM[10:]]], [[*ITEM[:10], 7, *ITEM[11:]]],
    ],
)  # fmt: skip
def test_an_item_that_cannot_be_is_none(items: Sequence[Json]) -> None:
    """Items twice, of a file that was not given, of no platform, without words or with half a letter are refused."""
    with pytest.raises(WireFault):
        read_told(iter(told(items)), frozenset({"a.json"}))


@pytest.mark.parametrize(
    "field",
    [
        {"tallies": [["a.json", "x/1", 5, 1, 1, 1, 1, 0, 0, 1]]},
        {"tallies": [["b.json", "x/1", 0, 0, 0, 0, 0, 0, 0, 0]]},
        {"tallies": [["a.json", "x/1", -1, -1, 0, 0, 0, 0, 0, 0]]},
        {"tallies": [["a.json", "X", 0, 0, 0, 0, 0, 0, 0, 0]]},
        {"unparsed": [["a.json", "/1", "Why?"]]}, {"unparsed": [["b.json", "/1", "why"]]}, {"not_read": ["b.json"]},
        {"gaps": [["Club", "1", "2", -1]]}, {"chats": [["1", "Club", "group", 1, "nowhere"]]}, {"findings": [[]]},
        {"chats": None}, {"not_read": "a.json"},
    ],
)  # fmt: skip
def test_an_account_that_cannot_be_is_none(field: dict[str, Json]) -> None:
    """Figures that do not add up, files that were not given and words that are none are refused."""
    with pytest.raises(WireFault):
        read_told(iter(told([], {**NOTHING, **field})), frozenset({"a.json"}))


@pytest.mark.parametrize("frames", [told([])[:1], told([])[1:2] * 2, [Frame({"end": True})], [Frame({"items": 1})]])
def test_a_reading_that_is_not_whole_is_none(frames: list[Frame]) -> None:
    """A reading without its account, or with two, is none."""
    with pytest.raises(WireFault):
        read_told(iter(frames), frozenset({"a.json"}))


@pytest.mark.parametrize(
    ("frame", "fault"),
    [
        (Frame({"path": "../a"}, (b"x",)), WireFault),
        (Frame({"path": "a//b"}, (b"x",)), WireFault),
        (Frame({"path": "a"}), WireFault),
        (Frame({"path": "a", "left": "because"}), WireFault),
        (Frame({"left": "link"}), WireFault),
        (Frame({"path": "a"}, (b"too long",)), TooMuch),
    ],
)
def test_a_file_out_of_a_zip_that_cannot_be_is_none(frame: Frame, fault: type[Exception]) -> None:
    """Paths that lead out, reasons that are none and more bytes than are allowed are refused."""
    with pytest.raises(fault):
        opened_told(frame, Allowance(largest=7), "")


def cuts(*rows: Json) -> Frame:
    """Cuts as a child would say them."""
    return Frame({"cuts": len(rows)}, (json.dumps(rows).encode(),))


@pytest.mark.parametrize("row", [[0, 2, "words of its own"], [0, 2], [-1, 2, "{}"], ["0", 2, "{}"], 5])
def test_a_cut_that_cannot_be_is_none(row: Json) -> None:
    """A child can put nothing of its own into a file: only what stands in the place of a chat."""
    with pytest.raises(WireFault):
        cuts_told(cuts(row))


def ended(limits: Limits, confinement: Confinement, data: bytes, path: str) -> str:
    """The code of what became of an export of one file."""
    with pytest.raises(NotRead) as caught:
        ExportsApart(confinement, lambda _: limits).read_export([ExportFile(path, data)], Choice())
    finding = caught.value.finding
    assert finding is not None
    assert finding.place == "file"
    return finding.code


ROWS = b"text,date\n" + b"snow,2020-01-01\n" * 500_000
MANY_LISTS = (
    b'{"name":"A","type":"private_group","id":5,"messages":[{"id":1,"type":"message","text":['
    + b"[]," * 15_000_000
    + b"[]]}]}"
)


@pytest.mark.parametrize(
    ("limits", "path", "data", "code"),
    [
        (Limits(answer=1 << 10), "posts.csv", ROWS[:99_999], "unread-output"),
        (Limits(memory=0), "result.json", MANY_LISTS, "unread-memory"),
        (Limits(seconds=1, slow_seconds=1), "posts.csv", ROWS, "unread-time"),
    ],
    ids=["output", "memory", "time"],
)
def test_too_much_ends_as_a_finding(apart: Confinement, limits: Limits, path: str, data: bytes, code: str) -> None:
    """Too long an answer, too much memory and too much time end the child; the next export is read."""
    assert ended(limits, apart, data, path) == code
    assert ExportsApart(apart).read_export([ACCOUNT], Choice()).items


def test_limits_grow_with_the_export() -> None:
    """A larger export may take longer, take more memory and say more; the smallest has those of one file."""
    small, large = limits_for_export(0), limits_for_export(1 << 30)
    assert small == replace(Limits(), slow_seconds=Limits().seconds)
    assert all(more > less for more, less in zip(vars_of(large), vars_of(small), strict=True))


def test_a_larger_file_has_more_time() -> None:
    """Time grows with the file, and with nothing else; pictures have theirs whatever their size."""
    small, large = Limits().for_size(1 << 19), Limits().for_size(100 << 20)
    assert small == Limits()
    assert large == replace(Limits(), seconds=Limits().seconds + 200)
    assert large.seconds_for("image/png") == Limits().seconds_for("image/png")


def vars_of(limits: Limits) -> tuple[int, ...]:
    """Its figures."""
    return limits.memory, limits.seconds, limits.slow_seconds, limits.answer


def test_no_item_is_said_by_a_child_that_was_not_chosen(exports: ExportsApart) -> None:
    """The choice is followed in the child: words of chats that were not chosen do not come back at all."""
    read = exports.read_export([ACCOUNT], Choice(frozenset(), frozenset({DANA})))
    said = b"".join(part for frame in read_form(read) for part in frame.parts)
    assert b"Snow on the pass" not in said
    assert b"A secret between us" in said

"""The frame: which layout reads which file, the order of items, and the digest of an export."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from habeas.base.moment import Moment
from habeas.base.when import When
from habeas.evidence.archives.digest import digest_of_export
from habeas.evidence.archives.export import Choice, ExportFile, FileReading, Tally
from habeas.evidence.archives.item import Item, Kind, Place, Platform, Whose
from habeas.evidence.archives.reading import read_export


@dataclass(frozen=True)
class Lines:
    """A layout for tests: each line of a `.lines` file is an item, whose first word may be a year."""

    name: str
    ending: str

    def claims(self, file: ExportFile) -> bool:
        """By the ending alone."""
        return file.path.endswith(self.ending)

    def read(self, files: Sequence[ExportFile], choice: Choice) -> FileReading:
        """Each line an item."""
        items: list[Item] = []
        tallies = []
        for file in files:
            lines = file.data.decode().splitlines()
            items += [_item(file.path, index, line) for index, line in enumerate(lines)]
            tallies.append(Tally(file.path, self.name, len(lines), len(lines), items=len(lines)))
        return FileReading(tuple(items), tuple(tallies))


def _item(path: str, index: int, line: str) -> Item:
    place = Place(path, f"/{index}")
    when = When(Moment(int(line))) if line.isdecimal() else None
    return Item(str(place), Platform.TABLE, Kind.POST, None, Whose.UNKNOWN, line, when, None, None, None, place)


LAYOUT = Lines("lines/1", ".lines")


def test_each_file_goes_to_the_first_layout_that_claims_it_and_the_others_are_named() -> None:
    """A file is read by one layout only, and a file that none claims is listed as not read."""
    files = [ExportFile("b.lines", b"1999"), ExportFile("a.exe", b"x"), ExportFile("c.other", b"2001")]
    second, third = Lines("second/1", ".lines"), Lines("third/1", ".other")
    read = read_export(files, Choice(), (LAYOUT, second, third))
    assert [(tally.file, tally.layout) for tally in read.tallies] == [("b.lines", "lines/1"), ("c.other", "third/1")]
    assert read.not_read == ("a.exe",)


def test_items_come_by_time_then_by_the_number_of_their_place() -> None:
    """Items are ordered by time, then by place with numbers counted as numbers; those without a time come last."""
    lines = ["word", "2002", "2001", *["2005"] * 9, "word"]
    read = read_export([ExportFile("a.lines", "\n".join(lines).encode())], Choice(), (LAYOUT,))
    assert [int(item.place.pointer[1:]) for item in read.items] == [2, 1, *range(3, 12), 0, 12]


@given(st.permutations(["2001", "2003", "word", "2002"]))
def test_the_order_of_the_files_changes_nothing(names: list[str]) -> None:
    """The same files in any order give the same reading and the same digest."""
    files = [ExportFile(f"{name}.lines", name.encode()) for name in names]
    ordered = sorted(files, key=lambda file: file.path)
    assert read_export(files, Choice(), (LAYOUT,)) == read_export(ordered, Choice(), (LAYOUT,))
    assert digest_of_export(files) == digest_of_export(ordered)


def test_a_path_that_comes_twice_is_read_once_and_said() -> None:
    """A second file of the same path is an error among the findings, and ids stay unique."""
    files = [ExportFile("a.lines", b"2001"), ExportFile("a.lines", b"2002")]
    read = read_export(files, Choice(), (LAYOUT,))
    assert [item.text for item in read.items] == ["2001"]
    assert [(finding.code, finding.place) for finding in read.findings] == [("file-twice", "a.lines")]


def test_an_id_that_comes_twice_is_kept_once_and_said() -> None:
    """Two items of one place give one item and an error, whatever a layout does."""

    class Twice(Lines):
        def read(self, files: Sequence[ExportFile], choice: Choice) -> FileReading:
            once = super().read(files, choice)
            return FileReading(once.items * 2, once.tallies)

    read = read_export([ExportFile("a.lines", b"2001")], Choice(), (Twice("twice/1", ".lines"),))
    assert len(read.items) == 1
    assert [finding.code for finding in read.findings] == ["item-twice"]


def test_letters_that_could_not_be_read_are_said() -> None:
    """A file with items that hold the mark of an unreadable letter is named, with how many they are."""
    files = [ExportFile("a.lines", "x\ufffd\ny".encode()), ExportFile("b.lines", b"z")]
    found = read_export(files, Choice(), (LAYOUT,)).findings
    assert [(finding.code, finding.place, finding.message[0]) for finding in found] == [
        ("unreadable-letters", "a.lines", "1")
    ]


@given(st.dictionaries(st.text(max_size=5), st.binary(max_size=5), min_size=1), st.data())
def test_the_digest_changes_with_any_byte_and_any_path(files: dict[str, bytes], data: st.DataObject) -> None:
    """Another byte or another path anywhere gives another digest."""
    export = [ExportFile(f"{path}|", content) for path, content in files.items()]
    index = data.draw(st.integers(0, len(export) - 1))
    one = export[index]
    changed = data.draw(st.sampled_from([ExportFile(one.path, one.data + b"x"), ExportFile(one.path + "x", one.data)]))
    assert digest_of_export([*export[:index], changed, *export[index + 1 :]]) != digest_of_export(export)


def test_the_digest_is_the_stated_one() -> None:
    """The digest is that of the canonical JSON of path and SHA-256, as another program would compute it."""
    import hashlib
    import json

    files = [ExportFile("b/2.json", b"two"), ExportFile("a.json", b"one")]
    pairs = [["a.json", hashlib.sha256(b"one").hexdigest()], ["b/2.json", hashlib.sha256(b"two").hexdigest()]]
    stated = hashlib.sha256(json.dumps(pairs, separators=(",", ":")).encode()).hexdigest()
    assert digest_of_export(files) == f"sha256:{stated}"


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=20))
def test_instants_are_ordered_as_instants(seconds: list[int]) -> None:
    """Times with an offset are compared by the instant they name."""

    class Instants(Lines):
        def read(self, files: Sequence[ExportFile], choice: Choice) -> FileReading:
            items = []
            for index, second in enumerate(seconds):
                at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=second, hours=index % 3)
                moment = Moment(at.year, at.month, at.day, at.hour, at.minute, at.second, offset=60 * (index % 3))
                place = Place("a", f"/{index}")
                items.append(
                    Item(
                        str(place),
                        Platform.TABLE,
                        Kind.POST,
                        None,
                        Whose.UNKNOWN,
                        str(second),
                        When(moment),
                        None,
                        None,
                        None,
                        place,
                    )
                )
            return FileReading(tuple(items), (Tally("a", "i/1", len(items), len(items), items=len(items)),))

    read = read_export([ExportFile("a.lines", b"")], Choice(), (Instants("i/1", ".lines"),))
    assert [int(item.text) for item in read.items] == sorted(seconds)

"""Reading an export of posts in children: what comes back is checked, and a child that fails is a finding.

An export's files go to one child together, since layouts need files beside one another; a zip is opened by a child of
its own, which gets the file itself, opened for reading alone, as it may be many gigabytes of pictures.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO

from habeas.evidence.archives.cutting import cut_out
from habeas.evidence.archives.export import Choice, ExportFile, ReadArchive
from habeas.evidence.archives.opening import Allowance, LeftOut, NoZip
from habeas.evidence.confinement.asking import asked
from habeas.evidence.confinement.confinement import Confinement
from habeas.evidence.confinement.exports import cuts_asked, cuts_told, export_asked, opened_told, read_told
from habeas.evidence.confinement.limits import Limits, limits_for_export, limits_for_zip
from habeas.evidence.confinement.order_names import CUT, EXPORTS, OPEN_ZIP, READ_EXPORT
from habeas.evidence.confinement.parts import END
from habeas.evidence.containers.inside import Room


class ExportsApart:
    """Reads exports by a confinement. `limits` tells what reading so many bytes may use, `for_zip` opening a zip."""

    def __init__(
        self,
        confinement: Confinement,
        limits: Callable[[int], Limits] = limits_for_export,
        for_zip: Callable[[], Limits] = limits_for_zip,
    ) -> None:
        self._confinement = confinement
        self._limits = limits
        self._for_zip = for_zip

    def files_in_zip(self, stream: BinaryIO, allowance: Allowance, folder: str = "") -> Iterator[ExportFile | LeftOut]:
        """The files of a zip that is open for reading, each with `folder` before its path, spent of the allowance.

        Raises NoZip where it is none, NotRead where the child failed; what came before stands.
        """
        self._confinement.prepare(EXPORTS)
        room = Room(max(0, allowance.files), max(0, allowance.left), allowance.largest)
        at, limits = folder.rstrip("/") or "file", self._for_zip()
        with asked(self._confinement, OPEN_ZIP, at, limits, room=room, opened=stream.fileno()) as child:
            for frame in child.answers():
                if frame == END:
                    return
                if "damaged" in frame.head:
                    raise NoZip
                yield opened_told(frame, allowance, folder)

    def read_export(self, files: Sequence[ExportFile], choice: Choice) -> ReadArchive:
        """What all layouts read of an export; raises NotRead where the child failed."""
        self._confinement.prepare(EXPORTS)
        size = sum(len(file.data) for file in files)
        pieces, limits = export_asked(choice, files), self._limits(size)
        with asked(self._confinement, READ_EXPORT, "file", limits, pieces, size) as child:
            return read_told(child.answers(), frozenset(file.path for file in files))

    def cut_copy(self, file: ExportFile, taken: Sequence[str]) -> bytes:
        """The file without the chats in which none of these places stands; raises CannotCut, NotRead."""
        self._confinement.prepare(EXPORTS)
        size = len(file.data)
        pieces, limits = cuts_asked(file.data, taken), self._limits(size)
        with asked(self._confinement, CUT, file.path, limits, pieces, size) as child:
            return cut_out(file.data, cuts_told(child.answer()))

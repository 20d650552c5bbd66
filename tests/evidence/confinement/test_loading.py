"""What is loaded to read a file, and what is not."""

import subprocess
import sys

import pytest

from habeas.base.digest import digest_of
from habeas.evidence.confinement.confinement import Confinement
from habeas.evidence.containers.unpacking import is_container
from habeas.evidence.text.readers import kinds_read, reader_of
from habeas.evidence.text.reading import Reading

HEAVY = ("numpy", "PIL", "pypdfium2", "openpyxl", "ftfy", "charset_normalizer", "selectolax")


@pytest.mark.parametrize("kind", kinds_read())
def test_every_reader_is_where_it_is_said_to_be(kind: str) -> None:
    """Each media type's reader can be loaded and called."""
    assert callable(reader_of(kind))


def test_what_has_no_reader_has_none() -> None:
    """A kind that is in no table has no reader and holds nothing."""
    assert reader_of("application/x-nothing") is None
    assert not is_container("application/x-nothing")


def loaded_after(words: str) -> set[str]:
    """The heavy libraries that a fresh program has loaded once it has run these words."""
    ask = f"import sys\n{words}\nprint(*(name for name in {HEAVY!r} if name in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", ask], capture_output=True, check=True, text=True, env={"PYTHONPATH": ":".join(sys.path)}
    )
    return set(done.stdout.split())


def test_whoever_asks_loads_no_library_of_documents() -> None:
    """The process that holds the keys loads nothing that parses in order to have a file read."""
    assert loaded_after("import habeas.desk.file_text") == set()
    assert loaded_after("import habeas.evidence.confinement.jobs") == set()


def test_a_short_text_loads_no_library_of_documents() -> None:
    """A plain text in Russian is read without the libraries of pictures, pages and workbooks."""
    words = (
        "from habeas.evidence.text.readers import read_copy\n"
        "from habeas.base.digest import digest_of\n"
        "data = 'Собрание жильцов дома перенесено на 3 мая, сказал он.'.encode()\n"
        "read_copy(data, digest_of(data))"
    )
    assert loaded_after(words) <= {"ftfy"}  # by the lists of words


def test_what_is_said_before_it_stands_is_heard() -> None:
    """A process that is told at once what to load starts, and reads."""
    for _ in range(3):
        confinement = Confinement()
        confinement.prepare("text/plain")
        confinement.prepare("text/html")
        read = confinement.read(b"Words of a paper.", digest_of(b"Words of a paper.")).outcome
        confinement.close()
        assert isinstance(read, Reading)


def test_kinds_that_were_met_are_loaded_once_for_all() -> None:
    """The second file of a kind reads as the first, which loaded its reader itself."""
    confinement = Confinement()
    try:
        for words in (b"Words of a paper.", b"Other words of a paper.", b"More words of a paper."):
            read = confinement.read(words, digest_of(words)).outcome
            assert isinstance(read, Reading)
            assert read.text.encode() == words
    finally:
        confinement.close()

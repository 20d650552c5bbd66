"""Files are read side by side and taken in order."""

import threading
import time
from pathlib import Path

import pytest

from habeas.desk.preserving import Circumstances
from habeas.desk.reading_ahead import AT_ONCE, read_ahead
from habeas.desk.session import Session
from habeas.desk.taking_in import take_in_files
from habeas.evidence.sources.source import Secrecy


def never() -> None:
    """Nothing is to be stopped."""
    raise AssertionError


def test_order_is_kept_and_work_is_side_by_side() -> None:
    """Answers come in the order of the items, however long each takes, and no more run at once than may."""
    running, most = 0, 0
    lock = threading.Lock()

    def read(item: int) -> int:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.02 if item % 2 else 0.001)
        with lock:
            running -= 1
        return item * 10

    answers = list(read_ahead(range(12), read, lambda item: item != 5, never))
    assert answers == [(item, None if item == 5 else item * 10) for item in range(12)]
    assert most == AT_ONCE


def test_what_breaks_breaks_in_its_turn() -> None:
    """What was read before a failure is had before it."""

    def read(item: int) -> int:
        if item == 2:
            raise ValueError("broken")
        return item

    stopped: list[bool] = []
    answers = read_ahead(range(9), read, lambda _: True, lambda: stopped.append(True))
    assert [next(answers), next(answers)] == [(0, 0), (1, 1)]
    with pytest.raises(ValueError, match="broken"):
        next(answers)
    assert stopped == [True]


def test_a_folder_is_taken_in_by_the_order_of_names(session: Session, tmp_path: Path) -> None:
    """Sources and custody stand in the order of the names, though two are read at once; each text is its own."""
    (tmp_path / "papers").mkdir()
    for number in range(7):
        words = "The meeting was moved. " * (400 if number % 2 == 0 else 1)
        (tmp_path / "papers" / f"{number}.txt").write_text(f"{words}Paper {number}.")
    (tmp_path / "papers" / "3a.txt").write_bytes(b"")
    answer = take_in_files(session, "weaver", [tmp_path / "papers"], Circumstances(Secrecy.PUBLIC))
    assert [taken.name for taken in answer.taken] == [
        "0.txt", "1.txt", "2.txt", "3.txt", "3a.txt", "4.txt", "5.txt", "6.txt"
    ]  # fmt: skip
    for taken in answer.taken:
        if taken.source is None:
            continue
        reading = session.vault.evidence.first_reading(taken.source.copy.digest)
        assert reading is not None
        assert reading.text.endswith(f"Paper {taken.name[0]}.")


def test_the_same_file_twice_in_a_folder_is_read_and_kept_once(session: Session, tmp_path: Path) -> None:
    """Of two files with the same bytes in one folder the second comes again, though both were read at once."""
    (tmp_path / "papers").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "papers" / name).write_text("The meeting was moved to May.")
    answer = take_in_files(session, "weaver", [tmp_path / "papers"], Circumstances(Secrecy.PUBLIC))
    assert [taken.came.value for taken in answer.taken] == ["new", "again"]
    assert len(session.vault.evidence.sources(answer.case.id)) == 1

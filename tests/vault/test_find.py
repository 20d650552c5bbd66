"""The index of a vault: what it finds, what it follows, and what is left of what was taken out."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from habeas.base.digest import digest_of
from habeas.base.errors import HabeasError, VaultBusy
from habeas.base.ids import CaseId, SourceId
from habeas.base.language import Lang
from habeas.base.progress import UNWATCHED
from habeas.base.span import Span
from habeas.evidence.find import stems
from habeas.evidence.find.keeping import Filters, Found, Kind
from habeas.evidence.find.query import parse_query
from habeas.evidence.sources.source import Copy
from habeas.evidence.text.reading import Reading
from habeas.vault.emergency import destroy
from habeas.vault.vault import Vault

if TYPE_CHECKING:
    from tests.vault.conftest import Folder, Story

TEXTS = (
    "Следователь не допустил адвоката к задержанному. Адвокату отказали в свидании.",
    "Тергеуші құжаттарды тәркілеу туралы қаулы шығарды. Құжаттар қайтарылмады.",
    "The lawyer of Aidar Saqinov was not let in. Nobody saw the papers of the case.",
    "Сакинова увезли в изолятор. Суд рассмотрит жалобу 29.04.2022 года.",
)


def cursor_of(vault: Vault) -> AbstractContextManager[Any]:
    """A cursor on the vault's database."""
    from django.db import connections

    @contextmanager
    def opened() -> Iterator[Any]:
        with vault.evidence._session.writing() as alias, connections[alias].cursor() as cursor:  # type: ignore[attr-defined]
            yield cursor

    return opened()


def ask(vault: Vault, question: str, **filters: object) -> Found:
    """Ask an index that is up to date."""
    vault.find.bring_up(UNWATCHED)
    return vault.find.search(parse_query(question), Filters(**filters), 20)  # type: ignore[arg-type]


def told(found: Found) -> list[str]:
    """The sources of the hits, by their numbers in `TEXTS`."""
    return [str(int(hit.source or hit.key, 16) - 100) for hit in found.hits]


@pytest.fixture
def texts(vault: Vault, story: "Story") -> Vault:
    """A vault whose sources are `TEXTS`."""
    with vault.transaction():
        vault.record.add_case(story.case)
        for number, text in enumerate(TEXTS):
            data = text.encode()
            vault.evidence.put_copy(data)
            copy = Copy(digest_of(data), len(data), "text/plain")
            description = replace(story.source.description, title=None, author=None, publisher=None, published=None)
            source = replace(
                story.source,
                id=SourceId(f"{100 + number:032x}"),
                copy=copy,
                original_name=None,
                note="",
                description=description,
            )
            vault.evidence.add_source(source)
            reading = replace(
                story.reading, copy=copy.digest, text=text, pages=(), main=(), boxes=(), cues=(), lang=None
            )
            vault.evidence.add_reading(reading)
            vault.evidence.link_source(story.case.id, source.id)
    return vault


@pytest.mark.parametrize(
    ("question", "sources"),
    [
        ("адвокаты", ["0"]),
        ("АДВОКАТОМ задержанного", ["0"]),
        ("құжат", ["1"]),
        ("кужаттарды", ["1"]),
        ("құжаттарды тәркілеген", ["1"]),
        ("advokatu", ["0"]),
        ("sud", ["3"]),
        ("сакинов", ["3", "2"]),
        ("sakinov", ["2", "3"]),
        ("lawyers paper", ["2"]),
        ('"не допустил адвоката"', ["0"]),
        ("29.04.2022", ["3"]),
        ("следо*", ["0"]),
        ("адвокат OR құжат", ["0", "1"]),
        ("суд -жалоба", []),
        ("суд -адвокат", ["3"]),
    ],
)
def test_a_word_is_found_in_any_form_and_alphabet(texts: Vault, question: str, sources: list[str]) -> None:
    """Endings, case, the alphabet it is typed in and marks of the question do what the page says they do."""
    assert sorted(told(ask(texts, question))) == sorted(sources)


def test_the_very_word_comes_first(texts: Vault) -> None:
    """A name typed in Latin letters finds first the source that writes it so."""
    assert told(ask(texts, "saqinov"))[0] == "2"


@pytest.mark.parametrize(
    ("slip", "right"), [("адвакату", "адвокату"), ("слидователь", "следователь"), ("lawyre", "lawyer")]
)
def test_a_misspelt_word_is_searched_as_the_nearest_and_said(texts: Vault, slip: str, right: str) -> None:
    """Where nothing holds a word, the nearest word is searched and named in the answer."""
    found = ask(texts, slip)
    assert found.hits
    assert right in found.meant[0].instead


def test_a_phrase_in_other_endings_is_found_and_said(texts: Vault) -> None:
    """A phrase that stands nowhere as typed is found with other endings, and the answer says so."""
    assert told(ask(texts, '"не допустили адвокатов"')) == ["0"]
    assert ask(texts, '"не допустили адвокатов"').loose
    assert not ask(texts, '"не допустил адвоката"').loose
    assert not ask(texts, '"адвоката допустил не"').hits


def test_nothing_found_names_words_that_are_near(texts: Vault) -> None:
    """An answer without hits says how many passages were searched and which words are like the one asked for."""
    found = ask(texts, "адвокат құжат")
    assert not found.hits
    assert found.passages >= len(TEXTS)
    assert "жалобу" in ask(texts, "жаллобушка адвокат").near or ask(texts, "жалабу тәркілеу").meant[0].instead


def test_a_hit_is_a_slice_of_the_reading(texts: Vault) -> None:
    """Its span gives the passage in the reading that it names."""
    hit = ask(texts, "изолятор").hits[0]
    assert hit.reading is not None
    assert hit.span is not None
    reading = texts.evidence.reading(hit.reading)
    assert reading is not None
    assert "изолятор" in hit.span.slice(reading.text)


def test_filters_leave_out_what_they_say(texts: Vault, story: "Story") -> None:
    """Language, source, case and day narrow the answer; what has no day is counted apart."""
    assert told(ask(texts, "адвокат OR құжат", lang=Lang.KK)) == ["1"]
    assert told(ask(texts, "адвокат OR құжат", source=SourceId(f"{100:032x}"))) == ["0"]
    assert len(ask(texts, "адвокат OR құжат", case=story.case.id).hits) == 2
    assert not ask(texts, "адвокат", case=story.entity.id).hits
    dated = ask(texts, "адвокат", since=date(2022, 1, 1))
    assert not dated.hits
    assert dated.undated == 1


def test_the_index_follows_the_record(vault: Vault, story: "Story", keeping: Callable[[Vault, "Story"], None]) -> None:
    """Names, titles, statements and proposals are found, and a withdrawn statement is found as such only."""
    keeping(vault, story)
    kinds = {kind for kind, count in ask(vault, "testov").counts.items() if count}
    assert kinds == {Kind.NAME, Kind.TITLE, Kind.SOURCE, Kind.RETIRED, Kind.PROPOSAL}
    assert all(hit.kind is not Kind.RETIRED for hit in ask(vault, "testov").hits)
    assert ask(vault, "testov", kinds=(Kind.RETIRED,)).hits[0].key == story.statement.id


def test_a_changed_description_is_found_and_the_old_one_is_not(filled: Vault, story: "Story") -> None:
    """A new title takes the place of the old one in the index."""
    filled.find.bring_up(UNWATCHED)
    assert story.source.description.title is not None
    title = replace(story.source.description.title, value="Zebra")
    filled.evidence.replace_source(
        replace(story.source, description=replace(story.source.description, title=title, author=None))
    )
    assert ask(filled, "zebra", kinds=(Kind.TITLE,)).hits
    assert not ask(filled, "author", kinds=(Kind.TITLE,)).hits


def test_an_index_that_was_stopped_goes_on(texts: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was taken in before a stop stays, and the same call takes in the rest once."""

    from habeas.vault import find_bringing

    class Stop(Exception):
        pass

    class Stopping:
        def begin(self, work: str, of: int | None) -> None:
            """Nothing."""

        def step(self, what: str = "") -> None:
            """Stop at once."""
            raise Stop

        def end(self) -> None:
            """Nothing."""

    monkeypatch.setattr(find_bringing, "_READINGS", 1)
    before = texts.find.behind()
    with pytest.raises(Stop):
        texts.find.bring_up(Stopping())
    assert 0 < texts.find.behind() < before
    texts.find.bring_up(UNWATCHED)
    assert texts.find.behind() == 0
    assert told(ask(texts, "адвокат")) == ["0"]


def rows(vault: Vault) -> dict[str, list[object]]:
    """The rows of the tables of the index."""
    tables = ("find_passages", "find_text", "find_stems", "find_sounds", "find_terms", "find_stale")
    with cursor_of(vault) as cursor:
        return {table: cursor.execute(f"SELECT * FROM {table}").fetchall() for table in tables}


@pytest.fixture(params=[200, 0], ids=["one by one", "at once"])
def taken_out(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Passages are taken out one by one, or as those of a long source are."""
    from habeas.vault import find_index

    monkeypatch.setattr(find_index, "_FEW", request.param)


@pytest.mark.usefixtures("taken_out")
def test_an_erased_source_leaves_no_word(texts: Vault) -> None:
    """Its passages and every word that nothing else holds are gone from all tables; the rest is as if it never was."""
    texts.find.bring_up(UNWATCHED)
    for number in range(len(TEXTS)):
        assert texts.find.check() == ()
        texts.evidence.erase_source(SourceId(f"{100 + number:032x}"))
    assert rows(texts) == {table: [] for table in rows(texts)}


@pytest.mark.usefixtures("taken_out")
def test_erasing_one_source_keeps_the_words_of_another(texts: Vault) -> None:
    """A word that two sources hold is still found in the one that is left."""
    assert len(ask(texts, "sakinov").hits) == 2
    texts.evidence.erase_source(SourceId(f"{103:032x}"))
    assert told(ask(texts, "сакинов")) == ["2"]
    assert not ask(texts, "изолятор").hits
    assert texts.find.check() == ()


@pytest.mark.encrypted_file
@pytest.mark.usefixtures("taken_out")
def test_an_erased_word_is_not_in_the_pages(texts: Vault, folder: "Folder") -> None:
    """After an erasure the decrypted pages of the index hold the erased words nowhere."""
    texts.find.bring_up(UNWATCHED)
    texts.evidence.erase_source(SourceId(f"{103:032x}"))
    with cursor_of(texts) as cursor:
        blocks = b"".join(row[0] for row in cursor.execute("SELECT block FROM find_text_data").fetchall())
    assert "следователь"[3:].encode() in blocks
    assert "изолятор"[4:].encode() not in blocks
    with cursor_of(texts) as cursor:
        settings = dict(cursor.execute("SELECT k, v FROM find_text_config").fetchall())
    assert settings["secure-delete"] == 1


def test_an_index_of_another_edition_is_made_anew(texts: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    """When words are taken apart otherwise than before, everything is taken in again."""
    from habeas.vault import find_bringing

    texts.find.bring_up(UNWATCHED)
    monkeypatch.setattr(find_bringing, "EDITION", stems.EDITION + "x")
    assert texts.find.behind() >= len(TEXTS)
    assert told(ask(texts, "адвокат")) == ["0"]


def test_check_tells_what_differs(texts: Vault) -> None:
    """A passage that is missing or altered in the index is a finding that says how to make it anew."""
    texts.find.bring_up(UNWATCHED)
    assert texts.find.check() == ()
    with cursor_of(texts) as cursor:
        cursor.execute("UPDATE find_text SET words = 'иначе' WHERE rowid = (SELECT min(rowid) FROM find_text)")
    assert {finding.code for finding in texts.find.check()} - {"index-damaged"} == {"index-differs"}
    texts.find.clear()
    texts.find.bring_up(UNWATCHED)
    assert texts.find.check() == ()


def test_a_passage_of_a_page_stays_on_it(
    vault: Vault, story: "Story", keeping: Callable[[Vault, "Story"], None]
) -> None:
    """Every hit of a paged reading lies on one page."""
    keeping(vault, story)
    for hit in ask(vault, "testov", kinds=(Kind.SOURCE,)).hits:
        assert any(page.span.contains(hit.span or Span(0, 10**6)) for page in story.reading.pages)


def test_two_sources_of_one_copy_are_both_found(texts: Vault, story: "Story") -> None:
    """A second source of bytes that are indexed already is found too, and stays when the first is erased."""
    texts.find.bring_up(UNWATCHED)
    from habeas.vault.models import SourceRow

    with cursor_of(texts) as cursor:  # as a merge of two laptops' copies leaves them
        row = SourceRow.objects.using(cursor.db.alias).get(key=f"{103:032x}")
        row.number, row.key = None, f"{104:032x}"
        row.save(using=cursor.db.alias, force_insert=True)
    assert sorted(told(ask(texts, "изолятор"))) == ["3", "4"]
    assert texts.find.check() == ()
    texts.evidence.erase_source(SourceId(f"{103:032x}"))
    assert told(ask(texts, "изолятор")) == ["4"]
    assert texts.find.check() == ()


def test_of_very_many_the_newest_and_the_very_words_are_weighed(texts: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where more passages fit than are weighed, the answer says so, and the very word is among the first."""
    from habeas.vault import find_search

    monkeypatch.setattr(find_search, "COUNTED", 1)
    monkeypatch.setattr(find_search, "_ROOM", 0)
    found = ask(texts, "sakinov OR адвокату")
    assert found.newest
    assert found.counts[Kind.SOURCE] == 2
    assert told(ask(texts, "адвокату OR құжаттарды OR papers"))[0] in {"0", "1", "2"}
    assert not ask(texts, "изолятор").newest


def test_a_vault_that_cannot_be_written_is_searched_as_far_as_it_was(texts: Vault, folder: "Folder") -> None:
    """While another process writes, what is indexed is found, and nothing is taken in until it has ended."""
    texts.find.bring_up(UNWATCHED)
    with folder.open(timeout=0.1) as other:
        data = "Адвоката ждали у ворот.".encode()
        source = texts.evidence.source(SourceId(f"{100:032x}"))
        assert source is not None
        with texts.transaction():
            texts.evidence.put_copy(data)
            copy = Copy(digest_of(data), len(data), "text/plain")
            texts.evidence.add_source(replace(source, id=SourceId(f"{105:032x}"), copy=copy))
            texts.evidence.add_reading(Reading(copy.digest, "made/1", data.decode(), ()))
        with texts.transaction():
            texts.evidence.replace_source(replace(source, note="held"))
            with pytest.raises(VaultBusy):
                other.find.bring_up(UNWATCHED)
            assert told(other.find.search(parse_query("адвокат"), Filters(), 20)) == ["0"]
            assert other.find.behind() == 2
        assert sorted(told(ask(other, "адвокат"))) == ["0", "5"]


def test_a_destroyed_vault_yields_no_word_of_the_index(texts: Vault, folder: "Folder") -> None:
    """After a destruction no file of the folder is left that the index could be read from."""
    texts.find.bring_up(UNWATCHED)
    texts.close()
    clear = "изолятор".encode()
    assert all(clear not in file.read_bytes() for file in folder.path.rglob("*") if file.is_file())
    destroy(folder.path, os.urandom)
    assert not [file for file in folder.path.rglob("*") if file.suffix in (".db", ".json") or "-wal" in file.name]
    with pytest.raises(HabeasError):
        folder.open()


def test_a_source_of_several_cases_is_found_in_each_of_them_alone(texts: Vault, story: "Story") -> None:
    """The filter by case takes a source in for every case that it serves and for no other, once."""
    second, third = (replace(story.case, id=CaseId(sign * 32), name=sign) for sign in "de")
    for case in (second, third):
        texts.record.add_case(case)
    shared = SourceId(f"{100:032x}")
    texts.evidence.link_source(second.id, shared)
    for case in (story.case, second):
        found = ask(texts, "адвокат", case=case.id)
        assert told(found) == ["0"]
        assert set(found.hits[0].cases) == {story.case.id, second.id}
    assert not ask(texts, "адвокат", case=third.id).hits
    assert told(ask(texts, "суд", case=story.case.id)) == ["3"]
    assert not ask(texts, "суд", case=second.id).hits

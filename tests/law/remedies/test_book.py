"""The laws of the book: what is not read is draft, and a damaged file is refused with its place."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

import pytest
from tests.law.remedies.making import BOOK, procedure

from habeas.base.language import Lang
from habeas.law.pack.rule import Status
from habeas.law.remedies.loading import book_documents, read_book
from habeas.law.remedies.procedure import ANY_STATE

COUNTRIES = {"KZ", "RU", "BY", "KG", "UZ", "AZ", "GE", "UA", "TR", "IR", "EG", "CN"}


def changed(file: str, *path: str | int, to: object) -> list[str]:
    """What is wrong with the book when one value in it is another; `...` takes it out."""
    documents: dict[str, Any] = deepcopy(dict(book_documents()))
    inner: Any = documents[file]
    for step in path[:-1]:
        inner = inner[step]
    if to is ...:
        del inner[path[-1]]
    else:
        inner[path[-1]] = to
    return [f"{one.place}: {one.message}" for one in read_book(documents)[1]]


def test_the_book_holds_together() -> None:
    """Nothing is wrong with the files of the package, and every procedure the issue asks for is there."""
    assert read_book(book_documents())[1] == ()
    wanted = {"wgad", "wgad_urgent", "special_procedures", "wgeid", "hrc", "cat22", "cerd14", "cedaw_op", "crc_op3"}
    assert wanted | {"ced30", "ced31", "ecthr", "odihr", "eu"} == {one.id for one in BOOK.procedures}
    assert set(BOOK.countries) == COUNTRIES


def test_what_nobody_has_read_is_draft() -> None:
    """A procedure is verified only where every part of it was read somewhere; the parts that were not are named."""
    for one in BOOK.procedures:
        assert (one.status is Status.VERIFIED) == (one.remembered() == ())
        assert set(one.remembered()) <= set(one.sections())
    assert "after.reply" not in procedure("wgad").remembered()
    assert "after.extension" in procedure("wgad").remembered()


def test_verified_is_refused_where_a_part_is_only_remembered() -> None:
    """Nobody can call a remembered procedure verified by changing one word."""
    [wrong] = changed("procedures/wgad.yaml", "status", to="verified")
    assert "after.extension" in wrong


def test_a_sure_door_names_where_it_was_read() -> None:
    """What is sure of a country has its source beside it."""
    [wrong] = changed("countries.yaml", "countries", "BY", "op1", "read", to=...)
    assert "op1" in wrong


@pytest.mark.parametrize(
    ("file", "path", "to"),
    [
        ("procedures/hrc.yaml", ("open_by",), "op9"),
        ("procedures/hrc.yaml", ("label", "kk"), ...),
        ("procedures/hrc.yaml", ("required", 0), "shoe_size"),
        ("procedures/hrc.yaml", ("shut_by", 0, "by", 0), "nobody"),
        ("procedures/hrc.yaml", ("after", 0, "length"), "half a year"),
        ("procedures/hrc.yaml", ("after", 0, "from"), "yesterday"),
        ("procedures/hrc.yaml", ("read", 0, "sections", 0), "smell"),
        ("procedures/hrc.yaml", ("typo",), "x"),
        ("procedures/hrc.yaml", ("checked_on",), ...),
        ("procedures/cedaw_op.yaml", ("fits", 0, "minor"), "yes"),
        ("fields.yaml", ("birth", "gap"), "no-gap"),
        ("fields.yaml", ("name", "met_by", 0), "person.shoe"),
        ("fields.yaml", ("submitter", "from"), "thin air"),
        ("countries.yaml", ("countries", "KZ", "op1", "since"), "spring"),
        ("countries.yaml", ("countries", "KZ", "opx"), {"open": "yes"}),
        ("countries.yaml", ("checked_on",), "soon"),
    ],
)
def test_a_damaged_file_is_told_with_its_place(file: str, path: tuple[str | int, ...], to: object) -> None:
    """Every fault is a finding that names the file or the procedure."""
    wrong = changed(file, *path, to=to)
    assert wrong
    assert any(file in one or file.rsplit("/", maxsplit=1)[-1].split(".", maxsplit=1)[0] in one for one in wrong)


def test_every_text_is_in_three_languages_and_none_is_a_copy() -> None:
    """A family reads Russian or Kazakh: no text was left in English."""
    texts: list[Mapping[Lang, str]] = [*BOOK.doors.values()]
    for one in BOOK.procedures:
        texts += [one.label, one.body, one.purpose, one.who, one.publicity, one.exhaustion, one.time_limit.text]
        texts += (
            [fit.text for fit in one.fits] + [shut.text for shut in one.shut_by] + [step.text for step in one.after]
        )
    texts += [text for term in BOOK.terms.values() for text in (term.label, term.ask)]
    for text in texts:
        assert len({text[lang] for lang in Lang}) == len(Lang), text
        assert not text[Lang.RU].isascii()
        assert not text[Lang.KK].isascii()


def test_every_door_has_a_procedure_and_the_other_way_round() -> None:
    """No door is listed that leads nowhere, and no procedure waits behind a door that nobody lists."""
    behind = {one.door for one in BOOK.procedures} - {ANY_STATE}
    assert behind == set(BOOK.doors)


def test_it_is_said_that_un_letters_become_public() -> None:
    """SAFETY 8: nobody files with the UN without having read that it becomes public, and that the State is told."""
    for one in BOOK.procedures:
        assert one.public_when in ("filing", "after_60_days", "outcome", "partly")
    assert "public" in procedure("special_procedures").publicity[Lang.EN]
    assert procedure("special_procedures").public_when == "after_60_days"

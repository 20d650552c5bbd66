"""The laws of hostile files of other systems: findings or refusals in words, never a crash, and nothing is kept."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from habeas.base.errors import ExitCode

PERSON = '{"id": "p", "schema": "Person", "properties": {"name": ["Асан"], "birthDate": ["1980"]}}\n'


def packed(**files: bytes) -> bytes:
    """A zip of these files, as tightly packed as can be."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as into:
        for name, data in files.items():
            into.writestr(name.replace("__", "."), data)
    return out.getvalue()


HOSTILE: dict[str, bytes] = {
    "deep.json": b"[" * 200_000,
    "deep in a line.json": (PERSON + '{"id": "x", "schema": "Person", "properties": ' + '{"a":' * 90_000).encode(),
    "endless figures.json": json.dumps({"id": "p", "schema": "Person", "properties": {"name": ["A"]}})
    .replace('["A"]', "[" + "9" * 200_000 + "]")
    .encode(),
    "double names.json": (PERSON.strip() + PERSON).replace("}}{", ', "properties": {}}{').encode(),
    "wrong types.json": b'{"id": {}, "schema": 1, "properties": "no"}\n' * 3,
    "marked.json": b"\xef\xbb\xbf" + PERSON.encode(),
    "wide.json": PERSON.encode("utf-16"),
    "half letters.json": PERSON.replace("Асан", "\\ud800\\u0000").encode(),
    "old letters.csv": "canonical_id,entity_id,prop,schema,value\na,a,name,Person,Асан\n".encode("cp1251"),
    "quote.csv": b'canonical_id,entity_id,prop,schema,value\na,a,name,Person,"open\n' * 50,
    "wide.csv": b"status,metadata,media\nx," + b'"[[[[[[[[[[[[[[[[[[[[[[[[[[[",[],[],[]\n',
    "run.csv": b"status,metadata,media\nx,\"__import__('os').system('true')\",[]\n",
    "bomb.zip": packed(export__csv=b"Title," + b"0" * (40 << 20)),
    "leads out.zip": packed(**{"../../import__csv": PERSON.encode()}),
    "empty.zip": packed(),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_in_words(name: str, in_vault: Run, tmp_path: Path) -> None:
    """Whatever is in it, the command says what it found, and a trial keeps nothing."""
    path = tmp_path / name
    path.write_bytes(HOSTILE[name])
    for system in ([], ["--from", "ftm"]):
        ran = in_vault("intake", "case", str(path), *system, "--dry-run")
        assert ran.code in (ExitCode.DONE, ExitCode.NEEDS_PERSON, ExitCode.WRONG_CALL)
        assert ran.out.strip() or ran.err.strip()
    assert in_vault("cases", "--json").out == ""


def test_a_formula_is_words(in_vault: Run, tmp_path: Path) -> None:
    """In a cell and in JSON alike: taken as it stands, told, and never run."""
    path = tmp_path / "a.json"
    path.write_text(PERSON.replace("Асан", "=cmd|' /C calc'!A0"), "utf-8")
    ran = in_vault("intake", "case", str(path), "--dry-run")
    assert "=cmd|' /C calc'!A0" in ran.out
    assert "formula" in ran.err

"""The main job on a real report: `python gates/main_job.py --data DIR`.

Four commands, each its own process as a defender would run them (`init`, `add`, `draft`, `sheet`, with
every proposal accepted between), take the report to a case sheet. Then any five facts are drawn, and each is
followed: from its sentence on the sheet to the footnote, to the quote, to the slice of the text that
`habeas text` prints, to the digest of the file. Prints what it found; exit status 1 when anything is missing.
"""

import argparse
import hashlib
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from lxml import html

FACTS = 5
AS_OF, DAYS = "2022-07-28", 90
WANTED = {
    "person",
    "occupation",
    "apprehension",
    "charge",
    "place_of_detention",
    "days_held",
    "extension",
    "surveillance",
    "post",
    "allegation",
    "denial",
    "counter_evidence",
    "complaint",
    "question",
    "work",
}


class Missing(Exception):
    """Something that the main job must give is not there."""


def habeas(*words: str, vault: Path) -> str:
    """Run one command of the program in a process of its own and return what it printed."""
    environ = {**os.environ, "HABEAS_VAULT": str(vault), "HABEAS_PASSPHRASE": "seven small boats on a lake"}
    command = [sys.executable, "-P", "-m", "habeas", *words]
    ran = subprocess.run(command, capture_output=True, text=True, env=environ, check=False)
    if ran.returncode not in (0, 1):
        raise Missing(f"habeas {words[0]} ended with {ran.returncode}: {ran.stderr}")
    return ran.stdout


def main_job(report: Path, folder: Path) -> None:
    """Take one report from its file to a case sheet, and follow five of its facts back."""
    vault, out = folder / "vault", folder / "out"
    habeas("init", str(vault), "--as", "reed", vault=vault)
    habeas("add", "case", str(report), "--secrecy", "public", vault=vault)
    habeas("draft", "case", vault=vault)
    ids = [json.loads(line)["id"] for line in habeas("proposals", "case", "--json", vault=vault).splitlines()]
    habeas("accept", *ids, vault=vault)
    case = json.loads(habeas("case", "case", "--as-of", AS_OF, "--json", vault=vault))
    habeas("sheet", "case", "--out", str(out), "--as-of", AS_OF, vault=vault)
    demand_case(case, len(ids))
    text = habeas("text", str(report), vault=vault)
    digest = "sha256:" + hashlib.sha256(report.read_bytes()).hexdigest()
    for statement in case["statements"]:
        demand_place(statement, text, digest)
    follow_facts(html.parse(str(out / "case-sheet-en.html")), text, digest)
    if not (out / "case-sheet-en.pdf").read_bytes().startswith(b"%PDF"):
        raise Missing("the case sheet is no PDF")
    verified = json.loads(habeas("verify", "--json", vault=vault))
    if not verified["intact"]:
        raise Missing(f"the vault does not verify: {verified['findings']}")


def demand_case(case: dict[str, object], accepted: int) -> None:
    """The case holds one detainee, the days, every kind of fact, and a statement for each accepted proposal."""
    detainees, statements = case["detainees"], case["statements"]
    if not isinstance(detainees, list) or not isinstance(statements, list):
        raise Missing("the case has no lists of detainees and statements")
    if [one["days_held"] for one in detainees] != [DAYS]:
        raise Missing(f"not one detainee held for {DAYS} days")
    if lacking := WANTED - {each["property"] for each in statements}:
        raise Missing(f"no statement of {sorted(lacking)}")
    if len(statements) != accepted:
        raise Missing(f"{accepted} proposals were accepted and {len(statements)} statements are there")


def demand_place(statement: dict[str, dict[str, object]], text: str, digest: str) -> None:
    """A statement's quote is exactly the slice it names, of the file with this digest."""
    anchor = statement["anchor"]
    start, end = anchor["start"], anchor["end"]
    if not (isinstance(start, int) and isinstance(end, int)) or text[start:end] != anchor["quote"]:
        raise Missing(f"statement {statement['id']} does not stand at its place")
    if statement["source"]["digest"] != digest:
        raise Missing(f"statement {statement['id']} names another digest")


def follow_facts(page: "html.HtmlElement", text: str, digest: str) -> None:
    """Five facts of the sheet, drawn at random, lead by their links to quote and digest."""
    root = page.getroot()
    links = [link for link in root.iter("a") if re.fullmatch(r"#note-\d+", link.get("href", ""))]
    for link in random.Random().sample(links, FACTS):
        [note] = root.xpath(f"//*[@id='{link.get('href')[1:]}']")
        words = " ".join(note.text_content().split())
        quotes = [quote.text_content() for quote in note.iter("q", "blockquote")]
        if not quotes or not all(quote in text for quote in quotes):
            raise Missing(f"the quote of {link.get('href')} does not stand in the text")
        sources = [a.get("href") for a in note.iter("a") if a.get("href", "").startswith("#source-")]
        if digest not in words and not any(
            digest in root.xpath(f"//*[@id='{source[1:]}']")[0].text_content() for source in sources
        ):
            raise Missing(f"the note {link.get('href')} leads to no digest")
        print(f"followed {link.get('href')}: {len(quotes[0])} characters of quote, digest {digest[:19]}…")


def main() -> int:
    """Run it on the report of the data folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    reports = sorted((parser.parse_args().data / "reports").glob("almakz_*_en.txt"))
    if len(reports) != 1:
        print("the report is not in the data folder", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        try:
            main_job(reports[0], Path(folder))
        except Missing as missing:
            print(f"FAILED: {missing}")
            return 1
    print("the report went from its file to a case sheet, and every fact leads to its place")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The laws of the reference page: it says what the commands say and print."""

import json
import os
import signal
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import cast

import pytest
from tests.authority import make_authority, served
from tests.cli.conftest import Ran, Run
from tests.cli.test_open import opened_desk
from tests.conftest import DESK_PASSPHRASE
from tests.desk.exported import CLUB, export_in
from tests.postgres import running_server

from habeas.base.digest import digest_of
from habeas.base.errors import ExitCode
from habeas.base.ids import Handle
from habeas.base.language import Lang
from habeas.cli.page import MEANING, commands_page, schema_examples
from habeas.desk.apart import apart
from habeas.desk.opening import open_session
from habeas.desk.releasing import Going, begin_release, record_release
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.releases import Act, HandedFile, ReleaseAct, Told, ToldSentence
from habeas.evidence.confinement.exports_apart import ExportsApart
from habeas.evidence.confinement.limits import Limits

pytestmark = pytest.mark.enable_socket

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "commands.md"
REPORT = """Baker held for a post
June 2, 2023 — Tasköl Voice

On May 3, 2023, Ilyas Qarabulaq, a baker from Tasköl, was arrested by officers of the Tasköl city police department.
"""


def test_the_committed_page_is_what_the_commands_say() -> None:
    """The page is generated anew whenever a command changes."""
    assert PAGE.read_text("utf-8") == commands_page(), "run: python -m habeas.cli.page > docs/reference/commands.md"


def test_every_exit_code_has_its_line() -> None:
    """The page names all exit codes, and only those."""
    assert set(MEANING) == set(ExitCode)


def told_on_the_ledger(say: Callable[..., list[dict[str, object]]], quote: Sequence[str]) -> None:
    """One of everything that stands in a ledger, and the acts and the history of an allegation."""
    own = '{"claim": "He spoke.", "counsel_present": "none"}'
    say("say", "baker", "--subject", "Ilyas Qarabulaq", "--type", "own_statement", *quote, "--value", own)
    say("say", "baker", "--type", "expert_opinion", *quote, "--value", '{"conclusion": "There are no signs."}')
    agent = '{"name": "Kestrel", "role": "agent"}'
    say("say", "baker", "--subject", "Kestrel", "--type", "person", *quote, "--value", agent)
    say("ledger", "baker", "add", "1")
    say("ledger", "baker", "history", "1")
    say("ledger", "baker", "--as-of", "2023-06-02")


def told_on_the_road(say: Callable[..., list[dict[str, object]]], folder: Path) -> None:
    """A case that leaves, comes back, and goes on a journey."""
    road, sealed = folder / "road", str(folder / "baker.habeas")
    road.write_text("nine brown hares in the grass\n", "utf-8")
    say("export", "baker", "--out", sealed, "--export-key-file", str(road))
    say("merge", sealed, "--export-key-file", str(road))
    say("conflicts", "baker")
    say("travel", "baker", "--to", str(folder / "travel"), "--new-key-file", str(road))


def told_of_leaving(say: Callable[..., list[dict[str, object]]], vault: Path, now: Callable[[], datetime]) -> None:
    """What was asked and ruled about leaving, two releases of which the second corrects the first, and a request."""
    who = "Ilyas Qarabulaq"
    told = ("--on", "2023-05-20", "--told", "Yes, he said.")
    say("consent", "baker", who, "--use", "publish", "--answer", "given", *told)
    with open_session(vault, DESK_PASSPHRASE, now, os.urandom) as session:
        case = session.case("baker").id
        key = session.vault.record.statements(case)[0].id
        # Both are begun before either is out: what may not stay out would stop the second.
        begun_both = [begin_release(session, ["baker"], Audience.PUBLIC, "site") for _ in range(2)]
        for begun, text in zip(begun_both, ("He was held on 3 May.", "He was held on 4 May."), strict=True):
            mine = Told(case, frozenset({key}), sentences=(ToldSentence(text, Lang.EN, (key,)),))
            file = HandedFile("index.html", digest_of(text.encode()), "text/html", len(text))
            record_release(session, begun, Going("A baker held", (mine,), (file,), why="The protocol has the 4th."))
        asked = ReleaseAct(
            session.new_id(), case, Act.REQUEST, Handle("wren"), now(), "for the hearing", audience=Audience.COURT
        )
        session.vault.gate.add_release_act(asked)
    say("hold", "baker", "--person", who, "--why", "his lawyer asks")
    say("consent", "baker", who, "--use", "publish", "--answer", "withdrawn", *told)
    say("consent", "baker")
    say("preview", "baker", "--for", "press")
    say("releases", "baker")
    say("deadlines")
    say("erase", "case", "baker", "--dry-run")
    say("corrections", "baker")


def told_to_everybody(say: Callable[..., list[dict[str, object]]], folder: Path) -> None:
    """A case that stands on two sites and is taken off one: the other is where else it is."""
    report, who = folder / "painter.txt", ("--subject", "Timur Esenov")
    report.write_text("Timur Esenov was apprehended on 3 May 2023. The family agrees.\n", "utf-8")
    say("add", "painter", str(report), "--secrecy", "public")
    agreed = '{"use": "publish", "answer": "given", "audience": "public", "when": "2023-05-20"}'
    for kind, value, quote in (
        ("person", '{"name": "Timur Esenov", "role": "detainee"}', "Timur Esenov"),
        ("apprehension", '{"when": "2023-05-03"}', "was apprehended on 3 May 2023"),
        ("consent", agreed, "The family agrees."),
    ):
        say("say", "painter", *who, "--type", kind, "--value", value, "--source", "painter.txt", "--quote", quote)
    for name in ("site", "stick-site"):
        say("publish", "painter", "--out", str(folder / name), "--from", "KZ", "--in", "en")
    say("proof", "painter", "--out", str(folder / "pack.zip"), "--in", "en")
    say("proof", "painter", "--open", "painter.txt")
    say("verify", str(folder / "pack.zip"), "--source", str(report))
    say("delist", "painter", "--out", str(folder / "site"), "--why", "he is out")


def told_of_a_list(say: Callable[..., list[dict[str, object]]], folder: Path) -> None:
    """A list of people, the mapping proposed for it, and the list taken in by it."""
    people = folder / "people.csv"
    people.write_text("Name,Born,Arrested on,Colour\nAsan Bekov,1980,03/05/2023,red\n", "utf-8")
    [proposed] = say("intake", "suggest", str(people), "--name", "detained")
    mapping = folder / "people.yaml"
    mapping.write_text(str(proposed["mapping"]).replace("[Colour]", "[]"), "utf-8")
    say("intake", "list", str(people), "--mapping", str(mapping), "--accept", "--why", "checked against letters")
    say("intake", "mappings")
    entities = folder / "entities.json"
    told = {"name": ["Dina Marat"], "birthDate": ["1990"], "topics": ["role.pep"]}
    entities.write_text(json.dumps({"id": "p-1", "schema": "Person", "properties": told}), "utf-8")
    say("intake", "list", str(entities), "--from", "ftm", "--dry-run")


@pytest.fixture
def printed(
    in_vault: Run, run: Run, tmp_path: Path, vault_folder: Path, ticking: Callable[[], datetime]
) -> dict[str, dict[str, object]]:
    """One real object for each schema, by a short story of all commands that print JSON."""
    report = tmp_path / "report.txt"
    report.write_text(REPORT, "utf-8")
    found: dict[str, dict[str, object]] = {}

    def keep(ran: Ran) -> list[dict[str, object]]:
        lines: list[dict[str, object]] = [json.loads(line) for line in ran.out.splitlines()]
        for line in lines:
            found.setdefault(str(line.get("schema")), line)
        return lines

    def say(*words: str, stdin: str = "") -> list[dict[str, object]]:
        return keep(in_vault(*words, "--json", stdin=stdin))

    environ = {"HABEAS_PASSPHRASE": "five grey geese over water"}
    keep(run("init", str(tmp_path / "new vault"), "--as", "reed", "--json", environ=environ))
    keep(run("names", "compare", "-", "--json", stdin="Ілияс Қарабұлақ\nIlyas Karabulak"))
    keep(run("draft", str(report), "--json"))
    keep(run("text", "-", "--repaired", "--json", stdin="Он вотношении суда.\n"))
    facts = "jurisdiction: KZ\nevents: [{id: e1, type: apprehension, when: 2023-05-03}]\n"
    keep(run("remedies", "--facts", "-", "--as-of", "2023-06-02", "--json", stdin=facts))
    keep(run("remand", "--facts", "-", "--as-of", "2023-06-02", "--json", stdin=facts))
    keep(opened_desk(vault_folder, signal.SIGTERM))
    keep(run("demo", "--out", str(tmp_path / "demo"), "--json"))
    say("new", "call", "--who", "Ilyas Qarabulaq", "--told-by", "his wife", "--when", "2023-05-03")
    say("add", "baker", str(report))
    other = tmp_path / "second.txt"
    other.write_text("It was raining.", "utf-8")
    say("add", "sheets", str(report), str(other))
    say("pages", "sheets", "report.txt", "second.txt", "--title", "Two sheets")
    say("draft", "baker")
    ids = [str(each["id"]) for each in say("proposals", "baker")]
    say("show", "baker", ids[0])
    say("accept", *ids)
    quote = ("--type", "occupation", "--source", "report.txt", "--quote", "a baker")
    [fact] = say("say", "baker", "--subject", "Ilyas Qarabulaq", *quote, "--value", '{"text": "baker"}')
    [better] = say("supersede", str(fact["statement"]), "--value", '{"text": "a baker"}', "--why", "as printed")
    say("withdraw", str(better["statement"]), "--why", "twice")
    charge = ("--value", '{"country": "KZ", "code": "criminal", "article": "174", "part": "1"}')
    say("say", "baker", "--subject", "Ilyas Qarabulaq", "--type", "charge", *quote[2:], *charge)
    act = ("--value", '{"claim": "He spoke.", "when": "2023-05-20"}')
    say("say", "baker", "--subject", "Ilyas Qarabulaq", "--type", "allegation", *quote[2:], *act)
    say("contradictions", "baker", "--as-of", "2023-06-02")
    export = str(export_in(tmp_path))
    keep(run("archive", "chats", export, "--json"))
    with pytest.MonkeyPatch.context() as patch:
        tight = ExportsApart(apart(), lambda _: Limits(answer=256))
        patch.setattr("habeas.desk.archives.exports_apart", lambda: tight)
        keep(run("archive", "chats", export, "--json"))
    [taken] = say("archive", "add", "baker", export, "--authority", "owner", "--chat", CLUB)
    searched = str(tmp_path / "search-record.json")
    keep(run("quote", "--archive", export, "--text", "-", "--record", searched, "--json", stdin="how is the bread"))
    keep(run("quote", "--verify", searched, "--archive", export, "--json"))
    archive = taken["archive"]
    assert isinstance(archive, dict)
    [record] = say("quote", "baker", "--text", "-", "--keep", stdin="how is the bread")
    kept = str(record["kept"])
    say("quote", "baker", "--erase", kept, stdin=kept[:8])
    say("archive", "list", "baker")
    say("archive", "show", "baker", str(archive["id"]))
    say("archive", "erase", "baker", str(archive["id"]), stdin=str(archive["id"])[:8])
    say("archive", "list", "baker")
    filed = ("--to", "prosecutor", "--about", "custody", "--on", "2023-05-10", "--told", "Filed on 10 May 2023.")
    say("filings", "baker", "add", *filed)
    say("filings", "baker", "--as-of", "2023-06-09")
    told_on_the_ledger(say, quote[2:])
    say("ledger", "baker", "--print", str(tmp_path / "ledger.html"))
    say("questions", "baker", "--as-of", "2023-06-09")
    say("clock", "baker", "--as-of", "2023-06-02")
    say("deadlines", "--as-of", "2023-06-02")
    keep(run("law", "check", "INT", "--as-of", "2026-06-01", "--json"))
    older = tmp_path / "older.csv"
    older.write_bytes("#;Материал;Дата\n1;Книга «Брод»;\n".encode())
    newer = tmp_path / "newer.csv"
    newer.write_bytes("#;Материал;Дата\n1;Книга «Тихий брод»;\n".encode())
    say("register", "import", str(older), "--register", "list", "--version", "2021-09-08")
    say("register", "import", str(newer), "--register", "list", "--version", "2025-08-05")
    say("register", "compare", "list", "2021-09-08", "2025-08-05")
    say("register", "show", "list", "1")
    say("register", "lookup", "-", "--register", "list", "--on", "2023-05-20", stdin="Книга «Тихий брод»")
    say("register", "decision", "own", "--work", "Книга", "--court", "Суд", "--date", "2012", "--published", "no")
    say("register", "list")
    authority = make_authority(tmp_path)
    with served(lambda request: (200, authority.answer(request))) as address:
        say("stamp", "--authority", address, "--ca", str(authority.root), "--online")
    told_of_a_list(say, tmp_path)
    say("people", "baker")
    say("reprints", "baker")
    voice, spoken = tmp_path / "voice.ogg", tmp_path / "voice.srt"
    voice.write_bytes(b"OggS" + bytes(60))
    spoken.write_text("1\n00:00:01,000 --> 00:00:04,000\nHe was taken away.\n", "utf-8")
    say("add", "baker", str(voice))
    say("transcript", "baker", "voice.ogg", str(spoken), "--by", "Reed")
    say("case", "baker", "--as-of", "2023-06-02")
    say("cases")
    say("sources", "baker")
    say("find", "-", "--kind", "source", stdin="arrested")
    say("sheet", "baker", "--out", str(tmp_path / "out"))
    say("extract")
    say("extract", "baker", "--as", "csv", "--for", "self", "--out", str(tmp_path / "out" / "baker.zip"))
    say("extract", "baker", "--as", "bagit", "--for", "self", "--out", str(tmp_path / "bag"))
    say("paper")
    say("paper", "summary", "baker", "--for", "self", "--out", str(tmp_path / "out"), "--as", "html")
    annex = str(tmp_path / "out" / "annex-1.pdf")
    say("exhibit", "baker", "report.txt", "--number", "1", "--for", "self", "--out", annex)
    say("copies")
    say("verify")
    told_of_leaving(say, vault_folder, ticking)
    told_to_everybody(say, tmp_path)
    copied = str(tmp_path / "stick")
    told_on_the_road(say, tmp_path)
    say("backup", "--to", copied)
    say("backup", "list")
    say("backup", "list", "--from", copied)
    say("backup", "check", copied)
    say("restore", copied, "--to", str(tmp_path / "restored"))
    say("erase", "source", "baker", "report.txt", "--why", "mistake", "--yes")
    say("erased", "baker")
    say("audit", "baker")
    with running_server() as server:
        say("database", "move", "--to-server", server.connection(server.database()))
        say("database", "show")
        say("database", "move", "--to-folder")
    [renewed] = say("recovery", "new")
    say("recovery", "check", stdin=str(renewed["recovery_key"]))
    shares = say("recovery", "split", "--shares", "2", "--needed", "2", "--new")
    typed = "\n".join(" ".join(map(str, cast("list[str]", share["words"]))) for share in shares)
    say("recovery", "show")
    say("recovery", "join", "--show", stdin=typed)
    say("rekey", "--new-key-file", str(tmp_path / "road"))
    say("destroy", "--vault", copied, "--yes-destroy")
    return found


def test_every_schema_has_an_example_with_the_keys_that_are_printed(printed: dict[str, dict[str, object]]) -> None:
    """No schema is without an example, and no example has a key that is not printed, or lacks one."""
    examples = schema_examples()
    assert set(printed) == set(examples)
    for name, real in printed.items():
        example = examples[name]["object"]
        assert isinstance(example, dict)
        assert list(example) == list(real), name

"""Vaults for tests: made once with cheap key derivation, then copied; and things to keep in them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.vault_places import Placed

from habeas.base.digest import digest_of
from habeas.base.finding import Finding, Severity
from habeas.base.ids import CaseId, EntityId, Handle, ProposalId, SourceId
from habeas.base.keeping import AuditEntry
from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.base.when import parse_when
from habeas.drafting.draft import Draft
from habeas.drafting.keeping import Decision, Proposal, State
from habeas.evidence.sources.custody import Event, commit, next_entry
from habeas.evidence.sources.source import Basis, Copy, Described, Description, Secrecy, Source
from habeas.evidence.sources.source import Method as Came
from habeas.evidence.text.anchor import anchor_at
from habeas.evidence.text.reading import Box, Cue, Page, Reading
from habeas.record.keeping import Case
from habeas.record.people import Entity, EntityKind, Judgement, Sameness
from habeas.record.statements import Confidentiality, Method, Stance, Statement, Withdrawal
from habeas.vault.keys import Argon
from habeas.vault.opening import create_vault, open_vault
from habeas.vault.vault import Vault

PASSPHRASE = "seven wooden spoons in rain"
NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
WREN = Handle("wren")


@dataclass(frozen=True)
class Folder:
    """A closed vault in its folder, with what opens it."""

    path: Path
    passphrase: str
    recovery_key: str
    id: str
    placed: Placed

    def open(self, timeout: float = 10.0) -> Vault:
        """Open it by its passphrase."""
        return open_vault(self.path, self.passphrase, timeout=timeout)

    def copied(self, path: Path) -> "Folder":
        """A copy in another place."""
        self.placed.copy(self.path, path)
        return replace(self, path=path)


@dataclass(frozen=True)
class Story:
    """One of everything that a vault keeps, all of it hanging together."""

    data: bytes
    case: Case
    entity: Entity
    other: Entity
    source: Source
    reading: Reading
    statement: Statement
    withdrawal: Withdrawal
    judgement: Judgement
    proposal: Proposal
    decision: Decision
    event: Event
    audit: AuditEntry


type Words = Callable[[str], str]
"""Gives the words of a field by its name."""


def tell(number: int, words: Words) -> Story:
    """A story whose every free field holds `words` of its name; ids come from the number."""
    text = f"{words('text')} was detained on 4 May 2021."
    data = text.encode()
    copy = Copy(digest_of(data), len(data), words("media_type"))
    reading = Reading(
        copy.digest,
        words("reader"),
        text,
        main=(Span(0, 5), Span(6, len(text))),
        pages=(Page(1, Span(0, 5)), Page(2, Span(5, len(text)))),
        lang=Lang.EN,
        encoding=words("encoding"),
        findings=(Finding("code", words("place"), Severity.NOTE, words("message")),),
        boxes=(Box(Span(0, 5), 1, 120, 340, 980, 400, 96),),
        cues=(Cue(Span(0, 9), 0, 1500, words("speaker")), Cue(Span(9, 12), 1500, 2400)),
    )
    source = Source(
        id=SourceId(f"{number:032x}"),
        copy=copy,
        received_at=NOW,
        received_by=Handle(words("received_by")),
        method=Came.FILE,
        tool=words("tool"),
        original_name=words("original_name"),
        secrecy=Secrecy.UNDERTAKING,
        undertaking_on=parse_when("2021-05-04"),
        description=Description(
            title=Described(words("title"), Basis.PROPOSED),
            author=Described(words("author"), Basis.STATED),
            published=Described(parse_when("2021~"), Basis.STATED),
            address=Described(words("address"), Basis.PROPOSED),
            language=Described(Lang.KK, Basis.PROPOSED),
        ),
        grade="B",
        note=words("note"),
    )
    case = Case(CaseId(f"{number:032x}"), words("case"), NOW, WREN, "KZ")
    entity = Entity(EntityId(f"{2 * number:032x}"), EntityKind.PERSON, words("name"))
    other = Entity(EntityId(f"{2 * number + 1:032x}"), EntityKind.PERSON, words("other name"))
    statement = Statement(
        subject=entity.id,
        prop="apprehension",
        value={"place": words("value"), "parts": [1, True, None, {"deep": words("deep")}]},
        language=Lang.EN,
        source=source.id,
        anchor=anchor_at(reading, Span(0, 9)),
        stance=Stance.DENIES,
        attributed_to=words("attributed_to"),
        when=parse_when("2021-05-04T09:40+06:00"),
        source_grade="C",
        information_grade=3,
        confidentiality=Confidentiality.PROTECTED,
        recorded_by=Handle(words("recorded_by")),
        recorded_at=NOW,
        method=Method.ACCEPTED,
        extractor=words("extractor"),
        supersedes=None,
        reason=words("reason"),
        nonce=f"{number:032x}",
    )
    draft = Draft(
        "apprehension",
        words("draft subject"),
        {"place": words("draft value")},
        Span(0, 9),
        text[:9],
        words("draft attributed"),
        Stance.ASSERTS,
        0.1 + 0.2,
        Lang.RU,
        words("draft extractor"),
    )
    proposal = Proposal(ProposalId(f"{number:064x}"), source.id, reading.id, draft)
    return Story(
        data=data,
        case=case,
        entity=entity,
        other=other,
        source=source,
        reading=reading,
        statement=statement,
        withdrawal=Withdrawal(statement.id, WREN, NOW, words("withdrawn")),
        judgement=Judgement(entity.id, other.id, Sameness.DIFFERENT, WREN, NOW, words("judged")),
        proposal=proposal,
        decision=Decision(
            proposal.id, State.CORRECTED, WREN, NOW, words("why"), {"place": words("corrected")}, statement.id
        ),
        event={"at": NOW.isoformat(), "actor": words("actor"), "action": "received", "source": source.id},
        audit=AuditEntry(NOW, Handle(words("audited")), "add", source.id, {"detail": words("detail")}),
    )


def keep_ground(vault: Vault, story: Story) -> None:
    """Keep what a story's statement stands on."""
    with vault.transaction():
        vault.evidence.put_copy(story.data)
        vault.evidence.add_source(story.source)
        vault.record.add_case(story.case)
        vault.evidence.link_source(story.case.id, story.source.id)
        vault.evidence.add_reading(story.reading)
        vault.record.add_entity(story.case.id, story.entity)
        vault.record.add_entity(story.case.id, story.other)


def keep(vault: Vault, story: Story) -> None:
    """Keep a whole story in one transaction."""
    with vault.transaction():
        keep_ground(vault, story)
        vault.record.add_statement(story.case.id, story.statement)
        vault.record.add_withdrawal(story.withdrawal)
        vault.record.add_judgement(story.case.id, story.judgement)
        vault.proposals.add_proposals(story.case.id, [story.proposal])
        vault.proposals.add_decision(story.decision)
        salt = story.source.id.encode()
        entry = next_entry(vault.evidence.last_custody(), commit(story.event, salt))
        vault.evidence.append_custody(entry, salt, story.event)
        vault.audit.append(story.audit)


@pytest.fixture
def story() -> Story:
    """A story of an invented person."""
    return tell(1, lambda field: f"Aidar Testov {field}")


@pytest.fixture
def stories() -> Callable[[int], Story]:
    """Tells a story of each number."""
    return lambda number: tell(number, lambda field: f"{field} of Testov {number}")


@pytest.fixture
def telling() -> Callable[[int, Words], Story]:
    """Tells a story in given words."""
    return tell


@pytest.fixture
def keeping() -> Callable[[Vault, Story], None]:
    """Keeps a story in a vault."""
    return keep


@pytest.fixture
def filled(vault: Vault, story: Story) -> Vault:
    """An open vault with what the story's statement stands on."""
    keep_ground(vault, story)
    return vault


@pytest.fixture(scope="session")
def cheap() -> Argon:
    """The cheapest key derivation that is taken."""
    return Argon(memory_kib=8, passes=1, lanes=1)


@pytest.fixture(scope="session")
def model_folder(tmp_path_factory: pytest.TempPathFactory, cheap: Argon, placed: Placed) -> Folder:
    """An empty vault that nobody writes to."""
    path = tmp_path_factory.mktemp("model") / "vault"
    made = create_vault(path, PASSPHRASE, WREN, now=NOW, argon=cheap)
    placed.move(path, PASSPHRASE)
    return Folder(path, PASSPHRASE, made.recovery_key, made.id, placed)


@pytest.fixture
def folder(model_folder: Folder, tmp_path: Path, placed: Placed) -> Iterator[Folder]:
    """A closed, empty vault of the test's own."""
    with placed.copied(model_folder.path, tmp_path / "vault") as path:
        yield replace(model_folder, path=path)


@pytest.fixture
def vault(folder: Folder) -> Iterator[Vault]:
    """An open, empty vault of the test's own."""
    with folder.open() as opened:
        yield opened

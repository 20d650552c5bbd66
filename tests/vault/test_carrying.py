"""One case in several vaults: a union that can be repeated and ends the same in any order."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.vault.conftest import NOW, PASSPHRASE, Story, keep, tell

from habeas.base.digest import digest_of
from habeas.base.errors import HabeasError, IntegrityFailure, WrongCall
from habeas.base.ids import Handle, SourceId
from habeas.drafting.keeping import Decision, State
from habeas.evidence.sources.source import Basis, Described, Secrecy
from habeas.record.statements import Withdrawal
from habeas.vault.keys import Argon
from habeas.vault.opening import create_vault, open_vault
from habeas.vault.vault import Vault

if TYPE_CHECKING:
    from habeas.vault.carrying.keeping import Merged

HANDLES = ("reed", "moss", "fern")


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory, cheap: Argon) -> tuple[Path, ...]:
    """Three empty vaults that nobody writes to."""
    home = tmp_path_factory.mktemp("three")
    for handle in HANDLES:
        create_vault(home / handle, PASSPHRASE, Handle(handle), now=NOW, argon=cheap)
    return tuple(home / handle for handle in HANDLES)


@pytest.fixture
def three(models: tuple[Path, ...], tmp_path: Path) -> Iterator[tuple[Vault, ...]]:
    """Three open, empty vaults."""
    yield from opened(models, tmp_path)


def opened(models: tuple[Path, ...], folder: Path) -> Iterator[tuple[Vault, ...]]:
    """Copies of these vaults, opened."""
    vaults = []
    for model in models:
        shutil.copytree(model, folder / model.name)
        vaults.append(open_vault(folder / model.name, PASSPHRASE))
    yield tuple(vaults)
    for vault in vaults:
        vault.close()


def story_of(number: int = 1) -> Story:
    """A story of an invented person."""
    return tell(number, lambda field: f"Aidar Testov {field}")


def send(one: Vault, other: Vault, story: Story, **how: Any) -> "Merged":
    """Merge what one vault has of the case into another."""
    parcel = one.carrying.parcel(story.case.id, NOW, one.owner)
    chunks = one.carrying.stream(parcel)
    with other.transaction():
        return other.carrying.merge(chunks, **{"name": None, "into": None, "now": NOW, "who": other.owner, **how})


def content(vault: Vault, story: Story) -> str:
    """The digest of what a vault has of the case."""
    return vault.carrying.parcel(story.case.id, NOW, vault.owner).head.content


def state(vault: Vault, story: Story) -> object:
    """What a person sees of the case, whatever the order of the rows."""
    key = story.case.id
    return (
        sorted(statement.id for statement in vault.record.statements(key)),
        sorted(map(repr, vault.record.withdrawals(key))),
        sorted(map(repr, vault.evidence.sources(key))),
        sorted((proposal.id, proposal.state) for proposal in vault.proposals.proposals(key)),
        [(one.id, one.used) for one in vault.carrying.disagreements(key)],
    )


def test_every_table_goes_or_says_why_not(three: tuple[Vault, ...]) -> None:
    """No table of a vault is missing in the inventory, and none stands in it twice."""
    from django.apps import apps

    from habeas.vault.carrying.inventory import APART, CARRIED, LEFT

    listed = [table.model for table in CARRIED] + list(APART) + list(LEFT)
    assert len(listed) == len(set(listed))
    assert set(apps.get_app_config("vault").get_models()) == set(listed)
    assert all({**APART, **LEFT}.values())


def test_what_came_is_what_was_sent(three: tuple[Vault, ...]) -> None:
    """A case that is new comes whole, verifies, and merging it once more or back changes nothing."""
    one, other, _ = three
    story = story_of()
    keep(one, story)
    joined = send(one, other, story).joined
    assert joined is not None
    assert joined.made
    assert joined.lowered == ()
    assert state(other, story) == state(one, story)
    assert other.evidence.copy(story.source.copy.digest) == story.data
    assert other.evidence.reading(story.reading.id) == story.reading
    assert other.carrying.check() == ()
    assert other.check() == ()
    for again in (send(one, other, story), send(other, one, story)):
        assert again.joined is not None
        assert not again.joined.is_new
    assert content(one, story) == content(other, story)


ACTS = st.tuples(
    st.integers(0, 2), st.sampled_from(["say", "withdraw", "title", "secrecy", "accept", "reject"]), st.integers(0, 3)
)
SENDS = st.tuples(st.integers(0, 2), st.just("send"), st.integers(0, 2))


@settings(max_examples=6, suppress_health_check=list(HealthCheck))
@given(
    history=st.lists(ACTS | SENDS, max_size=12), orders=st.permutations([(a, b) for a in range(3) for b in range(3)])
)
def test_any_order_ends_the_same(
    models: tuple[Path, ...],
    tmp_path_factory: pytest.TempPathFactory,
    history: list[tuple[int, str, int]],
    orders: list[tuple[int, int]],
) -> None:
    """After random work on three laptops and merges in any order, all hold the same content and show the same."""
    story = story_of()
    for vaults in opened(models, tmp_path_factory.mktemp("history")):
        keep(vaults[0], story)
        for other in vaults[1:]:
            send(vaults[0], other, story)
        for number, (who, what, how) in enumerate(history):
            act(vaults, story, number, who, what, how)
        for sender, taker in orders * 3:
            if sender != taker:
                send(vaults[sender], vaults[taker], story)
        assert len({content(vault, story) for vault in vaults}) == 1
        seen = [state(vault, story) for vault in vaults]
        assert seen[0] == seen[1] == seen[2]
        assert all(vault.check() == () and vault.carrying.check() == () for vault in vaults)


def act(vaults: tuple[Vault, ...], story: Story, number: int, who: int, what: str, how: int) -> None:
    """One thing that somebody does."""
    vault, at = vaults[who], NOW + timedelta(minutes=number)
    source = vault.evidence.source(story.source.id)
    assert source is not None
    match what:
        case "send":
            if who != how:
                send(vault, vaults[how], story)
        case "say":
            said = replace(story.statement, nonce=f"{number:032x}", recorded_at=at, value={"place": f"cell {how}"})
            vault.record.add_statement(story.case.id, said)
        case "withdraw":
            vault.record.add_withdrawal(Withdrawal(story.statement.id, vault.owner, at, f"reason {how}"))
        case "title":
            title = Described(f"Letter {how}", Basis.STATED)
            vault.evidence.replace_source(replace(source, description=replace(source.description, title=title)))
        case "secrecy":
            secrecy = (Secrecy.PUBLIC, Secrecy.CASE_FILE, Secrecy.STATE_SECRET, Secrecy.OWN_KNOWLEDGE)[how]
            vault.evidence.replace_source(replace(source, secrecy=secrecy, undertaking_on=None))
        case _:
            decided = State.ACCEPTED if what == "accept" else State.REJECTED
            vault.proposals.add_decision(Decision(story.proposal.id, decided, vault.owner, at, f"{how}", None, None))


def test_the_stricter_secrecy_holds_until_a_person_decides(three: tuple[Vault, ...]) -> None:
    """Two people say of one source who may see it: the stricter holds, both are shown, a decision ends it."""
    one, other, _ = three
    story = story_of()
    keep(one, story)
    send(one, other, story)
    for vault, secrecy in ((one, Secrecy.PUBLIC), (other, Secrecy.CLOSED_HEARING)):
        vault.evidence.replace_source(replace(story.source, secrecy=secrecy, undertaking_on=None))
    send(one, other, story)
    send(other, one, story)
    for vault in (one, other):
        source = vault.evidence.source(story.source.id)
        assert source is not None
        assert source.secrecy is Secrecy.CLOSED_HEARING
        [found] = vault.carrying.disagreements(story.case.id)
        assert (found.field, len(found.held)) == ("secrecy", 2)
    public = next(place for place, held in enumerate(found.held) if "public" in str(held.value))
    one.carrying.decide(story.case.id, one.carrying.disagreements(story.case.id)[0], public, NOW, one.owner)
    merged = send(one, other, story)
    assert merged.joined is not None
    assert [(change.before, change.after) for change in merged.joined.lowered] == [("closed_hearing", "public")]
    assert other.carrying.disagreements(story.case.id) == ()


def test_the_same_bytes_taken_in_on_two_laptops(three: tuple[Vault, ...]) -> None:
    """They stay two sources of one copy, under the stricter of their secrecies, and statements stand on each."""
    one, other, _ = three
    story = story_of()
    keep(one, story)
    send(one, other, story)
    text = b"The same letter."
    for number, (vault, secrecy) in enumerate(((one, Secrecy.PUBLIC), (other, Secrecy.CASE_FILE)), 70):
        vault.evidence.put_copy(text)
        copy = replace(story.source.copy, digest=digest_of(text), size=len(text))
        twin = replace(story.source, id=SourceId(f"{number:032x}"), copy=copy, secrecy=secrecy, undertaking_on=None)
        vault.evidence.add_source(twin)
        vault.evidence.link_source(story.case.id, twin.id)
    send(one, other, story)
    send(other, one, story)
    for vault in (one, other):
        twins = [source for source in vault.evidence.sources(story.case.id) if source.copy.digest == digest_of(text)]
        assert [source.secrecy for source in twins] == [Secrecy.CASE_FILE] * 2
        assert vault.check() == ()
    assert content(one, story) == content(other, story)


def test_erased_things_stay_erased(three: tuple[Vault, ...]) -> None:
    """A source erased on one laptop goes on the other with all that stands on it, and comes back from nowhere."""
    from habeas.base.erasure import Destruction, Erased, Erasure, Reason

    one, other, third = three
    story = story_of()
    keep(one, story)
    send(one, other, story)
    send(one, third, story)
    gone = [(Erased.SOURCE, story.source.id), (Erased.STATEMENT, story.statement.id)]
    tombstones = [Erasure(kind, key, "0" * 32, story.case.id, NOW, one.owner, Reason.CONSENT) for kind, key in gone]
    what = Destruction(sources=(story.source.id,), statements=(story.statement.id,), proposals=(story.proposal.id,))
    one.erasures.destroy(what, tombstones)
    merged = send(other, one, story)
    assert merged.joined is not None
    assert merged.joined.kept_out > 0
    merged = send(one, third, story)
    assert merged.joined is not None
    assert merged.joined.struck == 2
    for vault in (one, third):
        assert vault.evidence.sources(story.case.id) == ()
        assert vault.record.statements(story.case.id) == ()
        assert vault.evidence.reading(story.reading.id) is None
        assert vault.carrying.check() == ()
    assert content(one, story) == content(third, story)


def test_two_cases_of_one_name_are_joined_only_by_a_person(three: tuple[Vault, ...]) -> None:
    """A case made apart is refused until somebody says that it is the same, or another; then its id is known."""
    one, other, _ = three
    story, apart = story_of(1), story_of(2)
    keep(one, story)
    keep(other, apart)
    with pytest.raises(WrongCall, match="made apart"):
        send(one, other, story)
    merged = send(one, other, story, into=apart.case.id)
    assert merged.joined is not None
    assert merged.joined.case == apart.case.id
    again = send(one, other, story)
    assert again.joined is not None
    assert not again.joined.is_new
    back = send(other, one, apart)
    assert back.joined is not None
    assert not back.joined.made
    assert len(one.record.statements(story.case.id)) == len(other.record.statements(apart.case.id)) == 2


type Forge = Callable[[list[Any]], None]


def forged(line: str, change: Forge) -> Callable[[list[bytes]], list[bytes]]:
    """A stranger who changes the first line of a kind."""
    import json

    from habeas.vault.carrying.rows import written

    def forge(lines: list[bytes]) -> list[bytes]:
        at = next(place for place, raw in enumerate(lines) if raw.startswith(f'["{line}"'.encode()))
        found = json.loads(lines[at])
        change(found)
        return [*lines[:at], written(found) + b"\n", *lines[at + 1 :]]

    return forge


@pytest.mark.parametrize(
    ("line", "change", "code"),
    [
        ("statement", lambda row: row[1].update(quote="Something els"), "case-file-id"),
        ("statement", lambda row: row[1].update(reason=7), "case-file-altered"),
        ("statement", lambda row: row[1].pop("nonce"), "case-file-altered"),
        ("reading", lambda row: row[1].update(text="Another text"), "case-file-altered"),
        ("source", lambda row: row[1].update(size=-1), "case-file-altered"),
        ("entity", lambda row: row[1].update(kind="dragon"), "case-file-altered"),
        ("entity", lambda row: row.__setitem__(0, "spell"), "case-file-unknown"),
        ("link", lambda row: row[1].update(entry=5), "case-file-altered"),
        ("version", lambda row: row[1].update(by="someone"), "case-file-id"),
        ("withdrawal", lambda row: row[1].update(at="yesterday"), "case-file-altered"),
    ],
)
def test_a_forged_row_is_found_and_nothing_is_changed(
    three: tuple[Vault, ...], line: str, change: Forge, code: str
) -> None:
    """Each changed row is a finding with its place, and no case is made."""
    import hashlib

    one, other, _ = three
    story = story_of()
    keep(one, story)
    whole = b"".join(one.carrying.stream(one.carrying.parcel(story.case.id, NOW, one.owner)))
    lines = forged(line, change)(whole.splitlines(keepends=True)[:-1])
    body = b"".join(lines)
    end = b'["end","sha256:' + hashlib.sha256(body).hexdigest().encode() + b'"]\n'
    with other.transaction():
        merged = other.carrying.merge(iter([body, end]), name=None, into=None, now=NOW, who=other.owner)
    assert merged.joined is None
    assert code in {finding.code for finding in merged.findings}
    assert other.record.cases() == ()


def test_a_broken_stream_changes_nothing(three: tuple[Vault, ...]) -> None:
    """Cut anywhere, or with a byte more, it is refused, and no row and no file is left."""
    one, other, _ = three
    story = story_of()
    keep(one, story)
    whole = b"".join(one.carrying.stream(one.carrying.parcel(story.case.id, NOW, one.owner)))
    for broken in (whole[:0], whole[:40], whole[: len(whole) // 2], whole[:-1], whole[:-200], whole + b"x"):
        with pytest.raises(IntegrityFailure), other.transaction():
            other.carrying.merge(iter([broken]), name=None, into=None, now=NOW, who=other.owner)
        assert other.record.cases() == ()
        assert other.check() == ()


def test_random_bytes_are_refused(three: tuple[Vault, ...]) -> None:
    """Whatever is fed in ends in a numbered refusal."""
    chance = os.urandom(2000)
    for data in (chance, b"[" * 5000 + b"\n", b'{"format":"habeas-case"}\n', b"null\n", b'{"format":1e999}\n'):
        with pytest.raises(HabeasError), three[0].transaction():
            three[0].carrying.merge(iter([data]), name=None, into=None, now=NOW, who=three[0].owner)

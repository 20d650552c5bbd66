"""Which of 1,000 sources repeat each other: `.venv/bin/python -m benchmarks.reprints [--sources N]`.

Makes a vault with one case of N reports of 300 to 500 words, a tenth of them reprints of another, with a tenth of
their words changed. Measures the comparison of all with all (`habeas reprints`), of one new report with all
(`habeas add`), and the opening of the case where every source stands beside another under some fact (`habeas case`).
Beside it, in the same run, difflib of the standard library on a thousandth of the pairs.
"""

import argparse
import difflib
import os
import random
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from habeas.base.ids import EntityId, Handle, SourceId
from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.desk.case_file import open_case
from habeas.desk.naming_case import case_or_new
from habeas.desk.opening import open_session
from habeas.desk.preserving import TOOL
from habeas.desk.reprints import repeats_of, reprints
from habeas.desk.session import Session
from habeas.evidence.sources.receipt import Delivery, receive
from habeas.evidence.sources.source import Description, Method, Secrecy
from habeas.evidence.text.anchor import anchor_at
from habeas.evidence.text.plain import read_plain
from habeas.evidence.text.reading import Reading
from habeas.record.people import Entity, EntityKind
from habeas.record.statements import Confidentiality, Stance, Statement
from habeas.record.statements import Method as Told
from habeas.vault.opening import create_vault

PASSPHRASE = "nine paper boats on a pond"
NOW = datetime(2026, 3, 1, tzinfo=UTC)
CASE = "many"
CHANGED = 0.1
PERSON = EntityId(f"{1:032x}")


def texts_of(count: int, chance: random.Random) -> tuple[list[str], set[tuple[int, int]]]:
    """Reports of invented words, used as unevenly as words are; and the pairs that are reprints."""
    letters = "abcdefghijklmnoprstuvyz"
    words = ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(20_000)]
    weights = [1 / (rank + 2) for rank in range(len(words))]
    texts: list[list[str]] = []
    pairs: set[tuple[int, int]] = set()
    for number in range(count):
        if number % 10 == 9:
            of = chance.choice([place for place in range(number) if place % 10 != 9])
            texts.append([chance.choice(words) if chance.random() < CHANGED else word for word in texts[of]])
            pairs.add((of, number))
        else:
            texts.append(chance.choices(words, weights, k=chance.randint(300, 500)))
    return [" ".join(text) for text in texts], pairs


def fill(session: Session, texts: list[str]) -> list[SourceId]:
    """Keep the texts as sources of one case; each pair of neighbours says one thing of one person."""
    case, _ = case_or_new(session, CASE)
    evidence, record = session.vault.evidence, session.vault.record
    kept: list[tuple[SourceId, Reading]] = []
    with session.vault.transaction():
        record.add_entity(case.id, Entity(PERSON, EntityKind.PERSON, "Person A"))
        for text in texts:
            data = text.encode()
            reading = read_plain(data, evidence.put_copy(data))
            assert isinstance(reading, Reading)
            delivery = Delivery(
                at=NOW,
                by=session.who,
                method=Method.STANDARD_INPUT,
                tool=TOOL,
                original_name=None,
                secrecy=Secrecy.PUBLIC,
                undertaking_on=None,
                note="",
            )
            receipt = receive(
                data,
                delivery,
                known=None,
                fresh=SourceId(session.new_id()),
                kind="text/plain",
                description=Description(),
                last=evidence.last_custody(),
                salt=session.chance(32),
            )
            evidence.add_source(receipt.source)
            evidence.append_custody(receipt.entry, receipt.salt, receipt.event)
            evidence.link_source(case.id, receipt.source.id)
            evidence.add_reading(reading)
            kept.append((receipt.source.id, reading))
        for number, (source, reading) in enumerate(kept):
            record.add_statement(case.id, _statement(number, source, reading))
    return [source for source, _ in kept]


def _statement(number: int, source: SourceId, reading: Reading) -> Statement:
    return Statement(
        subject=PERSON,
        prop="allegation",
        value={"claim": f"He said sentence {number // 2} at a meeting."},
        language=Lang.EN,
        source=source,
        anchor=anchor_at(reading, Span(0, 40)),
        stance=Stance.ASSERTS,
        attributed_to=None,
        when=None,
        source_grade=None,
        information_grade=None,
        confidentiality=Confidentiality.TEAM,
        recorded_by=Handle("reed"),
        recorded_at=NOW,
        method=Told.TYPED,
        extractor=None,
        supersedes=None,
        reason="",
        nonce=f"{number:032x}",
    )


def by_difflib(texts: list[str], chance: random.Random, share: float) -> float:
    """Seconds that difflib would take for all pairs, from a random share of them."""
    split = [text.split() for text in texts]
    pairs = [(one, other) for one in range(len(split)) for other in range(one)]
    tried = chance.sample(pairs, max(1, int(len(pairs) * share)))
    began = time.perf_counter()
    for one, other in tried:
        difflib.SequenceMatcher(None, split[one], split[other], autojunk=False).ratio()
    return (time.perf_counter() - began) * len(pairs) / len(tried)


def timed[T](work: Callable[[], T]) -> tuple[float, T]:
    """The seconds that this takes, and what it gives."""
    began = time.perf_counter()
    answer = work()
    return time.perf_counter() - began, answer


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", type=int, default=1_000)
    count = parser.parse_args().sources
    chance = random.Random(7)
    texts, pairs = texts_of(count, chance)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "vault"
        create_vault(folder, PASSPHRASE, Handle("reed"), now=NOW)
        with open_session(folder, PASSPHRASE, lambda: NOW, os.urandom) as session:
            sources = fill(session, texts)
            place = {source: number for number, source in enumerate(sources)}
            all_, found = timed(lambda: reprints(session, CASE))
            told = {
                (min(place[each.one], place[each.other]), max(place[each.one], place[each.other]))
                for each in found.independence.repeating
                if each.dependent
            }
            one, _ = timed(lambda: repeats_of(session, CASE, {sources[-1]}))
            opened, _ = timed(lambda: open_case(session, CASE, date(2026, 3, 1)))
    print(f"{count} sources: all with all {all_:.2f} s; one new with all {one:.2f} s; the case opened {opened:.2f} s")
    print(f"reprints found {len(told & pairs)} of {len(pairs)}, others called so {len(told - pairs)}")
    print(f"difflib, all pairs by one in a thousand: {by_difflib(texts, chance, 0.001):.0f} s")


if __name__ == "__main__":
    main()

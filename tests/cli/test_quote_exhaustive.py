"""The promise of `habeas quote`, from outside: exports in, JSON out, and plain dynamic programming beside it."""

import json
import random
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Run
from tests.evidence.archives.search.brute import near
from tests.evidence.archives.search.random_cases import edited

from habeas.base.errors import ExitCode

WORDS = (
    *("мы", "просили", "дорогу", "починить", "хлеб", "сегодня", "свежий", "никто", "не", "говорил"),
    *("Ёлка", "қала", "жолы", "bizdin", "qala", "jyldam", "road"),
)
LETTERS = "абвдежқәshy -"
SHARES = ("0", "5%", "20%", "35%")
FURTHEST = Fraction(2, 5)


def day(place: int) -> str:
    """Each post has a day of its own, by which it is known again."""
    return f"2023-{1 + place // 28:02}-{1 + place % 28:02}"


def telegram(texts: list[str]) -> tuple[str, str]:
    """A channel of Telegram Desktop; every third post was edited."""
    posts = [
        {"id": at, "type": "message", "from": "Ilyas", "from_id": "user1", "date": f"{day(at)}T10:00:00", "text": text}
        | ({"edited": f"{day(at)}T11:00:00"} if at % 3 == 0 else {})
        for at, text in enumerate(texts)
    ]
    chat = {"name": "Bread", "type": "private_channel", "id": 7, "messages": posts}
    return "result.json", json.dumps(chat, ensure_ascii=False)


def table(texts: list[str]) -> tuple[str, str]:
    """A table with quoted cells."""
    rows = [f'{day(at)}T10:00:00,Ilyas,"{text}"' for at, text in enumerate(texts)]
    return "posts.csv", "\n".join(("date,author,text", *rows)) + "\n"


def lines(texts: list[str]) -> tuple[str, str]:
    """JSON lines."""
    rows = [{"date": f"{day(at)}T10:00:00", "author": "Ilyas", "text": text} for at, text in enumerate(texts)]
    return "posts.jsonl", "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def whatsapp(texts: list[str]) -> tuple[str, str]:
    """A chat as WhatsApp exports it."""
    rows = []
    for at, text in enumerate(texts):
        year, month, of_month = day(at).split("-")
        rows.append(f"{of_month}.{month}.{year}, 10:00 - Ilyas: {text}\n")
    return "chat.txt", "".join(rows)


def posts(chance: random.Random) -> list[str]:
    """Invented posts, some of them nearly another."""
    texts: list[str] = []
    for _ in range(chance.randrange(14, 24)):
        text = " ".join(chance.choices(WORDS, k=chance.randrange(2, 9)))
        if texts and chance.random() < 0.3:
            text = edited(chance.choice(texts), chance.randrange(5), LETTERS, chance)
        texts.append(" ".join(text.split()).strip(" -") or "хлеб")
    return texts


def quotes(texts: list[str], chance: random.Random) -> list[str]:
    """Quotations: parts with edits, of one to four letters, longer than every post, across two posts, at random."""
    asked = []
    for _ in range(4):
        whole = chance.choice(texts)
        start = chance.randrange(max(1, len(whole) - 6))
        part = whole[start : start + chance.randrange(6, 40)]
        asked.append(edited(part, chance.randrange(1 + len(part) // 4), LETTERS, chance))
    asked.append(chance.choice(texts).replace(" ", "")[: chance.randrange(1, 5)])
    asked.append(" ".join(texts[:6]))
    place = chance.randrange(len(texts) - 1)
    asked.append(f"{texts[place][-12:]} {texts[place + 1][:12]}")
    asked.append("".join(chance.choices(LETTERS, k=15)))
    return [quote for quote in asked if any(letter.isalpha() for letter in quote)]


def told(run: Run, path: Path, quote: str, share: str) -> dict[str, Any]:
    """What the command prints."""
    ran = run(
        "quote", "--archive", str(path), "--own", "Ilyas", "--text", "-", "--max-distance", share, "--json", stdin=quote
    )
    assert ran.code is ExitCode.DONE, ran.err
    found: dict[str, Any] = json.loads(ran.out)
    return found


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("layout", [telegram, table, lines, whatsapp])
def test_a_post_is_returned_if_and_only_if_it_holds_the_quotation(
    run: Run, tmp_path: Path, layout: Callable[[list[str]], tuple[str, str]], seed: int
) -> None:
    """Posts, least distances, the nearest passage and the verdict are those of brute force, at every distance."""
    chance = random.Random(f"{layout.__name__} {seed}")
    texts = posts(chance)
    name, written = layout(texts)
    path = tmp_path / name
    path.write_text(written, "utf-8")
    days = {day(at): at for at in range(len(texts))}
    for quote in quotes(texts, chance):
        share = chance.choice(SHARES)
        found = told(run, path, quote, share)
        within = Fraction(int(share.rstrip("%")), 100)
        least: dict[int, Fraction] = {}
        for match in found["matches"]:
            post = days[match["when"][:10]]
            assert match["text"] == texts[post][match["start"] : match["end"]]
            distance = Fraction(match["edits"], match["length"])
            least[post] = min(distance, least.get(post, distance))
        assert found["searched"]["items"] == len(texts)
        assert least == near(texts, quote, within), (quote, share)
        if least:
            assert found["verdict"] == "found"
            continue
        nearest = min(near(texts, quote, FURTHEST).values(), default=None)
        shown = found["nearest"]
        assert (None if shown is None else Fraction(shown["edits"], shown["length"])) == nearest, (quote, share)
        is_near = nearest is not None and nearest <= min(2 * within, FURTHEST)
        assert found["verdict"] == ("near" if is_near else "not_found"), (quote, share)


def test_a_quotation_across_two_posts_is_not_found(run: Run, tmp_path: Path) -> None:
    """Each post is compared by itself; what stands at the end of one and the beginning of the next is no match."""
    name, written = table(["мы просили починить дорогу", "никто не говорил её закрыть"])
    (tmp_path / name).write_text(written, "utf-8")
    found = told(run, tmp_path / name, "починить дорогу никто не говорил", "20%")
    assert (found["verdict"], found["matches"]) == ("not_found", [])

"""The invented orders of this folder, and what a lawyer reads in them."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from habeas.base.language import Lang
from habeas.findings.remand.check import Order, OrderSays, RemandCheck, check_remand
from habeas.findings.remand.loading import checklist_of
from habeas.law.clock.facts import Facts, Person
from habeas.law.pack.loading import load_pack

FOLDER = Path(__file__).parent / "orders"
LETTERS = {"A": OrderSays.ADDRESSED, "N": OrderSays.ONLY_NAMED, "X": OrderSays.NOT_ADDRESSED}
NOBODY = Facts("KZ", Person(), (), ())


@cache
def expected() -> Mapping[str, Mapping[str, Mapping[str, OrderSays]]]:
    """By group (`seen`, `held_back`) and order: each item with what the order does with it."""
    raw = yaml.load((FOLDER / "expected.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
    items = [f"KZ-R-{item}" for item in raw["items"]]
    return {
        group: {
            name: dict(zip(items, (LETTERS[sign] for sign in signs.replace(" ", "")), strict=True))
            for name, signs in raw[group].items()
        }
        for group in ("seen", "held_back")
    }


def order(name: str) -> Order:
    """An order by its name, in the language its name begins with."""
    return Order(name, (FOLDER / f"{name}.txt").read_text("utf-8"), Lang(name[:2]))


def check(text: Order | None, facts: Facts = NOBODY, day: date = date(2026, 1, 3)) -> RemandCheck:
    """The Kazakh check of an order, or of none."""
    checklist = checklist_of("KZ")
    assert checklist is not None
    return check_remand(facts, (), (load_pack("KZ"), checklist), day, "Asia/Almaty", text)

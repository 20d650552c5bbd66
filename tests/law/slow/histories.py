"""Random histories: what happens to people in detention, about as often as it does, some of it late or unlawful."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

OFFENCES = ("174/1", "174/3", "256/1", "274/2", "274/4", "99/1", "180/1", "190/3", "293/1", "405/1", "298/2", "106/1")
CIRCUMSTANCES = (
    "criminal_group",
    "remoteness_or_emergency",
    "mass_riots",
    "special_complexity",
    "foreigner",
    "inquiry",
    "covert_papers_known",
    "covert_urgent",
    "complaint_needs_hearing",
    "more_material_needed",
    "jury",
    "long_verdict",
    "shortened_trial",
    "administrative_arrest_possible",
    "wanted_by_other_state",
    "appeal_prolonged",
    "guarantor_withdrew",
    "prosecutor_ordered_custody",
)
ABOUT = ("motion", "detention", "torture", "conditions", "search", "expert_motion", "prosecutor", "other")
BODIES = ("investigator", "prosecutor", "higher_prosecutor", "court", "investigation_head")
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


class Telling:
    """One history in the making: `at` is where it has come to."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.at = datetime(2018, 1, 1) + timedelta(minutes=chance.randrange(0, 8 * 365 * 24 * 60))
        self.events: list[dict[str, str]] = []

    def odds(self, share: float) -> bool:
        """Whether something that happens so often happens this time."""
        return self.chance.random() < share

    def after(self, least: timedelta, most: timedelta) -> datetime:
        """Some minute after the point that was reached."""
        return self.at + MINUTE * self.chance.randint(least // MINUTE, most // MINUTE)

    def tell(self, kind: str, when: datetime, hour: float = 0.7, /, **fields: str) -> None:
        """Put an event down: to the minute as often as `hour` says, else by its day."""
        text = when.strftime("%Y-%m-%dT%H:%M") if self.odds(hour) else when.strftime("%Y-%m-%d")
        kept = {name: value for name, value in fields.items() if self.odds(0.97)}
        self.events.append({"id": f"e{len(self.events) + 1}", "type": kind, "when": text, "source": "S1", **kept})


def history(seed: int) -> tuple[dict[str, Any], str]:
    """The facts of a history, in the form of a facts file, and the day or minute of which it is asked."""
    chance = random.Random(seed)
    telling = Telling(chance)
    person: dict[str, str] = {}
    if telling.odds(0.85):
        born = telling.at - DAY * chance.choice(
            (chance.randint(13 * 365, 19 * 365), chance.randint(20 * 365, 70 * 365))
        )
        person["born"] = born.strftime(chance.choice(("%Y-%m-%d", "%Y-%m-%d", "%Y-%m", "%Y")))
    if telling.odds(0.9):
        person["sex"] = chance.choice("mf")
    offences = [_offence(chance) for _ in range(chance.choice((0, 1, 1, 1, 1, 2, 3)))]
    circumstances = {
        name: chance.choice(("yes", "yes", "no", "unknown")) for name in CIRCUMSTANCES if telling.odds(0.08)
    }
    began = telling.at
    chance.choice((_short, _custody, _custody, _custody, _house_arrest, _administrative, _twice))(telling)
    facts = {
        "jurisdiction": "KZ",
        "person": person,
        "offences": offences,
        "circumstances": circumstances,
        "events": telling.events,
    }
    return facts, _asked(chance, began, telling.at)


def _asked(chance: random.Random, began: datetime, ended: datetime) -> str:
    span = max(int((ended - began) / MINUTE), 60)
    when = began + MINUTE * chance.choice(
        (chance.randint(0, 6000), chance.randint(0, span), span + chance.randint(0, 300_000))
    )
    return when.strftime(chance.choice(("%Y-%m-%d", "%Y-%m-%d", "%Y-%m-%dT%H:%M")))


def _offence(chance: random.Random) -> dict[str, str]:
    article, _, part = chance.choice(OFFENCES).partition("/")
    return {"code": "criminal", "article": article, **({"part": part} if chance.random() < 0.85 else {})}


def _arrest(telling: Telling, kind: str = "apprehension") -> None:
    """The arrest and what belongs to its first hours."""
    how = telling.chance.random()
    if how < 0.06 and kind == "apprehension" and not telling.events:
        telling.events.append({"id": "e1", "type": kind, "when": telling.at.strftime("%Y-%m"), "source": "S1"})
        telling.at = (telling.at.replace(day=1) + 32 * DAY).replace(day=1)
    else:
        telling.tell(kind, telling.at, 0.75 if how < 0.9 else 0.0)
    for act, share, most in (
        ("delivery", 0.6, 4),
        ("medical_examination", 0.3, 5),
        ("protocol", 0.7, 6),
        ("access_to_counsel", 0.5, 50),
        ("family_notified", 0.5, 30),
        ("prosecutor_notified", 0.5, 20),
        ("questioning", 0.6, 40),
    ):
        if telling.odds(share):
            telling.tell(act, telling.after(MINUTE, HOUR * most), 0.75)
        elif telling.odds(0.2):
            denied = telling.after(DAY, 20 * DAY).strftime("%Y-%m-%d")
            name = f"e{len(telling.events) + 1}"
            telling.events.append({"id": name, "type": act, "when": denied, "source": "S2", "stance": "denies"})


def _short(telling: Telling) -> None:
    """Held for some hours or days and let go."""
    _arrest(telling)
    telling.at = telling.after(HOUR, 4 * DAY)
    if telling.odds(0.7):
        telling.tell("release", telling.at)


def _first_order(telling: Telling, measure: str = "custody") -> None:
    """The motion and the order, often in the last hours, sometimes minutes late."""
    began = telling.at
    due = began + HOUR * telling.chance.choice((24, 48, 48, 72, 72))
    order = due + MINUTE * telling.chance.choice(
        (-3, -1, 0, 1, 3, *(telling.chance.randint(-1500, 200) for _ in range(6)))
    )
    order = max(order, began + 2 * HOUR)
    if telling.odds(0.5):
        telling.tell("custody_motion", order - MINUTE * telling.chance.randint(30, 900))
    if telling.odds(0.4):
        telling.tell("motion_received", order - MINUTE * telling.chance.randint(10, 700), about="custody")
    if telling.odds(0.4):
        telling.tell("hearing", order - MINUTE * telling.chance.randint(0, 100))
    telling.at = order
    fields = {"measure": measure}
    if telling.odds(0.5):
        fields["until"] = _months_on(began, 2, telling.chance.choice((-1, -1, -1, 0, 2))).strftime("%Y-%m-%d")
    elif telling.odds(0.5):
        fields["term"] = telling.chance.choice(("P2M", "P2M", "P1M", "P10D"))
    telling.tell("custody_order", order, **fields)


def _months_on(day: datetime, months: int, more: int) -> datetime:
    month = day.month - 1 + months
    return day.replace(day=1, year=day.year + month // 12, month=month % 12 + 1) + DAY * (day.day - 1 + more)


def _custody(telling: Telling) -> None:
    """Custody with extensions, an investigation that ends or not, perhaps a trial; complaints on the way."""
    _arrest(telling)
    began = telling.at
    _first_order(telling)
    _paper(telling)
    for months in (2, 3, 6, 9, 12, 18):
        if not telling.odds(0.75):
            break
        end = _months_on(began, months, -1)
        telling.at = max(end + DAY * telling.chance.choice((-9, -4, -2, -1, 0, 0, 1, 3)), telling.at)
        if telling.odds(0.5):
            motion = end - DAY * telling.chance.randint(1, 25)
            telling.tell("extension_motion", motion, 0.3, to="prosecutor", term=f"P{months + 3}M")
            telling.tell("extension_motion", motion + 3 * DAY, 0.3, to="court", term=f"P{months + 3}M")
        if telling.odds(0.4):
            telling.tell("motion_received", telling.at - DAY * telling.chance.randint(0, 5), about="extension")
        further = _months_on(
            began, {2: 3, 3: 6, 6: 9, 9: 12, 12: 18, 18: 18}[months], telling.chance.choice((-1, -1, 0))
        )
        telling.tell("extension", telling.at, 0.4, until=further.strftime("%Y-%m-%d"))
        _paper(telling)
    _ending(telling)


def _ending(telling: Telling) -> None:
    """Release, or the end of the investigation and a trial, or nothing known."""
    telling.at = telling.after(DAY, 40 * DAY)
    if telling.odds(0.3):
        telling.tell("release", telling.at)
        return
    if telling.odds(0.5):
        return
    telling.tell("investigation_ended", telling.at, 0.3)
    telling.at = telling.after(DAY, 20 * DAY)
    if telling.odds(0.6):
        telling.tell("indictment", telling.at, 0.3, to="prosecutor")
    telling.at = telling.after(2 * DAY, 20 * DAY)
    telling.tell("case_received_by_court", telling.at, 0.3, instance="first")
    telling.at = telling.after(3 * DAY, 20 * DAY)
    if telling.odds(0.7):
        telling.tell("trial_start", telling.at, 0.5)
    _trial(telling)


def _trial(telling: Telling) -> None:
    telling.at = telling.after(5 * DAY, 300 * DAY)
    if telling.odds(0.3):
        return
    telling.tell("verdict", telling.at, 0.3, outcome="convicted", kind="imprisonment")
    telling.at = telling.after(DAY, 9 * DAY)
    if telling.odds(0.6):
        telling.tell("verdict_served", telling.at, 0.3, of="verdict")
    telling.at = telling.after(DAY, 20 * DAY)
    if telling.odds(0.6):
        telling.tell("appeal", telling.at, 0.3, against="verdict")
    telling.at = telling.after(DAY, 20 * DAY)
    if telling.odds(0.5):
        telling.tell("case_received_by_court", telling.at, 0.3, instance="appeal")
        telling.at = telling.after(10 * DAY, 60 * DAY)
        telling.tell("appeal_decision", telling.at, 0.3, against="verdict", outcome="upheld")


def _paper(telling: Telling) -> None:
    """Complaints, replies, charges, searches and surveillance of these days."""
    choices: tuple[Callable[[Telling], None], ...] = (_complaint, _complaint, _charge, _search, _appeal, _covert)
    for one in choices:
        if telling.odds(0.3):
            one(telling)
    telling.at = telling.after(HOUR, 5 * DAY)


def _complaint(telling: Telling) -> None:
    about, to = telling.chance.choice(ABOUT), telling.chance.choice(BODIES)
    when = telling.after(HOUR, 10 * DAY)
    telling.tell(
        "complaint", when, 0.4, about=about, to=to, **({"filed_with": "facility"} if telling.odds(0.3) else {})
    )
    if telling.odds(0.6):
        reply = when + MINUTE * telling.chance.randint(10, 25_000)
        telling.tell("reply", reply, 0.4, about=about, by=to, outcome=telling.chance.choice(("refused", "granted")))


def _charge(telling: Telling) -> None:
    when = telling.after(HOUR, 20 * DAY)
    if telling.odds(0.5):
        telling.tell("reclassification", when)
    telling.tell("charge_announced", when + MINUTE * telling.chance.randint(0, 3000))


def _search(telling: Telling) -> None:
    telling.tell("search", telling.after(HOUR, 10 * DAY))


def _appeal(telling: Telling) -> None:
    when = telling.after(HOUR, 6 * DAY)
    telling.tell("appeal", when, 0.4, against="custody_order")
    telling.tell("motion_received", when + DAY, 0.4, about="appeal")
    telling.tell("appeal_decision", when + MINUTE * telling.chance.randint(1500, 9000), 0.4, against="custody_order")


def _covert(telling: Telling) -> None:
    when = telling.after(HOUR, 5 * DAY)
    telling.tell("surveillance", when, status="ordered")
    telling.tell("motion_received", when + MINUTE * telling.chance.randint(5, 2000), about="surveillance")
    telling.tell("surveillance", when + MINUTE * telling.chance.randint(2001, 5000), status="sanctioned")


def _house_arrest(telling: Telling) -> None:
    _arrest(telling)
    _first_order(telling, "house_arrest")
    _paper(telling)
    telling.at = telling.after(3 * DAY, 50 * DAY)
    if telling.odds(0.6):
        telling.tell("custody_order", telling.at, measure="custody")
        _paper(telling)
    _ending(telling)


def _administrative(telling: Telling) -> None:
    telling.tell("apprehension", telling.at, 0.8, basis="administrative")
    arrest = telling.after(HOUR, 40 * HOUR)
    if telling.odds(0.7):
        telling.tell("measure", arrest, measure="administrative_arrest", status="ordered")
        if telling.odds(0.6):
            telling.tell("verdict_served", arrest + MINUTE * telling.chance.randint(0, 6000), of="order")
        if telling.odds(0.5):
            telling.tell(
                "appeal", arrest + MINUTE * telling.chance.randint(100, 20_000), against="administrative_arrest"
            )
    telling.at = arrest + MINUTE * telling.chance.randint(10, 20_000)
    if telling.odds(0.6):
        telling.tell("release", telling.at)


def _twice(telling: Telling) -> None:
    """Let go and arrested again."""
    _arrest(telling)
    if telling.odds(0.5):
        _first_order(telling)
        _paper(telling)
    telling.at = max(telling.after(HOUR, 30 * DAY), telling.at + HOUR)
    latest = max((e["when"][:10] for e in telling.events), default="")
    telling.at = max(telling.at, datetime.fromisoformat(f"{latest}T00:00") + 2 * DAY)
    telling.tell("release", telling.at)
    telling.at = telling.after(2 * DAY, 60 * DAY)
    _arrest(telling, telling.chance.choice(("re_arrest", "re_arrest", "apprehension")))
    if telling.odds(0.7):
        _first_order(telling)
        _paper(telling)
    _ending(telling)

"""Who is who in a text: the mentions of one person joined, the detainees found, "he" and "the artist" resolved.

Where it is unsure it says nobody. A code name is never joined with a real person, and nothing
refers back to one.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from habeas.drafting.document import Document
from habeas.drafting.events import Hit
from habeas.drafting.mentions import Mention
from habeas.drafting.persons import Person, joined, occupations, sureness
from habeas.drafting.resolving import principal, resolve

CUSTODY_TYPES = frozenset(
    {
        *("apprehension", "charge", "custody_order", "extension", "measure", "place_of_detention", "sentence"),
        *(
            "release",
            "hunger_strike",
            "days_held",
            "search",
            "transfer",
            "questioning",
            "surveillance",
            "hearing",
            "appeal_decision",
        ),
    }
)
"""Types whose subject is a person against whom a case is led."""

_HELD = frozenset(
    {
        *("apprehension", "charge", "custody_order", "extension", "place_of_detention", "sentence", "days_held"),
        *("release", "hunger_strike"),
    }
)


@dataclass(frozen=True, slots=True)
class Actor:
    """One person of the text. `name` is the fullest normal form; `mentions` are theirs, in order.

    `occupations` are the nouns the text gives them, in normal form. `role` is one of CONTRACTS, None
    where the text does not tell.
    """

    number: int
    name: str
    code_name: bool
    mentions: tuple[Mention, ...]
    occupations: tuple[str, ...]
    role: str | None


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of one text. `principal` is the detainee the text is about, None where none stands out."""

    actors: tuple[Actor, ...]
    principal: Actor | None
    resolved: Mapping[Mention, tuple[Actor, float]]

    def who(self, mention: Mention) -> tuple[Actor, float] | None:
        """The person a mention stands for and how sure that is (0 to 1); None where it cannot be told."""
        return self.resolved.get(mention)


def cast_of(document: Document, mentions: Sequence[Mention], hits: Sequence[Hit]) -> Cast:
    """The cast of a document from its settled mentions and its events."""
    people = joined(mentions)
    by_name = {m: (number, sureness(person, m)) for number, person in enumerate(people) for m in person.mentions}
    weights = _weights(hits, by_name)
    if not weights:
        weights = _weights(hits, resolve(document, mentions, people, weights))
    resolved = resolve(document, mentions, people, weights)
    weights = weights if principal(weights) is not None else _weights(hits, resolved)
    # One told of by name as held once, and again as "he", is held, whatever else the text calls them.
    told = _weights(hits, resolved)
    actors = tuple(
        _actor(number, person, told[number] if weights[number] else 0) for number, person in enumerate(people)
    )
    top = principal(weights)
    if top is not None and any(told[other] >= told[top] for other in told if other != top):
        top = None
    return Cast(
        actors,
        None if top is None else actors[top],
        {mention: (actors[number], sure) for mention, (number, sure) in resolved.items()},
    )


def _weights(hits: Iterable[Hit], resolved: Mapping[Mention, tuple[int, float]]) -> Counter[int]:
    """For each person, how many types of custody event tell of them."""
    seen: set[tuple[int, str]] = set()
    for hit in hits:
        if hit.rule.type in _HELD:
            seen |= {(resolved[m][0], hit.rule.type) for m in hit.subjects if m in resolved and resolved[m][1] >= 0.5}
    return Counter(number for number, _ in seen)


def _actor(number: int, person: Person, weight: int) -> Actor:
    roles = Counter(role for m in person.mentions if (role := m.feature("role")) is not None)
    role = roles.most_common(1)[0][0] if roles else None
    if person.code_name:
        role = "witness" if role == "witness" else "agent"
    elif weight >= 2 or (weight and role is None):
        role = "detainee"
    return Actor(number, person.name, person.code_name, tuple(person.mentions), occupations(person), role)

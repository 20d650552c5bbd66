"""Kazakh: names of people in the text, in any case, with what stands beside them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import airlock_pii

from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.drafting.document import Document
from habeas.drafting.kazakh.descriptions import Description, described_after, described_before
from habeas.drafting.kazakh.naming import Naming, is_name
from habeas.drafting.kazakh.tokens import Token, Words
from habeas.drafting.kazakh.words import word_lists
from habeas.drafting.mentions import Kind, Mention
from habeas.names.endings import is_firm_surname, is_son_or_daughter
from habeas.names.given import is_given_name
from habeas.names.places import is_place
from habeas.record.statements import Plain

_COMMON = ("occupations", "detainees", "persons", "relations", "not_people", "groups", "organs", "courts", "facilities")
_CHILD = ("ұлы", "қызы", "улы", "кызы")
_OBLIQUE = re.compile(
    r"\s+(?:туралы|жайлы|жайында|жөнінде|үшін|арқылы|сияқты|секілді|тарапынан|атынан|бойынша|ісі(?:не|н|нің|нде)?|іс)\b"
)
_NO_PERSON = re.compile(
    r"\s+(?:атындағы|көшесі\w*|даңғыл\w*|қаласы\w*|облысы\w*|ауданы\w*|ауылы\w*|кент\w*|станция\w*|өзен\w*|тауы\w*|"
    r"мешіті\w*|университеті\w*|театры\w*|музейі\w*|клубы\w*|командасы\w*|ордені\w*|сыйлығы\w*|қоры(?:ның|на|нда)?|"
    r"партиясы\w*|газеті\w*|журналы\w*|компаниясы\w*|хандығы\w*|әулет\w*|елі|тілі)\b"
)
_SPEAKS = re.compile(
    r"(?:\s+\w+){0,3}\s+(?:деді|дейді|айтты|айтады|мәлімдеді|хабарлады|жазды|деп)\b|\s+(?:айтуынша|сөзінше|пікірінше)"
)


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words that may be a name: the tokens `first` to `last` of a sentence."""

    words: Words
    first: int
    last: int

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Its tokens but full stops."""
        return tuple(t for t in self.words.tokens[self.first : self.last + 1] if t.text != ".")

    @property
    def span(self) -> Span:
        """Its span in document coordinates, the full stop of a last initial included."""
        return self.words.span(self.first, self.last)

    @property
    def full(self) -> list[Token]:
        """Its words that are no initials."""
        return [t for t in self.tokens if len(t.text) > 2 or not t.text[0].isupper()]


def sure_people(document: Document) -> list[Span]:
    """Where the recogniser of Kazakh names (airlock-pii) sees a full name."""
    found = airlock_pii.detect(document.text, types=airlock_pii.EntityType.PERSON)
    return [Span(e.start, e.end) for e in found]


def find_people(
    document: Document, words: Sequence[Words], seen: Sequence[Span], closed: Sequence[Mention]
) -> list[Mention]:
    """Named people in these sentences.

    `seen` are the spans where the recogniser saw a person; `closed` are mentions of bodies, works
    and code names, where nobody is looked for. A lone name is taken where it is part of a full name
    of the text, or where what stands beside it says that it is one.
    """
    raw = [run for w in words for run in _runs(w, closed)]
    naming = Naming(token.text for run in raw for token in run.tokens)
    pairs = _pairs(raw, naming)
    runs = [part for run in raw for cut in _parted(run, naming) for part in _unjoined(cut, naming, pairs)]
    weights = [_likelihood(run, naming, seen) for run in runs]
    known = {
        naming.parted(t.text)[0].casefold()
        for run, weight in zip(runs, weights, strict=True)
        if weight >= 0.6 and len(run.full) + (len(run.tokens) > len(run.full)) > 1
        for t in run.full
    }
    found = []
    for run, likely in zip(runs, weights, strict=True):
        named = bool(run.full) and all(naming.parted(t.text)[0].casefold() in known for t in run.full)
        weight = 0.85 if named and likely < 0.6 else likely
        if weight >= 0.6 and not _NO_PERSON.match(document.text, run.span.end):
            found.append(_mention(document, run, naming, weight))
    return found


def _runs(words: Words, closed: Sequence[Mention]) -> Iterator[Run]:
    shut = [m.span for m in closed if m.span.overlaps(words.sentence.span)]
    first: int | None = None
    for place in range(len(words.tokens) + 1):
        fits = place < len(words.tokens) and _fits(words, place, first, shut)
        if fits and (first is None or not _touches(words, place)):
            if first is not None:
                yield from _trimmed(words, first, place - 1)
            first = place if words.tokens[place].capital else None
        elif not fits and first is not None:
            yield from _trimmed(words, first, place - 1)
            first = None


def _fits(words: Words, place: int, first: int | None, shut: Sequence[Span]) -> bool:
    token = words.tokens[place]
    if any(span.overlaps(words.span(place, place)) for span in shut):
        return False
    if token.text == ".":
        return first is not None and place > 0 and _initial(words.tokens[place - 1])
    if not token.capital:
        return first is not None and is_son_or_daughter(token.low) and place > first
    if first is not None and place == first + 1 and is_given_name(words.tokens[first].text) and not token.acronym:
        return not token.text.isupper() or words.tokens[first].text.isupper()
    return _may_be_name(words, place)


def _initial(token: Token) -> bool:
    return token.capital and len(token.text) <= 2 and token.text not in ("ІІ", "ҚР", "ҚК")


def _may_be_name(words: Words, place: int) -> bool:
    token, lists = words.tokens[place], word_lists()
    low = token.low
    if token.text.isupper() and len(token.text) > 1 and not (len(token.text) > 4 and is_name(token.text.capitalize())):
        return False
    if token.acronym or low in lists.lists["openers"] or lists.has("not_people", low):
        return False
    if _initial(token):
        return place + 1 < len(words.tokens) and words.tokens[place + 1].text == "."
    common = token.entry(*_COMMON)
    role = any(entry.lemma in lists.roles for entry in token.entries)
    given = any(is_given_name(word) for word in (token.text, *(e.lemma.capitalize() for e in token.entries if place)))
    return given or not (common is not None or role)


def _touches(words: Words, place: int) -> bool:
    between = words.sentence.text[words.tokens[place - 1].end : words.tokens[place].start]
    return between in ("", " ", "\u00a0", "\n")


def _trimmed(words: Words, first: int, last: int) -> Iterator[Run]:
    """The run without a full stop that ends the sentence and without a lone initial."""
    while last > first and words.tokens[last].text == "." and not _initial(words.tokens[last - 1]):
        last -= 1
    if any(len(t.text) > 2 for t in words.tokens[first : last + 1]):
        yield Run(words, first, last)


def _parted(run: Run, naming: Naming) -> Iterator[Run]:
    """The run cut behind a word with a case ending: the name ends there and another begins."""
    first = run.first
    for place in range(run.first, run.last):
        token = run.words.tokens[place]
        following = run.words.tokens[place + 1]
        if token.text == "." or len(token.text) < 4 or is_son_or_daughter(following.low):
            continue
        stem, case = naming.parted(token.text)
        if case != "nom" and (is_name(stem) or case == "gen") and not is_given_name(token.text):
            yield Run(run.words, first, place)
            first = place + 1
    yield Run(run.words, first, run.last)


def _pairs(runs: Sequence[Run], naming: Naming) -> frozenset[str]:
    """The last names of the runs of two words: what ends one person's name may begin no other's third word."""
    return frozenset(naming.parted(run.full[1].text)[0] for run in runs if len(run.full) == len(run.tokens) == 2)


def _unjoined(run: Run, naming: Naming, pairs: frozenset[str]) -> Iterator[Run]:
    """The run cut before its third word where that is another person's name (`Данияр Лепес Оразға ән арнады`)."""
    tokens = run.tokens
    cut = _second_name(run)
    if cut is not None:
        yield Run(run.words, run.first, cut - 1)
        yield Run(run.words, cut, run.last)
        return
    if len(tokens) == 3 == len(run.full) and run.last - run.first == 2:
        other, own = naming.parted(tokens[2].text)[0], tokens[1].text
        if other in pairs and own != other and not is_son_or_daughter(other) and not is_firm_surname(own):
            yield Run(run.words, run.first, run.first + 1)
            yield Run(run.words, run.last, run.last)
            return
    yield run


def _second_name(run: Run) -> int | None:
    """Where a second full name begins in a run (`Жанат Серікқызы Арсен Далабаевты`): a given name after two words."""
    if run.last - run.first < 3 or len(run.tokens) != run.last - run.first + 1:
        return None
    tokens = run.words.tokens
    for place in range(run.first + 2, run.last):
        if is_given_name(tokens[place].text) and not is_son_or_daughter(tokens[place + 1].low):
            return place
    return None


def _likelihood(run: Run, naming: Naming, seen: Sequence[Span]) -> float:
    """How likely the run is a person's name; 0.6 and more is taken."""
    full = run.full
    if not full:
        return 0.0
    stems = [naming.parted(t.text)[0] for t in full]
    told = described_before(run.words, run.first) is not None or _after(run) is not None
    recognised = any(span.overlaps(run.span) for span in seen)
    initials = len(run.tokens) > len(full)
    given = [is_given_name(stem) for stem in stems]
    placed = all(is_place(stem) for stem in stems)
    if len(full) == 1 and not initials:
        return _lone(run, stems[0], told=told, recognised=recognised)
    if placed and not any(given):
        return 0.2
    if any(given) and (recognised or len(full) > 1):
        return 0.95 if given[0] or given[-1] else 0.85
    if initials and (is_firm_surname(stems[-1]) or told or is_name(stems[-1])):
        return 0.9
    if len(full) > 1 and any(token.low.endswith(_CHILD) and len(token.text) > 6 for token in full):
        return 0.9
    if any(is_name(stem) for stem in stems):
        return 0.85 if told or recognised or all(is_name(s) for s in stems) else 0.7
    return 0.75 if told else 0.5 if not initials else 0.7


def _lone(run: Run, stem: str, *, told: bool, recognised: bool) -> float:
    opens = run.first == 0
    token = run.full[0]
    if (is_place(stem) and not is_given_name(stem)) or token.entry(
        "inside_bodies", "places", "named_organs"
    ) is not None:
        return 0.2
    if told:
        kinship = (found := described_before(run.words, run.first)) is not None and not found.certain
        return 0.85 if is_name(stem) else 0.4 if kinship else 0.7
    if is_firm_surname(stem) and len(stem) > 5:
        return 0.8
    if is_given_name(stem) and recognised and not opens:
        return 0.65
    text = run.words.sentence.text
    speaks = _SPEAKS.match(text, run.words.tokens[run.last].end)
    return 0.7 if is_given_name(stem) and speaks else 0.4


def _after(run: Run) -> Description | None:
    return described_after(run.words, run.last)


def _mention(document: Document, run: Run, naming: Naming, weight: float) -> Mention:
    last = run.full[-1]
    _, case = naming.parted(last.text) if last is run.tokens[-1] else ("", "nom")
    features = {f"case:{case}"}
    if case == "nom" and _OBLIQUE.match(document.text, run.span.end):
        features = {"case:obl"}
    if case == "gen":
        features.add("possessive")
    value: dict[str, Plain] = {}
    before, after = described_before(run.words, run.first), _after(run)
    for told in (before, after):
        if told is not None:
            features |= told.features
            _describe(value, told, run.words)
            place = run.words.span(told.first, told.last)
            value["beside"] = [*_list(value.get("beside")), place.start, place.end]
    name = _name(run, naming)
    return Mention(
        Kind.PERSON, run.span, run.words.text(run.first, run.last), name, Lang.KK, frozenset(features), value, weight
    )


def _name(run: Run, naming: Naming) -> str:
    last = run.tokens[-1]
    parts: list[str] = []
    for token in run.tokens:
        text = naming.parted(token.text)[0] if token is last else token.text
        text = text.capitalize() if text.isupper() and len(text) > 2 else text
        if _initial(token) and token is not last:
            text += "."
        elif _initial(token):
            text = token.text + "."
        parts.append(text)
    return " ".join(parts)


def _list(item: Plain) -> list[Plain]:
    return item if isinstance(item, list) else []


def _describe(value: dict[str, Plain], told: Description, words: Words) -> None:
    if (told.occupations or told.kin) and "occupation" not in value:
        value["occupation"] = [*told.occupations, *told.kin]
    if told.occupations and "described" not in value:
        span = words.span(told.first, told.last)
        value["described"] = told.told
        value["described_at"] = [span.start, span.end]

"""Russian: names of people in the text, in any case, with what stands beside them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import airlock_pii

from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.base.span import Span
from habeas.drafting.document import Document
from habeas.drafting.mentions import Kind, Mention
from habeas.drafting.russian.descriptions import Description, described_after, described_before
from habeas.drafting.russian.likelihood import is_name_word, likelihood
from habeas.drafting.russian.naming import Naming, Run, cases_of, sex_of
from habeas.drafting.russian.recogniser import Named
from habeas.drafting.russian.tokens import Token, Words
from habeas.drafting.russian.words import word_lists
from habeas.names.given import is_given_name

_TAKEN = 0.6
"""The least likelihood at which a run of words is taken for a name."""
_TOLD_WOMAN = "told:f"
"""A feature inside this module: the words beside the name tell a woman."""
_INITIAL = re.compile(r"(?:[А-ЯЁӘҒҚҢӨҰҮҺІ]|Дж|Ж)\.?")


def find_people(
    document: Document, words: Sequence[Words], named: Sequence[Named], closed: Sequence[Mention]
) -> list[Mention]:
    """Named people in these sentences.

    `named` is what the recogniser saw. `closed` are mentions of bodies, works and
    code names, where nobody is looked for. A lone name is taken where it is part of a full name of the
    text, or where the recogniser or what stands beside it says so and it is no place or common word.
    """
    sure = [Span(e.start, e.end) for e in airlock_pii.detect(document.text, types=airlock_pii.EntityType.PERSON)]
    seen = [n.span for n in named if n.kind == "PER"]
    shut = [*(m.span for m in closed), *(n.span for n in named if n.kind != "PER")]
    found = []
    runs = [
        (Run(w, first, last, _told(w, first)), weight)
        for w in words
        for (first, last), weight in _runs(w, seen, sure, shut)
    ]
    naming = Naming.of([run for run, _ in runs])
    for run, weight in runs:
        mention = _mention(run, weight, naming)
        if mention is not None:
            found.append(mention)
    return _with_sex(found)


def _with_sex(people: Sequence[Mention]) -> list[Mention]:
    """The people with the sex that their fullest form tells; a surname alone, maybe in the genitive, tells none."""
    full = [m for m in people if len(m.name.split()) > 1]
    women = {m.name for m in full if _TOLD_WOMAN in m.features}
    parts = {part for m in full for part in m.name.split()[1:]}
    made = []
    for mention in people:
        features = mention.features - {_TOLD_WOMAN}
        if mention.name in women:
            features = features - {"gender:m"} | {"gender:f"}
        elif len(mention.name.split()) == 1 and (mention.name in parts or _of_a_part(mention.name, parts)):
            features -= {"gender:m", "gender:f"}
        made.append(replace(mention, features=features))
    return made


def _of_a_part(name: str, parts: set[str]) -> bool:
    """Whether a lone name is a form of a part of a full one (`Белозубова` beside `Артём Белозубов`)."""
    return any(name.startswith(part) and len(name) - len(part) <= 2 for part in parts)


def _is_undeclined_woman(name: str, printed: str, told: Description | None, cases: frozenset[str]) -> bool:
    """Whether a name on consonants stands as it is behind a noun in another case: then it is a woman's."""
    if told is None or len(told.cases) != 1 or "nom" in told.cases or cases != {"nom"} or "." in name:
        return False
    return name == printed and len(name.split()) > 1 and all(w[-1] not in "аяоеёиуыюэь" for w in name.split())


def _told(words: Words, first: int) -> frozenset[str]:
    before = described_before(words, first)
    return before.cases if before is not None else frozenset()


def _runs(
    words: Words, seen: Sequence[Span], sure: Sequence[Span], closed: Sequence[Span]
) -> Iterator[tuple[tuple[int, int], float]]:
    """The places of the first and last token of each name of a sentence, and how likely it is one."""
    here = words.sentence.span
    shut = [span for span in closed if span.overlaps(here)]
    taken: list[tuple[int, int]] = []
    parted = [span for span in sure if sum(span.contains(other) for other in seen) < 2]
    wide = [
        (_widened(words, *run, shut), weight)
        for spans, weight in ((parted, 0.97), (seen, 0.92))
        for span in spans
        if span.overlaps(here) and (places := words.inside(span)) is not None
        for run in _trimmed(words, places, shut)
    ]
    for run, weight in sorted(wide, key=lambda found: (found[0][0] - found[0][1], -found[1], found[0])):
        if not any(one <= run[1] and run[0] <= two for one, two in taken):
            taken.append(run)
            yield run, weight
    for run in _unseen(words, taken, shut):
        yield run, 0.8


def _trimmed(words: Words, places: tuple[int, int], shut: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The capitalised words of a span, without titles and posts, parted where a closed mention stands."""
    first: int | None = None
    for place in range(places[0], places[1] + 2):
        token = words.tokens[place] if place <= places[1] else None
        fits = token is not None and _may_be_name(words, token, shut)
        if fits and first is None:
            first = place
        elif not fits and first is not None:
            yield first, place - 1
            first = None


def _may_be_name(words: Words, token: Token, shut: Sequence[Span]) -> bool:
    if any(span.start <= token.start + words.sentence.span.start < span.end for span in shut):
        return False
    low = token.text.lower()
    if low.replace("ё", "е") in word_lists().detainees:
        return False
    if low in word_lists().sons or token.text in (".", "-") or low in ("аль", "эль", "фон", "де", "бен", "бин", "ибн"):
        return True
    lists = word_lists()
    if not token.capital or low in lists.not_people or token.lemma in lists.not_people:
        return False
    return not (token.lemma in lists.roles or token.lemma in lists.occupations or token.lemma in lists.detainees)


def _widened(words: Words, first: int, last: int, shut: Sequence[Span]) -> tuple[int, int]:
    tokens = words.tokens
    while first <= last and tokens[first].text in (".", "-"):
        first += 1
    while first > 0 and _INITIAL.fullmatch(tokens[first - 1].text) and _joins(tokens, first - 1, words, shut):
        first -= 1
    if first > 1 and tokens[first - 1].text == "." and _INITIAL.fullmatch(tokens[first - 2].text):
        first -= 2
        if first > 1 and tokens[first - 1].text == "." and _INITIAL.fullmatch(tokens[first - 2].text):
            first -= 2
    if first > 0 and first == last and tokens[first - 1].capital and is_given_name(tokens[first - 1].text):
        first -= 1
    while last + 1 < len(tokens) and _continues(tokens, last):
        last += 1
    while (last > first and tokens[last].text == "-") or (
        tokens[last].text == "." and not _INITIAL.fullmatch(tokens[last - 1].text)
    ):
        last -= 1
    return first, last


def _joins(tokens: Sequence[Token], place: int, words: Words, shut: Sequence[Span]) -> bool:
    return len(tokens[place].text) <= 3 and _may_be_name(words, tokens[place], shut) and "." in tokens[place].text


def _continues(tokens: Sequence[Token], last: int) -> bool:
    after = tokens[last + 1]
    if after.text.lower() in word_lists().sons:
        return True
    if re.fullmatch(r"[А-ЯЁ]\.", after.text):
        return not tokens[last].text.endswith(".")
    if after.text == "." and re.fullmatch(r"[А-ЯЁ]", tokens[last].text):
        return True
    return re.search(r"(?:вич|вича|вичу|вичем|виче|вна|вны|вне|вну|вной)$", after.text) is not None and after.capital


def _unseen(words: Words, taken: Sequence[tuple[int, int]], shut: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Names that only what stands before them tells: `судья Орынхан`, `следователь Ж. Абенов`, a known given name."""
    tokens = words.tokens
    place = 0
    while place < len(tokens):
        if not _opens(words, place, taken, shut):
            place += 1
            continue
        last = place
        while last + 1 < len(tokens) and _opens(words, last + 1, taken, shut) and last - place < 3:
            last += 1
        described = place > 0 and _called(words, place)
        given = last > place and any(
            is_given_name(tokens[p].text) or is_given_name(tokens[p].lemma.capitalize()) for p in (place, place + 1)
        )
        if described or given:
            yield _widened(words, place, last, shut)
        place = last + 1


def _opens(words: Words, place: int, taken: Sequence[tuple[int, int]], shut: Sequence[Span]) -> bool:
    token = words.tokens[place]
    if (
        any(one <= place <= two for one, two in taken)
        or not token.capital
        or len(token.text) < 3
        or token.text.isupper()
    ):
        return False
    return _may_be_name(words, token, shut) and is_name_word(token, first=place == 0)


def _called(words: Words, place: int) -> bool:
    """Whether the word right before is a word for one person, so that a capital after it is a name."""
    before = words.tokens[place - 1]
    lists = word_lists()
    return not before.plural and (
        before.lemma in lists.roles or before.lemma in lists.occupations or before.lemma in lists.detainees
    )


def _mention(run: Run, weight: float, naming: Naming) -> Mention | None:
    words, first, last = run.words, run.first, run.last
    if first and words.tokens[first - 1].lemma in word_lists().named_after:
        return None
    before, after = described_before(words, first), described_after(words, last)
    weight = likelihood(run, weight, naming, told=before is not None or after is not None)
    if weight < _TAKEN:
        return None
    name = naming.name(run)
    cases = cases_of(run, name)
    if before is not None and before.cases == {"nom"} and name == words.text(first, last):
        cases = frozenset({"nom"})  # "начальник Хвостиков": the word before tells what the ending leaves open
    features = {f"case:{case}" for case in cases}
    value: dict[str, Plain] = {}
    for told in (before, after):
        if told is not None and _applies(told, cases, before=told is before, lone=first == last):
            features |= told.features
            _describe(value, told, words)
            value["beside"] = [*_list(value.get("beside")), *_places(words.span(told.first, told.last))]
    if _is_undeclined_woman(name, words.text(first, last), before, cases) and before is not None:
        features = {f for f in features if not f.startswith("case:")} | {f"case:{case}" for case in before.cases}
        features |= {*before.features, "gender:f", _TOLD_WOMAN}
        if "occupation" not in value:
            _describe(value, before, words)
            value["beside"] = [*_list(value.get("beside")), *_places(words.span(before.first, before.last))]
    if before is not None and "gender:f" in features:
        features.add(_TOLD_WOMAN)
    sex = sex_of(name)
    if sex is not None and not any(f.startswith("gender:") for f in features):
        features.add(f"gender:{sex}")
    return Mention(
        Kind.PERSON, words.span(first, last), words.text(first, last), name, Lang.RU, frozenset(features), value, weight
    )


def _applies(told: Description, cases: frozenset[str], *, before: bool, lone: bool) -> bool:
    """Whether the description is of the one who is named: `жена Иванова` is not, `жена Лейла` is."""
    if not before or not told.cases or not cases:
        return True
    if "role:relative" in told.features and "nom" not in told.cases and lone:
        return False
    return bool(told.cases & cases)


def _list(item: Plain) -> list[Plain]:
    return item if isinstance(item, list) else []


def _places(span: Span) -> list[Plain]:
    return [span.start, span.end]


def _describe(value: dict[str, Plain], told: Description, words: Words) -> None:
    if told.occupations and "occupation" not in value:
        span = words.span(told.first, told.last)
        value["occupation"] = list(told.occupations)
        value["described"] = told.told
        value["described_at"] = [span.start, span.end]

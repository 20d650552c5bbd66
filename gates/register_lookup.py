"""The gate of the look-up: questions made from the real list by recipe, against pinned floors.

    python gates/register_lookup.py --data DIR [--misses]

DIR holds `registers/ru_fsem_2025-08.csv`. The questions are made from its entries by the recipes below
and by `register_lookup_questions.yaml`, always the same ones, so that no title's author and no entry's words
stand here. Measured by kind: how often the entry comes first with 0.8 or more (`top1`), and how often a
question about something that is not listed is given any entry with 0.8 or more (`wrong`). Prints
one JSON document and exits with 1 when a figure is worse than its floor in `floors.yaml`, with 2
where the data are not there.
"""

import argparse
import json
import random
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from habeas.base.language import Lang
from habeas.evidence.registers.entry import Entry, Status
from habeas.evidence.registers.lookup import look_up_in
from habeas.evidence.registers.lookup_index import Index, index_of
from habeas.evidence.registers.matching_account import ACCOUNTED, Match
from habeas.evidence.registers.matching_lists import is_sort
from habeas.evidence.registers.matching_question import NotOne, read_question
from habeas.evidence.registers.matching_words import Word, words_of
from habeas.evidence.registers.reading import Layout, read_register
from habeas.names.given import Sex
from habeas.names.parts import Role, parse_name
from habeas.names.russian import Case, forms
from habeas.names.transliteration import Scheme, to_cyrillic, to_latin

_SEED = 20260101
_EACH = 20
"""Questions of each kind."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: its kind, its words, and the numbers of the entries any of which is right; none: not listed."""

    kind: str
    text: str
    right: frozenset[str]


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and compare with the floors: 0 when all hold, 1 when one does not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds registers/")
    parser.add_argument("--misses", action="store_true", help="print every miss on standard error")
    args = parser.parse_args(arguments)
    path = args.data / "registers" / "ru_fsem_2025-08.csv"
    if not path.is_file():
        parser.error(f"there is no file {path}")
    began = time.monotonic()
    entries = read_register(path.read_bytes(), Layout.FEDERAL).entries
    index = index_of(entry for entry in entries if entry.status is Status.ACTIVE)
    ready = time.monotonic() - began
    asked = [*Recipes(index.entries).questions(), *_by_hand(index.entries)]
    began = time.monotonic()
    figures = _measured(index, asked, args.misses)
    spent = (time.monotonic() - began) / len(asked)
    floors = yaml.safe_load(Path(__file__).with_name("floors.yaml").read_text(encoding="utf-8"))["register_lookup"]
    worse = {
        name: floor
        for name, floor in floors.items()
        if (figures[name] > floor if name.startswith("wrong") else figures[name] < floor)
    }
    told = {
        "gate": "register_lookup",
        "questions": len(asked),
        "figures": figures,
        "seconds_to_read": round(ready, 2),
        "seconds_a_question": round(spent, 3),
        "below": worse,
    }
    print(json.dumps(told, ensure_ascii=False, indent=2))
    return 1 if worse else 0


def _measured(index: Index, asked: Sequence[Asked], misses: bool) -> dict[str, float]:
    """Shares by kind, and over all: `top1` of what is listed, `wrong` of what is not."""
    right: dict[str, list[bool]] = {}
    for one in asked:
        question = read_question(one.text)
        found: tuple[Match, ...] = () if isinstance(question, NotOne) else look_up_in(index, question)
        first = found[0] if found and found[0].account.score >= ACCOUNTED else None
        good = (first is None) if not one.right else first is not None and first.entry.number in one.right
        right.setdefault(one.kind, []).append(good)
        if misses and not good:
            shown = [(m.entry.number, m.account.score, [w.value for w in m.account.why]) for m in found[:2]]
            print(f"{one.kind} | {one.text} | wanted {sorted(one.right)} | got {shown}", file=sys.stderr)
    listed = {one.kind for one in asked if one.right}
    out = {}
    for measure, kinds in (("top1", sorted(listed)), ("wrong", sorted(set(right) - listed))):
        everything = [good for kind in kinds for good in right[kind]]
        out[measure] = _share(everything, measure)
        out |= {f"{measure}_{kind}": _share(right[kind], measure) for kind in kinds}
    return out


def _share(good: Sequence[bool], measure: str) -> float:
    share = sum(good) / len(good)
    return round(share if measure == "top1" else 1 - share, 4)


class Recipes:
    """Questions made from the entries of a list, the same ones whenever the list is the same."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._draw = random.Random(_SEED)
        self._entries = entries
        self._holders: dict[str, set[str]] = {}
        for entry in entries:
            for title in entry.titles:
                self._holders.setdefault(_key(title.text), set()).add(entry.number or "")
        self._titled = [
            (entry, entry.titles[0].text)
            for entry in entries
            if entry.titles and entry.number and _telling(entry.titles[0].text) and len(entry.titles) <= 2
        ]
        self._authored = [(entry, title) for entry, title in self._titled if entry.authors]
        self._vocabulary = sorted(
            {word.text for _, title in self._titled for word in _content(title) if not is_sort(word.small)}
        )

    def questions(self) -> Iterator[Asked]:
        """Every kind: named rightly first, then what must not be taken for an entry."""
        yield from self._named("exact", lambda title: f"«{title}»")
        yield from self._named("bare", lambda title: " ".join(title.split()).lower())
        yield from self._named("marks", lambda title: f'"{title.upper()}"')
        yield from self._named("inflected", lambda title: f"в листовке {_bent(title)}")
        yield from self._named("latin_press", lambda title: to_latin(title, Scheme.PRESS))
        yield from self._named("latin_casual", lambda title: to_latin(title, Scheme.CASUAL))
        yield from self._named("cyrillic", lambda title: to_cyrillic(title, Lang.RU), _is_latin)
        yield from self._named("misspelt", lambda title: f"«{self._misspelt(title)}»", _has_long_word)
        yield from self._named("kazakh", lambda title: f"«{title}» деген кітапты оқыдым")
        yield from self._named("english", lambda title: f"the book “{title}”")
        yield from self._made("author_first", lambda entry, title: f"{_author(entry)} «{title}»")
        yield from self._made("author_bent", lambda entry, title: f"книга {_genitive(_author(entry))} «{title}»")
        yield from self._made("author_initials", lambda entry, title: f"«{title}», {_initials(_author(entry))}")
        yield from self._made(
            "author_latin", lambda entry, title: to_latin(f"{_author(entry)} «{title}»", Scheme.PRESS)
        )
        yield from self._quoted()
        yield from self._addresses()
        yield from self._not_listed()

    def _sample[T](self, among: Sequence[T], count: int = _EACH) -> list[T]:
        return self._draw.sample(among, min(count, len(among)))

    def _named(self, kind: str, make: Callable[[str], str], fits: Callable[[str], bool] = bool) -> Iterator[Asked]:
        for _, title in self._sample([pair for pair in self._titled if fits(pair[1])]):
            yield Asked(kind, make(title), frozenset(self._holders[_key(title)]))

    def _made(self, kind: str, make: Callable[[Entry, str], str]) -> Iterator[Asked]:
        people = [(entry, title) for entry, title in self._authored if _is_person(_author(entry))]
        for entry, title in self._sample(people):
            yield Asked(kind, make(entry, title), frozenset(self._holders[_key(title)]))

    def _misspelt(self, title: str) -> str:
        word = self._draw.choice([word for word in _content(title) if len(word.text) >= 7])
        at = self._draw.randrange(2, len(word.text) - 2)
        letters = list(word.text)
        if self._draw.random() < 0.5:
            del letters[at]
        else:
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
        return title[: word.span.start] + "".join(letters) + title[word.span.end :]

    def _quoted(self) -> Iterator[Asked]:
        """The first words of the work, as an entry gives them."""
        begins = re.compile(r"начина\w+\s+(?:со\s+)?слов\w*:?\s+[«\"]([^«»\"]{30,})[»\"]")
        found = [(entry, hit[1]) for entry in self._entries if (hit := begins.search(entry.text)) is not None]
        found = [(entry, text) for entry, text in found if len(_content(text)) >= 6]
        for _entry, text in self._sample(found):
            words = re.sub(r"[….]+$", "", text).split()
            holders = frozenset(one.number or "" for one in self._entries if text in one.text)
            yield Asked("first_words", " ".join(words[:12]), holders)
        for _entry, text in self._sample(found):
            holders = frozenset(one.number or "" for one in self._entries if text in one.text)
            yield Asked("words_and_more", f"{text.rstrip('. …')} и дальше ещё несколько слов", holders)

    def _addresses(self) -> Iterator[Asked]:
        link = re.compile(r"https?://[^\s«»,;()]{12,}[\w/]")
        found = [(entry, hit[0].rstrip(".")) for entry in self._entries if (hit := link.search(entry.text)) is not None]
        for _entry, address in self._sample(found):
            holders = frozenset(one.number or "" for one in self._entries if address in one.text)
            yield Asked("address", re.sub(r"^https?://(?:www\.)?", "www.", address), holders)

    def _not_listed(self) -> Iterator[Asked]:
        none: frozenset[str] = frozenset()
        people = {_author(entry) for entry, _ in self._authored if _is_person(_author(entry))}
        people = sorted(name for name in people if _key(name) not in self._holders)
        for name in self._sample(people):
            yield Asked("author_only", name, none)
        for _, title in self._sample([pair for pair in self._titled if len(_content(pair[1])) <= 6], 2 * _EACH):
            yield Asked("near_title", f"«{self._changed(title)}»", none)
        for _, title in self._sample([pair for pair in self._titled if len(_content(pair[1])) <= 6]):
            yield Asked("longer_title", f"«{title} {self._draw.choice(self._vocabulary)}»", none)
        for entry, title in self._sample([pair for pair in self._authored if _is_person(_author(pair[0]))]):
            other = self._draw.choice([name for name in people if not set(name.split()) & set(_author(entry).split())])
            if len(self._holders[_key(title)]) == 1:
                yield Asked("other_author", f"{other} «{title}»", none)
        for name in self._sample(people):
            yield Asked("other_work", f"{name} «{' '.join(self._sample(self._vocabulary, 3))}»", none)
        for _ in range(2 * _EACH):
            yield Asked("invented", f"«{' '.join(self._sample(self._vocabulary, 3))}»", none)
        for _ in range(_EACH):
            yield Asked("invented_bare", " ".join(self._sample(self._vocabulary, 4)), none)
        numbered = [
            title for _, title in self._titled if re.search(r"\d", title) and len(self._holders[_key(title)]) == 1
        ]
        for title in self._sample(numbered):
            changed = re.sub(r"\d+", lambda found: str(int(found[0]) + 7001), title)
            yield Asked("other_number", f"«{changed}»", none)

    def _changed(self, title: str) -> str:
        """A title with one telling word put in the place of another."""
        word = self._draw.choice([word for word in _content(title) if len(word.text) >= 4])
        other = self._draw.choice([one for one in self._vocabulary if one[:3].lower() != word.text[:3].lower()])
        return title[: word.span.start] + other + title[word.span.end :]


def _by_hand(entries: Sequence[Entry]) -> Iterator[Asked]:
    """Questions as people put them: a frame, and words taken from an entry by their places."""
    by_number = {entry.number: entry for entry in entries}
    path = Path(__file__).with_name("register_lookup_questions.yaml")
    for one in yaml.safe_load(path.read_text(encoding="utf-8")):
        words = {name: _taken(by_number[str(place[0])], place) for name, place in (one.get("take") or {}).items()}
        right = frozenset(str(number) for number in one.get("right") or ())
        yield Asked("by_hand" if right else "by_hand_none", one["ask"].format(**words), right)


def _taken(entry: Entry, place: Sequence[object]) -> str:
    """Words of an entry from one place up to another, in Latin letters where the recipe says so."""
    _, first, last, *how = place
    found = words_of(entry.text)[int(str(first)) : int(str(last))]
    text = entry.text[found[0].span.start : found[-1].span.end]
    if "latin" in how:
        return to_latin(text, Scheme.PRESS)
    if "genitive" in how:
        return _genitive(text)
    return text.lower() if "small" in how else text


def _content(text: str) -> list[Word]:
    return [word for word in words_of(text) if not word.joining and not word.number and len(word.text) > 2]


def _telling(title: str) -> bool:
    """Whether a title can name a work: two words that say something, not all of them words for a sort of work."""
    words = _content(title)
    return 2 <= len(words) <= 12 and sum(not is_sort(word.small) for word in words) >= 2 and "http" not in title


def _key(title: str) -> str:
    return " ".join(word.small for word in words_of(title))


def _is_latin(title: str) -> bool:
    return all(letter.isascii() for letter in title) and not re.search(r"\d", title)


def _has_long_word(title: str) -> bool:
    return any(len(word.text) >= 7 for word in _content(title))


def _author(entry: Entry) -> str:
    return " ".join(entry.authors[0].text.split())


def _is_person(name: str) -> bool:
    return 2 <= len(name.split()) <= 4 and parse_name(name).family is not None and not re.search(r"[\d«»\"]", name)


def _initials(name: str) -> str:
    """A name with initials for all but the last word."""
    words = [word for word in name.split() if word[0].isupper()]
    return " ".join([word if word.endswith(".") else f"{word[0]}." for word in words[:-1]] + [words[-1]])


def _genitive(name: str) -> str:
    words = name.split()
    last = words[-1].lower()
    if not re.fullmatch(r"[а-яё]{3,}", last):
        return name
    return " ".join([*words[:-1], forms(last, Role.FAMILY, Sex.MALE)[Case.GEN][0].capitalize()])


_ENDINGS = (
    ("ия", "ии"),
    ("ие", "ия"),
    ("ий", "ого"),
    ("ый", "ого"),
    ("ая", "ой"),
    ("ость", "ости"),
    ("а", "ы"),
    ("я", "и"),
)


def _bent(title: str) -> str:
    """A title as it stands in a sentence: no marks, its words in another case."""
    out = []
    for word in title.split():
        bare = word.strip(".,!?:;…")
        ending = next(((old, new) for old, new in _ENDINGS if len(bare) > 4 and bare.endswith(old)), None)
        if ending is not None:
            bare = bare[: -len(ending[0])] + ending[1]
        elif len(bare) > 4 and bare[-1] in "бвгдзклмнпрст":
            bare += "а"
        out.append(bare)
    return " ".join(out)


if __name__ == "__main__":
    sys.exit(main())

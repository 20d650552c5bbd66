"""Whether the search finds a word in its other forms, typed in Latin or Russian letters, or with a slip.

    python gates/find.py --data DIR

`DIR` holds `texts/nerel_ru`, `texts/kaznerd_kk` and `names`. The words asked for go into an index made of all words
of those texts and of `find_pairs.yaml`, so that everything there can be found by mistake. Measured are:
`*_forms`, the share of pairs of forms of one word that find each other; `*_apart`, the share of pairs of different
words that do not; `kk_cases`, the same as forms over words of the Kazakh texts and their case forms in the same
texts; `kk_typed`, Kazakh words typed without their letters; `latin`, Russian names typed as Latin ones are spelled;
`slips_*`, words with one slip for which the right word is searched. Exits 1 below the floors under `find` in
`floors.yaml`, 2 where the data are not there.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice, permutations
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import yaml
from sqlcipher3 import dbapi2  # type: ignore[import-untyped]

from habeas.evidence.find.keeping import Kind
from habeas.evidence.find.tokens import has_kazakh_letters, plain, term_of, terms
from habeas.names.kazakh import endings_after, harmonious
from habeas.vault.find_entries import Entry
from habeas.vault.find_index import IndexWriter
from habeas.vault.find_tables import make_index_tables
from habeas.vault.find_words import IndexWords

HERE = Path(__file__).parent


class Cursor(dbapi2.Cursor):  # type: ignore[misc]  # no types
    """A cursor that takes the statements of the vault. `db` says, as Django's do, which kind of database it is of."""

    db = SimpleNamespace(vendor="sqlite")

    def execute(self, statement: str, parameters: Iterable[Any] = ()) -> Any:
        """Run one."""
        return super().execute(statement.replace("%s", "?"), tuple(parameters))

    def executemany(self, statement: str, parameters: Iterable[Any]) -> Any:
        """Run one for each set of parameters."""
        return super().executemany(statement.replace("%s", "?"), parameters)


def words_of(data: Path) -> tuple[Counter[str], Counter[str]]:
    """The words of the Russian and of the Kazakh texts, with how often they come."""
    russian = Counter(
        word for file in sorted((data / "texts/nerel_ru").rglob("*.txt")) for word in terms(file.read_text("utf-8"))
    )
    lines = (data / "texts/kaznerd_kk/iob2_train.txt").read_text("utf-8").splitlines()
    kazakh = Counter(word for line in lines if " " in line for word in terms(line.split()[0]))
    return russian, kazakh


def index_of(words: Iterable[str]) -> IndexWords:
    """An index of these words in memory."""
    cursor = dbapi2.connect(":memory:").cursor(factory=Cursor)
    make_index_tables(cursor)
    IndexWriter(cursor, set()).add([Entry(Kind.SOURCE, "1", " ".join(sorted(words)))])
    return IndexWords(cursor)


def finds(index: IndexWords, asked: str, wanted: str) -> bool:
    """Whether asking for one word finds the other, by whatever it is taken for."""
    return term_of(wanted) in index.meant(term_of(asked)).terms


def made(index: IndexWords, lang: str, pairs: dict[str, list[str]]) -> dict[str, float]:
    """The pairs written by hand."""
    forms = [pair for line in pairs["forms"] for pair in permutations(dict.fromkeys(map(term_of, line.split())), 2)]
    apart = [pair for line in pairs["apart"] for pair in permutations(map(term_of, line.split()), 2)]
    told = [(one, two) for one, two in forms if not finds(index, one, two)]
    met = [(one, two) for one, two in apart if finds(index, one, two)]
    show(f"{lang} forms not found", told)
    show(f"{lang} words that meet", met)
    return {f"{lang}_forms": 1 - len(told) / len(forms), f"{lang}_apart": 1 - len(met) / len(apart)}


def cases(index: IndexWords, kazakh: Counter[str]) -> Iterator[bool]:
    """Words of the texts beside their case forms in the same texts."""
    for word in sorted(kazakh):
        if kazakh[word] < 3 or len(word) < 4 or not word.isalpha() or not has_kazakh_letters(word):
            continue
        for ending in endings_after(word):
            if len(ending) > 1 and harmonious(word, ending) and kazakh[word + ending] > 1:
                yield finds(index, word, word + ending)


def latin(index: IndexWords, data: Path) -> Iterator[bool]:
    """Russian names as Wikidata spells them in English."""
    lines = (data / "names/wikidata_en_ru_tokens_dev.tsv").read_text("utf-8").splitlines()
    for line in lines[:150]:
        english, russian, *_ = line.split("\t")
        if len(english) > 3 and english.isascii() and english.isalpha():
            yield finds(index, english, russian.replace(" ", ""))


def names_in(data: Path) -> set[str]:
    """The Russian names of those lines."""
    lines = (data / "names/wikidata_en_ru_tokens_dev.tsv").read_text("utf-8").splitlines()
    return {term_of(line.split("\t")[1].replace(" ", "")) for line in lines[:150]}


def slips(index: IndexWords, words: Counter[str], chance: random.Random) -> Iterator[bool]:
    """Common words with a letter left out, doubled, or exchanged with its neighbour, that are no other word then."""
    common = sorted(word for word, times in words.items() if times > 4 and len(word) > 5 and word.isalpha())
    for word in chance.sample(common, 40):
        at = chance.randrange(1, len(word) - 1)
        wrong = chance.choice(
            [
                word[:at] + word[at + 1 :],
                word[:at] + word[at] + word[at:],
                word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
            ]
        )
        if wrong not in words and wrong != word and not index.kin(wrong):
            yield finds(index, wrong, word)


def share(found: Iterable[bool]) -> float:
    """The share that is true; 0 of nothing."""
    told = list(found)
    return sum(told) / len(told) if told else 0.0


def show(title: str, pairs: list[tuple[str, str]]) -> None:
    """A few pairs, for whoever works on it."""
    print(f"{title}: {', '.join(f'{one}–{two}' for one, two in pairs[:12])}" if pairs else f"{title}: none")


def main() -> int:
    """Measure, print, and compare with the floors."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    if not (data / "texts/kaznerd_kk/iob2_train.txt").exists():
        print(f"no data in {data}", file=sys.stderr)
        return 2
    pairs = yaml.safe_load((HERE / "find_pairs.yaml").read_text("utf-8"))
    russian, kazakh = words_of(data)
    ours = {
        term_of(word) for told in pairs.values() for lines in told.values() for line in lines for word in line.split()
    }
    index = index_of({*russian, *kazakh, *ours, *names_in(data)})
    chance = random.Random(7)
    figures: dict[str, float] = {}
    for lang, told in pairs.items():
        figures |= made(index, lang, told)
    figures["kk_cases"] = share(islice(cases(index, kazakh), 150))
    letters = [
        word for word, times in sorted(kazakh.items()) if times > 4 and has_kazakh_letters(word) and len(word) > 4
    ]
    figures["kk_typed"] = share(finds(index, plain(word), word) for word in chance.sample(letters, 400))
    figures["latin"] = share(latin(index, data))
    figures["slips_ru"] = share(slips(index, russian, chance))
    figures["slips_kk"] = share(slips(index, kazakh, chance))
    floors = yaml.safe_load((HERE / "floors.yaml").read_text("utf-8"))["find"]
    for name, figure in figures.items():
        print(f"{name:12} {figure:.3f}  floor {floors[name]:.3f}{'' if figure >= floors[name] else '  BELOW'}")
    return int(any(figure < floors[name] for name, figure in figures.items()))


if __name__ == "__main__":
    sys.exit(main())

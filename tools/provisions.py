"""Print the `provisions:` of a law pack from an official text, in the form of `docs/reference/law-packs.md`.

    python tools/provisions.py --text FILE --code criminal_procedure --articles 48 49 128..153

`FILE` is the official Russian text of a code as adilet.zan.kz prints it. A range `a..b` takes every article
of the text that lies in it. Titles and wordings are the text's own; amendments are what its notes say; decisions of
the Constitutional Court and coming changes become notes in three languages. An article that the text does
not have is named on standard error, and the exit status is 1.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import yaml

from habeas.law.pack.footnotes import Coming, amendments, changes_of_whole_text, coming, parts_named
from habeas.law.pack.official import Article, Note, OfficialText, read_official_text
from habeas.law.pack.provision import Amendment

EN = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
KK_OF = (
    "қаңтардағы",
    "ақпандағы",
    "наурыздағы",
    "сәуірдегі",
    "мамырдағы",
    "маусымдағы",
    "шілдедегі",
    "тамыздағы",
    "қыркүйектегі",
    "қазандағы",
    "қарашадағы",
    "желтоқсандағы",
)
KK_FROM = (
    "қаңтардан",
    "ақпаннан",
    "наурыздан",
    "сәуірден",
    "мамырдан",
    "маусымнан",
    "шілдеден",
    "тамыздан",
    "қыркүйектен",
    "қазаннан",
    "қарашадан",
    "желтоқсаннан",
)
BY_KIND_OF_CASE = {
    "88-VII": {
        "en": (
            "Law 88-VII of 27 December 2021 changed {place} in steps: from 1 January 2022 in cases of especially "
            "grave crimes investigated by the police, the anti-corruption or the economic investigation service, from "
            "1 January 2023 in cases of corruption crimes, and from 1 January 2027 in all other cases of preliminary "
            "investigation."
        ),
        "ru": (
            "Закон от 27.12.2021 № 88-VII меняет {place} поэтапно: с 1 января 2022 года по делам об особо тяжких "
            "преступлениях, которые расследуют органы внутренних дел, антикоррупционная служба и служба экономических "
            "расследований, с 1 января 2023 года по делам о коррупционных преступлениях, с 1 января 2027 года по "
            "остальным делам, завершённым предварительным следствием."
        ),
        "kk": (
            "2021 жылғы 27 желтоқсандағы № 88-VII Заң {place} кезең-кезеңімен өзгертеді: 2022 жылғы 1 қаңтардан – "
            "ішкі істер органдары, сыбайлас жемқорлыққа қарсы қызмет және экономикалық тергеп-тексеру қызметі "
            "тергейтін аса ауыр қылмыстар бойынша, 2023 жылғы 1 қаңтардан – сыбайлас жемқорлық қылмыстары бойынша, "
            "2027 жылғы 1 қаңтардан – алдын ала тергеумен аяқталған қалған істер бойынша."
        ),
    }
}
"""Laws whose notes give times by the kind of case, told in plain words."""


def provisions_yaml(text: OfficialText, code: str, numbers: Iterable[str]) -> str:
    """The `provisions:` of these articles as YAML; raises KeyError for one that the text does not have."""
    lines = ["provisions:", f"  {code}:"]
    for number in numbers:
        lines += _article(text, text.articles[number])
    return "\n".join(lines) + "\n"


def chosen(text: OfficialText, words: Iterable[str]) -> tuple[list[str], list[str]]:
    """The articles that words such as `829-4` and `128..153` name, in the text's order, and unknown words.

    A range that ends with a number without a dash takes the inserted articles behind it too (`153-1`).
    """
    found: set[str] = set()
    unknown = []
    for word in words:
        first, _, last = word.partition("..")
        end = _order(last or first)
        beyond = (end[0], end[1] + 1) if "-" in last or not last else (end[0] + 1, 0)
        inside = {number for number in text.articles if _order(first) <= _order(number) < beyond}
        found |= inside
        if not inside:
            unknown.append(word)
    return [number for number in text.articles if number in found], unknown


def _order(number: str) -> tuple[int, int]:
    main, _, added = number.partition("-")
    return int(main), int(added or 0)


def _article(text: OfficialText, article: Article) -> Iterator[str]:
    yield f'    "{article.number}":'
    yield f"      title: {_scalar(article.title)}"
    changes = amendments(article, changes_of_whole_text(text, article))
    if changes:
        yield "      amended:"
        yield from (f"        - {_amendment(change)}" for change in changes)
    if article.parts:
        yield "      text:"
    for part, wording in article.parts.items():
        yield f'        "{part}": |-'
        yield from (f"          {paragraph}" for paragraph in wording.split("\n"))
    notes = list(_notes(article))
    if notes:
        yield "      notes:"
    for note in notes:
        yield "        - text:"
        yield from (f"            {lang}: {_scalar(note[lang])}" for lang in ("en", "ru", "kk"))


def _scalar(text: str) -> str:
    written: str = yaml.safe_dump(text, allow_unicode=True, width=10**6)
    return written.removesuffix("\n").removesuffix("\n...")


def _amendment(change: Amendment) -> str:
    fields = [f"law: {change.law}", f"of: {change.of}"]
    if change.parts:
        fields.append("parts: [" + ", ".join(f'"{part}"' for part in change.parts) + "]")
    if change.in_force:
        fields.append(f"in_force: {change.in_force}")
    if change.after_publication is not None:
        fields.append(f"after_publication: {change.after_publication}")
    return "{" + ", ".join(fields) + "}"


def _notes(article: Article) -> Iterator[dict[str, str]]:
    for note in article.notes:
        if note.kind == "court":
            yield _court(note)
        elif note.kind == "editor" and "начато производство" in note.text:
            yield _pending(note)
        elif note.kind == "editor" and "предусм" not in note.text:
            yield _plain(note)
    for law, words in BY_KIND_OF_CASE.items():
        if any(f"№ {law} (в части " in note.text for note in article.notes):
            yield _in_steps(law, words, article)
    yield from (_coming(change) for change in coming(article))


def _in_steps(law: str, words: dict[str, str], article: Article) -> dict[str, str]:
    """A law whose changes of the article begin at different times, with the parts that its notes name."""
    named = [change.parts for change in amendments(article) if change.law == law]
    parts = list(dict.fromkeys(part for parts in named for part in parts if part != "title"))
    if not parts:
        place = {"en": "this article", "ru": "эту статью", "kk": "осы бапты"}
    else:
        numbers = ", ".join(parts)
        en, ru = ("parts", "части") if len(parts) > 1 else ("part", "часть")
        place = {"en": f"{en} {numbers}", "ru": f"{ru} {numbers}", "kk": ", ".join(f"{p}-бөлікті" for p in parts)}
    return {lang: sentence.format(place=place[lang]) for lang, sentence in words.items()}


def _court(note: Note) -> dict[str, str]:
    """A resolution of the Constitutional Court: its own words in Russian, its outcome in the other languages."""
    words = note.text
    found = re.search(r"(\d\d)\.(\d\d)\.(\d{4}) № (\d+)(-НП)?", words)
    if found is None:
        raise ValueError(f"a resolution without date and number: {words!r}")
    day = date(int(found[3]), int(found[2]), int(found[1]))
    en_place, kk_place = _place(words.split(" признан", 1)[0][found.end() :])
    struck, read = "не соответству" in words, "истолковании" in words
    outcome_en = "to be contrary to the Constitution in the words named here in Russian" if struck else "constitutional"
    outcome_kk = "осында орысша көрсетілген сөздері бөлігінде Конституцияға сай емес" if struck else "Конституцияға сай"
    if read:
        outcome_en += ", if read as the Court says in the Russian text of this note"
    only_kk = ", егер ол Сот осы ескертпенің орысша мәтінінде айтқандай түсінілсе" if read else ""
    return {
        "en": f"Constitutional Court, resolution {found[4]} of {_en(day)}: found {en_place} {outcome_en}.",
        "ru": words.replace("\n", " "),
        "kk": f"Конституциялық Соттың {_kk(day)} № {found[4]} қаулысы: {kk_place} {outcome_kk} деп танылды{only_kk}.",
    }


def _pending(note: Note) -> dict[str, str]:
    """A case before the Constitutional Court that the text announces."""
    words = note.text.split("\n", 1)[-1]
    en_place, kk_place = _place(words)
    return {
        "en": f"The Constitutional Court has taken up the question whether {en_place} is constitutional.",
        "ru": words,
        "kk": f"Конституциялық Сот мына норманың Конституцияға сәйкестігін тексеруге кірісті: {kk_place}.",
    }


def _plain(note: Note) -> dict[str, str]:
    """Any other note of the editor, in its own words."""
    words = note.text.split("\n", 1)[-1]
    return {
        "en": f"The official text has this note: «{words}»",
        "ru": words,
        "kk": f"Ресми мәтінде мынадай ескертпе бар: «{words}»",
    }


def _coming(change: Coming) -> dict[str, str]:
    """A change that is enacted and will come."""
    law, of, day = change.amendment.law, change.amendment.of, change.amendment.in_force
    en_place, kk_place = _place(change.text)
    en_time = f" from {_en(day)}" if day else ""
    kk_time = f"{day.year} жылғы {day.day} {KK_FROM[day.month - 1]} бастап " if day else ""
    return {
        "en": f"A change by law {law} of {_en(of)} will come{en_time}: {en_place}.",
        "ru": change.text,
        "kk": f"{_kk(of)} № {law} Заң бойынша {kk_time}мыналар өзгереді: {kk_place}.",
    }


def _place(words: str) -> tuple[str, str]:
    """The part and points that Russian words name, in English and Kazakh; the article where they name none."""
    parts = parts_named(words)
    points = re.findall(r"(?<![\d.])(\d+(?:-\d+)?)\)", words)
    if points:
        inside = (f" of part {parts[0]}", f"{parts[0]}-бөліктің ") if parts else ("", "")
        many = "points" if len(points) > 1 else "point"
        return f"{many} {', '.join(points)}{inside[0]}", f"{inside[1]}{', '.join(f'{p})' for p in points)} тармағы"
    if parts:
        return f"part {parts[0]}", f"{parts[0]}-бөлік"
    return "the article", "бүкіл бап"


def _en(day: date) -> str:
    return f"{day.day} {EN[day.month - 1]} {day.year}"


def _kk(day: date) -> str:
    """The day as an attribute: `2025 жылғы 18 шілдедегі`."""
    return f"{day.year} жылғы {day.day} {KK_OF[day.month - 1]}"


def main() -> int:
    """Read the text, print the provisions; 1 where an article is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--text", type=Path, required=True, help="the official text of the code")
    parser.add_argument("--code", required=True, help="the code's name in citations, such as criminal_procedure")
    parser.add_argument("--articles", nargs="+", required=True, help="numbers and ranges")
    asked = parser.parse_args()
    text = read_official_text(asked.text.read_text("utf-8"))
    numbers, unknown = chosen(text, asked.articles)
    if unknown or not numbers:
        sys.stderr.write(f"The text has no article {', '.join(unknown) or 'at all'}.\n")
        return 1
    sys.stdout.write(provisions_yaml(text, asked.code, numbers))
    return 0


if __name__ == "__main__":
    sys.exit(main())

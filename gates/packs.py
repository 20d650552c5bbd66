"""The Kazakh law pack against the official texts of the three codes it was read in.

    python gates/packs.py --data DIR

`DIR` holds `law/kz_*_code_ru.txt`. Checked, each as the share that is right: every wording stands in the text,
paragraph by paragraph and in order, and nothing of its article is left out; amendments are those the notes name;
what is no draft has every provision it cites; lists have the articles that the text cited enumerates, or those of
its chapters; the longest imprisonment of every offence is the longest that its sanction names in words. Exits 1
below the floors under `packs` in `floors.yaml`, 2 where the texts are not there.
"""

import argparse
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from habeas.law.pack.footnotes import amendments, changes_of_whole_text, parts_named
from habeas.law.pack.loading import Documents, pack_documents, read_pack
from habeas.law.pack.official import NOTE, OfficialText, point_of, read_official_text
from habeas.law.pack.pack import Offence, Pack
from habeas.law.pack.provision import Citation, parse_citation
from habeas.law.pack.rule import Status

FILES = {
    "criminal_procedure": "kz_criminal_procedure_code_ru.txt",
    "criminal": "kz_criminal_code_ru.txt",
    "administrative": "kz_administrative_offences_code_ru.txt",
}
GENITIVE = {
    "одного": 1, "двух": 2, "трех": 3, "четырех": 4, "пяти": 5, "шести": 6, "семи": 7, "восьми": 8, "девяти": 9,
    "десяти": 10, "одиннадцати": 11, "двенадцати": 12, "тринадцати": 13, "четырнадцати": 14, "пятнадцати": 15,
    "шестнадцати": 16, "семнадцати": 17, "восемнадцати": 18, "девятнадцати": 19, "двадцати": 20,
}  # fmt: skip
PLACE = re.compile(
    r"(?:частями (?P<before>[^()]*?) статьи )?(?P<first>\d+(?:-\d+)?)(?:\s*–\s*(?P<last>\d+))?"
    r"(?:\s*\((?P<inside>[^)]*)\))?"
)
ENUMERATED = {  # lists whose articles the provision cited enumerates, with the words before the enumeration
    "terrorist_crimes": "деяния, предусмотренные",
    "extremist_crimes": "деяния, предусмотренные",
    "custody_by_gravity_alone": "правонарушений, предусмотренных",
    "charge_within_30_days": "преступлений, предусмотренных",
    "economic_crimes_with_custody": "кроме уголовных правонарушений, предусмотренных",
    "sexual_crimes_against_minors": "деяния, предусмотренные",
}
CHAPTERS = {  # lists of chapters: of which, what categories, and which list is taken out
    "economic_crimes": (("8",), None, None),
    "economic_crimes_without_custody": (("8",), None, "economic_crimes_with_custody"),
    "peace_and_state": (("1", "4", "5", "11", "17"), "especially_grave", None),
}


class Tally:
    """How many of a kind were right; what was wrong is printed at once."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.right = self.all = 0

    def count(self, right: bool, place: str) -> None:
        """Count one."""
        self.all += 1
        self.right += right
        if not right:
            print(f"  {self.name}, not right: {place}")


def squeezed(text: str) -> str:
    """The text without white space: the copies break lines in the middle of a sentence."""
    return re.sub(r"\s+", "", text)


def wordings(pack: Pack, raw: Mapping[str, str]) -> Iterator[tuple[bool, str]]:
    """Each wording: its paragraphs stand behind the article's heading, in order, before the next heading."""
    cut = {code: re.split(r"\n\s*[СC]татья\s+(?=\d+(?:-\d+)?\.)", text) for code, text in raw.items()}
    for provision in pack.provisions.values():
        own = [piece for piece in cut[provision.code] if piece.startswith(f"{provision.article}.")]
        text = squeezed(own[0]) if len(own) == 1 else ""
        yield text.startswith(squeezed(f"{provision.article}.{provision.title}")), f"title of {provision.article}"
        for part, wording in provision.text.items():
            marked = wording if part in ("", NOTE) or f"{part}.{squeezed(wording)[:30]}" not in text else ""
            at = text.find(f"{part}.{squeezed(wording)[:30]}") if not marked else 0
            for paragraph in wording.split("\n"):
                at = text.find(squeezed(paragraph), at) if at >= 0 else -1
            yield at >= 0, f"{provision.code} {provision.article}({part})"


def complete(pack: Pack, raw: Mapping[str, str], texts: Mapping[str, OfficialText]) -> Iterator[tuple[bool, str]]:
    """Each provision: what its article holds beside wording and notes is nothing but the numbers of its parts."""
    for provision in pack.provisions.values():
        article = texts[provision.code].articles[provision.article]
        heading = rf"\n\s*[СC]татья\s+{provision.article}\."
        behind = re.split(heading, raw[provision.code], maxsplit=1)[1]
        own = re.split(r"\n\s*(?:[СC]татья\s+\d+(?:-\d+)?\.|(?:Глава|ГЛАВА|Раздел|РАЗДЕЛ|Параграф)\s)", behind)[0]
        left = squeezed(own).removeprefix(squeezed(provision.title))
        said = "\n".join([*provision.text.values(), *(note.text for note in article.notes)]).split("\n")
        for paragraph in sorted(map(squeezed, said), key=len, reverse=True):
            left = left.replace(paragraph, "")
        coming = re.sub(r"Примечание(?:ИЗПИ|РЦПИ)!.*", "", left)  # what belongs to the next article
        yield re.fullmatch(r"(?:\d+(?:-\d+)?\.)*", coming) is not None, f"{provision.article}: {left[:200]!r}"


def amended(pack: Pack, texts: Mapping[str, OfficialText]) -> Iterator[tuple[bool, str]]:
    """Each provision: its amendments are what the notes of the text say, law by law and in number."""
    for provision in pack.provisions.values():
        text = texts[provision.code]
        article = text.articles[provision.article]
        noted = set()
        for note in article.notes:
            if note.kind in ("footnote", "gone"):
                noted |= set(re.findall(r"№\s*(\d+)", note.text))
        changes = changes_of_whole_text(text, article)
        named = {change.law.split("-")[0] for change in provision.amended}
        same = provision.amended == amendments(article, changes)
        yield same and named == noted | {change.law.split("-")[0] for change in changes}, provision.article


def cited(pack: Pack, documents: Documents) -> Iterator[tuple[bool, str]]:
    """Each citation of a map that is no draft, in any file of the pack: the part, and the point in it, are kept."""
    for name, document in documents.items():
        for place, cites in citing(document, name):
            for citation in cites:
                if citation.code in FILES:
                    yield stands(pack, citation), f"{place}: {citation}"


def citing(value: object, place: str) -> Iterator[tuple[str, list[Citation]]]:
    """Every map with `cites` that is not called a draft, with its place; what is in a draft is left out."""
    if isinstance(value, list):
        for item in value:
            yield from citing(item, place)
    if not isinstance(value, Mapping) or value.get("status") == Status.DRAFT:
        return
    here = f"{place} {value['id']}" if isinstance(value.get("id"), str) else place
    if isinstance(cites := value.get("cites"), list):
        yield here, [parse_citation(text) for text in cites]
    for name, inner in value.items():
        yield from citing(inner, here if "id" in value else f"{here} {name}")


def stands(pack: Pack, citation: Citation) -> bool:
    """Whether the wording of a citation is among the provisions."""
    provision = pack.provisions.get((citation.code, citation.article))
    if provision is None:
        return False
    wording = provision.wording(citation)
    return bool(wording if citation.point is None else point_of(wording, citation.point.partition("(")[0]))


def listed(pack: Pack, texts: Mapping[str, OfficialText]) -> Iterator[tuple[bool, str]]:
    """Each list that the text settles: its items are those the text enumerates, or those of its chapters."""
    for name, before in ENUMERATED.items():
        entry = pack.lists[name]
        citation = entry.cites[0]
        wording = pack.provisions[citation.code, citation.article].wording(citation)
        if citation.point:
            wording = point_of(wording, citation.point)
        told = enumerated(wording.replace("\n", " ").partition(before)[2], texts["criminal"])
        yield told == entry.items, f"{name}: text {sorted(told - entry.items)}, pack {sorted(entry.items - told)}"
    for name, (chapters, category, without) in CHAPTERS.items():
        places = {
            place
            for (code, place), offence in pack.offences.items()
            if code == "criminal"
            and texts["criminal"].articles[place.partition("(")[0]].chapter in chapters
            and (offence.category == category if category else offence.category != "misdemeanour")
            and place.partition("(")[0] not in (pack.lists[without].items if without else ())
        }
        items = pack.lists[name].items
        spread = {
            place
            for (_, place), offence in pack.offences.items()
            if (place in items or place.partition("(")[0] in items) and offence.category != "misdemeanour"
        }
        yield spread == places, f"{name}: text {sorted(places - spread)}, pack {sorted(spread - places)}"


def enumerated(words: str, code: OfficialText) -> frozenset[str]:
    """The articles of "статьями 99, 108-1 (частью второй), 255 – 268 и 272", as items of a list."""
    words = re.split(r"(?:настоящего|Уголовного) [Кк]одекса", words)[0]
    items: set[str] = set()
    for found in PLACE.finditer(words):
        before, inside = found["before"], found["inside"] or ""
        parts = parts_named("частями " + before) if before else parts_named(inside)
        if found["last"]:
            items |= {n for n in code.articles if int(found["first"]) <= int(n.split("-")[0]) <= int(found["last"])}
        else:
            items |= {f"{found['first']}({part})" for part in parts} or {found["first"]}
    return frozenset(items)


def longest(pack: Pack, texts: Mapping[str, OfficialText]) -> Iterator[tuple[bool, str]]:
    """Each offence: `most` is named in words behind "свободы", nothing longer is, and none is left out."""
    seen = set()
    for (code, place), offence in pack.offences.items():
        number, _, part = place.rstrip(")").partition("(")
        wording = texts[code].articles[number].parts.get(part, "").partition("\nПримечани")[0]
        sanction = wording[wording.rfind("наказыва") :]
        seen.add(place)
        yield as_said(offence, sanction), f"{place}: {offence.most} {sanction!r}"
    special = [a for a in texts["criminal"].articles.values() if 99 <= int(a.number.split("-")[0]) <= 466]
    for article in special:
        for part in article.parts:
            if part != NOTE and "наказыва" in article.parts[part]:
                place = f"{article.number}({part})" if part else article.number
                yield place in seen, f"{place} is not among the offences"


def as_said(offence: Offence, sanction: str) -> bool:
    """Whether the sanction names this as its longest imprisonment, told by the words of each number of years."""
    behind = [piece.partition("лишением права")[0] for piece in re.split(r"(?:лишени|ограничени)ем свободы", sanction)]
    terms = " ".join(piece.split(", с ")[0] for piece in behind[1:])
    years = [n for word, n in GENITIVE.items() if re.search(rf"до {word} (?:лет|года)", terms)]
    years += [1] if "один год" in terms else []
    prison = bool(re.search(r"(?<!пожизненным )лишением свободы", sanction))
    life = bool(re.search(r"пожизненным лишением свободы", sanction))
    if offence.life or life:
        return offence.life == life
    return str(offence.most) == (f"P{max(years)}Y" if prison and years else "P0D")


def main() -> int:
    """Measure, print, compare with the floors; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    folder = parser.parse_args().data / "law"
    for name in FILES.values():
        if not (folder / name).is_file():
            print(f"There is no {folder / name}; give --data the folder that holds law/.", file=sys.stderr)
            return 2
    raw = {code: "\n" + (folder / name).read_text("utf-8") for code, name in FILES.items()}
    texts = {code: read_official_text(text) for code, text in raw.items()}
    pack, _ = read_pack(pack_documents("KZ"))
    checks = {
        "wordings": wordings(pack, raw),
        "complete": complete(pack, raw, texts),
        "amendments": amended(pack, texts),
        "verified_cites": cited(pack, pack_documents("KZ")),
        "lists": listed(pack, texts),
        "longest": longest(pack, texts),
    }
    floors = yaml.safe_load((Path(__file__).parent / "floors.yaml").read_text("utf-8"))["packs"]
    below = False
    for name, results in checks.items():
        tally = Tally(name)
        for right, place in results:
            tally.count(right, place)
        share = tally.right / tally.all if tally.all else 0.0
        low = share < floors[name]
        below |= low
        print(f"packs {name}: {share:.3f} of {tally.all} (floor {floors[name]:.3f}){' BELOW' if low else ''}")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())

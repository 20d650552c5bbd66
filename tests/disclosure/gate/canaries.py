"""Generated cases whose withheld words occur nowhere else, and the texts of whatever was made of them."""

import io
import random
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pypdfium2
from tests.disclosure.gate.full import CRIMINAL, full
from tests.disclosure.invented import Making

from habeas.base.digest import digest_of

_SYLLABLES = (
    ("кво", "kvo"),
    ("рзи", "rzi"),
    ("бду", "bdu"),
    ("жми", "zhmi"),
    ("фле", "fle"),
    ("гна", "gna"),
    ("тро", "tro"),
)
_ENDINGS = ("", "а", "у", "ым", "е")
_NAMES = ("Айгуль Есенова", "Дана Есенова", "Серик Бекетов", "Марат Сулейменов", "Канат Омаров", "Пётр Зимин")


@dataclass(frozen=True, slots=True)
class Canaries:
    """A case, and words of which none may be found in anything made of it for anybody outside."""

    made: Making
    words: tuple[str, ...]


def canaries(seed: int) -> Canaries:
    """The full invented case under names, numbers, homes, code names and bytes of its own, strewn into more places."""
    chance = random.Random(seed)
    stems = [_stem(chance) for _ in range(len(_NAMES) + 2)]
    swaps = {
        name: f"{name.split()[0]} {cyrillic.title()}ов" for name, (cyrillic, _) in zip(_NAMES, stems, strict=False)
    }
    (_, code), (_, street) = stems[-2:]
    number = "9" + "".join(chance.choice("0123456789") for _ in range(11))
    words = " ".join(_stem(chance)[1] for _ in range(6))
    swaps |= {
        "Falcon": code.title(),
        "Abay Street": f"{street.title()} Street",
        "850312300123": number,
        CRIMINAL: words,
    }
    swaps |= {"Айгуль и дочь": f"{swaps['Айгуль Есенова']} и дочь", "Бекетов": f"{stems[2][0].title()}ов"}
    swaps |= {"K. Omarov": f"K. {stems[4][1].title()}ov"}
    made = _swapped(full(), swaps)
    for cyrillic, latin in stems[: len(_NAMES)]:
        for text in (
            f"пришли за {cyrillic.title()}ов{chance.choice(_ENDINGS)}",
            f"asked for {latin.title()}ov's sister",
        ):
            made.say(1, chance.choice(("irregularity", "question", "denial")), _claim(text), text)
    made.sources[2] = replace(
        made.sources[2],
        copy=replace(made.sources[2].copy, digest=digest_of(words.encode())),
        original_name=f"{stems[0][1]}.pdf",
        note=f"given by {stems[5][1].title()}ov",
    )
    digest = made.sources[2].copy.digest.removeprefix("sha256:")[:12]
    held = [sign for pair in stems[: len(_NAMES)] for sign in pair] + [latin for _, latin in stems[len(_NAMES) :]]
    return Canaries(made, (*held, number, words.split()[0] + " " + words.split()[1], digest))


def found(data: bytes, words: tuple[str, ...]) -> set[str]:
    """Which of these words occur in a file, after everything in it was unpacked, text and metadata."""
    text = "\n".join(texts_in(data)).casefold()
    flat = re.sub(r"(?<=\d)[\s.-]+(?=\d)", "", text)
    return {word for word in words if word in text or word in flat}


def texts_in(data: bytes) -> Iterator[str]:
    """Every text in the bytes of a file: members of archives, streams, text and metadata of a PDF."""
    yield data.decode("utf-8", "replace")
    yield data.decode("utf-16-le", "ignore")
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for member in packed.infolist():
                yield member.filename
                yield from texts_in(packed.read(member))
    if data[:4] == b"%PDF":
        document = pypdfium2.PdfDocument(data)
        yield " ".join(document.get_metadata_dict().values())
        for page in document:
            yield (
                page.get_textpage()
                .get_text_range()
                .replace("\u00ad", "")
                .replace("\ufffe\r\n", "")
                .replace("\r\n", " ")
            )
        for stream in re.finditer(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
            try:
                yield zlib.decompress(stream.group(1)).decode("utf-8", "replace")
            except zlib.error:
                continue


def _claim(text: str) -> dict[str, str]:
    return {"claim": text, "text": text}


def _stem(chance: random.Random) -> tuple[str, str]:
    """A stem in Cyrillic and in Latin letters, long enough to stand nowhere by chance."""
    parts = chance.sample(_SYLLABLES, 4)
    # A stem ends in a consonant, as those of family names on -ov do.
    return "".join(one for one, _ in parts) + "к", "".join(one for _, one in parts) + "k"


def _swapped(made: Making, swaps: dict[str, str]) -> Making:
    def new(text: str) -> str:
        for old, instead in swaps.items():
            text = text.replace(old, instead)
        return text

    made.entities = [replace(one, name=new(one.name)) for one in made.entities]
    made.statements = [
        replace(
            one,
            value={key: new(inner) if isinstance(inner, str) else inner for key, inner in one.value.items()}
            if isinstance(one.value, dict)
            else one.value,
            anchor=replace(one.anchor, quote=new(one.anchor.quote)),
            attributed_to=None if one.attributed_to is None else new(one.attributed_to),
        )
        for one in made.statements
    ]
    return made

"""Russian and Kazakh text in every encoding, and in every wrong one, read as it was written.

    python gates/encodings.py --data DIR

`DIR` holds `texts/nerel_ru` and `texts/kaznerd_kk`. Passages of four lengths are written in each
encoding and decoded; then written in one encoding, taken for another, and repaired. The share is of
passages that come back whole, for the repairs of words; for sound text it is of lines left alone. Exits
1 below the floors under `encodings` in `floors.yaml`, 2 where the data are not there.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import ftfy.bad_codecs  # noqa: F401  (the codecs "sloppy-windows-…")
import yaml

from habeas.evidence.text.decoding import decode, normal_text
from habeas.evidence.text.mojibake import single_byte_misread, utf8_misread
from habeas.evidence.text.repair import repair

UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be")
RUSSIAN = ("cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic")
KAZAKH = ("ptcp154", "kz1048")
TAKEN_FOR = ("latin-1", "sloppy-windows-1252", "sloppy-windows-1251", "koi8-r", "cp866", "mac-cyrillic")
SHORT, LONG = 40, 200
EACH = 25
SEED = 20261123


def main() -> int:
    """Print every measured share; 0 where all reach their floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data / "texts"
    if not (data / "nerel_ru").is_dir() or not (data / "kaznerd_kk/iob2_train.txt").is_file():
        print(f"no texts under {data}", file=sys.stderr)
        return 2
    floors = yaml.safe_load(Path(__file__).with_name("floors.yaml").read_text("utf-8"))["encodings"]
    measured = dict(measure({"ru": russian(data), "kk": kazakh(data)}))
    below = [name for name, floor in floors.items() if measured[name] < floor]
    for name, share in measured.items():
        print(f"{name}: {share:.3f} (floor {floors.get(name, 'none')})")
    return 1 if below or set(floors) != set(measured) else 0


def russian(data: Path) -> str:
    """News of NEREL, one blank between words."""
    files = sorted((data / "nerel_ru").glob("*.txt"))[:150]
    return " ".join(" ".join(file.read_text("utf-8").split()) for file in files)


def kazakh(data: Path) -> str:
    """Sentences of KazNERD, without the marks of their ids."""
    words = (line.split()[0] for line in (data / "kaznerd_kk/iob2_train.txt").open(encoding="utf-8") if line.strip())
    kept = [word for _, word in zip(range(60_000), words, strict=False) if not any(char.isdecimal() for char in word)]
    return " ".join(kept).replace(" .", ".").replace(" ,", ",")


def passages(text: str, length: int, chance: random.Random) -> Iterator[str]:
    """Passages that begin with a word."""
    for _ in range(EACH):
        start = text.index(" ", chance.randrange(len(text) - 2 * length)) + 1
        yield text[start : start + length].strip()


def measure(texts: dict[str, str]) -> Iterator[tuple[str, float]]:
    """Each share by its name."""
    chance = random.Random(SEED)
    for lang, text in texts.items():
        bytewise = RUSSIAN if lang == "ru" else KAZAKH
        for length, size in (("short", SHORT), ("long", LONG)):
            for kind, encodings in (("unicode", UNICODE), ("single_byte", bytewise)):
                read = [_decoded(part, name) for name in encodings for part in passages(text, size, chance)]
                yield f"{lang}_{kind}_{length}", sum(read) / len(read)
            single = (_mended(part, was, taken) for was in bytewise for taken in TAKEN_FOR
                      for part in passages(text, size, chance))  # fmt: skip
            shares = [share for share in single if share is not None]
            yield f"{lang}_taken_for_another_{length}", sum(shares) / len(shares)
            many = (_mended(part, "utf-8", taken) for taken in TAKEN_FOR for part in passages(text, size, chance))
            shares = [share for share in many if share is not None]
            yield f"{lang}_utf8_taken_for_another_{length}", sum(shares) / len(shares)
        lines = [part for size in (15, 40, 200) for _ in range(8) for part in passages(text, size, chance)]
        yield f"{lang}_sound_left_alone", sum(not any(_touched(line)) for line in lines) / len(lines)


def _decoded(part: str, encoding: str) -> bool:
    written = part.encode(encoding, "ignore")
    return decode(written).text == normal_text(written.decode(encoding))


def _mended(part: str, was: str, taken: str) -> float | None:
    """The share of its words that come back; None where it is the same encoding, or leaves nothing damaged."""
    sound = part.encode(was, "ignore").decode(was)
    damaged = part.encode(was, "ignore").decode(taken)
    if damaged == sound:
        return None
    wanted, found = (Counter(repair(text).text.split()) for text in (sound, damaged))
    return (wanted & found).total() / max(1, wanted.total())


def _touched(line: str) -> Iterator[object]:
    yield from utf8_misread(line)
    yield from single_byte_misread(line)


if __name__ == "__main__":
    sys.exit(main())

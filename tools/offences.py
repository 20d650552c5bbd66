"""Print the `offences:` of a law pack from the official text of the Criminal Code of Kazakhstan.

    python tools/offences.py --text FILE --titles src/habeas/law/packs/kz/offences.yaml

Every part of every article of the special part is printed with the longest imprisonment that its sanction
names and the category that follows from articles 10 and 11; where the words do not settle whether it takes
intent, or whether it is a crime, the category is left out. The Russian title is the article's own; English
and Kazakh titles are taken over from the file of `--titles`, which may be the pack's own.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from habeas.law.pack.official import NOTE, Article, OfficialText, read_official_text
from habeas.law.pack.sanction import Sanction, category_of, guilt_of, read_sanction

SPECIAL_PART = range(99, 467)
"""The articles that define offences; 467 only says when the Code begins."""

type Titles = Mapping[str, Mapping[str, str]]
"""By article: its title by language."""


def offences_yaml(text: OfficialText, titles: Titles) -> str:
    """The `offences:` of the special part as YAML; ValueError where a sanction is in a form not known."""
    lines = ["offences:", "  criminal:"]
    for article in text.articles.values():
        if int(article.number.partition("-")[0]) in SPECIAL_PART:
            lines += _article(article, titles.get(article.number, {}))
    return "\n".join(lines) + "\n"


def _article(article: Article, translated: Mapping[str, str]) -> Iterator[str]:
    parts = {part: wording for part, wording in article.parts.items() if part != NOTE}
    title = {"en": translated.get("en"), "ru": article.title, "kk": translated.get("kk")}
    for part, wording in parts.items():
        sanction = read_sanction(wording)
        if sanction is None:
            continue
        yield f'    "{article.number}{f"({part})" if part else ""}":'
        category = category_of(sanction, guilt_of(part, parts, article.title))
        if category:
            yield f"      category: {category}"
        yield f"      most: {most(sanction)}"
        yield "      title:"
        yield from (f"        {lang}: {_scalar(words)}" for lang, words in title.items() if words)


def most(sanction: Sanction) -> str:
    """The longest imprisonment in the form of the packs: `P9Y`, `life`, `P0D` for none."""
    return "life" if sanction.life else str(sanction.most)


def titles_of(path: Path) -> Titles:
    """The English and Kazakh titles by article in a file of offences, whose places may name parts."""
    read = yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506  (strings only)
    return {place.partition("(")[0]: offence["title"] for place, offence in read["offences"]["criminal"].items()}


def _scalar(text: str) -> str:
    written: str = yaml.safe_dump(text, allow_unicode=True, width=10**6)
    return written.removesuffix("\n").removesuffix("\n...")


def main() -> int:
    """Read the text and the titles, print the offences."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--text", type=Path, required=True, help="the official text of the Criminal Code")
    parser.add_argument("--titles", type=Path, help="a file of offences with English and Kazakh titles to keep")
    asked = parser.parse_args()
    titles = titles_of(asked.titles) if asked.titles else {}
    sys.stdout.write(offences_yaml(read_official_text(asked.text.read_text("utf-8")), titles))
    return 0


if __name__ == "__main__":
    sys.exit(main())

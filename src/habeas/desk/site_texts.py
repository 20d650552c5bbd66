"""What the publisher says on the site in their own words: its name in each language, and how to help."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from habeas.base.errors import WrongCall
from habeas.base.language import Lang
from habeas.disclosure.words_file import file_words

_KEYS = ("title", "help")


@dataclass(frozen=True, slots=True)
class SiteTexts:
    """The name of the site, and paragraphs on how to help; what a language lacks is not made up."""

    titles: Mapping[Lang, str] = field(default_factory=dict)
    help: Mapping[Lang, tuple[str, ...]] = field(default_factory=dict)

    def names(self, langs: tuple[Lang, ...]) -> dict[Lang, str]:
        """The name in each language, a plain one where the publisher gives none."""
        return {lang: self.titles.get(lang, file_words("site", lang)["site_title"]) for lang in langs}


def read_texts(path: Path | None) -> SiteTexts:
    """The texts of a TOML file with a table for each language, as in `[ru]`, `title = "…"`, `help = "…"`.

    Paragraphs of `help` are parted by empty lines. Raises WrongCall for what is no such file.
    """
    if path is None:
        return SiteTexts()
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise WrongCall(f"There is no file {path}.", "Check the name; nothing was written.") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise WrongCall(f"{path} cannot be read as TOML: {error}.", "Its shape is in docs/reference/site.md.") from None
    titles, helps = {}, {}
    for code, table in raw.items():
        if code not in [lang.value for lang in Lang] or not isinstance(table, dict):
            raise WrongCall(f"{path} has a part {code!r} that is no language.", "Parts are [en], [ru] and [kk].")
        for key, said in table.items():
            if key not in _KEYS or not isinstance(said, str):
                raise WrongCall(f"{path} has {key!r} under {code!r}.", "Under a language stand title and help.")
        lang = Lang(code)
        if table.get("title", "").strip():
            titles[lang] = " ".join(table["title"].split())
        paragraphs = tuple(each.strip() for each in table.get("help", "").split("\n\n") if each.strip())
        if paragraphs:
            helps[lang] = paragraphs
    return SiteTexts(titles, helps)

"""Words that an accusation or a register calls criminal: which they are, by which law, and what stands in for them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from habeas.base.language import Lang
from habeas.disclosure.gate.phrases import words_of
from habeas.record.casefile import Fact
from habeas.record.statements import Stance

PROPERTY = "incriminated_words"
"""The property that records them."""


@dataclass(frozen=True, slots=True)
class Called:
    """Words called criminal under an article. `paraphrase` is by language; `country` is that of the case if unsaid."""

    words: str
    paraphrase: Mapping[Lang, str]
    country: str | None
    code: str | None
    article: str | None
    part: str | None


@dataclass(frozen=True, slots=True)
class Criminal:
    """All of a case."""

    called: tuple[Called, ...]

    def paraphrased(self, text: str, lang: Lang) -> str | None:
        """The text with a paraphrase in brackets for such words; None where they do not stand in it whole, or none has
        a paraphrase in this language or any other."""
        out, changed = text, False
        for one in self.called:
            instead = one.paraphrase.get(lang) or next(iter(one.paraphrase.values()), None)
            wanted = [word.text for word in words_of(one.words)]
            if instead is None or not wanted:
                continue
            there = words_of(out)
            for start in range(len(there) - len(wanted), -1, -1):
                if [word.text for word in there[start : start + len(wanted)]] == wanted:
                    end = there[start + len(wanted) - 1].end
                    out, changed = f"{out[: there[start].start]}[{instead}]{out[end:]}", True
        return out if changed else None


def criminal_of(facts: Iterable[Fact], jurisdiction: str | None) -> Criminal:
    """The words that the facts of a case call criminal, in their order."""
    found = []
    for fact in facts:
        if fact.prop != PROPERTY or fact.stance is not Stance.ASSERTS:
            continue
        paraphrase = {
            one.language: text
            for one in fact.statements
            if isinstance(one.value, Mapping) and isinstance(text := one.value.get("paraphrase"), str) and text.strip()
        }
        for words in {
            text
            for one in fact.statements
            if isinstance(one.value, Mapping) and isinstance(text := one.value.get("text"), str) and text.strip()
        }:
            said = {name: _text(fact, name) for name in ("country", "code", "article", "part")}
            said["country"] = said["country"] or jurisdiction
            found.append(Called(words, paraphrase, **said))
    return Criminal(tuple(sorted(found, key=lambda one: (-len(one.words), one.words))))


def _text(fact: Fact, name: str) -> str | None:
    value = fact.value.get(name) if isinstance(fact.value, Mapping) else None
    return value if isinstance(value, str) and value.strip() else None

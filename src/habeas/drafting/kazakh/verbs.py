"""Kazakh: the forms of a verb that tell that something happened, happens, or did not."""

from collections.abc import Callable, Iterator

from habeas.drafting.kazakh.harmony import fitted, is_front, softened, sound
from habeas.drafting.kazakh.nouns import noun_forms

TAGS = ("past", "perf", "conv", "ipast", "pres", "prog", "noun", "perfn", "did", "cond", "imp")
"""Forms by tag: past -ды; perf -ған, finite or before a noun; conv -ып; ipast -ыпты; pres -ады; prog -уда; noun -у and
perfn -ған (`ұсталғанын`) with the endings of nouns; cond -са; imp -сын, as courts order; `did` is past, perf, ipast
and conv."""

_PERSONS = ("", "м", "ң", "ңыз", "қ")


def passive(stem: str) -> str:
    """The passive stem: `ұста` gives `ұстал`, `ал` gives `алын`, `жүргіз` gives `жүргізіл`."""
    front = is_front(stem)
    if sound(stem) == "vowel":
        return stem + ("н" if "л" in stem[-3:] else "л")
    if stem.endswith("л"):
        return stem + fitted("ын", front=front)
    return _voiced(stem) + fitted("ыл", front=front)


def negative(stem: str) -> str:
    """The negative stem: `ұстал` gives `ұсталма`, `айт` gives `айтпа`."""
    kind = sound(stem)
    suffix = "па" if kind == "voiceless" else "ба" if kind in ("nasal", "sibilant") else "ма"
    return stem + fitted(suffix, front=is_front(stem))


def verb_forms(stem: str, tag: str) -> Iterator[str]:
    """The forms with one tag of :data:`TAGS` of a verb given by its stem (the command to one person: `ұста`, `айт`).

    Raises ValueError for a tag that is not one.
    """
    if tag == "did":
        for one in ("past", "perf", "ipast", "conv"):
            yield from verb_forms(stem, one)
    elif tag == "noun":
        yield from (form.word for form in noun_forms(_gerund(stem)))
    elif tag == "perfn":
        yield from (form.word for form in noun_forms(_perfect(stem)) if form.case != "nom" or form.owner)
    elif tag in _SIMPLE:
        base, suffixes = _SIMPLE[tag]
        yield from (base(stem) + fitted(suffix, front=is_front(stem)) for suffix in suffixes)
    elif tag == "past":
        ending = "ты" if sound(stem) == "voiceless" else "ды"
        yield from (stem + fitted(ending + person, front=is_front(stem)) for person in _PERSONS)
    else:
        raise ValueError(f"no such tag of a verb: {tag!r}")


def _perfect(stem: str) -> str:
    return stem + fitted("қан" if sound(stem) == "voiceless" else "ған", front=is_front(stem))


def _converb(stem: str) -> str:
    if sound(stem) == "vowel":
        return stem + "п"
    base = stem[:-1] + "у" if stem.endswith("п") else _voiced(stem)
    return base + fitted("ып", front=is_front(stem))


def _present(stem: str) -> str:
    if stem[-1:] in "ыі":
        return stem[:-1] + "и"
    return stem + "й" if sound(stem) == "vowel" else _voiced(stem) + fitted("а", front=is_front(stem))


def _gerund(stem: str) -> str:
    return (stem[:-1] if stem[-1:] in "ыі" else _voiced(stem)) + "у"


def _voiced(stem: str) -> str:
    return stem if stem.endswith("ст") else softened(stem)[0]


def _plain(stem: str) -> str:
    return stem


_SIMPLE: dict[str, tuple[Callable[[str], str], tuple[str, ...]]] = {
    "perf": (_perfect, ("",)),
    "conv": (_converb, ("",)),
    "ipast": (_converb, ("ты",)),
    "pres": (_present, ("ды", "мын", "мыз")),
    "prog": (_gerund, ("да",)),
    "cond": (_plain, ("са",)),
    "imp": (_plain, ("сын",)),
}
"""Of a tag, what is made of the stem and the endings, with back vowels, that follow it."""

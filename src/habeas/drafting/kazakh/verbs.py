"""Kazakh: the forms of a verb that tell that something happened, happens, or did not."""

from collections.abc import Iterator

from habeas.drafting.kazakh.harmony import fitted, is_front, softened, sound
from habeas.drafting.kazakh.nouns import noun_forms

TAGS = ("past", "perf", "conv", "ipast", "pres", "prog", "noun", "perfn", "did", "cond")
"""Forms by tag: past -ды; perf -ған, finite or before a noun; conv -ып; ipast -ыпты; pres -ады; prog -уда; noun -у with
its endings; perfn -ған with endings (`ұсталғанын`); cond -са; `did` is past, perf, ipast and conv."""

_PERSONS = ("", "м", "ң", "ңыз", "қ")


def passive(stem: str) -> str:
    """The passive stem: `ұста` gives `ұстал`, `ал` gives `алын`, `жүргіз` gives `жүргізіл`."""
    front = is_front(stem)
    if sound(stem) == "vowel":
        return stem + ("н" if "л" in stem[-2:] else "л")
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
    front = is_front(stem)
    hard = sound(stem) == "voiceless"
    match tag:
        case "did":
            for one in ("past", "perf", "ipast", "conv"):
                yield from verb_forms(stem, one)
        case "past":
            yield from (stem + fitted(("ты" if hard else "ды") + person, front=front) for person in _PERSONS)
        case "perf":
            yield _perfect(stem)
        case "conv":
            yield _converb(stem)
        case "ipast":
            yield _converb(stem) + fitted("ты", front=front)
        case "pres":
            yield from (_present(stem) + fitted(person, front=front) for person in ("ды", "мын", "мыз"))
        case "prog":
            yield _gerund(stem) + fitted("да", front=front)
        case "noun":
            yield from (form.word for form in noun_forms(_gerund(stem)))
        case "perfn":
            yield from (form.word for form in noun_forms(_perfect(stem)) if form.case != "nom" or form.owner)
        case "cond":
            yield stem + fitted("са", front=front)
        case _:
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

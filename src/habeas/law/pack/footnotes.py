"""What the editorial notes of an official text prove: which law changed which part, and from when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from habeas.base.duration import Duration
from habeas.law.pack.official import Article, Note, OfficialText
from habeas.law.pack.provision import Amendment

TITLE = "title"
"""The part of an article that a change of its heading touches."""

_DAY = r"(?P<day>\d\d)\.(?P<month>\d\d)\.(?P<year>\d{4})"
_LAW = re.compile(rf"{_DAY}(?:\s*г\.)?\s*№\s*(?P<number>\d+)(?:\s*[-–]\s*(?P<convocation>[IVІХX]+))?(?!\s*-?\s*НП)")
_IN_FORCE = re.compile(rf"вводи(?:тся|лась)?(?:ся)?\w*\s+в\s+действие\s*(?:[сc]\s*)?{_DAY}")
_AFTER = re.compile(
    r"по\s+истечении\s+(?P<many>\w+(?:\s+одного)?)\s+(?P<unit>(?:календарн\w+\s+)?(?:дн\w+|месяц\w*))"
    r"\s+(?:после|со)\s+(?:дня\s+)?его\s+первого\s+официального\s+опубликования"
)
_ON_PUBLICATION = re.compile(r"вводи\w+\s+в\s+действие\s+со\s+дня\s+его\s+первого\s+официального\s+опубликования")
_MANY = {
    "десяти": 10, "двадцати одного": 21, "тридцати": 30, "шестидесяти": 60, "девяноста": 90,
    "одного": 1, "двух": 2, "трех": 3, "трёх": 3, "шести": 6,
}  # fmt: skip
_ORDINALS = (
    "перв", "втор", "трет", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят",
    "одиннадцат", "двенадцат", "тринадцат", "четырнадцат", "пятнадцат", "шестнадцат", "семнадцат",
)  # fmt: skip
_MISPRINTS = {"одинацдат": "одиннадцат"}
_STEMS = "|".join(sorted((*_ORDINALS, *_MISPRINTS), key=len, reverse=True))
_ORDINAL = rf"(?:{_STEMS})(?:ьей|ьих|ьи|ый|ий|ой|ая|ья|ые|ую|ью|ей|ом|ем|ого|его|ых)"
_PARTS = re.compile(rf"[Чч]аст(?:ь|и|ью|ям|ями|ей|ях)\s+((?:(?:{_ORDINAL}|\d+(?:-\d+)?)(?:,\s*|\s+и\s+)?)+)")
_COMING = re.compile(r"предус(?:матрива|мотрен)")


@dataclass(frozen=True, slots=True)
class Coming:
    """A change that is enacted and not yet in the wording: by which law, and in the note's own words."""

    text: str
    amendment: Amendment


def amendments(article: Article, whole_text: Sequence[Amendment] = ()) -> tuple[Amendment, ...]:
    """Every change that the notes name for the article, in the order of the text, each once.

    `whole_text` are those of :func:`changes_of_whole_text` for this article. A change whose time the
    notes leave open (another article sets it, or it differs by kind of case) has no time.
    """
    found = list(whole_text)
    for note in article.notes:
        if note.kind in ("footnote", "gone"):
            parts = _touched(note, article)
            found += [replace(change, parts=parts) for change in _changes(note.text)]
    return tuple(dict.fromkeys(found))


def coming(article: Article) -> tuple[Coming, ...]:
    """The changes that an editor's note announces for the article; the wording does not hold them yet."""
    announced = [note for note in article.notes if note.kind == "editor" and _COMING.search(note.text)]
    return tuple(
        Coming(_words(note), replace(change, parts=parts_named(note.text)))
        for note in announced
        for change in _changes(note.text)
    )


def changes_of_whole_text(text: OfficialText, article: Article) -> tuple[Amendment, ...]:
    """The changes "по всему тексту" whose new words stand in the article, with the parts that have them.

    Such a change need not be named in the article's own note. That the words came otherwise can't be
    seen, so a part that has them counts as changed.
    """
    found = []
    for words, change in _replaced(text.preamble):
        parts = tuple(key for key, said in article.parts.items() if any(word in said.lower() for word in words))
        title = (TITLE,) if any(word in article.title.lower() for word in words) else ()
        if parts or title:
            found.append(replace(change, parts=(*title, *(part for part in parts if part)) if "" not in parts else ()))
    return tuple(found)


def parts_named(text: str) -> tuple[str, ...]:
    """The numbers of the parts that a phrase names ("Часть седьмая", "частью 3-1"); empty where it names none."""
    found: list[str] = []
    for match in _PARTS.finditer(text):
        for word in re.findall(r"\d+(?:-\d+)?|[а-яё]+", match[1]):
            if word == "и":
                continue
            found.append(word if word[0].isdigit() else str(_ordinal(word)))
    return tuple(dict.fromkeys(found))


def _ordinal(word: str) -> int:
    for misprint, right in _MISPRINTS.items():
        word = word.replace(misprint, right)
    return max((i for i, stem in enumerate(_ORDINALS, 1) if word.startswith(stem)), key=lambda i: len(_ORDINALS[i - 1]))


def _touched(note: Note, article: Article) -> tuple[str, ...]:
    """The parts that a note is about: those it names before its first law, else the one it stands in.

    A note on the article as a whole (or on the chapter that got it) names none, and so may touch any.
    """
    if note.kind == "gone":
        return (note.part,) if note.part else ()
    head = re.split(r"\sот\s+\d\d\.", note.text, maxsplit=1)[0]
    if re.search(r"Заголовок", head):
        return () if "абзац" in head else (TITLE,)
    named = parts_named(head)
    if named:
        return named
    inside = re.match(r"[СC]носка[.,]?\s*(?:Пункт|Подпункт|Абзац|Примечание)", head)
    return (note.part,) if inside and note.part and note.part in article.parts else ()


def _changes(text: str) -> Iterator[Amendment]:
    """Each law of a note with the time that stands behind it and before the next law."""
    laws = list(_LAW.finditer(text))
    ends = [*(law.start() for law in laws[1:]), len(text)]
    for law, end in zip(laws, ends, strict=False):
        behind = text[law.end() : end]
        number = law["number"] + (f"-{law['convocation'].replace('І', 'I')}" if law["convocation"] else "")
        change = Amendment(number, _date(law))
        if "в части " in behind:
            yield change  # its time differs by kind of case
        elif day := _IN_FORCE.search(behind):
            yield replace(change, in_force=_date(day))
        elif delay := _AFTER.search(behind):
            yield replace(change, after_publication=_delay(delay["many"], delay["unit"]))
        elif _ON_PUBLICATION.search(behind):
            yield replace(change, after_publication=Duration())
        else:
            yield change


def _date(match: re.Match[str]) -> date:
    return date(int(match["year"]), int(match["month"]), int(match["day"]))


def _delay(many: str, unit: str) -> Duration | None:
    number = _MANY.get(re.sub(r"\s+", " ", many))
    if number is None:
        return None
    return Duration(months=number) if "месяц" in unit else Duration(days=number)


def _words(note: Note) -> str:
    """What an editor's note says, without the line that names the editor."""
    return note.text.split("\n", 1)[-1]


def _replaced(preamble: Sequence[str]) -> Iterator[tuple[tuple[str, ...], Amendment]]:
    """The new words, in small letters, of each change made throughout the text, with the law that made it."""
    held: list[str] = []
    for paragraph in preamble:
        if "заменены" not in paragraph or "предусматрива" in paragraph:
            continue
        new = re.split(r"слов(?:ами|ом)\s+", paragraph, maxsplit=1)[-1]
        held += [word.lower() for word in re.findall(r'"([^"]+)"', new)]
        for change in list(_changes(paragraph))[:1]:
            yield tuple(held), change
            held = []

"""The reference page of the vocabulary, written from the vocabulary itself."""

from collections.abc import Iterable, Mapping

from habeas.base.language import Lang
from habeas.record.vocabulary.terms import CodeList, Gap, Kind, Labels, Property, Vocabulary

_HEAD = """# Vocabulary

The words of the record: what statements can be about, what they can say, and what a defender is asked.
This page is made from the files in `src/habeas/record/vocabulary/` by `habeas.record.vocabulary.page`; change
those, not this. HURIDOCS codes are fields (`0911`) of the Events Standard Formats or lists and codes (`L04 030102`)
of the micro-thesauri; FtM is FollowTheMoney.

In the column of fields, **bold** is required; in *italics* stand fields that tell how something was printed and never
decide whether two statements say the same. `when` may stand with every property.
"""

_KINDS = {
    Kind.ATTRIBUTE: "What somebody or something is",
    Kind.EVENT: "What happened",
    Kind.CLAIM: "What one side says",
}

_OCCURS = {
    "once": "once in a life",
    "spell": "once in a stretch of custody",
    "time": "one at a time",
    "many": "many times",
}


def vocabulary_page(words: Vocabulary) -> str:
    """The whole page as Markdown, ending with one line feed; the same vocabulary gives the same bytes."""
    parts = [_HEAD, _entities(words)]
    parts += [_properties(kind, words) for kind in Kind]
    parts += [_fields(words), _lists(words.lists), _gaps(words.gaps.values())]
    return "\n".join(parts)


def _entities(words: Vocabulary) -> str:
    rows = [
        (f"`{t.kind}`", *_labels(t.labels), t.about, t.huridocs or "", t.ftm or "") for t in words.entities.values()
    ]
    return _section(
        "What statements are about", ("id", "English", "Russian", "Kazakh", "meaning", "HURIDOCS", "FtM"), rows
    )


def _properties(kind: Kind, words: Vocabulary) -> str:
    rows = [
        (
            f"`{prop.id}`",
            *_labels(prop.labels),
            prop.about,
            _fields_of(prop),
            _OCCURS[prop.occurs],
            _codes(prop.identity),
            _codes(prop.single),
            prop.huridocs or "",
            prop.ftm or "",
        )
        for prop in words.properties.values()
        if prop.kind is kind
    ]
    columns = ("id", "English", "Russian", "Kazakh", "meaning", "fields", "occurs")
    return _section(_KINDS[kind], (*columns, "told apart by", "one value only", "HURIDOCS", "FtM"), rows)


def _fields_of(prop: Property) -> str:
    shown = []
    for field in prop.fields.values():
        if field.id != "when":
            mark = "**" if field.required else "*" if field.printed else ""
            listed = f" ([{field.codes.id}](#{field.codes.id}))" if field.codes else ""
            shown.append(f"{mark}{field.id}{mark}{listed}")
    return ", ".join(shown)


def _fields(words: Vocabulary) -> str:
    fields = {field.id: field for prop in words.properties.values() for field in prop.fields.values()}
    rows = [(f"`{key}`", fields[key].type.value, *_labels(fields[key].labels)) for key in sorted(fields)]
    return _section("Fields", ("id", "type", "English", "Russian", "Kazakh"), rows)


def _lists(lists: Mapping[str, CodeList]) -> str:
    parts = ["## Lists of codes\n"]
    for listed in lists.values():
        rows = [(f"`{code}`", *_labels(labels)) for code, labels in listed.codes.items()]
        code = f" HURIDOCS {listed.huridocs}." if listed.huridocs else ""
        parts += [
            f"### {listed.id}\n",
            f"{listed.about}{code}\n",
            _table(("code", "English", "Russian", "Kazakh"), rows),
        ]
    return "\n".join(parts)


def _gaps(gaps: Iterable[Gap]) -> str:
    rows = [
        (f"`{gap.code}`", *_labels(gap.labels), _codes(f"{p}.{f}" if f else p for p, f in gap.met_by), gap.form)
        for gap in gaps
    ]
    columns = ("code", "English", "Russian", "Kazakh", "closed by", "questionnaire")
    return _section("What may be missing", columns, rows)


def _labels(labels: Labels) -> tuple[str, ...]:
    return tuple(labels[lang] for lang in Lang)


def _codes(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _section(title: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    return f"## {title}\n\n{_table(columns, rows)}"


def _table(columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [columns, tuple("---" for _ in columns), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)

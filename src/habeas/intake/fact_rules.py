"""Reading one fact of a mapping, and holding it against the vocabulary."""

from collections.abc import Callable, Mapping

from habeas.base.finding import Finding, Severity
from habeas.intake.mapping import NORM, NORM_FIELDS, As, Coarse, FactRule, FromColumn, OnChange
from habeas.intake.words import folded, truth
from habeas.intake.yaml_places import Node
from habeas.record.vocabulary.checking import check_value
from habeas.record.vocabulary.loading import vocabulary
from habeas.record.vocabulary.terms import CodeList, Field, FieldType, Property

_FACT = {"id", "property", "fields", "fixed", "on_change", "only"}
_COLUMN = {"column", "as", "dates", "words", "or", "to", "coarse"}
_READ_AS: Mapping[FieldType, tuple[As, ...]] = {
    FieldType.WHEN: (As.DATE,),
    FieldType.INTEGER: (As.NUMBER,),
    FieldType.CODE: (As.CHOICE,),
    FieldType.YES_NO: (As.CHOICE,),
    FieldType.NAMES: (As.NAMES,),
    FieldType.TEXT: (As.TEXT, As.CHOICE),
    FieldType.KEY: (As.TEXT, As.CHOICE, As.COUNTRY),
}
"""How a cell can become a field of each type, the usual way first; names and lengths of time are text."""

type Fault = Callable[[Finding], None]


class FactReader:
    """Reads the facts of one mapping; `forms` are the forms of dates that hold for all of it.

    `parted` says that `|` parts the values of every column that does not hold running words.
    """

    def __init__(
        self,
        forms: tuple[str, ...],
        fault: Fault,
        date_forms: Callable[[Node | None], tuple[str, ...]],
        *,
        parted: bool = False,
    ) -> None:
        self._forms = forms
        self._parted = parted
        self._fault = fault
        self._date_forms = date_forms
        self._seen: dict[str, int] = {}
        self._ids: set[str] = set()

    def rule(self, node: Node) -> FactRule | None:
        """One fact; None where it is none, which the fault says."""
        told = node.members
        prop = None if told is None or "property" not in told else told["property"].words
        if told is None or prop is None:
            self._fault(_error("mapping-property", node, "A fact names its property: `property: birth_date`."))
            return None
        for key in told.keys() - _FACT:
            self._fault(
                _error("mapping-word", told[key], f"{key!r} means nothing here. Known: {', '.join(sorted(_FACT))}.")
            )
        term = vocabulary().properties.get(prop)
        if term is None:
            self._fault(_error("mapping-property", told["property"], f"The vocabulary has no property {prop!r}."))
            return None
        where, only = self._only(told.get("only"))
        columns = {} if where and "fields" not in told else self._columns(told.get("fields"), node, term)
        fixed = self._fixed(told.get("fixed"), term)
        self._complete(node, term, columns, fixed)
        on_change = self._on_change(told.get("on_change"))
        return FactRule(self._id(told, prop), prop, columns, fixed, on_change, where, only)

    def _only(self, node: Node | None) -> tuple[str | None, frozenset[str]]:
        """The column and the words with which alone a fact is stated."""
        told = None if node is None else node.members
        column, words = (told or {}).get("column"), (told or {}).get("words")
        if node is not None and (column is None or column.words is None or words is None or not words.items):
            message = "Say where it is stated: `only: {column: Role, words: [lawyer]}`."
            self._fault(_error("mapping-value", node, message))
        if column is None or words is None:
            return None, frozenset()
        return column.words, frozenset(folded(each.words or "") for each in words.items)

    def _id(self, told: Mapping[str, Node], prop: str) -> str:
        self._seen[prop] = self._seen.get(prop, 0) + 1
        told_id = told["id"].words if "id" in told else None
        key = told_id or (prop if self._seen[prop] == 1 else f"{prop}-{self._seen[prop]}")
        if key in self._ids:
            self._fault(
                _error(
                    "mapping-value",
                    told.get("id", told["property"]),
                    f"Another fact goes by {key!r}; give it an `id` of its own.",
                )
            )
        self._ids.add(key)
        return key

    def _columns(self, fields: Node | None, node: Node, term: Property) -> dict[str, FromColumn]:
        members = None if fields is None else fields.members
        if not members:
            self._fault(_error("mapping-missing", fields or node, "A fact needs a column: `fields: {date: Born}`."))
            return {}
        found = {}
        for name, each in members.items():
            if name == NORM and "article" in term.fields:
                if (column := self._column(each)) is not None:
                    found[name] = FromColumn(column, As.NORM)
            elif name not in term.fields:
                self._fault(
                    _error("mapping-field", each, f"{term.id} has no field {name!r}; it has {', '.join(term.fields)}.")
                )
            elif (read := self._from_column(each, term.fields[name])) is not None:
                found[name] = read
        return found

    def _column(self, node: Node) -> str | None:
        told = node.members
        column = node if told is None else told.get("column")
        for key in () if told is None else told.keys() - _COLUMN:
            self._fault(
                _error(
                    "mapping-word",
                    (told or {})[key],
                    f"{key!r} means nothing here. Known: {', '.join(sorted(_COLUMN))}.",
                )
            )
        if column is None or column.words is None:
            self._fault(_error("mapping-missing", node, "Name the column, as it stands at its head."))
            return None
        return column.words

    def _from_column(self, node: Node, field: Field) -> FromColumn | None:
        column, told = self._column(node), node.members or {}
        can = _READ_AS.get(field.type, (As.TEXT,))
        wanted = told["as"].words if "as" in told else can[0].value
        if wanted not in {each.value for each in can}:
            self._fault(
                _error("mapping-value", told["as"], f"{field.id} is read as: {', '.join(each.value for each in can)}.")
            )
            return None
        read_as = As.CHOICE if "words" in told and As.CHOICE in can else As(wanted)
        forms = (*self._date_forms(told.get("dates")), *self._forms) if read_as is As.DATE else ()
        words = self._words(told.get("words"), field) if read_as is As.CHOICE else {}
        otherwise, last = (told[word].words if word in told else None for word in ("or", "to"))
        coarse, coarsely = self._coarse(told.get("coarse"))
        parted = self._parted and field.type is not FieldType.TEXT
        if column is None:
            return None
        return FromColumn(column, read_as, forms, words, otherwise, last, coarse, coarsely, parted)

    def _coarse(self, node: Node | None) -> tuple[str | None, dict[str, Coarse]]:
        """The column that says how finely a date is known, and what its words mean."""
        told = None if node is None else node.members
        column, words = (told or {}).get("column"), (told or {}).get("words")
        known = (words.members if words is not None else None) or {}
        wrong = [each for each in known.values() if each.words not in tuple(Coarse)]
        if node is not None and (column is None or column.words is None or not known or wrong):
            message = 'Say which words mean that only the month or the year is known: `words: {"yes": month}`.'
            self._fault(_error("mapping-value", wrong[0] if wrong else node, message))
            return None, {}
        meant = {folded(word): Coarse(each.words or "") for word, each in known.items()}
        return (None, {}) if column is None else (column.words, meant)

    def _words(self, node: Node | None, field: Field) -> dict[str, str]:
        """What the words of a cell mean: those of the mapping, then codes and labels of the vocabulary."""
        words = {} if field.codes is None else _labels(field.codes)
        for word, each in ((node.members or {}) if node is not None else {}).items():
            value = each.words or ""
            if field.type is FieldType.CODE and (field.codes is None or value not in field.codes.codes):
                known = "" if field.codes is None else ", ".join(field.codes.codes)
                self._fault(_error("mapping-value", each, f"{field.id} is one of: {known}."))
            elif field.type is FieldType.YES_NO and truth(value) is None:
                self._fault(_error("mapping-value", each, f"{field.id} is yes or no."))
            words[folded(word)] = value
        return words

    def _fixed(self, node: Node | None, term: Property) -> dict[str, str | bool | int]:
        fixed: dict[str, str | bool | int] = {}
        for name, each in ((node.members or {}) if node is not None else {}).items():
            if name not in term.fields:
                self._fault(
                    _error("mapping-field", each, f"{term.id} has no field {name!r}; it has {', '.join(term.fields)}.")
                )
                continue
            value = _typed(term.fields[name], each.words or "")
            for finding in check_value(term.id, {name: value}):
                if finding.code != "missing-field":
                    self._fault(_error("mapping-value", each, finding.message))
            fixed[name] = value
        return fixed

    def _complete(
        self, node: Node, term: Property, columns: Mapping[str, FromColumn], fixed: Mapping[str, object]
    ) -> None:
        given = {*columns, *fixed, *(NORM_FIELDS if NORM in columns else ())}
        missing = [name for name, field in term.fields.items() if field.required and name not in given]
        if missing:
            self._fault(
                _error(
                    "mapping-missing",
                    node,
                    f"{term.id} needs its field {missing[0]!r}: name a column for it, or put it under `fixed`.",
                )
            )
        for name in columns.keys() & fixed.keys():
            self._fault(_error("mapping-value", node, f"{name!r} is filled by a column and fixed at once."))

    def _on_change(self, node: Node | None) -> OnChange:
        if node is None or node.words in set(OnChange):
            return OnChange.REPLACE if node is None else OnChange(node.words or "")
        self._fault(_error("mapping-value", node, f"`on_change` is one of: {', '.join(OnChange)}."))
        return OnChange.REPLACE


def _labels(codes: CodeList) -> dict[str, str]:
    """The codes of a list and their labels in all languages, each meaning its code; labels of two codes mean none."""
    meant: dict[str, set[str]] = {}
    for code, labels in codes.codes.items():
        for label in (code, *labels.values()):
            meant.setdefault(folded(label), set()).add(code)
    return {word: min(found) for word, found in meant.items() if len(found) == 1}


def _typed(field: Field, words: str) -> str | bool | int:
    if field.type is FieldType.YES_NO and (said := truth(words)) is not None:
        return said
    return int(words) if field.type is FieldType.INTEGER and words.isdecimal() else words


def _error(code: str, node: Node, message: str) -> Finding:
    return Finding(code, node.place, Severity.ERROR, message)

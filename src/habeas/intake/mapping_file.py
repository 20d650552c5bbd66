"""Reading a mapping from its YAML; every fault is a finding with its line and column, and all are told at once.

name: detained
language: ru
subject: {column: ФИО, role: detainee}
key: [ФИО, Дата рождения]
facts:
  - property: birth_date
    fields: {date: Дата рождения}
  - property: custody_order
    fields:
      until: {column: Под стражей до, dates: ["%m/%d/%Y"]}
      court: Суд
    fixed: {measure: custody}
  - property: charge
    fields: {norm: Статья}
    fixed: {country: KZ}
  - property: hearing
    fields: {when: Заседание}
    on_change: add
left: [№, Примечание]

A mapping of another system's file says which (`from: ftm`), and has `records:` in the place of `subject` and `facts`.
"""

import re
from collections.abc import Iterator
from datetime import datetime

from habeas.base.finding import Finding, Severity
from habeas.base.language import Lang
from habeas.evidence.foreign.record import Form
from habeas.evidence.sources.source import Secrecy
from habeas.intake.fact_rules import FactReader
from habeas.intake.mapping import FactRule, ListMapping, Section
from habeas.intake.words import folded
from habeas.intake.yaml_places import Node, read_places
from habeas.record.vocabulary.loading import vocabulary

_KEYS = {
    "name", "sheet", "header", "delimiter", "language", "secrecy", "grade", "attributed_to", "case", "subject", "key",
    "dates", "facts", "left", "from", "records",
}  # fmt: skip
_NAME = re.compile(r"[^\W_][\w.-]{0,63}")
_DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|", ",": ",", ";": ";", "|": "|"}
_NAMING = ("person", "organ", "work")
_SECTION = {"of", "subject", "about", "facts"}
_ROLES = "roles"
_SECRECY = tuple(each.value for each in Secrecy if each is not Secrecy.UNDERTAKING)
"""An undertaking has a day, which belongs to the file and not to the mapping."""
_MOST_HEADER = 1000
_DAY = datetime(2011, 12, 23)  # noqa: DTZ001  (a calendar day, no instant)


def read_mapping(text: str, name: str | None = None) -> tuple[ListMapping | None, tuple[Finding, ...]]:
    """A mapping, None where it has a fault; and all faults, each with its place in the file.

    `name` is the name it goes by where the file gives none.
    """
    findings: list[Finding] = []
    root = read_places(text, findings)
    if root is None:
        return None, tuple(findings)
    reader = _Reader(root, findings)
    mapping = reader.mapping(name)
    return (None if findings else mapping), tuple(findings)


class _Reader:
    """Reads the members of a mapping, and notes what is wrong with each."""

    def __init__(self, root: Node, findings: list[Finding]) -> None:
        self._root = root
        self._members = root.members or {}
        self._findings = findings

    def mapping(self, name: str | None) -> ListMapping | None:
        """The mapping; what is missing or wrong in it is in the findings."""
        if self._root.members is None:
            self._fault(_error("mapping-value", self._root, "A mapping is names and values: subject, key, facts."))
            return None
        self._known(self._members, _KEYS)
        form = Form(self._one_of("from", tuple(Form), Form.LIST.value) or Form.LIST)
        forms = self._forms()
        told = self._members if form is Form.LIST else None
        subject, naming, role = ("", "person", None) if told is None else self._subject(told, self._root)
        attributed, attributed_column = self._attributed()
        key = self._key()
        return ListMapping(
            name=self._name(name),
            subject=subject,
            key=key,
            facts=() if told is None else self._facts(told, self._root, forms),
            naming=naming,
            role=role,
            sheet=self._word("sheet"),
            header=self._header(),
            delimiter=self._delimiter(),
            case=self._case(),
            language=self._language(),
            secrecy=self._one_of("secrecy", _SECRECY, "case_file") or "case_file",
            grade=self._one_of("grade", tuple("ABCDEF"), None),
            attributed_to=attributed,
            attributed_column=attributed_column,
            left=tuple(each.words or "" for each in self._list("left")),
            form=form,
            sections=tuple(self._sections(form, forms)),
        )

    def _name(self, given: str | None) -> str:
        node = self._members.get("name")
        name = given if node is None else node.words
        if name is None or _NAME.fullmatch(name) is None:
            message = "A mapping goes by a name of letters, digits, dots and hyphens: write `name: detained`."
            self._fault(_error("mapping-missing", node or self._root, message))
            return ""
        return name

    def _subject(self, members: dict[str, Node], around: Node) -> tuple[str, str, str | None]:
        node = members.get("subject")
        told = {} if node is None else node.members
        if node is not None and told is None:
            return node.words or "", "person", None
        column = (told or {}).get("column")
        if node is None or told is None or column is None or column.words is None:
            self._fault(
                _error(
                    "mapping-missing",
                    node or around,
                    "Say which column names whom a row is about: `subject: {column: Name}`.",
                )
            )
            return "", "person", None
        self._known(told, {"column", "kind", "role"})
        naming, role = told["kind"].words if "kind" in told else "person", told.get("role")
        if naming not in _NAMING:
            self._fault(_error("mapping-value", told["kind"], f"A row is about one of: {', '.join(_NAMING)}."))
        roles = vocabulary().lists[_ROLES].codes
        if role is not None and (role.words not in roles or naming != "person"):
            self._fault(_error("mapping-value", role, f"A person's role is one of: {', '.join(roles)}."))
        return column.words, naming or "person", None if role is None else role.words

    def _key(self) -> tuple[str, ...]:
        named = tuple(each.words or "" for each in self._list("key"))
        if not named:
            message = "Say which columns tell a row from all others, this month and the next: `key: [Name, Born]`."
            self._fault(_error("mapping-missing", self._members.get("key", self._root), message))
        if len({folded(each) for each in named}) < len(named):
            self._fault(_error("mapping-value", self._members["key"], "A column stands in the key twice."))
        return named

    def _sections(self, form: Form, forms: tuple[str, ...]) -> Iterator[Section]:
        """How records of each kind are read; a list has none, another system's file at least one."""
        node = self._members.get("records")
        if node is not None and form is Form.LIST:
            self._fault(
                _error("mapping-word", node, "`records` belongs to files of other systems: say which, `from: ftm`.")
            )
        elif form is not Form.LIST and (node is None or not node.items):
            self._fault(
                _error("mapping-missing", node or self._root, "Say how the records are read: `records:` is a list.")
            )
        for each in () if node is None or form is Form.LIST else node.items:
            if each.members is None:
                self._fault(_error("mapping-value", each, "One of `records` is names and values: of, subject, facts."))
                continue
            self._known(each.members, _SECTION)
            about = each.members.get("about")
            subject, naming, role = ("", "person", None) if about else self._subject(each.members, each)
            kinds = each.members.get("of")
            of = () if kinds is None else tuple(kind.words or "" for kind in kinds.items)
            facts = () if "facts" not in each.members and not about else self._facts(each.members, each, forms)
            yield Section(of, subject, facts, naming, role, None if about is None else about.words)

    def _facts(self, members: dict[str, Node], around: Node, forms: tuple[str, ...]) -> tuple[FactRule, ...]:
        node = members.get("facts")
        if node is None or not isinstance(node.value, tuple) or not node.value:
            self._fault(_error("mapping-missing", node or around, "Say what the columns state: `facts:` is a list."))
            return ()
        parted = self._word("from") == Form.UWAZI
        reader = FactReader(forms, self._fault, self._date_forms, parted=parted)
        return tuple(rule for each in node.value if (rule := reader.rule(each)) is not None)

    def _attributed(self) -> tuple[str | None, str | None]:
        node = self._members.get("attributed_to")
        if node is None or node.members is None:
            return (None if node is None else node.words), None
        column = node.members.get("column")
        if column is None or column.words is None:
            self._fault(
                _error("mapping-value", node, "Give a name, or the column that names who says it: `{column: Source}`.")
            )
            return None, None
        return None, column.words

    def _case(self) -> str | None:
        node = self._members.get("case")
        column = None if node is None or node.members is None else node.members.get("column")
        if node is not None and (column is None or column.words is None):
            self._fault(
                _error(
                    "mapping-missing", node, "Name the column with the name of each row's case: `case: {column: Case}`."
                )
            )
        return None if column is None else column.words

    def _language(self) -> Lang | None:
        word = self._one_of("language", tuple(each.value for each in Lang), None)
        return None if word is None else Lang(word)

    def _header(self) -> int:
        word = self._word("header") or "1"
        if not word.isdecimal() or not 1 <= int(word) <= _MOST_HEADER:
            self._fault(
                _error(
                    "mapping-value",
                    self._members["header"],
                    "`header` is the number of the row with the names of the columns.",
                )
            )
            return 1
        return int(word)

    def _delimiter(self) -> str | None:
        word = self._one_of("delimiter", tuple(_DELIMITERS), None)
        return None if word is None else _DELIMITERS.get(word)

    def _forms(self) -> tuple[str, ...]:
        return self._date_forms(self._members.get("dates"))

    def _date_forms(self, node: Node | None) -> tuple[str, ...]:
        forms = []
        for each in () if node is None else node.items:
            form = each.words or ""
            try:
                back = datetime.strptime(_DAY.strftime(form), form)  # noqa: DTZ007
            except ValueError:
                back = None
            if back is None or (back.year, back.month) != (_DAY.year, _DAY.month if "%m" in form else back.month):
                self._fault(
                    _error(
                        "mapping-value",
                        each,
                        f"{form!r} is no form of a date. Write it with %d, %m and %Y, as in %m/%d/%Y.",
                    )
                )
            else:
                forms.append(form)
        return tuple(forms)

    def _word(self, key: str) -> str | None:
        node = self._members.get(key)
        if node is not None and node.words is None:
            self._fault(_error("mapping-value", node, f"`{key}` is one word or name."))
        return None if node is None else node.words

    def _one_of(self, key: str, known: tuple[str, ...], default: str | None) -> str | None:
        word = self._word(key) or default
        if word is not None and word not in known:
            self._fault(_error("mapping-value", self._members[key], f"`{key}` is one of: {', '.join(known)}."))
            return default
        return word

    def _list(self, key: str) -> tuple[Node, ...]:
        node = self._members.get(key)
        for each in () if node is None else node.items:
            if each.words is None:
                self._fault(_error("mapping-value", each, f"`{key}` is a list of names of columns."))
        return () if node is None else node.items

    def _known(self, told: dict[str, Node], known: set[str]) -> None:
        for key in told.keys() - known:
            self._fault(
                _error("mapping-word", told[key], f"{key!r} means nothing here. Known: {', '.join(sorted(known))}.")
            )

    def _fault(self, finding: Finding) -> None:
        self._findings.append(finding)


def _error(code: str, node: Node, message: str) -> Finding:
    return Finding(code, node.place, Severity.ERROR, message)

"""Files of other systems, by the descriptions of their formats, about invented people."""

import json
from collections.abc import Mapping, Sequence

from habeas.evidence.foreign.record import Form
from habeas.evidence.foreign.telling import read_foreign
from habeas.intake.forms import built_in
from habeas.intake.mapping import ListMapping
from habeas.intake.mapping_file import read_mapping
from habeas.intake.record_rows import Unread, rows_of_records
from habeas.intake.rows import RowRead


def entity(own: str, schema: str, **properties: object) -> dict[str, object]:
    """An entity of FollowTheMoney; one word stands for a list of it."""
    told = {name: [value] if isinstance(value, str) else value for name, value in properties.items()}
    return {"id": own, "schema": schema, "properties": told, "datasets": ["invented"]}


DINA = entity(
    "p-dina",
    "Person",
    name=["Дина Шорманова", "Dina Shormanova"],
    birthDate="1990",
    gender="female",
    nationality="kz",
    profession="редактор",
    topics="role.pep",
    notes="Known to be a judge and a witness.",
)
OFFICE = entity("o-police", "PublicBody", name="ДП города Тасколя")
POST = entity("pos-1", "Position", name="Следователь", organization="o-police")
ERMEK = entity("p-ermek", "Person", name="Ермек Тасқұлов", birthDate="1975-03-12")
HELD = entity("occ-1", "Occupancy", holder="p-ermek", post="pos-1", startDate="2019-03", endDate="2022")
LISTED = entity("s-1", "Sanction", entity="p-ermek", reason="none")
ENTITIES = (DINA, OFFICE, POST, ERMEK, HELD, LISTED)


def lines(entities: Sequence[Mapping[str, object]]) -> str:
    """JSON Lines."""
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in entities)


def mapping_of(form: Form) -> ListMapping:
    """The mapping that comes with the program, which has no fault."""
    text = built_in(form)
    assert text is not None
    found, findings = read_mapping(text)
    assert found is not None, findings
    return found


def taken(text: str, form: Form, by: ListMapping | None = None) -> tuple[tuple[RowRead, ...], tuple[Unread, ...]]:
    """The rows of a text of this form, and what was left aside."""
    return rows_of_records(read_foreign(text, form).records, by or mapping_of(form), text)


def said(rows: Sequence[RowRead]) -> list[tuple[str, str, dict[str, object], str]]:
    """Whom, what, the value and the quote of everything that rows state."""
    return [(row.subject, item.prop, dict(item.value), item.quote) for row in rows for item in row.items]

"""What kind of thing a body or place is that a value names."""

from collections.abc import Mapping

from habeas.base.plain import Plain
from habeas.record.people import EntityKind


def kind_in_field(prop: str, field: str, value: Mapping[str, Plain]) -> EntityKind:
    """The kind of what this field of a value names: a court, a facility or place, otherwise an organ."""
    if field == "court":
        return EntityKind.COURT
    if field == "place" or (prop, field) in {("place_of_detention", "name"), ("transfer", "to")}:
        return EntityKind.FACILITY
    return kind_of_body(value) if (prop, field) == ("organ", "name") else EntityKind.ORGAN


def kind_of_body(value: object) -> EntityKind:
    """The kind of a body that is presented by its name: a court where the value says so, otherwise an organ."""
    court = isinstance(value, Mapping) and value.get("kind") == "court"
    return EntityKind.COURT if court else EntityKind.ORGAN

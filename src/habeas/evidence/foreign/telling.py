"""Which system a file comes from, told by what is in it; and reading it as that system writes it."""

from collections.abc import Callable, Mapping
from itertools import islice

from habeas.evidence.foreign.auto_archiver import is_captures, read_captures
from habeas.evidence.foreign.csv_rows import sheet_of
from habeas.evidence.foreign.ftm import is_entity, is_statements, read_ftm
from habeas.evidence.foreign.json_objects import is_json, objects_in
from habeas.evidence.foreign.json_tree import Members
from habeas.evidence.foreign.own_facts import is_own, read_own
from habeas.evidence.foreign.record import ForeignFile, Form
from habeas.evidence.foreign.tracker import is_incident, is_incidents, read_tracker
from habeas.evidence.foreign.uwazi import is_export, read_uwazi

_LOOKED_AT = 20
"""Objects among which one that shows its form is looked for."""


def form_of(text: str) -> Form | None:
    """The form that a reading shows; None where it shows none, which is no fault: it may be a list."""
    if is_json(text):
        some = [found for _, found in islice(objects_in(text), _LOOKED_AT) if isinstance(found, Members)]
        return next((form for form, tell in _BY_OBJECT.items() if any(map(tell, some))), None)
    sheet = sheet_of(text)
    if sheet is None:
        return None
    known = next((form for form, tell in _BY_COLUMNS.items() if tell(sheet)), None)
    return Form.UWAZI if known is None and is_export(sheet, text) else known


def read_foreign(text: str, form: Form) -> ForeignFile:
    """The records of a file of this form; a file that is of another has none."""
    return _READERS[form](text)


_BY_OBJECT: Mapping[Form, Callable[[Members], bool]] = {Form.FTM: is_entity, Form.PFT: is_incident, Form.HABEAS: is_own}
_BY_COLUMNS = {Form.FTM: is_statements, Form.PFT: is_incidents, Form.AUTO_ARCHIVER: is_captures}
_READERS: Mapping[Form, Callable[[str], ForeignFile]] = {
    Form.FTM: read_ftm,
    Form.PFT: read_tracker,
    Form.UWAZI: read_uwazi,
    Form.HABEAS: read_own,
    Form.AUTO_ARCHIVER: read_captures,
}

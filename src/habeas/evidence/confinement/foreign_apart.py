"""Reading another system's file in a child: what comes back is checked, and a child that fails is a finding."""

import json
from collections.abc import Callable

from habeas.evidence.confinement.asking import asked
from habeas.evidence.confinement.confinement import Confinement
from habeas.evidence.confinement.foreign_wire import foreign_told, form_told
from habeas.evidence.confinement.limits import Limits, limits_for_export
from habeas.evidence.confinement.order_names import FOREIGN, FORM_OF, READ_FOREIGN
from habeas.evidence.foreign.record import ForeignFile, Form


class ForeignApart:
    """Reads files of other systems by a confinement. `limits` tells what reading so many bytes may use."""

    def __init__(self, confinement: Confinement, limits: Callable[[int], Limits] = limits_for_export) -> None:
        self._confinement = confinement
        self._limits = limits

    def form(self, text: str) -> Form | None:
        """Which system a reading comes from, None where it shows none; raises NotRead where the child failed."""
        self._confinement.prepare(FOREIGN)
        data = text.encode("utf-8")
        with asked(self._confinement, FORM_OF, "file", self._limits(len(data)), (data,), len(data)) as child:
            return form_told(child.answer())

    def records(self, text: str, form: Form) -> ForeignFile:
        """The records of a reading of this form; raises NotRead where the child failed."""
        self._confinement.prepare(FOREIGN)
        data = text.encode("utf-8")
        pieces = (json.dumps(form.value).encode() + b"\n", data)
        with asked(self._confinement, READ_FOREIGN, "file", self._limits(len(data)), pieces, len(data)) as child:
            return foreign_told(child.answers(), text, form)

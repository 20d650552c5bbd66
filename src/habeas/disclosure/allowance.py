"""What each audience may be shown, by listing: a property that no list names stays behind."""

from functools import cache
from importlib import resources

import yaml

from habeas.base.errors import Failed
from habeas.disclosure.audience import Audience, require_built


@cache
def allowed_properties(audience: Audience) -> frozenset[str]:
    """The ids of the properties that may reach this audience.

    Raises WrongCall for an audience that is not built yet, and Failed when its list is damaged.
    """
    require_built(audience)
    path = resources.files("habeas.disclosure") / "allowed" / f"{audience.value}.yaml"
    found = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  (it makes strings only)
    if not isinstance(found, list) or not all(isinstance(prop, str) for prop in found):
        raise Failed(f"The list of what '{audience.value}' may be shown is damaged.", "Install Habeas again.")
    return frozenset(found)

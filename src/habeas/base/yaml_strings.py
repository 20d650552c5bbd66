"""YAML in which every value is text: what people write into lists and wording files, without types of its own.

A `no`, a `1.10` or a date stays as it is written; whoever reads a value decides what it is.
"""

from typing import Any

import yaml


def strings_in(text: str | bytes) -> Any:
    """The value of a YAML text: strings, lists and mappings of them, None for nothing at all.

    No tag makes anything but these. Raises yaml.YAMLError with the place where the text is no YAML.
    """
    return yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506  (it makes strings only)

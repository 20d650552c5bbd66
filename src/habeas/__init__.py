"""Habeas: the case file for people held unlawfully.

Rooms stand on floors and import only from lower floors; `pyproject.toml` names them and CI checks it.
"""

__version__ = "0.1.0"

"""Django, set up once for the process, and one connection alias for each open vault.

Nothing here imports Django before :func:`set_up` is called, so that a program that opens no vault
does not pay for it.
"""

import threading
from collections.abc import Mapping
from contextlib import suppress
from itertools import count
from types import MappingProxyType
from typing import Any

APPS = (
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "habeas.vault",
)
_OF_VAULTS: dict[str, Any] = {
    "INSTALLED_APPS": list(APPS),
    "DATABASES": {},
    "USE_TZ": True,
    "TIME_ZONE": "UTC",
    "USE_I18N": False,
    "DEBUG": False,
    "LOGGING_CONFIG": None,
    "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
}
_once = threading.Lock()
_numbers = count(1)


def set_up(more: Mapping[str, Any] = MappingProxyType({})) -> None:
    """Configure Django for vaults; doing it again changes nothing.

    No settings module is read. `more` are settings that a shell adds, also where a vault was opened before; none of
    them may be one that vaults rely on. Where a shell has configured Django before, its settings must name
    the apps of :data:`APPS`.
    """
    from django.apps import apps  # noqa: PLC0415  (only a process that opens a vault imports Django)
    from django.conf import settings  # noqa: PLC0415

    with _once:
        if not settings.configured:
            settings.configure(**_OF_VAULTS)
        if wrong := sorted(_OF_VAULTS.keys() & more.keys()):
            raise ValueError(f"vaults rely on these settings: {', '.join(wrong)}")
        for name, value in more.items():
            setattr(settings, name, value)
        # Not `django.setup()`, which also imports the web side (URLs, requests) for a path prefix.
        apps.populate(settings.INSTALLED_APPS)


def register(described: dict[str, Any]) -> str:
    """A new connection alias for a database as Django is to connect to it; nothing is opened yet."""
    from django.db import connections  # noqa: PLC0415

    alias = f"vault-{next(_numbers)}"
    # Never closed at the end of a web request: closing the vault closes it, for all threads.
    kept = {**described, "CONN_MAX_AGE": None}
    connections.settings[alias] = connections.configure_settings({"default": {}, alias: kept})[alias]
    return alias


def unregister(alias: str) -> None:
    """Forget an alias; its connections must have been closed. No thread's remains of it hold the key."""
    from django.db import connections  # noqa: PLC0415

    described = connections.settings.pop(alias, None)
    if described is not None:
        # The wrappers of all threads share these options and outlive the alias.
        described["OPTIONS"].clear()
    with suppress(AttributeError):
        del connections[alias]

"""Django, set up once for the process, and one connection alias for each open vault.

Nothing here imports Django before :func:`set_up` is called, so that a program that opens no vault
does not pay for it.
"""

import threading
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

from habeas.vault.keys import Key

APPS = (
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "habeas.vault",
)
BACKEND = "habeas.vault.sqlcipher"
_once = threading.Lock()
_numbers = count(1)


def set_up() -> None:
    """Configure Django for vaults; doing it again changes nothing.

    No settings module is read. Where a shell has configured Django before, its settings must name
    the apps of :data:`APPS`.
    """
    from django.apps import apps  # noqa: PLC0415  (only a process that opens a vault imports Django)
    from django.conf import settings  # noqa: PLC0415

    with _once:
        if not settings.configured:
            settings.configure(
                INSTALLED_APPS=list(APPS),
                DATABASES={},
                USE_TZ=True,
                TIME_ZONE="UTC",
                USE_I18N=False,
                DEBUG=False,
                LOGGING_CONFIG=None,
                DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
            )
        # Not `django.setup()`, which also imports the web side (URLs, requests) for a path prefix.
        apps.populate(settings.INSTALLED_APPS)


def register(database: Path, key: Key, timeout: float) -> str:
    """A new connection alias for this database file; nothing is opened yet.

    `timeout` is how many seconds a write waits for another process.
    """
    from django.db import connections  # noqa: PLC0415

    alias = f"vault-{next(_numbers)}"
    options: dict[str, Any] = {"key": key, "timeout": timeout, "transaction_mode": "IMMEDIATE"}
    described = {alias: {"ENGINE": BACKEND, "NAME": str(database.absolute()), "OPTIONS": options}}
    connections.settings[alias] = connections.configure_settings({"default": {}, **described})[alias]
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

"""Bringing the tables of a vault up to what this version of the program needs."""

from importlib import import_module
from pkgutil import iter_modules

from django.apps import apps
from django.db import connections, transaction

from habeas.base.errors import WrongCall


def bring_up(alias: str) -> bool:
    """Apply every migration that is not applied yet, all of them or none; returns whether there was one.

    By itself Django records a migration that makes an index only after the transaction that applied it, so that
    a process killed in between leaves tables that the next opening would make a second time. Raises WrongCall when
    a newer version of the program has applied one that this version does not have.
    """
    if not is_behind(alias):
        return False
    from django.core.management import call_command  # noqa: PLC0415  (slow to import, seldom needed)

    connection = connections[alias]
    # Before the transaction, because SQLite ignores it inside one; the migrations demand it.
    connection.disable_constraint_checking()
    try:
        with transaction.atomic(using=alias):
            call_command("migrate", database=alias, verbosity=0, interactive=False)
    finally:
        connection.enable_constraint_checking()
    return True


def is_behind(alias: str) -> bool:
    """Whether a migration is not applied yet; raises WrongCall when the vault is of a newer version."""
    wanted, applied = _wanted(), _applied(alias)
    ours = {app for app, _ in wanted}
    if any(app in ours for app, _ in applied - wanted):
        raise WrongCall(
            "A newer version of the program has used this vault.", "Open it with that version, or a later one."
        )
    return not wanted <= applied


def is_empty(alias: str) -> bool:
    """Whether the database has no tables at all."""
    return not connections[alias].introspection.table_names()


def _wanted() -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for app in apps.get_app_configs():
        if app.module is None or not any(part.name == "migrations" for part in iter_modules(app.module.__path__)):
            continue
        package = import_module(f"{app.name}.migrations")
        found.update((app.label, part.name) for part in iter_modules(package.__path__) if part.name[0] not in "_~")
    return found


def _applied(alias: str) -> set[tuple[str, str]]:
    connection = connections[alias]
    if "django_migrations" not in connection.introspection.table_names():
        return set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        return {(app, name) for app, name in cursor.fetchall()}

"""Tables over time: migrations, and vaults of other versions."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from tests.vault.archives import archive, item

from habeas.base.errors import WrongCall
from habeas.evidence.archives.export import ExportFile
from habeas.vault.vault import Vault

if TYPE_CHECKING:
    from tests.vault.conftest import Folder, Story


def alias_of(vault: Vault) -> str:
    """The connection alias of an open vault."""
    alias: str = vault.evidence._session.alias  # type: ignore[attr-defined]
    return alias


def test_the_migrations_make_the_models(vault: Vault) -> None:
    """The tables that the migrations make are those of the models: no migration is missing."""
    from django.apps import apps
    from django.db.migrations.autodetector import MigrationAutodetector
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.state import ProjectState

    loader = MigrationLoader(None)
    changes = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps)).changes(graph=loader.graph)
    assert not [migration for migration in changes.get("vault", []) if migration.operations]


def test_accounts_sessions_and_the_queue_are_there_from_the_first_day(vault: Vault) -> None:
    """A laptop's vault has the tables a server needs."""
    from django.db import connections

    tables = connections[alias_of(vault)].introspection.table_names()
    assert {"auth_user", "django_session", "django_content_type", "queued_tasks"} <= set(tables)


def test_a_vault_of_an_older_version_is_brought_up(folder: "Folder") -> None:
    """Opening applies the migrations that are missing and keeps what is there."""
    from django.core.management import call_command
    from django.db import connections

    with folder.open() as vault:
        call_command("migrate", "sessions", "zero", database=alias_of(vault), verbosity=0)
        assert "django_session" not in connections[alias_of(vault)].introspection.table_names()
        digest = vault.evidence.put_copy(b"a letter")
    with folder.open() as vault:
        assert "django_session" in connections[alias_of(vault)].introspection.table_names()
        assert vault.evidence.copy(digest) == b"a letter"


def test_a_vault_from_before_archives_is_brought_up(
    folder: "Folder", story: "Story", keeping: Callable[[Vault, "Story"], None]
) -> None:
    """A vault made with the first tables alone is opened with all it holds, and then takes archives."""
    from django.core.management import call_command
    from django.db import connections

    files = (ExportFile("result.json", b"{}"),)
    with folder.open() as vault:
        keeping(vault, story)
        call_command("migrate", "vault", "0001_initial", database=alias_of(vault), verbosity=0)
        tables = connections[alias_of(vault)].introspection.table_names()
        assert not {"archives", "archive_files", "register_versions", "parts"} & set(tables)
    with folder.open() as vault:
        assert vault.record.statements(story.case.id) == (story.statement,)
        made = archive(1, story.case.id, (item(0),), files)
        vault.archives.put_archive(made, (item(0),), files)
        assert vault.archives.archive(made.id) == made
        assert vault.check() == ()


def test_a_vault_of_a_newer_version_is_left_alone(folder: "Folder") -> None:
    """A vault with a migration that this version does not know is refused with advice."""
    from django.db.migrations.recorder import MigrationRecorder

    with folder.open() as vault:
        MigrationRecorder.Migration.objects.using(alias_of(vault)).create(app="vault", name="9999_later")
    with pytest.raises(WrongCall, match="newer version"):
        folder.open()


@pytest.mark.encrypted_file
def test_the_connection_is_as_the_threat_model_says(vault: Vault) -> None:
    """Journal, syncing, erasing, temporary storage and foreign keys are set on every connection."""
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connections

    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "secure_delete": 1,
        "temp_store": 2,
        "foreign_keys": 1,
        "cipher_memory_security": "1",
    }

    def settings() -> dict[str, object]:
        with vault.evidence._session.reading() as alias, connections[alias].cursor() as cursor:  # type: ignore[attr-defined]
            return {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}

    assert settings() == wanted
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(settings).result() == wanted

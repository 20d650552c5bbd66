"""The tables of the index of what can be found."""

from typing import Any, ClassVar

from django.db import migrations

from habeas.vault.find_tables import drop_index_tables, make_index_tables


def _make(_apps: Any, editor: Any) -> None:
    with editor.connection.cursor() as cursor:
        make_index_tables(cursor)


def _drop(_apps: Any, editor: Any) -> None:
    with editor.connection.cursor() as cursor:
        drop_index_tables(cursor)


class Migration(migrations.Migration):
    """Makes them, empty; the first search fills them."""

    dependencies: ClassVar = [("vault", "0005_carrying")]

    operations: ClassVar = [migrations.RunPython(_make, _drop)]

"""The tables of the index as they are now: without ranks of their own, and with a list of words."""

from typing import Any, ClassVar

from django.db import migrations

from habeas.vault.find_tables import drop_index_tables, make_index_tables


def _anew(_apps: Any, editor: Any) -> None:
    with editor.connection.cursor() as cursor:
        drop_index_tables(cursor)
        make_index_tables(cursor)


class Migration(migrations.Migration):
    """Empties the index and makes its tables anew; the next search fills them."""

    dependencies: ClassVar = [("vault", "0011_former_keys")]

    operations: ClassVar = [migrations.RunPython(_anew, migrations.RunPython.noop)]

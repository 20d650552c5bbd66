"""Deleting a vault's rows on its server without its keys, as in an emergency; imports nothing of Django."""

_ANSWER_SECONDS = 5
_OTHERS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()"
)
_TABLES = "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1"


def forget_rows(connection: str) -> bool:
    """Delete every table of the database, whoever of this user works in it; whether all are gone.

    Waits five seconds for a server that does not answer. Pages of deleted tables and the server's journal may stand
    on its disk until they are overwritten.
    """
    try:
        import psycopg  # noqa: PLC0415  (only who uses a server has it)
    except ModuleNotFoundError:
        return False
    try:
        with psycopg.connect(connection, connect_timeout=_ANSWER_SECONDS, autocommit=True) as server:
            server.execute(f"SET lock_timeout = '{_ANSWER_SECONDS}s'".encode())
            server.execute(_OTHERS)
            names = [str(row[0]) for row in server.execute(_TABLES).fetchall()]
            if names:
                server.execute(f"DROP TABLE {', '.join(names)} CASCADE".encode())
    except psycopg.Error:
        return False
    return True

"""A Django database backend: that of PostgreSQL, with columns that keep what SQLite's keep."""

"""A Django database backend: the SQLite backend over SQLCipher."""

"""Backups: sealed, incremental snapshots of a vault in a folder elsewhere, checked after writing, and their return."""

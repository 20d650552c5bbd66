"""Habeas: the case file for people held unlawfully.

Rooms stand on floors and import only from lower floors; `docs/reference/rooms.md` lists them.
"""

"""Registers of prohibited works by version and date, read from local files only."""

"""Exports: what other programs read, made from what may leave."""

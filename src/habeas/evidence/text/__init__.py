"""Readings of a preserved copy, and anchors into them."""

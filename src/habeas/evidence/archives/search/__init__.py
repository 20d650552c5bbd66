"""Exhaustive search for a quotation within a stated distance: what it does not return is not there."""

"""Accepted statements, people, vocabulary, and the case folded from them."""

"""Remedies: which procedures are open to a person held, until when, and what each still lacks."""

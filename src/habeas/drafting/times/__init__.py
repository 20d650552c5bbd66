"""Dates, lengths of time and ages in running text: English, Russian, Kazakh."""

"""Drafting from Kazakh text: suffix morphology, people, bodies, places, works, and the lexicon of events and claims."""

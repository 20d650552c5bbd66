"""English: finders of mentions, and the lexicon of events and claims."""

"""Russian: finders of mentions, and the lexicon of events and claims, by lemma and case."""

"""Finding words again: how a text is cut into passages, a word into what it is found by, a question into its parts."""

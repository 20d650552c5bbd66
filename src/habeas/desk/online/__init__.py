"""The only rooms of the house that open a network connection, and only in a call that says `--online`."""

"""A new master key for a vault that exists: a second copy under it, checked whole, put in the place of the first."""

"""The ledger: each claim of the accusation, what carries it, what breaks it, and how it stands."""

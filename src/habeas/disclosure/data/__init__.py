"""A case as data for another system: composed from what the gate let through."""

"""Papers for courts, the United Nations and the press: composed from what the gate let through."""

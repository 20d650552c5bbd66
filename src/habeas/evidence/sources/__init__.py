"""What came, from where, when, by whose hand; and the custody log."""

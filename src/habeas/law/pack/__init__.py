"""Law packs: what a law says of time, as data."""

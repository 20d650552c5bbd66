"""One case from vault to vault: gathered, written in a stream, sealed, read, checked, and joined."""

"""Where the rows of a vault lie: in an encrypted file of its folder, or on a server."""

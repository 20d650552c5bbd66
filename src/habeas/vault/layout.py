"""Where the parts of a vault lie in its folder."""

DATABASE = "vault.db"
BLOBS = "blobs"

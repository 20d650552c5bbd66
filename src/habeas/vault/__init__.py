"""Where all is kept: encrypted tables, sealed blobs, keys. Decides nothing."""

"""Sources kept byte for byte, their readings, and anchors that find their place again."""

"""What may leave, for whom: the View, by allow-list."""

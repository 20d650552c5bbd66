"""A person's exported posts as dated items, and the exhaustive search for a quotation in them."""

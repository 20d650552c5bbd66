"""The words of the index as each database keeps and finds them."""

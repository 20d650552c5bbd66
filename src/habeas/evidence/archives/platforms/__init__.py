"""One module for each layout in which a platform gives a person their own posts."""

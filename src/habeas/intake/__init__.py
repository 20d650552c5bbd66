"""Lists as tables: which column says what, what each row comes to, and what a later copy of a list changes."""

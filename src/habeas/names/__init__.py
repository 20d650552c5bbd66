"""Names of people and bodies across Kazakh and Russian Cyrillic and Latin."""

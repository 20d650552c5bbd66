"""The proof pack: a ZIP that holds the pages, what they stand on, and a small page that checks it."""

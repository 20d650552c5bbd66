"""Papers made from a View: same view, same bytes."""

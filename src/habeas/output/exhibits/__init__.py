"""Exhibits as files that leave: made of pixels and words alone."""

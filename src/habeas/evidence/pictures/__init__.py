"""Pictures of papers: opened within limits, made straight and even, and recognised (OCR)."""

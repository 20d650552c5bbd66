"""Pages that were saved with what they consist of: WARC, WACZ, MHTML."""

"""The clock: from the dated events of a case to what the law required, and when."""

"""Proof of a published page: each public sentence led to its quote, its source and the time, and checked again."""

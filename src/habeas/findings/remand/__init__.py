"""Remand reasoning: what a custody order had to weigh, what it says, and what the record holds."""

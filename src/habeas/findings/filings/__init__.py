"""What was filed for somebody held, and what came of it; silence is shown."""

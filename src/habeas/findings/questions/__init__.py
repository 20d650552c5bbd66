"""What the record leaves open: questions proposed by rule, adopted or typed by people, answered or not."""

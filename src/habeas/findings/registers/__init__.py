"""What follows from a register of prohibited works for one day: decided by then, listed by then, and why."""

"""The gate: what of a case may go to whom, decided before anything is composed."""

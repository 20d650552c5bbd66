"""The few words every room speaks: digests, spans, imprecise time, findings, errors. No input, no output."""

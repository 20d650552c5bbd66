"""Pages for the public: composed from what the gate let through, every sentence with its anchor and its footnote."""

"""From a reading to proposed statements; never decides."""

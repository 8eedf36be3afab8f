"""Return home interviews: offered, held, signed off, shared, acknowledged."""

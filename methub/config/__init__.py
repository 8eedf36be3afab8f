"""Settings, root addresses, middleware: wiring only."""

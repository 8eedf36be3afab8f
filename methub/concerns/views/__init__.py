"""The doors of concerns."""

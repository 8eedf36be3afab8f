"""The doors of services."""

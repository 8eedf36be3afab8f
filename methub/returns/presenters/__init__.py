"""A return, as files and as pages."""

"""Interviews in words, for the pages."""

"""Assessments in words: one sheet for every way of showing it, and the pages around it."""

"""Meetings: what is on the agenda and why, what was said before, decided, and is owed after."""

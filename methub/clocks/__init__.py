"""A promise with a time on it, to a person, and nothing about why."""

"""The pen and the book: who did what, who read what, and why."""

"""The pages of lists that are brought in."""

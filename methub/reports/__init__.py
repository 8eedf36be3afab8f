"""Every figure, and the records it is the count of."""

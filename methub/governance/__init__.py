"""The audit book, and the review of access taken in an emergency."""

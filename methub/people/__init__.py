"""One registry of persons, and the one table that says who may see them."""

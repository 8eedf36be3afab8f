"""The demonstration partnership: invented children, lived through the product's own changes."""

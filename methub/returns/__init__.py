"""SSDA903 and its relations: what authorities send to the Department, in both directions."""

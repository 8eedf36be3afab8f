"""Addresses, postcodes, districts and distances: what a map knows, and nothing about a child."""

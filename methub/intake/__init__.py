"""The front door: one change for each thing that can happen in the world."""

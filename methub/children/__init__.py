"""The child's record: care, placements, workers, education."""

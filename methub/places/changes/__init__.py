"""What can happen to places: postcodes and boundaries are loaded; places are recorded, recognised
and corrected."""

from methub.places.changes.loading import load_area, load_boundaries
from methub.places.changes.places import SaysNothing, correct_place, place_at

__all__ = ["SaysNothing", "correct_place", "load_area", "load_boundaries", "place_at"]

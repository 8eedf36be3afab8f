"""A month's themes and trends."""

from methub.reports.models.themes import Observation, Themes, signature

__all__ = ["Observation", "Themes", "signature"]

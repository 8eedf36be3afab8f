"""A month's themes and trends; and what agencies supply that the hub holds no records of."""

from methub.reports.models.supplied import SuppliedAnswer, SuppliedMeasure, SuppliedReturn
from methub.reports.models.themes import Observation, Themes, signature

__all__ = [
    "Observation",
    "SuppliedAnswer",
    "SuppliedMeasure",
    "SuppliedReturn",
    "Themes",
    "signature",
]

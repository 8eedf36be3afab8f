"""Charts as drawings that need no script."""
from methub.fittings.charts.model import Chart, Series

__all__ = ["Chart", "Series"]

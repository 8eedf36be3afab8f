"""Charts as drawings that need no script, each with its words and its table."""

from methub.fittings.charts.drawn import bars, control_chart, lines, small_multiples
from methub.fittings.charts.model import Chart, Series

__all__ = ["Chart", "Series", "bars", "control_chart", "lines", "small_multiples"]

"""A tracker somebody kept in Excel: brought in row by row, and taken out again when wrong."""

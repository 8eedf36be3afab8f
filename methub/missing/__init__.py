"""Missing episodes, from the report to the return and what it set off."""

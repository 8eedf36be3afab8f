"""Reference: indicators, definitions, principles and helplines, each with its source."""

"""A concern about exploitation, from anyone: what was seen, who decides, and who hears of it."""

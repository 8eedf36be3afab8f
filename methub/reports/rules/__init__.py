"""Periods, shares, chance and suppression: arithmetic that anybody can check on paper."""

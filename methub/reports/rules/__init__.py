"""Periods, shares, reasons and suppression: arithmetic that anybody can check on paper."""

"""Time, codes, base records: what every room stands on."""

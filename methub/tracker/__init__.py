"""The register that replaces the spreadsheet: every child of concern, one row. It only reads."""

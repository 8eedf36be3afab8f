"""How somebody's own spreadsheet is read: pure functions of bytes and text."""

"""How persons are told apart: pure functions of plain values."""

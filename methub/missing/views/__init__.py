"""What people see and record about missing episodes."""

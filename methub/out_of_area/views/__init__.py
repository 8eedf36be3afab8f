"""What people see and record about children placed across a border."""

"""What needs doing now, late first."""

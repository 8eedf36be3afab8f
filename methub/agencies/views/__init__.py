"""The screens of agencies."""

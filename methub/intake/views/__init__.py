"""The screens of the front door."""

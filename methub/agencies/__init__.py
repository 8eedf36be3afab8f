"""Authorities, agencies, teams, users, roles and permissions."""

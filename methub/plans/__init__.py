"""Trigger plans, safety plans and risk-reduction strategies: who holds each, and what is owed."""

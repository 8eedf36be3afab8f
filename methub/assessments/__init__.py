"""Assessments of exploitation: tools that are data, what was found, judged, agreed and owed."""

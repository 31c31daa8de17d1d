"""Judges the papers of a year together: against each other, the profile and the duties by law."""

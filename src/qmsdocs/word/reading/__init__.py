"""Reads any Word file into plain blocks with the formatting that a person sees."""

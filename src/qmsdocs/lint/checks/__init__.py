"""Kinds of check: each measures, compares and tells; what is right comes from the rules."""

"""Profile, kind and rules to the plain context of one paper."""

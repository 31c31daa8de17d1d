"""Corrects the form of a Word file in its own XML; words, pictures, fields and changes stay."""

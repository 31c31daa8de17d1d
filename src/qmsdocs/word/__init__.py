"""The only floor that knows the Word file format."""

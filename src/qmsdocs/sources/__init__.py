"""Reading and writing files: YAML with places, messages, atomic files."""

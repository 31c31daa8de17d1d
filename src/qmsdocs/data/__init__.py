"""Rules, schemas and messages; no code."""

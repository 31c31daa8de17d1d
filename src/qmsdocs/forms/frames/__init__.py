"""The frames of the forms: everything around the body that the law prescribes."""

"""What an agency, a paper and a rule are."""

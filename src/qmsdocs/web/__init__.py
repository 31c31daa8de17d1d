"""The page in the browser: a face over `api`, as the command line is."""

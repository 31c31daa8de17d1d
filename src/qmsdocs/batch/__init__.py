"""Planning a build and carrying it out."""

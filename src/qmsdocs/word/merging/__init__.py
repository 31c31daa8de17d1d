"""Joining Word files into one book, each part with its own pages, headers, styles and lists."""

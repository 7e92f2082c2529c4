"""Small tables of common knowledge, kept as data files."""

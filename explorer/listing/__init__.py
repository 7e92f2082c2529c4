"""Rows as the command line prints them: the fields of each kind of row, and one writer a form."""

"""Quotes that somebody else found already become rows of SQLite."""

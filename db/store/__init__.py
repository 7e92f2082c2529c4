"""Quotes become rows of SQLite."""

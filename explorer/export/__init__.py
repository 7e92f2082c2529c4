"""Quotes as files and clipboards take them: one writer a format."""

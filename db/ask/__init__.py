"""A Query becomes rows."""

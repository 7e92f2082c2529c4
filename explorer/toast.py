"""How long what is told stays on the screen."""

TOLD = 3.0
"""Seconds of what happened."""
LASTING = 86400.0
"""Seconds of what stays until it is over, or until a key."""
LEAST = 1.0
"""Seconds an error stays at least: the key that takes it away is pressed after it was seen."""

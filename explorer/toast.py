"""How long what is told stays on the screen."""

TOLD = 3.0
"""Seconds of what happened."""
LASTING = 86400.0
"""Seconds of what stays until it is over."""
UNTIL_KEY = 2 * LASTING
"""Seconds of what stays until a key at most: what was asked for is not quite what is shown."""
LEAST = 1.0
"""Seconds an error stays at least: the key that takes it away is pressed after it was seen."""

"""Libraries that would write on the terminal what they wonder about."""

import logging


def quiet(*names: str) -> None:
    """Keep what libraries log off the terminal; a log that somebody asked for has it all the same."""
    for name in names:
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())

"""The log that `--debug` writes: what ran, what went wrong, and where in the program."""

import logging
import os
import platform
import sqlite3
import threading
import time
from pathlib import Path

LOG = logging.getLogger("onrecord")
LOG.addHandler(logging.NullHandler())
LOG.propagate = False
VARIABLE = "ONRECORD_DEBUG"
"""Set for the processes that a command starts, so that they write into the same log."""
_LARGEST = 2_000_000
"""Bytes after which the log begins anew; one older log is kept."""


def log_file() -> Path:
    """Where the log stands on this platform."""
    from platformdirs import user_log_path

    return user_log_path("onrecord", appauthor=False) / "onrecord.log"


def begin(what: str) -> Path:
    """Write into the log from now on; raises OSError where there can be none."""
    file = log_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.exists() and file.stat().st_size > _LARGEST:
        file.replace(file.with_suffix(".1.log"))
    handler = logging.FileHandler(file, encoding="utf-8", errors="backslashreplace")
    form = logging.Formatter("%(asctime)s.%(msecs)03dZ %(process)d %(levelname)s %(message)s", "%Y-%m-%dT%H:%M:%S")
    form.converter = time.gmtime
    handler.setFormatter(form)
    LOG.addHandler(handler)
    LOG.setLevel(logging.DEBUG)
    os.environ[VARIABLE] = "1"
    LOG.info("%s", what)
    LOG.info(
        "Python %s, SQLite %s, %s, terminal %s", platform.python_version(), sqlite3.sqlite_version,
        platform.platform(), os.environ.get("TERM", "unknown"),
    )  # fmt: skip
    return file


def quiet(*others: str) -> None:
    """Have what other parts log, and what ends a thread, go into our log and nowhere else: not onto the screen."""
    for name in others:
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = LOG.handlers, False
    threading.excepthook = lambda given: LOG.error("a thread ended: %s", given.exc_value, exc_info=given.exc_value)


def end() -> None:
    """Write no more."""
    os.environ.pop(VARIABLE, None)
    for handler in LOG.handlers[:]:
        if isinstance(handler, logging.FileHandler):
            LOG.removeHandler(handler)
            handler.close()

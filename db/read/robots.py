"""What the robots.txt of a server lets programs fetch (RFC 9309)."""

from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from db.read.error import ReadError
from db.read.web import AGENT, Manners, fetch

_NAME = AGENT.partition(" ")[0]
_LARGEST = 512 << 10
"""Bytes of a robots.txt that are read."""


class Robots:
    """Remembers what each server says."""

    def __init__(self, manners: Manners) -> None:
        self._manners = Manners(manners.allow_private, _LARGEST, manners.patience, manners.longest)
        self._read: dict[str, RobotFileParser] = {}

    def may(self, url: str) -> bool:
        """Tell whether an address may be fetched; a server that has no such file lets all be."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}".lower()
        if origin not in self._read:
            self._read[origin] = self._asked(f"{origin}/robots.txt")
        return self._read[origin].can_fetch(_NAME, url)

    def _asked(self, url: str) -> RobotFileParser:
        rules = RobotFileParser()
        try:
            rules.parse(fetch(url, self._manners).data.decode("utf-8", "replace").splitlines())
        except ReadError as error:
            # What is not there forbids nothing; a server that fails, or cannot be reached, is let alone.
            rules.parse(
                ["User-agent: *", "Allow: /" if error.reason.startswith("was answered with 4") else "Disallow: /"]
            )
            if error.reason.startswith(("cannot be", "is an address", "took too long")):
                raise
        return rules

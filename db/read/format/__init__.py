"""One reader a format: the bytes of one article become a Document."""

"""What keeps weights from being learned."""


class LearnError(Exception):
    """There is nothing to learn from, or it cannot be read; says where, why, and what helps."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

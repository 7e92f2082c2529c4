"""What every line one types into shares: it shows the characters that were typed."""

from collections.abc import Sequence

from textual.filter import LineFilter
from textual.widgets import Input

from explorer.ascii_filter import AsciiFilter


class AsTyped(Input):
    """An input whose text is a person's, not ours to put into ASCII."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        """All but the one for our own signs; what stands there before anything is typed is ours."""
        return [one for one in super().get_line_filters() if not (self.value and isinstance(one, AsciiFilter))]

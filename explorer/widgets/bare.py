"""What has no border, padding or tint: Textual's dressing of every line takes longer than the line itself."""

from textual.containers import Horizontal, Vertical
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


def bare_lines(widget: Widget, crop: Region) -> list[Strip]:
    """Return lines of a widget as it draws them, filtered as the app asks: what `render_lines` is to return."""
    strips = [widget.render_line(y) for y in crop.line_range]
    ground = widget.background_colors[1]
    for line_filter in widget.get_line_filters():
        strips = [strip.apply_filter(line_filter, ground) for strip in strips]
    return strips if crop.column_span == (0, widget.size.width) else [strip.crop(*crop.column_span) for strip in strips]


class _Covered:
    """Its parts fill it, and what they leave free is the screen's: it is drawn before anybody looks what is seen."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """No line at all."""
        return []


class Row(_Covered, Horizontal):
    """Parts side by side."""


class Column(_Covered, Vertical):
    """Parts one under the other."""

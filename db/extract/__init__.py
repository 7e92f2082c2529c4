"""An Article becomes quotes."""

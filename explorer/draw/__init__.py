"""How things look as lines of text: pure functions from data to pieces, no Textual in them."""

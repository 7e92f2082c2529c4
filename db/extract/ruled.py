"""What the rules alone find in an article: by its layout, its sentences and its headlines."""

from db.extract.attribution import attributions
from db.extract.draft import Draft
from db.extract.headline import headline_drafts
from db.extract.layout.layout import layout_drafts, with_layout
from db.extract.layout.running import running_drafts
from db.extract.paragraph import Paragraph


def ruled_drafts(text: str, parts: list[Paragraph]) -> tuple[list[Draft], list[Draft]]:
    """All drafts in text order, and those the form alone decides: of the layout, and quotes that open a headline."""
    layout = layout_drafts(text, parts)
    drafts = with_layout(layout, attributions(text, parts))
    drafts += running_drafts(text, parts, drafts)
    headlines = headline_drafts(text, parts, drafts)
    drafts += headlines
    drafts.sort(key=lambda draft: (draft.start, -draft.end))
    return drafts, layout + [draft for draft in headlines if draft.start <= draft.paragraph.start + 1]

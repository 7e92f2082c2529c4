"""Formats that say who speaks by their layout: transcripts, interviews, vox-pops, posts, speech over paragraphs."""

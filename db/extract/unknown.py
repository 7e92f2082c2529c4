"""Unknown speakers: why the words beside a cue name nobody, told for people."""

from db.extract.gender import PRONOUNS

EMPTY = {"there", "this", "that", "which", "what", "these", "those", "such", "who", "you", "one", "some"}
FIRST = {"i", "we"}
NO_CUE = "no cue"
NOBODY = "no speaker named"
WRITER = "“{}” may be the writer, or somebody whose words are given to nobody"
TOO_FAR = "“{}” stands too far from anybody it could mean"
POINTING = "“{}” names nobody"


def reason_for(words: str) -> str:
    """Why the words beside a cue name nobody, told for people."""
    low = words.lower()
    if low in FIRST:
        return WRITER.format(words)
    if low in PRONOUNS or low in {"they", "it"}:
        return TOO_FAR.format(words)
    return POINTING.format(words) if low in EMPTY else NOBODY

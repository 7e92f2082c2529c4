"""A small annotated corpus, invented: `[1s Mara Venn] [1c said] [1x the dam holds]` marks source, cue and content."""

import re
from pathlib import Path

MARK = re.compile(r"\[(\d)([scx]) ([^\]]*)\]")
ROLES = {"s": "Source", "c": "Cue", "x": "Content"}

ARTICLES = {
    "dam": """Engineers doubt old dam
[1s Mara Venn] [1c said] [1x the dam would hold for another ten years].
"[2x We have looked at every stone of it]," [2s she] [2c said] on Monday.
The dam was built by hand. It feeds three villages.""",
    "ferry": """Ferry to stop in winter
"[1x Nobody rides it after October]," [1c said] [1s Joss Tarrow], who runs the line.
[2s The council] [2c announced] on Friday [2x that the last boat will leave at noon].
Tickets cost four crowns.""",
    "bees": """Beekeepers count their losses
[1c According to] [1s the keepers' guild], [1x a third of the hives died in spring].
[2s Olla Brandt], its head, [2c warned that] [2x the harvest would be the smallest in years].
Honey is sold on the square each week.""",
    "bridge": """Bridge opens late
[1s The mayor] [1c claimed] [1x the delay was nobody's fault].
[2s Pell Arden] of the builders' union [2c disagreed]: "[2x They were told in March]."
Cars crossed it for the first time at dawn.""",
    "school": """School keeps its garden
[1s Teachers] [1c insist] [1x the garden is a classroom].
"[2x You cannot learn a carrot from a book]," [2c added] [2s Nils Ombo].
Children brought their own spades.""",
    "mill": """Fire at the mill
[1s Police] [1c believe] [1x the fire began in the attic].
[2s Rhea Sandal], who lives nearby, [2c told] reporters [2x she had heard a bang].
Forty people watched from the hill.""",
    "well": """Water tested again
[1s The laboratory] [1c reported] [1x no trace of lead].
[2c The suggestion that] [2x the well be closed] [2c came from] [2s Councillor Ivo Lark].
Rain fell for nine days.""",
    "train": """Night train returns
[1s Dana Quill] [1c says] [1x the night train will run from May].
"[2x It is cheaper than flying]," [2s she] [2c argued], "[2x and you wake up by the sea]."
The old carriages were painted green.""",
    "harbour": """Harbour wall to rise
[1s Minister Tove Aske] [1c told parliament] [1x the wall must rise by a metre].
[2s Fishermen] [2c fear] [2x the works will last for years].
The harbour lies behind two islands.""",
    "choir": """Choir sings for the last time
"[1x We were eleven and now we are four]," [1s Bo Lindgren] [1c explained].
[2s He] [2c denied that] [2x money was the reason].
The hall holds sixty chairs.""",
    "snow": """Snow closes pass
[1s The road office] [1c expects] [1x the pass to open on Sunday].
[2s Its spokeswoman Lea Morn] [2c asked] [2x drivers to wait].
A plough is on its way.""",
    "museum": """Museum finds a map
[1s Curator Hanno Reed] [1c called] it "[1x the find of my life]".
[2x The map is older than the town], [2c according to] [2s a letter from the archive].
It lay behind a cupboard.""",
    "bakery": """Bakery wins a prize
"[1x I only get up early]," [1s baker Sim Okoro] [1c said].
[2s The jury] [2c praised] [2x his patience].
The shop opens at five.""",
    "wolf": """Wolf seen near farm
[1s Farmer Gerd Hallow] [1c is certain that] [1x it was a wolf].
[2s Ranger Ines Pohl] [2c replied that] [2x it may have been a dog].
Eleven sheep are well.""",
}


def parted(marked: str) -> tuple[str, str]:
    """The text without its marks, and its .ann: offsets in code points, pieces of one part joined."""
    text = ""
    parts: dict[tuple[str, str], list[tuple[int, int]]] = {}
    at = 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        parts.setdefault((match[1], match[2]), []).append((len(text), len(text) + len(match[3])))
        text += match[3]
        at = match.end()
    text += marked[at:]
    lines, events = [], dict[str, str]()
    for number, ((event, role), spans) in enumerate(parts.items(), 1):
        offsets = ";".join(f"{start} {end}" for start, end in spans)
        words = " ".join(text[start:end] for start, end in spans)
        lines.append(f"T{number}\t{ROLES[role]} {offsets}\t{words}")
        events[event] = events.get(event, "Attribution:T0") + f" {ROLES[role]}:T{number}"
    lines += [f"E{event}\t{arguments}" for event, arguments in events.items()]
    return text, "\n".join(lines) + "\n"


def lay_down(folder: Path, names: list[str] | None = None) -> Path:
    """Write articles into folder/text and their annotations into folder/notes, in the order of the names."""
    for name in names if names is not None else list(ARTICLES):
        text, notes = parted(ARTICLES[name])
        for part, ending, letters in (("text", ".txt", text), ("notes", "_a1.ann", notes)):
            (folder / part).mkdir(parents=True, exist_ok=True)
            (folder / part / f"{name}{ending}").write_bytes(letters.encode("utf-8"))
    return folder

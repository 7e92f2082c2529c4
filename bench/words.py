"""The words of made-up quotes: common English ones, some of the news, and as many invented ones as a corpus needs."""

from functools import lru_cache

COMMON = tuple(
    """the to and of a in that is we it for you i on this with have be are not they as will at what by but so our was
    from there do an all has people it's can if about their or who one more he been think just going want would up
    know get us like very when don't out that's time your my were no we're make which because how his had them now i'm
    really good right need some also other work first than into could me she her way only take see back over here year
    day did well where then look after go say any its come got should many last these being every think most always
    down two between much great go help still never lot today let while last those before off through new country
    thing life world government long against again made better keep next around part place case things years can't
    must we've came next again he's good does each another too since public under why something without both end own
    nothing house even done give big number believe state team play few whole best find might course might true men
    told put set during home group under three old feel hard money night second away use important until fact school
    happen high once point women week bring seen problem change start love already far man nobody hope ask small yet
    local support taken children young system however past called possible including able sure family business health
    working getting making trying taking looking doing coming saying thought knew went gave found left held kept
    lives move issue job level plan power reason question early police party city community law free face open such
    least line member side service full month policy report real water lead stand side chance clear act rather call
    difficult different everyone anyone someone together forward continue ever behind above below almost enough soon
    often perhaps maybe though although whether across among along instead despite especially certainly
    simply""".split()
)
"""By how often they come, about."""

TOPICS = tuple(
    """border treaty minister parliament election ballot campaign coalition budget deficit inflation tariff export
    harvest drought flood wildfire glacier emission climate pipeline reactor turbine battery harbour ferry tunnel
    railway airport pilot cargo container customs smuggler sentence verdict appeal prosecutor witness hostage ransom
    ceasefire missile artillery drone regiment general frontline refugee shelter blockade sanction embargo summit
    envoy ambassador embassy passport visa asylum vaccine hospital surgeon nurse outbreak virus patient clinic
    therapy insurance pension wage strike union factory layoff merger shareholder auditor fraud bribe laundering
    football striker goalkeeper referee penalty coach stadium transfer tournament medal sprinter marathon doping
    album concert director actress screenplay festival novelist curator museum sculpture opera orchestra
    telescope satellite orbit rocket astronaut asteroid genome fossil species coral whale poacher forest logging
    teacher pupil university tuition scholarship exam curriculum landlord tenant mortgage eviction housing homeless
    algorithm software password hacker privacy platform moderator smartphone chip semiconductor bandwidth
    church bishop mosque imam temple pilgrim monastery protest riot curfew tear-gas barricade petition referendum
    constitution judge amendment senator governor mayor councillor veto majority opposition corruption scandal
    grain wheat fertiliser dairy cattle fishery trawler quota subsidy orchard vineyard earthquake landslide rescue
    survivor avalanche helicopter coastguard lifeboat shipwreck oil gas coal lithium copper diamond mine miner
    refinery spill boots ground troops convoy bridge dam reservoir sewage drinking electricity blackout grid""".split()
)
PLACES = ("Port", "Lake", "Mount", "North", "South", "New", "Saint", "Upper", "Old", "Fort")
_ONSETS = (
    "b br c ch cl cr d dr f fl fr g gl gr h j k kn l m n p pl pr qu r s sc sh sl sp st str t th tr v w wh z".split()
)
_VOWELS = "a e i o u ai ea ee oa ou a e i o u ie".split()
_CODAS = ["", "", "", "", *"b ck d g l ll m n nd ng nt p r rd rk rn rt s sh ss st t th x".split()]
_ENDINGS = ["", "", "", "s", "s", "ed", "ed", "ing", "ing", *"er ers ly tion al ment ness able ive ity ous".split()]
_MASK = (1 << 64) - 1


def mixed(number: int) -> int:
    """Scatter a number over 64 bits, the same way everywhere (splitmix64)."""
    value = (number + 0x9E3779B97F4A7C15) & _MASK
    value = ((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    value = ((value ^ (value >> 27)) * 0x94D049BB133111EB) & _MASK
    return value ^ (value >> 31)


def syllables(bits: int, count: int) -> str:
    """So many syllables, chosen by the bits."""
    parts = []
    for _ in range(count):
        bits, onset = divmod(bits, len(_ONSETS))
        bits, vowel = divmod(bits, len(_VOWELS))
        bits, coda = divmod(bits, len(_CODAS))
        parts.append(_ONSETS[onset] + _VOWELS[vowel] + _CODAS[coda])
    return "".join(parts)


@lru_cache(maxsize=1 << 17)
def invented(rank: int) -> str:
    """The invented word of a rank: the rarer the longer, two in five the ending of another's stem."""
    stem, ending = rank, ""
    if rank % 5 < 2 and rank > 10:  # a form of a more common word
        stem, ending = rank // 3, _ENDINGS[mixed(rank) % len(_ENDINGS)]
    bits = mixed(stem)
    return syllables(bits >> 3, 1 + (stem > 300) + (stem > 60_000 and bits % 2)) + ending


@lru_cache(maxsize=1 << 14)
def place(rank: int) -> str:
    """The invented place of a rank."""
    bits = mixed(rank + 77_000_000)
    name = syllables(bits >> 8, 2).capitalize()
    return f"{PLACES[bits % len(PLACES)]} {name}" if bits & 0xF0 == 0 else name

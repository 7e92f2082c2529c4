"""The speakers and outlets of made-up quotes: invented people of many languages, each rank of fame one of them."""

from collections.abc import Sequence
from functools import cache, lru_cache

from bench.words import mixed, syllables
from db.reference.outlet import outlets

OUTLETS = 2_000
_SURNAMES = 30_000
_GIVEN: tuple[tuple[str, ...], ...] = (
    ("Anna", "John", "Mary", "Peter", "Susan", "David", "Emily", "George", "Claire", "Robert", "Alice", "Henry"),
    ("Zoë", "Jürgen", "Günther", "Käthe", "Björn", "Søren", "Åse", "Måns", "Heiðrún", "Jörg", "Ulrike", "Anneliese"),
    ("José", "María", "Iñaki", "Begoña", "João", "Conceição", "Óscar", "Inés", "Tomás", "Lucía", "Andrés", "Marisol"),
    ("Łukasz", "Małgorzata", "Zdeněk", "Květa", "Ľudmila", "Bożena", "Miloš", "Željko", "Ana", "Dragan", "Snežana"),
    (
        "Oleksandr",
        "Volodymyr",
        "Yuliya",
        "Dmytro",
        "Serhiy",
        "Kateryna",
        "Mykola",
        "Evgeny",
        "Alexey",
        "Ksenia",
        "Pyotr",
    ),
    ("Mohammed", "Ahmed", "Fatima", "Youssef", "Khaled", "Layla", "Abdulrahman", "Hussein", "Noura", "Tariq", "Samira"),
    ("Xiaoming", "Wei", "Jae-in", "Min-jung", "Haruki", "Yuko", "Nguyen", "Thi Hanh", "Rajesh", "Priyanka", "Sunil"),
    ("François", "Hélène", "Jérôme", "Chloé", "Agnès", "Étienne", "Noémie", "Giulia", "Niccolò", "Tiziano", "Çağla"),
)
_TAILS: tuple[tuple[str, ...], ...] = (
    ("son", "ton", "field", "ley", "man", "worth", ""),
    ("müller", "berg", "sson", "dóttir", "gård", "hausen", "mann"),
    ("ez", "ães", "ínez", "ões", "ero", "andez", "ña"),
    ("ski", "ová", "ić", "czyk", "ský", "ek", "ovič"),
    ("enko", "sky", "skyy", "ov", "eva", "chuk", "shvili"),
    ("ani", "oui", "eddine", "zadeh", "ullah", "pour", "awi"),
    ("moto", "wara", "hyun", "giri", "kumar", "ong", "swamy"),
    ("eau", "ière", "elli", "ucci", "oğlu", "escu", "ët"),
)
_BEFORE: tuple[Sequence[str], ...] = ((), ("von ",), ("de la ",), (), (), ("al-", "El "), (), ("Le ", "di "))
_CYRILLIC = str.maketrans("abcdefghijklmnopqrstuvwxyz", "абцдефгхийклмнопкрстуввксз")


@lru_cache(maxsize=1 << 16)
def speaker(rank: int) -> tuple[str, tuple[str, ...]]:
    """The name and the Wikidata items of a rank; some share a name, many a surname, a few have two items."""
    bits = mixed(rank + 5_000_000)
    tongue = bits % len(_GIVEN)
    given = _GIVEN[tongue][(bits >> 8) % len(_GIVEN[tongue])]
    name = f"{given} {_surname(tongue, bits >> 16)}"
    if (bits >> 56) % 16 == 0:
        name = f"{given} {'ABCDEFGHJKLMNPRSTVW'[(bits >> 50) % 19]}. {_surname(tongue, bits >> 16)}"
    if tongue == 4 and bits >> 61 == 0:  # a few are written as at home
        name = name.lower().translate(_CYRILLIC).title()
    items = (f"Q{1_000 + rank * 3}", f"Q{1_001 + rank * 3}") if (bits >> 40) % 20 == 0 else (f"Q{1_000 + rank * 3}",)
    return name, items


def _surname(tongue: int, bits: int) -> str:
    """One of many, the first ones far more often than the last."""
    share = (bits & 0xFFFFF) / (1 << 20)
    number = mixed(int(_SURNAMES * share**3) + tongue * 1_000_003)
    stem = syllables(number >> 6, 1 + (number & 3 == 0)).replace("wh", "w")
    tails = _TAILS[tongue]
    before = _BEFORE[tongue]
    head = before[(number >> 3) % len(before)] if before and number % 7 == 0 else ""
    return head + (stem + tails[(number >> 50) % len(tails)]).capitalize()


@cache
def domains() -> tuple[str, ...]:
    """The web addresses of outlets: those there are, then invented ones."""
    real = [domain for outlet in outlets().values() for domain in outlet.domains if "/" not in domain]
    endings = ("com", "net", "co.uk", "de", "fr", "org", "com.au", "in", "ca", "info")
    heads = ("daily", "news", "the", "", "", "", "times", "post")
    made = []
    for number in range(OUTLETS * 2):
        bits = mixed(number + 9_000_000)
        made.append(f"{heads[bits % 8]}{syllables(bits >> 8, 2)}.{endings[(bits >> 4) % len(endings)]}")
    return tuple(dict.fromkeys([*real, *made]))[:OUTLETS]

"""Languages: English at a glance, others by their letters, and nothing claimed of a few words."""

import subprocess
import sys

import pytest

from db.read.language import code, language_of
from tests.db.read.articles import EVERY
from tests.db.read.made import STORY

TEXTS = {
    "fr": "Le port reste fermé jusqu’à lundi, a déclaré dimanche le maire de la ville après une nuit de tempête. ",
    "de": "Der Hafen bleibt bis Montag geschlossen, sagte der Bürgermeister am Sonntag nach einer Nacht mit Sturm. ",
    "nl": "De haven blijft tot maandag gesloten, zei de burgemeester zondag na een nacht met storm in de stad. ",
    "es": "El puerto permanecerá cerrado hasta el lunes, dijo el domingo el alcalde tras una noche de temporal. ",
    "ru": "Порт останется закрытым до понедельника, заявил в воскресенье мэр города после ночного шторма. ",
    "uk": "Порт залишиться закритим до понеділка, заявив у неділю мер міста після нічного шторму й дощу. ",
    "el": "Το λιμάνι θα παραμείνει κλειστό έως τη Δευτέρα, δήλωσε την Κυριακή ο δήμαρχος μετά την καταιγίδα. ",
    "ar": "قال رئيس البلدية يوم الأحد إن الميناء سيظل مغلقا حتى يوم الاثنين بعد ليلة من العواصف. ",
    "zh": "市长周日表示，港口在经历一夜风暴后将关闭至周一，没有人会在码头修好之前出海。",
    "tr": "Belediye başkanı pazar günü limanın fırtınalı geceden sonra pazartesiye kadar kapalı kalacağını söyledi. ",
}


@pytest.mark.parametrize("language", TEXTS)
def test_languages(language: str) -> None:
    assert language_of(TEXTS[language] * 3, "en") == language


@pytest.mark.parametrize("text", [STORY, *EVERY])
def test_english(text: str) -> None:
    assert language_of(text, "de") == "en"


def test_a_few_words_tell_nothing() -> None:
    assert language_of("Title\n\nAda Lovelace (GB): words") is None
    assert language_of("Hafen zu", "de-DE") == "de"
    assert language_of("") is None
    assert [code(word) for word in ("en-GB", "EN", "eng", "", None, "x1")] == ["en", "en", None, None, None, None]


def test_english_loads_no_library() -> None:
    program = (
        "import sys; from db.read.language import language_of; "
        f"language_of({STORY!r}); print('py3langid' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_plain_text_loads_no_format(tmp_path: object) -> None:
    program = (
        "import sys, pathlib; from db.read.sources import sources; from db.read.file import read_source; "
        "from db.read.wants import Wants; path = pathlib.Path(sys.argv[1]); "
        "[read_source(one) for one in sources(path, Wants())]; "
        "print({'trafilatura', 'lxml', 'pypdfium2', 'docx', 'feedparser', 'warcio', 'py3langid'} & set(sys.modules))"
    )
    from pathlib import Path

    path = Path(str(tmp_path)) / "a.txt"
    path.write_text(STORY)
    done = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"

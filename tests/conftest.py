"""How long tests of the screen wait: four times less than Textual's pilot does of itself."""

import os

os.environ.setdefault("TEXTUAL_FPS", "240")  # textual reads it once, when it is imported

import textual._wait

textual._wait.SLEEP_GRANULARITY /= 4
textual._wait.SLEEP_IDLE /= 4

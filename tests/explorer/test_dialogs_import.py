"""What computes is imported on the threads that read: no screen keeps the keys waiting for it."""

import subprocess
import sys
from pathlib import Path

SCREENS = Path(__file__).parents[2] / "explorer" / "screens"


def test_no_screen_imports_what_computes() -> None:
    names = sorted(f"explorer.screens.{file.stem}" for file in SCREENS.glob("[a-z]*.py"))
    code = (
        f"import importlib, sys\nfor name in {names}:\n"
        "    importlib.import_module(name)\n"
        "    if 'numpy' in sys.modules: sys.exit(name)\n"
        "import db.ask.library, db.store.decide, db.store.saved_search, explorer.acts\n"
        "if 'numpy' in sys.modules: sys.exit('what reads or decides')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stderr.strip()} imports numpy on the event loop"

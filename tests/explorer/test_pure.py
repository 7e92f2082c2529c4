"""Decisions and drawing need no screen: those modules pull in no Textual."""

import subprocess
import sys


def test_pure_modules_import_no_textual() -> None:
    modules = "history layout pages steps draw.trail draw.heads draw.rows draw.article draw.facts draw.foot draw.empty"
    imports = "".join(f"import explorer.{name};" for name in modules.split())
    code = f"{imports} import sys; print('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"

"""`onrecord serve` in a process of its own."""

import asyncio
import os
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

ROOT = Path(__file__).parents[3]
PATIENCE = 30.0


@asynccontextmanager
async def serving(library: Path, *words: str) -> AsyncIterator[str]:
    """A server on a free port; gives the address it says, and sees that it ends well."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    server = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "explorer", "serve", "--port", "0", "--db", str(library), *words,
        cwd=ROOT, stdout=asyncio.subprocess.PIPE, env=environment,
    )  # fmt: skip
    try:
        assert server.stdout is not None
        said = (await asyncio.wait_for(server.stdout.readline(), PATIENCE)).decode()
        found = re.search(r"http://\S+", said)
        assert found is not None, said
        yield found[0]
    finally:
        server.terminate()
        assert await asyncio.wait_for(server.wait(), PATIENCE) == 0

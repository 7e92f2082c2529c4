"""`onrecord serve`: the app in a browser."""

import asyncio
import signal
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

import click

from db.ask.connection import open_read_only
from explorer.failure import USAGE, CommandError
from explorer.log import quiet
from explorer.web.guard import is_loopback


def serve(host: str, port: int, allow_remote: bool, file: Path, query: str, built: Callable[[], int]) -> int:
    """Serve until ctrl-c; the library is made first if there is none, and what that ends with is returned."""
    host = host.strip("[]")
    if not is_loopback(host) and not allow_remote:
        raise CommandError(
            f"{host} lets other machines in: whoever reaches port {port} reads the whole library and writes in it",
            "--allow-remote if that is meant; without --host it is this machine alone",
            USAGE,
        )
    try:
        from explorer.web.server import Server, command
    except ImportError as error:
        raise CommandError(
            f"serving takes textual-serve, and {error.name} is missing", "pip install 'onrecord[serve]'"
        ) from error
    status = built()
    if status:
        return status
    open_read_only(file).close()  # what is wrong with it is said here, not in every browser
    quiet("asyncio", "textual-serve", "aiohttp")
    server = Server(command(file, query), host, port, remote=not is_loopback(host))
    with suppress(KeyboardInterrupt):
        asyncio.run(_until_stopped(lambda until: server.listen(_ready, until)))
    return 0


def _ready(address: str) -> None:
    click.echo(f"open {address} in a browser · ctrl-c ends it")


async def _until_stopped(listen: Callable[[asyncio.Event], Awaitable[None]]) -> None:
    """Listen until ctrl-c, or until the system asks for an end."""
    until = asyncio.Event()
    with suppress(NotImplementedError):  # Windows has no such handlers: ctrl-c is a KeyboardInterrupt there
        for sign in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(sign, until.set)
    await listen(until)

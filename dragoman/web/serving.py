"""Open a port, tell its address, and serve until somebody says stop."""

from __future__ import annotations

import asyncio
import errno
import socket
from collections.abc import Callable

import uvicorn

from dragoman.errors import DragomanError
from dragoman.ledger.memory import Ledger
from dragoman.web.app import make_app
from dragoman.web.safety import door_for

PORT = 8420
TRIED = 20  # ports above the first that are tried when none was named


def open_port(host: str, port: int | None) -> socket.socket:
    """Return a socket bound to the port; where none is named, to the next free one from ``PORT`` on.

    Raises: DragomanError when the port is taken, or the host is none of this machine's.
    """
    ports = [port] if port is not None else range(PORT, PORT + TRIED)
    for one in ports:
        try:
            return _bind(host, one)
        except OSError as error:
            if error.errno == errno.EADDRINUSE and port is None:
                continue
            where = f"{host}:{one}"
            if error.errno == errno.EADDRINUSE:
                raise DragomanError("the port is taken", where, "name another with --port") from error
            if error.errno in (errno.EACCES, errno.EPERM):
                raise DragomanError("the port is not yours to open", where, "name one above 1023") from error
            raise DragomanError(
                f"cannot be opened ({error.strerror})", where, "name an address of this machine with --host"
            ) from error
    raise DragomanError("all ports are taken", f"{host}:{PORT}-{PORT + TRIED - 1}", "name another with --port")


def _bind(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
        made.listen(64)
    except OSError:
        made.close()
        raise
    return made


def address_of(opened: socket.socket, host: str) -> str:
    """Return the address under which a browser on this machine finds the socket."""
    port = opened.getsockname()[1]
    name = "127.0.0.1" if host in ("0.0.0.0", "") else "[::1]" if host == "::" else f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}/"


def serve(
    ledger: Ledger, opened: socket.socket, host: str, token: str | None, ready: Callable[[], object] | None = None
) -> None:
    """Serve a ledger until the process is told to stop; ``ready`` is called once the first answer can be given."""
    door = door_for(host, opened.getsockname()[1], token)
    config = uvicorn.Config(
        make_app(ledger, door), access_log=False, log_level="error", server_header=False, date_header=False,
        lifespan="off", timeout_keep_alive=30, timeout_graceful_shutdown=2, ws="none", h11_max_incomplete_event_size=32_768,
        proxy_headers=False,
    )  # fmt: skip
    server = _Server(config, ready)
    with opened:
        asyncio.run(server.serve(sockets=[opened]))


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, ready: Callable[[], object] | None) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self._ready is not None:
            self._ready()

"""A ledger served and a Chromium without a window, for what times, pictures and tries the page."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from dragoman import Ledger
from dragoman.web.app import make_app
from dragoman.web.safety import door_for
from dragoman.web.serving import open_port

# So that Chromium neither calls home nor asks for what a container lacks.
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
PATIENCE = 120  # seconds in which a server must answer


def chromium_path() -> str | None:
    """Return where the Chromium is that CHROMIUM names, or the machine's own; None where there is none."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium")


@contextmanager
def serving(path: Path) -> Iterator[str]:
    """Serve a ledger from a thread and give its address."""
    host = "127.0.0.1"
    with Ledger(path) as ledger, open_port(host, 0) as opened:
        port = opened.getsockname()[1]
        app = make_app(ledger, door_for(host, port, None))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [opened]}, daemon=True)
        thread.start()
        while not server.started:
            assert thread.is_alive(), "the server did not start"
            time.sleep(0.02)
        try:
            yield f"http://{host}:{port}/"
        finally:
            server.should_exit = True
            thread.join(10)


@contextmanager
def serving_apart(what: str, port: int) -> Iterator[str]:
    """Serve a ledger's file, or ``--demo``, by ``dragoman serve`` in a process of its own, and give its address."""
    command = [sys.executable, "-m", "dragoman", "serve", what, "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        address = f"http://127.0.0.1:{port}/"
        try:
            _await(f"{address}api/about")
            yield address
        finally:
            process.terminate()


def _await(address: str) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            urllib.request.urlopen(address, timeout=30).close()
            return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.25)

"""``dragoman serve``: a ledger to look at, in a browser on this machine."""

from __future__ import annotations

import sys
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

from dragoman.cli.asking import ledger_path, open_ledger


def serve(
    ledger: Path | None = None, *, port: int | None = None, host: str = "127.0.0.1", open: bool = False,
    demo: bool = False,
) -> int:  # fmt: skip
    """Open a ledger as a page on this machine, and a REST interface under it. Nothing leaves the machine.

    Examples:

        dragoman serve work.ledger --open
        dragoman serve --demo

    Parameters
    ----------
    ledger
        The ledger's file; else what DRAGOMAN_LEDGER names, else dragoman.ledger in this folder. It is only read.
    port
        The port; without it 8420, or the next free one.
    host
        The address to listen at. Any but this machine's own (127.0.0.1) lets other machines ask: then a token is
        needed, which is printed once.
    open
        Open the page in the browser.
    demo
        Serve the articles that ship with dragoman (invented), from a ledger that goes when the server stops.
    """
    import secrets

    from dragoman.web.assets import HOW, is_built
    from dragoman.web.safety import is_loopback
    from dragoman.web.serving import address_of, open_port
    from dragoman.web.serving import serve as run

    if demo and ledger is not None:
        print("dragoman: --demo serves its own articles; name a ledger or --demo", file=sys.stderr)
        return 2
    if port is not None and not 0 <= port < 65536:
        print(f"dragoman: --port {port} is no port; name one from 1 to 65535", file=sys.stderr)
        return 2
    with ExitStack() as stack:
        opened: Any = stack.enter_context(open_port(host, port))
        path = _demo_ledger(stack) if demo else ledger_path(ledger)
        kept = stack.enter_context(open_ledger(path))
        token = None if is_loopback(host) else secrets.token_urlsafe(24)
        address = address_of(opened, host) + (f"?token={token}" if token else "")
        if not is_built():
            print(f"dragoman: the page was not built; {HOW}. The interface under it works", file=sys.stderr)

        def ready() -> None:
            print(f"dragoman: {path.name} at {address}  (Ctrl-C ends)", file=sys.stderr, flush=True)
            if token:
                print("dragoman: whoever has this address reads the ledger; it goes unencrypted over the network, so keep"
                      " to networks that you trust, or to a tunnel", file=sys.stderr, flush=True)  # fmt: skip
            if open:
                _show(address)

        _end_on_termination()
        with suppress(KeyboardInterrupt):
            run(kept, opened, host, token, ready)
    return 0


def _end_on_termination() -> None:
    """Let ``kill`` end the server as Ctrl-C does: what is only for the moment goes with it."""
    import signal

    def end(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, end)


def _show(address: str) -> None:
    import threading
    import webbrowser

    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _demo_ledger(stack: ExitStack) -> Path:
    from tempfile import TemporaryDirectory

    from dragoman.web.filling import fill_demo

    folder = Path(stack.enter_context(TemporaryDirectory(prefix="dragoman-demo-")))
    print("dragoman: reading the articles that ship with it …", file=sys.stderr, flush=True)
    return fill_demo(folder / "demo.ledger")

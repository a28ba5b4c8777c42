"""What another site, open in the same browser, gets out of a ledger that is served on this machine: nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from playwright.sync_api import Browser

EVIL = """<!doctype html><meta charset="utf-8"><title>elsewhere</title><body><script>
window.got = [];
const note = (how, what) => window.got.push([how, String(what)]);
const there = location.hash.slice(1);
const tries = [];
for (const mode of ['cors', 'no-cors', 'same-origin'])
  tries.push(fetch(there + 'api/about', { mode, credentials: 'include' }).then(
    async (r) => note(mode, await r.text()), (e) => note(mode, 'refused')));
for (const tag of ['script', 'img', 'iframe', 'link', 'object']) {
  const one = document.createElement(tag);
  tries.push(new Promise((done) => {
    one.onload = () => { note(tag, tag === 'iframe' || tag === 'object' ? 'a frame' : 'loaded'); done(); };
    one.onerror = () => { note(tag, 'refused'); done(); };
    setTimeout(done, 4000);
  }));
  if (tag === 'link') { one.rel = 'stylesheet'; one.href = there + 'api/events?format=csv'; }
  else if (tag === 'object') one.data = there; else one.src = tag === 'iframe' ? there : there + 'api/events';
  document.body.append(one);
}
Promise.all(tries).then(() => { window.done = true; });
</script></body>"""


class Elsewhere(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = EVIL.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: Any) -> None:
        pass


@contextmanager
def elsewhere() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1"])
def test_another_site_gets_nothing(browser: Browser, address: str, name: str) -> None:
    context = browser.new_context()
    try:
        page = context.new_page()
        answers: list[tuple[str, int]] = []
        page.on("response", lambda one: answers.append((one.url, one.status)) if one.url.startswith(address) else None)
        with elsewhere() as port:
            page.goto(f"http://{name}:{port}/#{address}")
            page.wait_for_function("window.done === true", timeout=20_000)
            got = dict(page.evaluate("window.got"))
            assert got["cors"] == got["same-origin"] == "refused" and got["no-cors"] in ("", "refused")
            assert got["script"] == got["img"] == got["link"] == "refused"
            assert answers and {status for _, status in answers} == {403}
            for frame in page.frames[1:]:  # the browser shows its own page of errors there
                assert "dragoman" not in frame.content()
    finally:
        context.close()


def test_a_link_on_another_site_opens_the_page(browser: Browser, address: str) -> None:
    context = browser.new_context()
    try:
        page = context.new_page()
        with elsewhere() as port:
            page.goto(f"http://localhost:{port}/#{address}")
            page.evaluate("(to) => { const a = document.createElement('a'); a.href = to; a.id = 'go'; a.textContent = 'go';"
                          " document.body.append(a); }", address)  # fmt: skip
            page.click("#go")
            page.wait_for_url(f"{address}**")
            page.wait_for_selector("main h1, main h2")
    finally:
        context.close()

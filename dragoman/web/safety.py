"""Who may ask: this machine's own browser, or who knows the token; no page of another host, whatever it tries.

Against DNS rebinding the ``Host`` must be a name that the server was bound to; against other sites ``Origin`` and
``Sec-Fetch-Site`` must say that the page itself asks. Every answer carries a policy that lets nothing but the page's
own files run, load or frame. Source: OWASP, Cross-Site Request Forgery and Content Security Policy cheat sheets.
"""

from __future__ import annotations

import hmac
import ipaddress
import socket
from collections.abc import Callable
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode

import msgspec
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.web.replies import refusal, sent_on

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_HERE = ("127.0.0.1", "localhost", "::1")


class Door(msgspec.Struct, frozen=True):
    """By which names the server may be called, and the token that opens it; None: no token is needed.

    ``any_address``: every address in digits is a name too (a name of another host cannot be, so no rebinding).
    """

    names: frozenset[str]
    token: str | None = None
    any_address: bool = False
    cookie: str = "dragoman"


def door_for(host: str, port: int = 0, token: str | None = None) -> Door:
    """Return the door of a server that is bound to ``host``; ``port`` keeps the cookies of several servers apart."""
    if is_loopback(host):
        return Door(frozenset({*_HERE, host.lower()}), token, cookie=f"dragoman-{port}")
    own = socket.gethostname().lower()
    names = {*_HERE, host.lower(), own, f"{own}.local"}
    return Door(frozenset(names), token, any_address=_is_wildcard(host), cookie=f"dragoman-{port}")


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach an address."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_wildcard(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return host == ""


class Guard:
    """Lets through what the door allows, and puts the policy on every answer."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self.app, self.door = app, door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return  # nothing else is spoken here

        async def with_policy(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        answer = self._refuse(scope)
        await (answer or self.app)(scope, receive, with_policy)

    def _refuse(self, scope: Scope) -> ASGIApp | None:
        """Why a request is not let through; None when it is."""
        headers = Headers(scope=scope)
        for check in (self._method, self._host, self._origin, self._site):
            answer = check(scope, headers)
            if answer is not None:
                return answer
        return self._token(scope, headers) if self.door.token is not None else None

    def _method(self, scope: Scope, headers: Headers) -> ASGIApp | None:
        if scope["method"] in ("GET", "HEAD"):
            return None
        return refusal(405, "a ledger is only read here", scope["method"][:20], "ask with GET", Allow="GET, HEAD")

    def _host(self, scope: Scope, headers: Headers) -> ASGIApp | None:
        hosts = headers.getlist("host")
        name = host_name(hosts[0]) if len(hosts) == 1 else None
        if name is not None and (name in self.door.names or (self.door.any_address and _is_address(name))):
            return None
        return refusal(403, "the server does not go by this name", f"Host: {', '.join(hosts)[:200]}",
                       "use the address that `dragoman serve` printed")  # fmt: skip

    def _origin(self, scope: Scope, headers: Headers) -> ASGIApp | None:
        origins = headers.getlist("origin")
        if not origins or origins == [f"http://{headers['host']}"]:
            return None
        return refusal(403, "another site may not ask here", f"Origin: {origins[0][:200]}", "ask from the page itself")

    def _site(self, scope: Scope, headers: Headers) -> ASGIApp | None:
        site = headers.get("sec-fetch-site", "none")
        if site in ("same-origin", "none"):
            return None
        # A link in a mail or on another page may open the page, and nothing else.
        opens = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
        if opens and scope["path"] == "/":
            return None
        return refusal(403, "another site may not ask here", f"Sec-Fetch-Site: {site[:40]}", "ask from the page itself")

    def _token(self, scope: Scope, headers: Headers) -> ASGIApp | None:
        asked = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        offered = [value for name, value in asked if name == "token"]
        if offered:
            if self._fits(offered[0]):
                rest = urlencode([(name, value) for name, value in asked if name != "token"])
                to = scope["path"] + (f"?{rest}" if rest else "")
                across = headers.get("sec-fetch-site", "none") not in ("same-origin", "none")
                return sent_on(to, f"{self.door.cookie}={self.door.token}; HttpOnly; SameSite=Strict; Path=/", across)
        elif self._fits(_bearer(headers)) or self._fits(_cookie(headers, self.door.cookie)):
            return None
        return refusal(401, "the token is missing or wrong", "token",
                       "open the address with ?token=… that `dragoman serve` printed, or send it as a Bearer token",
                       **{"WWW-Authenticate": "Bearer"})  # fmt: skip

    def _fits(self, offered: str | None) -> bool:
        return offered is not None and hmac.compare_digest(offered.encode(), (self.door.token or "").encode())


def host_name(host: str) -> str | None:
    """Return the name in a Host header, without port, in small letters; None when it is none."""
    name, _, port = host.rpartition(":") if not host.endswith("]") and ":" in host else (host, "", "")
    if port and not (port.isascii() and port.isdecimal()):
        return None
    if name.startswith("[") and name.endswith("]"):
        name = name[1:-1]
    return name.lower().rstrip(".") or None


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
        return True
    except ValueError:
        return False


def _bearer(headers: Headers) -> str | None:
    kind, _, value = headers.get("authorization", "").partition(" ")
    return value.strip() if kind.lower() == "bearer" else None


def _cookie(headers: Headers, name: str) -> str | None:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return None
    return found.value if found is not None else None


Check = Callable[[Scope, Headers], ASGIApp | None]

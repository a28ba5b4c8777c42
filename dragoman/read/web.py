"""An address: fetch it without being led into a private network, and read what came by its kind."""

from __future__ import annotations

import http.client
import io
import ipaddress
import socket
import ssl
import time
import zlib
from collections.abc import Iterator
from urllib.parse import SplitResult, quote, urljoin, urlsplit

import msgspec

from dragoman.errors import ReadError
from dragoman.read.article import Article, ReadOptions, Warn
from dragoman.read.html import read_page
from dragoman.read.pdf import read_pdf
from dragoman.read.plain import read_markdown, read_plain
from dragoman.read.table import read_csv, read_jsonl
from dragoman.version import VERSION

MAX_REDIRECTS = 5
_PAGES = ("text/html", "application/xhtml+xml")
_KINDS = {
    "text/plain": read_plain, "text/markdown": read_markdown, "application/pdf": read_pdf, "text/csv": read_csv,
    "application/jsonl": read_jsonl, "application/x-jsonlines": read_jsonl, "application/x-ndjson": read_jsonl,
    "application/ndjson": read_jsonl,
}  # fmt: skip


class Answer(msgspec.Struct, frozen=True):
    """What a server sent: the kind of content (``text/html``), its charset, and the bytes."""

    kind: str
    charset: str | None
    data: bytes


def read_web(address: str, options: ReadOptions, warn: Warn) -> Iterator[Article | ReadError]:
    """Yield what the address holds. Raises: ReadError."""
    answer = fetch(address, options)
    if answer.kind in _PAGES:
        yield read_page(answer.data, address, options, warn, answer.charset)
        return
    reader = _KINDS.get(answer.kind)
    if reader is None:
        raise ReadError(f"is {answer.kind or 'of an unnamed kind'}, not text", address, "name a page, a text or a PDF")
    limits = msgspec.structs.replace(options, encoding=options.encoding or _usable(answer, options))
    yield from reader(io.BytesIO(answer.data), address, limits, warn)


def fetch(address: str, options: ReadOptions) -> Answer:
    """Return what the address holds, following redirects by hand, each hop checked before it is taken.

    Raises: ReadError, in one line, for whatever goes wrong.
    """
    deadline = time.monotonic() + 3 * options.timeout
    hop = address
    for _ in range(MAX_REDIRECTS + 1):
        try:
            outcome = _ask(hop, address, options, deadline)
        except (TimeoutError, ssl.SSLError, OSError, http.client.HTTPException, zlib.error, ValueError) as error:
            raise ReadError(
                f"cannot be reached ({_cause(error)})", address, "check the address and the connection"
            ) from error
        if isinstance(outcome, Answer):
            return outcome
        hop = urljoin(hop, outcome)
    raise ReadError(f"redirects more than {MAX_REDIRECTS} times", address, "name the final address")


def _ask(hop: str, address: str, options: ReadOptions, deadline: float) -> Answer | str:
    """The answer of one server, or the address that it redirects to."""
    parts = _parts(hop, address)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    connection = _connection(parts.scheme, host, port, _addresses(host, port, address, options), options.timeout)
    try:
        target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        if parts.query:
            target += "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
        connection.request("GET", target, headers=_HEADERS)
        response = connection.getresponse()
        moved = response.getheader("Location")
        if response.status in (301, 302, 303, 307, 308) and moved:
            return moved
        if response.status != 200:
            raise _refused(response.status, response.reason, address)
        kind, charset = _kind(response)
        if kind not in _PAGES and kind not in _KINDS:
            raise ReadError(f"is {kind or 'of an unnamed kind'}, not text", address, "name a page, a text or a PDF")
        return Answer(kind, charset, _body(response, address, options, deadline))
    finally:
        connection.close()


def _parts(hop: str, address: str) -> SplitResult:
    """Raises: ReadError when the address is not a plain http(s) one."""
    if not hop.isprintable():  # urlsplit would drop line ends silently
        raise ReadError("is no address", repr(address), "write it as https://host/page")
    try:
        parts = urlsplit(hop)
        port_fits = parts.port is None or parts.port > 0
    except ValueError:
        raise ReadError("is no address", address, "write it as https://host/page") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or not port_fits:
        where = "" if hop == address else f" (redirected to {hop[:80]!r})"
        raise ReadError(f"is no http or https address{where}", address, "write it as https://host/page")
    if parts.username or parts.password:
        raise ReadError("holds a user name or password", address, "take it out of the address")
    return parts


def _addresses(host: str, port: int, address: str, options: ReadOptions) -> list[str]:
    """The numbers that a host stands for. Raises: ReadError when one of them is not public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ReadError(f"the host {host!r} is not known", address, "check the address and the connection") from error
    numbers = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not options.allow_private and not all(map(is_public, numbers)):
        raise ReadError(f"{host!r} leads into a private network", address, "save the page and read the file")
    return numbers


def is_public(number: str) -> bool:
    """Tell whether an IP address, and the IPv4 address hidden in it, is one of the open internet."""
    try:
        address = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    hidden: list[ipaddress.IPv4Address | None] = []
    if isinstance(address, ipaddress.IPv6Address):
        hidden = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address in _NAT64:
            hidden.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return all(
        one.is_global and not one.is_multicast and not one.is_reserved
        for one in (address if address not in _NAT64 else hidden[-1], *hidden)
        if one is not None
    )


def _connection(scheme: str, host: str, port: int, numbers: list[str], timeout: float) -> http.client.HTTPConnection:
    """A connection bound to a checked number, so that a second look-up of the name cannot lead elsewhere."""
    sock = None
    for last, number in enumerate(numbers, 1 - len(numbers)):
        try:
            sock = socket.create_connection((number, port), timeout)
            break
        except OSError:
            if last == 0:
                raise
    connection = http.client.HTTPConnection(host, port, timeout=timeout)
    if scheme == "https" and sock is not None:
        connection = http.client.HTTPSConnection(host, port, timeout=timeout)
        try:
            connection.sock = ssl.create_default_context().wrap_socket(sock, server_hostname=host)
        except BaseException:
            sock.close()
            raise
    else:
        connection.sock = sock
    return connection


def _body(response: http.client.HTTPResponse, address: str, options: ReadOptions, deadline: float) -> bytes:
    """All bytes, unpacked. Raises: ReadError when they are too many or come too slowly."""
    packed = (response.getheader("Content-Encoding") or "").strip().lower()
    if packed not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise ReadError(f"is packed as {packed!r}", address, "save the page and read the file")
    unpack = zlib.decompressobj(47) if packed in ("gzip", "x-gzip", "deflate") else None
    limit = options.max_web_bytes
    data = bytearray()
    while part := response.read1(65536):
        data += unpack.decompress(part, limit + 1 - len(data)) if unpack else part
        if len(data) > limit:
            raise ReadError(f"is larger than {limit / 1e6:g} MB", address, "save it and read the file")
        if time.monotonic() > deadline:
            raise ReadError("comes too slowly", address, "try again, or save it and read the file")
    return bytes(data)


def _kind(response: http.client.HTTPResponse) -> tuple[str, str | None]:
    kind = response.headers.get_content_type() if response.getheader("Content-Type") else ""
    return kind, response.headers.get_content_charset()


def _usable(answer: Answer, options: ReadOptions) -> str | None:
    """The charset of the header, when the bytes agree with it."""
    try:
        answer.data.decode(answer.charset or "utf-8")
    except (LookupError, UnicodeError, ValueError):
        return options.encoding
    return answer.charset


def _refused(status: int, reason: str, address: str) -> ReadError:
    remedy = (
        "save the page in a browser and read the file" if status in (401, 402, 403, 429, 451) else "check the address"
    )
    return ReadError(f"the server answered {status} {reason}".strip(), address, remedy)


def _cause(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "no answer in time"
    return " ".join(str(getattr(error, "strerror", None) or error or type(error).__name__).split())[:120]


_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_HEADERS = {
    "User-Agent": f"dragoman/{VERSION}", "Accept": "text/html,application/xhtml+xml,text/plain,application/pdf,*/*;q=0.1",
    "Accept-Encoding": "gzip, identity", "Connection": "close",
}  # fmt: skip

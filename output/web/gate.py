"""What every request passes before Datasette sees it, and every answer after.

In this order: the host's name (on the loopback address only its own names, so that no other site can reach in by
its name), the method (GET and HEAD), the length of the address, Datasette's pages for administrators (refused, but for
its style sheets), the language (`?lang=` is taken out of the address and kept in a cookie). Answers get headers that
allow nothing from elsewhere and no script at all.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qsl, urlencode

from output.texts import LANGUAGES

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

#: Bytes of path and query together: a long statement fits.
MAX_ADDRESS = 8_000
#: Names by which a browser on this machine calls the loopback address.
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
LANG_COOKIE = "planverk_lang"

_POLICY = (
    "default-src 'none'; script-src 'none'; img-src 'self'; style-src {styles}; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
]


def policy(path: str) -> str:
    """The Content-Security-Policy of a page; a comparison carries the styles of its charts in itself."""
    return _POLICY.format(styles="'self' 'unsafe-inline'" if path == "/compare" else "'self'")


class Gate:
    """An ASGI application around another."""

    def __init__(self, app: App, hosts: frozenset[str] | None = LOOPBACK) -> None:
        """`hosts` are the names that a request may give; None lets all pass."""
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refused = self._refused(scope)
        if refused is not None:
            await _refuse(send, *refused)
            return
        scope, chosen = _with_language(scope)
        await self._app(scope, receive, _with_headers(send, scope["path"], chosen))

    def _refused(self, scope: Scope) -> tuple[int, str] | None:
        """Status and sentence, where a request is not let through."""
        path = str(scope["path"])
        if self._hosts is not None and _host(scope) not in self._hosts:
            return 421, "This address answers only by the name of this machine itself."
        if scope["method"] not in ("GET", "HEAD"):
            return 405, "The database is read only."
        if len(scope.get("raw_path") or path.encode()) + len(scope.get("query_string", b"")) > MAX_ADDRESS:
            return 414, "The address is too long; ask for less."
        if "\x00" in path or ".." in path.split("/"):
            return 400, "There is no such page."
        if path.startswith("/-/") or path == "/-":
            return 404, "There is no such page."
        return None


def _host(scope: Scope) -> str:
    """The host's name without its port."""
    for name, value in scope.get("headers", ()):
        if name.lower() == b"host":
            text = str(value.decode("latin-1"))
            return text[1:].partition("]")[0] if text.startswith("[") else text.partition(":")[0].lower()
    return ""


def _with_language(scope: Scope) -> tuple[Scope, str | None]:
    """The scope with its language and without `lang` in the query, and the language that was chosen now."""
    pairs = parse_qsl(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
    asked = [value for name, value in pairs if name == "lang"]
    chosen = asked[-1] if asked and asked[-1] in LANGUAGES else None
    changes: dict[str, Any] = {"planverk_lang": chosen or _cookie(scope)}
    if asked:
        changes["query_string"] = urlencode([pair for pair in pairs if pair[0] != "lang"]).encode("ascii")
    return {**scope, **changes}, chosen


def _cookie(scope: Scope) -> str | None:
    for name, value in scope.get("headers", ()):
        if name.lower() == b"cookie":
            try:
                found = SimpleCookie(value.decode("latin-1")).get(LANG_COOKIE)
            except CookieError:
                return None
            return found.value if found is not None and found.value in LANGUAGES else None
    return None


def _with_headers(send: Send, path: str, chosen: str | None) -> Send:
    async def with_headers(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            added = [(b"content-security-policy", policy(path).encode("ascii")), *_HEADERS]
            if chosen is not None:
                cookie = f"{LANG_COOKIE}={chosen}; Path=/; SameSite=Strict; HttpOnly"
                added.append((b"set-cookie", cookie.encode("ascii")))
            message = {**message, "headers": [*message.get("headers", ()), *added]}
        await send(message)

    return with_headers


async def _refuse(send: Send, status: int, sentence: str) -> None:
    body = f"{sentence}\n".encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    if status == 405:
        headers.append((b"allow", b"GET, HEAD"))
    headers += [(b"content-security-policy", policy("").encode("ascii")), *_HEADERS]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})

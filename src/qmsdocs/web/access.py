"""Who may ask: the token of the address is good once, for a cookie; forms carry a second secret."""

import secrets
from hmac import compare_digest
from threading import Lock

#: A browser sends cookies to every port of a host, so each server has a name of its own.
_COOKIE = "qmsdocs-{port}"


class Access:
    """The secrets of one server, and the names by which it may be asked."""

    def __init__(self, token: str, port: int) -> None:
        """Make the secrets.

        Args:
            token: stands in the address that the person opens; good once.
            port: where the server listens.
        """
        self.cookie = _COOKIE.format(port=port)
        self.session = secrets.token_urlsafe(32)
        self.form_key = secrets.token_urlsafe(32)
        self.hosts = frozenset(f"{name}:{port}" for name in ("127.0.0.1", "localhost"))
        self._token: str | None = token
        self._lock = Lock()

    def exchange(self, token: str) -> bool:
        """Tell whether a token is the right one; it is good no second time."""
        with self._lock:
            right = self._token is not None and _same(token, self._token)
            if right:
                self._token = None
            return right

    def knows(self, cookie: str | None) -> bool:
        """Tell whether a cookie is the one that was given out."""
        return cookie is not None and _same(cookie, self.session)

    def is_form(self, key: object) -> bool:
        """Tell whether a form is one of ours."""
        return isinstance(key, str) and _same(key, self.form_key)


def _same(one: str, other: str) -> bool:
    """Compare in a time that tells nothing."""
    return compare_digest(one.encode("utf-8", "replace"), other.encode())

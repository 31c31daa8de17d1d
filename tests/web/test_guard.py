"""Every request that does not come from the person's own window is refused, and nothing happens."""

import re
from collections.abc import Iterator, Mapping
from http.client import HTTPConnection
from pathlib import Path

import httpx2
import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from qmsdocs.web.guard import MAX_BODY
from web_tools import BASE, TOKEN, Person, served, stranger, workspace

AGENCY = "so-khcn-tra-vinh"
YEAR = f"/a/{AGENCY}/2023"
OWN = {"Origin": BASE, "Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(tmp_path, AGENCY)


# Requests of a browser that was let in: method, path, headers, status.
REFUSED: list[tuple[str, str, str, Mapping[str, str], int]] = [
    ("a foreign name", "GET", "/", {"Host": "evil.example"}, 403),
    ("a foreign name with our port", "GET", "/", {"Host": "evil.example:8420"}, 403),
    ("a name made to look like ours", "GET", "/", {"Host": "127.0.0.1.evil.example:8420"}, 403),
    ("another port", "GET", "/", {"Host": "127.0.0.1:9000"}, 403),
    ("no port", "GET", "/", {"Host": "127.0.0.1"}, 403),
    (
        "a foreign name for a static file",
        "GET",
        "/static/qmsdocs.css",
        {"Host": "evil.example"},
        403,
    ),
    ("a page of another site", "GET", "/", {"Sec-Fetch-Site": "cross-site"}, 403),
    ("a page of another port", "GET", "/", {"Sec-Fetch-Site": "same-site"}, 403),
    ("a script of another site", "GET", "/", {"Origin": "http://evil.example"}, 403),
    ("a sandboxed page", "GET", "/", {"Origin": "null"}, 403),
    ("a form of another site", "POST", f"{YEAR}/make", {"Origin": "http://evil.example"}, 403),
    ("a form of another port", "POST", f"{YEAR}/make", {"Origin": "http://127.0.0.1:9000"}, 403),
    ("a form over https", "POST", f"{YEAR}/make", {"Origin": "https://127.0.0.1:8420"}, 403),
    ("a form from nowhere", "POST", f"{YEAR}/make", {}, 403),
    ("a form typed as an address", "POST", f"{YEAR}/make", {"Sec-Fetch-Site": "none"}, 403),
    (
        "our origin from a foreign page",
        "POST",
        f"{YEAR}/make",
        OWN | {"Sec-Fetch-Site": "cross-site"},
        403,
    ),
    ("a form without its key", "POST", f"{YEAR}/make", OWN, 403),
    ("a key of somebody else", "POST", f"{YEAR}/make", OWN | {"X-Form-Key": "guess"}, 403),
    ("a form asked for", "GET", "/language", {}, 405),
    ("a page deleted", "DELETE", YEAR, OWN, 405),
    ("a page put", "PUT", "/", OWN, 405),
    ("a length that is none", "POST", f"{YEAR}/make", OWN | {"Content-Length": "-1"}, 413),
    (
        "a length beyond the limit",
        "POST",
        f"{YEAR}/make",
        OWN | {"Content-Length": str(MAX_BODY + 1)},
        413,
    ),
    ("a page that is not there", "GET", "/nowhere", {}, 404),
    ("a file above the static ones", "GET", "/static/%2e%2e/app.py", {}, 404),
    ("a file above them, twice encoded", "GET", "/static/%252e%252e/app.py", {}, 404),
]


@pytest.mark.parametrize("request_", [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_a_request_is_refused_with_a_sentence(
    someone: Person, root: Path, request_: tuple[str, str, Mapping[str, str], int]
) -> None:
    method, path, headers, status = request_
    answer = someone.client.request(method, path, headers=headers)
    assert answer.status_code == status
    assert 'lang="vi"' in answer.text
    assert "chương trình gặp lỗi" not in answer.text
    assert not (root / "output").exists()


@pytest.mark.parametrize(
    "token", ["", "wrong", TOKEN[:-1], TOKEN + "x", "é" * 9, TOKEN.upper()], ids=repr
)
def test_without_the_token_nobody_is_let_in(root: Path, token: str) -> None:
    client = stranger(root)
    answer = client.get("/enter", params={"token": token})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers
    assert client.get("/").status_code == 403


def test_the_token_is_good_once_and_becomes_a_cookie_for_this_server_alone(root: Path) -> None:
    first = stranger(root)
    answer = first.get(f"/enter?token={TOKEN}")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/"
    cookie = answer.headers["set-cookie"]
    assert re.match(r"qmsdocs-8420=[\w-]{40,}; ", cookie)
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(cookie.split("; "))
    assert first.get("/").status_code == 200
    again = first.get(f"/enter?token={TOKEN}")
    assert again.status_code == 303  # the same window may load its address again
    other = TestClient(first.app, base_url=BASE, follow_redirects=False)
    assert other.get(f"/enter?token={TOKEN}").status_code == 403


def test_a_cookie_of_another_server_opens_nothing(root: Path) -> None:
    client = stranger(root)
    client.cookies.set("qmsdocs-8420", "made-up")
    assert client.get(YEAR).status_code == 403
    assert client.post("/language", headers=OWN).status_code == 403


def test_nothing_secret_stands_in_a_page_for_strangers(root: Path) -> None:
    page = stranger(root).get("/").text
    assert "_key" not in page
    assert AGENCY not in page
    assert str(root) not in page


def test_pages_may_not_be_framed_sniffed_or_run_foreign_scripts(someone: Person) -> None:
    for path in ("/", "/nowhere", "/static/qmsdocs.css"):
        headers = someone.get(path).headers
        policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
        assert policy["default-src"] == "'none'"
        assert policy["script-src"] == policy["style-src"] == "'self'"
        assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
        assert policy["form-action"] == "'self'"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
    assert someone.get("/").headers["cache-control"] == "no-store"


BAD = [
    "..",
    ".",
    "%2e%2e",
    "%2e%2e%2f%2e%2e",
    "..%5c..",
    "%252e%252e",
    "%2fetc%2fpasswd",
    "a%00b",
    "con",
    "C%3a",
]


def with_params() -> Iterator[tuple[str, str]]:
    """Give every route that has parameters, with a bad value for one of them."""
    good = {"agency": AGENCY, "year": "2023", "name": "x.docx", "draft": "0", "step": "agency"}
    app = stranger(Path()).app
    for route in app.routes:  # type: ignore[attr-defined]
        if isinstance(route, Route) and "{" in route.path:
            for name in re.findall(r"\{(\w+)(?::\w+)?\}", route.path):
                values = [(bad, re.sub(rf"\{{{name}(:\w+)?\}}", bad, route.path)) for bad in BAD]
                for bad, path in values:
                    filled = re.sub(
                        r"\{(\w+)(?::\w+)?\}", lambda found: good.get(found[1], "x"), path
                    )
                    yield f"{route.name} {name} {bad}", filled


PARAMS = list(with_params())


class Raw:
    """A browser that was let in and that sends paths as they are, dots and all."""

    def __init__(self, address: str) -> None:
        base, _, token = address.partition("/enter?token=")
        self.base, self.host = base, base.removeprefix("http://")
        with httpx2.Client() as client:
            client.get(f"{base}/enter", params={"token": token})
            self.cookies = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
            page = client.get(f"{base}/new").text
        self.key = re.findall(r'name="_key" value="([^"]+)"', page)[0]

    def ask(self, method: str, path: str) -> tuple[int, str]:
        """Give the status of an answer and where it leads."""
        line = HTTPConnection(self.host, timeout=30)
        headers = {"Cookie": self.cookies, "Origin": self.base, "X-Form-Key": self.key}
        line.request(method, path, headers=headers)
        answer = line.getresponse()
        answer.read()
        line.close()
        return answer.status, answer.getheader("Location") or ""


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Raw]:
    with served(workspace(tmp_path_factory.mktemp("ws"), AGENCY)) as address:
        yield Raw(address)


@pytest.mark.parametrize("path", [row[1] for row in PARAMS], ids=[row[0] for row in PARAMS])
def test_no_parameter_of_a_path_leads_anywhere_else(raw: Raw, path: str) -> None:
    for method in ("GET", "POST"):
        status, to = raw.ask(method, path)
        assert status in {303, 403, 404, 405, 422}
        assert not to or to.startswith("/new?")  # a draft that is not there begins anew


def test_a_link_out_of_the_workspace_is_not_followed(
    someone: Person, root: Path, tmp_path: Path
) -> None:
    outside = workspace(tmp_path.parent / f"{tmp_path.name}-outside", "so-khcn-kon-tum")
    (root / "profiles" / "linked").symlink_to(outside / "profiles" / "so-khcn-kon-tum")
    answer = someone.get("/a/linked/2019")
    assert answer.status_code == 422
    assert "thư mục làm việc" in answer.text


def test_an_upload_of_200_megabytes_is_refused_and_the_server_goes_on(root: Path) -> None:
    block = bytes(1024 * 1024)
    with served(root) as address, httpx2.Client(follow_redirects=True, timeout=60) as client:
        base = address.partition("/enter")[0]
        client.get(address)
        own = {"Origin": base, "Sec-Fetch-Site": "same-origin"}
        told = client.post(
            f"{base}/language",
            content=(block for _ in range(200)),
            headers=own | {"Content-Length": str(200 * len(block))},
        )
        assert told.status_code == 413
        assert "32 MB" in told.text
        untold = client.post(
            f"{base}/language",
            content=(block for _ in range(40)),
            headers=own | {"Content-Type": "application/x-www-form-urlencoded"},
        )
        assert untold.status_code == 413
        assert client.get(f"{base}/").status_code == 200

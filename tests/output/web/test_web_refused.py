"""What the server refuses, and the headers of every answer."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from output.web.gate import MAX_ADDRESS

PAGES = [
    "/",
    "/search?q=m",
    "/compare",
    "/plans",
    "/plans/goals",
    "/plans/goals.json",
    "/static/planverk.css",
    "/nothing",
]


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_forbids_scripts_and_what_is_elsewhere(get: Any, path: str) -> None:
    headers = get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'none'" in policy
    assert "http" not in policy
    assert ("unsafe-inline" in policy) is (path == "/compare")
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path", ["/", "/plans", "/plans/goals", "/plans?sql=select+1", "/plans/fritext?text=m", "/compare"]
)
def test_no_page_has_a_script_or_an_address_elsewhere(get: Any, path: str) -> None:
    page = get(path).text
    assert "<script" not in page
    assert 'style="' not in page
    assert re.findall(r"https?://(?!localhost/)", page) == []


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("path", ["/", "/plans", "/plans/fritext", "/plans/goals"])
def test_methods_that_write_are_refused(get: Any, method: str, path: str) -> None:
    answer = get.send(method, path)
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    "sql",
    [
        "delete from goals",
        "insert into goals select * from goals",
        "update documents set path = '/etc/passwd'",
        "drop table goals",
        "attach database '/tmp/x.db' as x",
        "pragma query_only = off",
        "pragma database_list",
        "select * from pragma_database_list()",
        "with x as (select 1) delete from goals",
        "select load_extension('x')",
        "select writefile('/tmp/x', 'y')",
        "select 1; drop table goals",
        "vacuum into '/tmp/x.db'",
    ],
)
def test_sql_that_does_more_than_read_is_refused(get: Any, web_db: Path, sql: str) -> None:
    before = hashlib.sha256(web_db.read_bytes()).hexdigest()
    answer = get(f"/plans.json?sql={quote(sql)}&_shape=array")
    assert answer.status_code == 400, answer.text
    assert str(web_db) not in answer.text
    assert hashlib.sha256(web_db.read_bytes()).hexdigest() == before
    assert 'role="alert"' in get(f"/plans?sql={quote(sql)}").text or get(f"/plans?sql={quote(sql)}").status_code == 400


@pytest.mark.parametrize(
    "path",
    [
        "/plans/goals;drop table goals",
        "/plans/goals' or 1=1",
        "/plans/sqlite_master--",
        '/plans/"; select 1',
        "/document/../../../etc/passwd",
        "/document/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/show/..%2f..%2fetc%2fpasswd",
        "/show/0123456789abcdef-g1' or '1'='1",
        "/show/0123456789abcdef-g1",
        "/show/x",
        "/page/0123456789abcdef/1.png",
        "/page/../../etc/passwd/1.png",
        "/page/etc/1.png",
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2fapp.py",
        "/plans.db",
        "/_internal",
        "/_memory",
    ],
)
def test_paths_and_names_that_are_none_are_not_found(get: Any, path: str) -> None:
    answer = get(path.replace(" ", "%20"), follow_redirects=True)
    assert answer.status_code in (400, 403, 404), (answer.status_code, answer.text[:300])
    assert "root:" not in answer.text
    assert "import " not in answer.text


@pytest.mark.parametrize(
    "page", ["databases", "settings", "plugins", "versions", "threads", "metadata", "actor", "logout"]
)
@pytest.mark.parametrize("ending", ["", ".json"])
def test_pages_for_administrators_are_not_there(get: Any, page: str, ending: str) -> None:
    assert get(f"/-/{page}{ending}").status_code == 404


def test_nothing_tells_where_the_database_is(get: Any, web_db: Path) -> None:
    for path in ("/", "/plans", "/plans.json", "/.json", "/plans/nothing", "/plans?sql=select+x"):
        assert str(web_db.parent) not in get(path).text, path


def test_huge_parameters_are_refused(get: Any) -> None:
    assert get(f"/search?q={'x' * MAX_ADDRESS}").status_code == 414
    assert get(f"/plans/goals?_where={'x' * MAX_ADDRESS}").status_code == 414
    assert get(f"/search?q={'x' * 4000}").status_code == 200
    assert get("/plans/goals.json?_size=1000000000").status_code == 400
    assert get("/show/0123456789abcdef?page=" + "9" * 100).status_code == 404


def test_rows_are_limited(get: Any) -> None:
    many = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 9000) select i from n"
    answer = get(f"/plans.json?sql={quote(many)}").json()
    assert answer["truncated"]
    assert len(answer["rows"]) == 2000


def test_a_statement_that_never_ends_is_stopped(get: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n"
    answer = get(f"/plans.json?sql={quote(endless)}&_timelimit=50")
    assert answer.status_code == 400
    assert "interrupted" in answer.text.lower() or "too long" in answer.text.lower()


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8001", "127.0.0.1.evil.example", ""])
def test_other_names_of_the_host_are_refused_on_the_loopback_address(get: Any, host: str) -> None:
    assert get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost:8001", "127.0.0.1:8001", "[::1]:8001", "LOCALHOST"])
def test_names_of_the_loopback_address_pass(get: Any, host: str) -> None:
    assert get("/", headers={"host": host}).status_code == 200


def test_any_name_passes_where_another_address_was_asked_for(readers: Callable[..., Any], web_db: Path) -> None:
    assert readers(web_db, host="0.0.0.0")("/", headers={"host": "plans.example"}).status_code == 200

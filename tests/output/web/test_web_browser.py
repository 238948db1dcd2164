"""From the start page to a number on its page, in a real browser, and what axe-core says of every page.

Needs Debian's `chromium` and Playwright, which starts it; axe-core is looked for in node_modules and in AXE_CORE.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
AXE = Path(os.environ.get("AXE_CORE") or ROOT / "node_modules" / "axe-core" / "axe.min.js")
CHROMIUM = shutil.which("chromium")
PHONE = {"width": 360, "height": 740}

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on this machine (Debian: chromium)")
playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed (pip: playwright)")


@pytest.fixture(scope="module")
def address(web_db: Path) -> Iterator[str]:
    """`planverk serve` over the samples."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "pipeline.cli", "serve", "--db", str(web_db), "--port", str(port)]
    if not (ROOT / "pipeline" / "__main__.py").exists():
        command[1:3] = ["-c", "import sys; from pipeline.cli import main; sys.argv[0] = 'planverk'; main()"]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    assert f"http://127.0.0.1:{port}/" in server.stdout.readline()
    yield f"http://127.0.0.1:{port}"
    server.terminate()
    server.wait(10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as engine:
        started = engine.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture
def tab(browser: Any, address: str) -> Iterator[Any]:
    """A tab that tells what it asked for elsewhere and what the console said; both must stay empty."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    wrong: list[str] = []
    page.on("request", lambda request: None if request.url.startswith(address) else wrong.append(request.url))
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    context.close()
    assert wrong == []


def box_on_paper(tab: Any) -> list[float]:
    """The drawn box in shares of the picture: left, top, right, bottom."""
    shares: list[float] = tab.evaluate(
        """() => {
            const b = document.querySelector('#box').getBoundingClientRect();
            const p = document.querySelector('.paper img').getBoundingClientRect();
            return [(b.left - p.left) / p.width, (b.top - p.top) / p.height,
                    (b.right - p.left) / p.width, (b.bottom - p.top) / p.height];
        }"""
    )
    return shares


def test_from_the_start_page_to_a_number_on_its_page(tab: Any, address: str, rows: Callable[..., list[Any]]) -> None:
    document, value, raw, box = rows(
        "SELECT m.document_id, v.id, v.raw, v.box FROM measure_values v JOIN measures m ON m.id = v.measure_id "
        "JOIN documents d ON d.id = m.document_id WHERE d.format = 'pdf' AND v.box IS NOT NULL "
        "AND m.table_id IS NOT NULL ORDER BY v.id LIMIT 1"
    )[0]
    tab.goto(address)
    tab.click(f'a[href="/document/{document}"]')
    tab.click(f'a[href="/show/{value}"]')
    assert raw in tab.inner_text(".facts")
    tab.wait_for_load_state("load")
    assert tab.evaluate("document.querySelector('.paper img').naturalWidth") > 500
    width, height = (float(side) for side in tab.get_attribute(".paper svg", "viewBox").split()[2:])
    x0, top, x1, bottom = json.loads(box)
    drawn = box_on_paper(tab)
    expected = [(x0 - 2) / width, (top - 2) / height, (x1 + 2) / width, (bottom + 2) / height]
    assert drawn == pytest.approx(expected, abs=0.003)


def test_search_in_the_browser(tab: Any, address: str) -> None:
    tab.goto(address)
    tab.fill("#q", "psykisk ohälsa")
    tab.press("#q", "Enter")
    assert tab.locator("mark", has_text="ohälsa").count() > 0
    tab.locator(".hits a").first.click()
    assert "/show/" in tab.url


def test_stored_query_with_a_parameter(tab: Any, address: str) -> None:
    tab.goto(f"{address}/plans")
    tab.click("a:has-text('löptext')")
    tab.get_by_label("Ord som söks").fill("mål")
    tab.get_by_label("Kommun").fill("Sala")
    tab.click("main button")
    cells = tab.locator("table.rows-and-columns tbody tr td:first-child").all_inner_texts()
    assert set(cells) == {"Sala"}


def test_from_a_comparison_to_a_page(tab: Any, address: str) -> None:
    tab.goto(f"{address}/compare")
    tab.fill("#a", "Ale")
    tab.fill("#b", "Sala")
    tab.click("main button")
    tab.locator("main a[href^='/show/']").first.click()
    assert "/show/" in tab.url
    assert tab.locator("h1").count() == 1


def test_keyboard_reaches_the_content_first(tab: Any, address: str) -> None:
    tab.goto(address)
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.getAttribute('href')") == "#main"
    assert tab.evaluate("document.activeElement.getBoundingClientRect().left") >= 0


def pages(rows: Callable[..., list[Any]]) -> list[str]:
    """One address for each kind of page."""
    ((document,),) = rows("SELECT id FROM documents WHERE municipality = 'Ale' AND format = 'pdf'")
    ((text,),) = rows("SELECT id FROM goals WHERE page IS NULL ORDER BY id LIMIT 1")
    ((amount,),) = rows("SELECT id FROM budget_lines WHERE box IS NOT NULL ORDER BY id LIMIT 1")
    return [
        "/", "/search?q=m%C3%A5l", f"/document/{document}", f"/show/{text}", f"/show/{amount}",
        f"/show/{document}?page=2", "/compare", "/compare?a=Ale&b=Sala", "/plans", "/plans/goal_tree",
        "/plans/goals?_sort_desc=position&kind=vision",
        f"/plans/goals/{text}", "/plans/fritext?text=m%C3%A5l", "/plans?sql=select+1",
    ]  # fmt: skip


def test_no_page_is_wider_than_a_phone(browser: Any, address: str, rows: Callable[..., list[Any]]) -> None:
    context = browser.new_context(viewport=PHONE)
    tab = context.new_page()
    wide = {}
    for path in pages(rows):
        tab.goto(address + path)
        over = tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if over > 0:
            wide[path] = over
    context.close()
    assert wide == {}


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed (npm: axe-core)")
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_axe_finds_nothing_serious(browser: Any, address: str, rows: Callable[..., list[Any]], lang: str) -> None:
    context = browser.new_context(bypass_csp=True)  # the pages allow no script, and axe is one
    tab = context.new_page()
    tab.goto(f"{address}/?lang={lang}")
    found = {}
    for path in pages(rows):
        tab.goto(address + path)
        tab.add_script_tag(path=str(AXE))
        violations = tab.evaluate("async () => (await axe.run()).violations")
        serious = [(v["id"], v["nodes"][0]["html"]) for v in violations if v["impact"] in ("serious", "critical")]
        if serious:
            found[path] = serious
    context.close()
    assert found == {}

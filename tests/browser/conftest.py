"""A headless Chromium for the report; tests that need one skip plainly where there is none."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from consilience.export.html import html
from tests import mission, records
from tests.large import large_record

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def chromium():
    """One browser for all tests."""
    api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: the report is not clicked")
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not program:
        pytest.skip("no Chromium was found: the report is not clicked (Debian: apt install chromium)")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def pages(tmp_path_factory) -> dict[str, Path]:
    """The reports on the invented records, as files."""
    folder = tmp_path_factory.mktemp("reports")
    made = {
        "full": records.full_record(),
        "lone": records.lone_record(),
        "empty": records.empty_record(),
        "hostile": records.hostile_record(),
        "split": records.split_record(),
        "large": large_record(50, 200),
        "status": mission.mission_record(),
        "measure": mission.measure_record(),
    }
    files = {name: folder / f"{name}.html" for name in made}
    for name, record in made.items():
        files[name].write_text(html(record), encoding="utf-8")
    return files


@pytest.fixture
def opened(chromium, pages) -> Iterator[Callable]:
    """Opens a report: `opened("full", address="fact-1.2", width=390, scheme="dark")`.

    When the test ends, it fails if the page wrote an error to the console or asked for anything but itself.
    """
    contexts, troubles = [], []

    def page_of(name: str, address: str = "", width: int = 1400, scheme: str = "light"):
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            reduced_motion="reduce",
            has_touch=width < 500,
        )
        contexts.append(context)
        page = context.new_page()
        file = pages[name].as_uri()
        page.on("console", lambda message: troubles.append(message.text) if message.type != "log" else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on(
            "request",
            lambda request: troubles.append(request.url) if not request.url.startswith((file, "data:")) else None,
        )
        page.goto(f"{file}#{address}" if address else file)
        return page

    yield page_of
    for context in contexts:
        context.close()
    assert not troubles

"""How soon the page shows when it is opened from disk, beside a blank page in the same browser.

    .venv/bin/python tests/benchmarks/first_paint.py outputs/2021/bao-cao-2021.html

Prints the median first contentful paint and load of some openings, the size, and how much the layout shifted.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

OPENINGS = 9
BLANK = '<!doctype html><html lang="vi"><title>Trang trắng</title><p>.</p></html>'
TIMES = """() => new Promise(done => { let shift = 0
    new PerformanceObserver(list => list.getEntries().forEach(entry => { shift += entry.value }))
        .observe({type: 'layout-shift', buffered: true})
    setTimeout(() => done([
        performance.getEntriesByName('first-contentful-paint')[0].startTime,
        performance.getEntriesByType('navigation')[0].loadEventEnd, shift]), 200) })"""


def opened(browser: Browser, path: Path, width: int) -> tuple[float, float, float]:
    """Milliseconds to the first contentful paint and to the end of loading, medians, and the largest layout shift."""
    found = []
    for _ in range(OPENINGS):
        page = browser.new_context(viewport={"width": width, "height": 844}, offline=True).new_page()
        page.goto(path.as_uri())
        found.append(page.evaluate(TIMES))
        page.context.close()
    paints, loads, shifts = zip(*found, strict=True)
    return statistics.median(paints), statistics.median(loads), max(shifts)


def main(path: Path) -> None:
    """Print a line for the page and one for the blank page, at desktop and phone width."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        blank = Path(folder) / "blank.html"
        blank.write_text(BLANK, encoding="utf-8")
        binary = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=binary, args=["--no-sandbox"])
        for width in (1000, 390):
            for name, file in (("blank", blank), (path.name, path.resolve())):
                paint, load, shift = opened(browser, file, width)
                size = file.stat().st_size / 1000
                told = f"{size:.0f} KB, paint {paint:.0f} ms, load {load:.0f} ms, layout shift {shift:.3f}"
                sys.stdout.write(f"{width} px  {name}: {told}\n")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))

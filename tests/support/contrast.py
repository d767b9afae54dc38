"""How well a colour is told from another: the contrast ratio of WCAG 2.2 (1.4.3)."""

import json
import re
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import openpyxl

READABLE = 4.5
"""The ratio that text of usual size must reach (WCAG 2.2, level AA)."""


def contrast(one: str, other: str) -> float:
    """The ratio between two colours as ``#RRGGBB`` or ``RRGGBB``: 1 for equal ones, 21 for black and white."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


_MEASURE = """
<script>
const parts = colour => colour.match(/[\\d.]+/g).map(Number);
const two = part => Math.round(part).toString(16).padStart(2, '0');
const hex = colour => '#' + parts(colour).slice(0, 3).map(two).join('');
function behind(element) {
  for (let each = element; each; each = each.parentElement) {
    const colour = parts(getComputedStyle(each).backgroundColor);
    if (colour.length === 3 || colour[3] === 1) return hex(getComputedStyle(each).backgroundColor);
    if (colour[3] > 0) return 'mixed';
  }
  return '#ffffff';
}
const found = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const text = walker.currentNode.textContent.trim(), element = walker.currentNode.parentElement;
  if (text && !['SCRIPT', 'STYLE'].includes(element.tagName))
    found.push([text.slice(0, 40), hex(getComputedStyle(element).color), behind(element)]);
}
document.documentElement.setAttribute('data-found', encodeURIComponent(JSON.stringify(found)));
</script>
"""


def texts_of_page(html: str, chromium: str, folder: Path) -> list[tuple[str, str, str]]:
    """Each text of a page with its colour and the one behind it, as Chromium paints them."""
    path = folder / "page.html"
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html).replace(
        "</body>", f"{_MEASURE}</body>"
    )
    path.write_text(page, encoding="utf-8")
    quiet = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'chromium'}"]
    done = subprocess.run([chromium, *quiet, "--dump-dom", path.as_uri()], check=True, capture_output=True, timeout=120)
    found = re.search(r'data-found="([^"]*)"', done.stdout.decode())
    assert found, "the page was not measured"
    return [tuple(each) for each in json.loads(unquote(found[1]))]


def unreadable_of_page(html: str, chromium: str, folder: Path) -> list[tuple[str, str, str]]:
    """The texts of a page that are hard to tell from what is behind them."""
    texts = texts_of_page(html, chromium, folder)
    assert len(texts) > 20
    return [each for each in texts if each[2] == "mixed" or contrast(each[1], each[2]) < READABLE]


def unreadable_of_workbook(workbook: bytes) -> list[tuple[str, str, float]]:
    """The cells in view of a workbook whose text is hard to tell from their fill."""
    found = []
    for sheet in openpyxl.load_workbook(BytesIO(workbook)).worksheets:
        if sheet.sheet_state == "visible":
            for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value not in (None, "")):
                fill = _rgb(cell.fill.fgColor, "FFFFFF") if cell.fill.fill_type == "solid" else "FFFFFF"
                ratio = contrast(_rgb(cell.font.color, "000000"), fill)
                if ratio < READABLE:
                    found.append((sheet.title, cell.coordinate, round(ratio, 2)))
    return found


def _rgb(colour: Any, usual: str) -> str:
    return str(colour.rgb)[2:] if colour is not None and colour.type == "rgb" and colour.rgb != "00000000" else usual

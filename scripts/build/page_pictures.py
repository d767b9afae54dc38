"""Take pictures of the page: empty, working, results, many forms, phone width, print.

    python scripts/build/page_pictures.py [FOLDER]      docs/pictures unless given, where only the results are kept

Needs what try_page.py needs.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from page import build
from page_asking import IDLE, READY, give, sample, shown
from page_browsers import Chromium, wait

from itaxl.template.form_file import form_bytes
from venv_setup import ROOT, one_sentence

KEPT: Final = "page-results.png"
PHONE: Final = (390, 844)


def main(words: list[str]) -> None:
    """Take them."""
    with TemporaryDirectory() as place:
        out = Path(words[0]) if words else Path(place)
        out.mkdir(parents=True, exist_ok=True)
        page = build(Path(place, "dist"))
        _take(page, out)
        if not words:
            (ROOT / "docs" / "pictures" / KEPT).write_bytes((out / KEPT).read_bytes())


def _take(page: Path, out: Path) -> None:
    good = form_bytes(sample())
    bad = form_bytes(
        sample().edited(
            {
                "org.phone": "๐๓๙  ๓๑๒ ๓๔๕",
                "org.district": " เมืองจันทบุรี\u200b",
                "memo.date": "๓๑ เมษายน ๒๕๖๙",
                "memo.subject": "",
            }
        )
    )
    browser = Chromium(wide=1100, high=700)
    browser.open(page.as_uri())
    wait(browser, READY)
    browser.page.screenshot(path=out / "page-empty.png", full_page=True)
    give(browser, [("แบบฟอร์ม อบต.ท่าช้าง.xlsm", bad)])
    shown(browser, 1)
    browser.page.wait_for_timeout(800)
    browser.page.evaluate("document.activeElement.blur()")
    browser.page.screenshot(path=out / KEPT, clip={"x": 0, "y": 0, "width": 1100, "height": 1250}, full_page=True)
    browser.page.emulate_media(media="print")
    browser.page.pdf(path=out / "page-print.pdf", format="A4")
    browser.page.emulate_media(media="screen")
    browser.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    browser.page.wait_for_timeout(500)
    browser.page.screenshot(path=out / "page-phone.png", full_page=True)
    browser.page.set_viewport_size({"width": 1100, "height": 700})
    give(browser, [(f"แบบฟอร์มที่ {number}.xlsm", good + bytes(number)) for number in range(1, 6)] + [("อ่าน.txt", b"x")])
    wait(browser, "return document.getElementById('status').textContent.includes('จาก')")
    browser.page.screenshot(path=out / "page-working.png")
    wait(browser, IDLE)
    browser.page.click("#together summary")
    browser.page.wait_for_timeout(800)
    browser.page.screenshot(path=out / "page-together.png", full_page=True)
    browser.close()


if __name__ == "__main__":
    with one_sentence():
        main(sys.argv[1:])

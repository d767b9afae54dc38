"""Try the page as people use it, in real browsers, and fail where it does not what docs/page.md says.

    python scripts/build/try_page.py [--page FOLDER] [--forms N]

Needs Debian's chromium and firefox-esr, and of Python `itaxl[test,browsers]`. Builds the page into a passing folder
unless one is given.
"""

import argparse
import os
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from zipfile import ZipFile

from page import build
from page_asking import GIVE, IDLE, READY, SAID, distinct, expect, files_of, give, sample, shown
from page_browsers import CHROMIUM, FIREFOX, Browser, Chromium, Firefox, memory_of_renderers, program, wait
from page_servers import listening, served
from page_trials import prints_what_was_found, takes_papers_and_settings, tells_what_memory_does_not_hold
from PIL import Image

import itaxl
from given import given_folder
from itaxl.app.check import check_file
from itaxl.app.choice import Choice
from itaxl.model.refusal import Refused
from itaxl.sample import sample_content
from itaxl.template.form_file import form_bytes
from itaxl.years.catalogue import fiscal_year, known_years
from venv_setup import ROOT, Stop, one_sentence

sys.path.insert(0, str(ROOT / "tests" / "support"))

LONGEST: Final = 420
"""Seconds for one browser."""
MOST_MEMORY: Final = 600_000_000
LONG: Final = "ทดสอบชื่อยาว" * 17
"""A name of some 200 letters."""


def by_command_line(folder: Path, name: str, data: bytes) -> dict[str, bytes]:
    """The files that the command line makes of a form: its papers and its mended copy."""
    form = folder / name
    form.write_bytes(data)
    made = {path.name: path.read_bytes() for path in itaxl.make(form, folder / "papers").files}
    mended = itaxl.fix(form).copy
    return made | ({mended.name: mended.read_bytes()} if mended else {})


def opens_and_makes_the_same(browser: Browser, address: str, folder: Path) -> dict[str, float]:
    """The page opens, and its papers and mended copy are the command line's byte for byte; gives the times."""
    faulty = form_bytes(sample().edited({"org.phone": "๐๓๙  ๓๑๒ ๓๔๕", "org.district": " เมืองจันทบุรี\u200b"}))
    began = time.monotonic()
    browser.open(address)
    wait(browser, READY)
    times = {"ready": time.monotonic() - began}
    for number, (name, data) in enumerate(
        (("ตัวอย่าง.xlsm", form_bytes(sample())), ("แก้.xlsm", faulty), ("ซ้ำ.xlsm", faulty)), 1
    ):
        began = time.monotonic()
        give(browser, [(name, data)])
        shown(browser, number)
        times[("first", "second", "later")[number - 1]] = time.monotonic() - began
        place = folder / f"{browser.name}-{number}"
        place.mkdir()
        expected = by_command_line(place, name, data)
        made = {
            each: data for (form, kind, each), data in files_of(browser).items() if form == name and kind != "findings"
        }
        expect(
            made == expected,
            f"{browser.name}, {address[:5]}: files of {name} are not those of the command line: {sorted(made)}",
        )
    expect(any("fixed" in name for _, _, name in files_of(browser)), "no mended copy")
    expect(not browser.complaints, f"{browser.name}: {browser.complaints}")
    return times


def tells_bad_files(browser: Browser, folder: Path) -> None:
    """A sample of the tests' bad and odd files gets the sentence of the command line."""
    from bad_files import bad_files
    from foreign_files import foreign_files

    cases = {
        case.end: (case.name, case.make())
        for case in bad_files()
        if not case.killer and not case.end.startswith("limit")
    }
    cases |= {case.what: ("งบ.xlsx", case.make()) for case in [*foreign_files()][:3]}
    before = len(browser.ask(SAID))
    for number, (name, data) in enumerate(cases.values(), 1):
        (folder / name).write_bytes(data)
        try:
            expected = check_file(folder / name, Choice()).verdict.th
        except Refused as refusal:
            expected = refusal.sentence("th")
        give(browser, [(name, data)])
        told = shown(browser, before + number)[0]
        expect(
            " ".join(expected.split()) in " ".join(told.split()), f"{name} is told as {told[:200]!r}, not {expected!r}"
        )


def ends_what_stalls(browser: Browser) -> None:
    """A form that stalls is ended and told, and the next one is done by a new Python."""
    from odd_files import odd_files

    slow = max((case.make() for case in odd_files() if case.slow), key=len)
    before = len(browser.ask(SAID))
    browser.ask("window.itaxl.LIMITS.seconds = 1.5")
    give(browser, [("ช้า.xlsm", slow)])
    shown(browser, before + 1)
    told = browser.ask(SAID)[0]
    browser.ask("window.itaxl.LIMITS.seconds = 120")
    expect("ใช้เวลาเกิน" in told, f"a form that stalls is told as {told[:200]!r}")
    give(browser, [("ต่อไป.xlsm", form_bytes(sample()))])
    expect("พร้อมส่ง" in shown(browser, before + 2)[0], "the form after a stalled one is not done")
    give(browser, [("หยุด.xlsm", slow)])
    wait(browser, "return document.body.classList.contains('busy')")
    browser.ask("document.getElementById('cancel').click()")
    wait(browser, IDLE)
    expect("หยุดแล้ว" in browser.ask("return document.getElementById('status').textContent"), "stopping is not told")
    # Stopped while its bytes are read, a form leaves the new Python to the next one.
    stopped = [["หยุดทันที.xlsm", b64encode(form_bytes(sample())).decode()]]
    for number, moments in enumerate((4, 8, 12, 16), 3):
        wait_a_little = f"for (let n = 0; n < {moments}; n++) await null;"
        browser.ask(f"{GIVE} {wait_a_little} document.getElementById('cancel').click()", stopped, "files")
        give(browser, [("หลังหยุด.xlsm", form_bytes(sample()))])
        told = shown(browser, before + number)[0]
        expect("หลังหยุด" in told and "พร้อมส่ง" in told, f"a form after one that was stopped is told as {told[:200]!r}")


def sends_nothing(browser: Chromium, other: str, heard: list[str], at_home: str = "file:") -> None:
    """The browser itself stops whatever would leave the page."""
    before = len(browser.asked)
    browser.ask(
        """const place = given[0], quiet = promise => promise.catch(() => {});
        await quiet(fetch(place + "fetch"));
        new Image().src = place + "image";
        navigator.sendBeacon(place + "beacon", "x");
        await quiet(import(place + "script.js"));
        try { new WebSocket(place.replace("http", "ws") + "socket"); } catch {}
        const form = document.createElement("form");
        form.action = place + "form"; document.body.append(form); form.submit(); form.remove();
        const style = document.createElement("link");
        style.rel = "stylesheet"; style.href = place + "style.css"; document.head.append(style); style.remove();
        await new Promise(done => setTimeout(done, 500));""",
        other,
    )
    expect(not heard, f"left the page: {heard}")
    inside = [url for url in browser.asked[:before] if not url.startswith((at_home, "blob:", "data:", "about:"))]
    expect(not inside, f"asked for {inside[:3]}")
    browser.complaints.clear()  # of what was just stopped


def by_keyboard(browser: Chromium, place: Path) -> None:
    """From opening to a saved paper without a mouse, with what happens told to a screen reader."""
    browser.open(place.as_uri())
    wait(browser, READY)
    page = browser.page
    for _ in range(5):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "choose":
            break
    expect(page.evaluate("document.activeElement.id") == "choose", "choosing files is not reached by Tab")
    page.keyboard.press("Enter")
    for _ in range(100):
        if not browser.choosers:
            page.wait_for_timeout(100)
    expect(bool(browser.choosers), "Enter opens no box for choosing files")
    name = f"{LONG}.xlsm"
    before = len(browser.ask(SAID))
    browser.choosers[-1].set_files({"name": name, "mimeType": "", "buffer": form_bytes(sample())})
    shown(browser, before + 1)
    expect(page.evaluate("document.activeElement.textContent") == name, "the result is not in focus")
    expect(name in page.inner_text("#status"), "the end is not told")
    expect(page.get_attribute("#status", "aria-live") == "polite", "no live region")
    page.keyboard.press("Tab")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    paper = next(data for (form, kind, _), data in files_of(browser).items() if form == name and kind == "paper")
    expect(download.value.path().read_bytes() == paper, "the saved paper is another")


def tells_many_together(browser: Chromium, count: int, folder: Path) -> tuple[int, float]:
    """A folder of many forms, in little memory; worklist, page and one .zip; gives bytes and seconds.

    The folder is chosen as people choose it: files that a script hands over as text take twice the memory of the page.
    """
    form = form_bytes(sample())
    wait(browser, READY)
    inbox = folder / "ส่งมา"
    inbox.mkdir()
    forms = [(f"แบบฟอร์ม {number:03}.xlsm", distinct(form, number)) for number in range(count)]
    with ZipFile(inbox / "ใน.zip", "w") as archive:
        for name, data in forms[: count // 2]:
            archive.writestr(name, data)
        archive.writestr("อ่าน.txt", "ไม่ใช่แบบฟอร์ม")
    for name, data in forms[count // 2 :]:
        (inbox / name).write_bytes(data)
    began, most = time.monotonic(), 0
    browser.page.set_input_files("#folder", str(inbox))
    while len(browser.ask(SAID)) < count or not browser.ask(IDLE):
        most = max(most, memory_of_renderers(os.getpid()))
        expect(time.monotonic() - began < 240, f"{count} forms take over four minutes")
        time.sleep(0.5)
    took = time.monotonic() - began
    expect(most < MOST_MEMORY, f"{count} forms take {most:,} bytes of memory")
    told = browser.page.inner_text("#together")
    expect("หน่วยงาน" in told and "ไม่ได้ตรวจ 1 ไฟล์" in told, f"all together are told as {told[:200]!r}")
    with browser.page.expect_download() as download:
        browser.page.click("#together button")
    names = set(ZipFile(download.value.path()).namelist())
    expect({"index.html", "worklist.xlsx", "results.json"} <= names, f"the .zip holds {sorted(names)[:5]}")
    expect(sum(name.endswith(".docx") for name in names) == 2 * count, "papers are missing in the .zip")
    return most, took


def makes_forms(browser: Browser) -> None:
    """Blank form, sample, and last year's form made ready for another year."""
    before = len(browser.ask(SAID))
    for number, button in enumerate(("new", "sample"), 1):
        browser.ask("document.getElementById(given[0]).click()", button)
        shown(browser, before + number)
    give(browser, [("ปีก่อน.xlsm", form_bytes(sample_content(fiscal_year(known_years()[-2]))))], "old-form")
    told = shown(browser, before + 3)[0]
    expect("เลื่อนปี" in told and "ปีก่อน-ปี" in told, f"the next year's form is told as {told[:200]!r}")
    browser.ask("document.getElementById('language').click()")
    expect("Results" in browser.ask("return document.body.innerText"), "no English")
    browser.ask("document.getElementById('language').click()")


def draws_pictures(browser: Browser, folder: Path) -> None:
    """A photograph that is too fine and lies on its side is drawn as the command line draws it."""
    photograph = Image.new("RGB", (1600, 2000), "white")
    turned = photograph.getexif()
    turned[0x0112] = 6
    kept = BytesIO()
    photograph.save(kept, "JPEG", exif=turned)
    data = form_bytes(replace(sample(), pictures={"org.emblem": kept.getvalue()}))
    before = len(browser.ask(SAID))
    give(browser, [("รูป.xlsm", data)])
    shown(browser, before + 1)
    memo = next(name for name in by_command_line(folder, "รูป.xlsm", data) if "บันทึก" in name)
    sizes = [_size_of_picture((folder / "papers" / memo).read_bytes())]
    files = files_of(browser).items()
    sizes += [_size_of_picture(each) for (form, _, name), each in files if (form, name) == ("รูป.xlsm", memo)]
    expect(len(sizes) == 2 and sizes[0] == sizes[1], f"{browser.name} draws a photograph in {sizes}")


def _size_of_picture(docx: bytes) -> tuple[int, int]:
    with ZipFile(BytesIO(docx)) as opened:
        name = next(name for name in opened.namelist() if name.startswith("word/media/"))
        return Image.open(BytesIO(opened.read(name))).size


def tells_an_old_browser(browser: Chromium, page: Path) -> None:
    """A browser without what the page needs gets a sentence, and nothing else."""
    for lacking in ("DecompressionStream", "WebAssembly", "OffscreenCanvas"):
        tab = browser.another_page()
        tab.add_init_script(f"delete window.{lacking}")
        tab.goto(page.as_uri())
        told = tab.inner_text("body")
        expect("เบราว์เซอร์นี้เก่าเกินไป" in told, f"an old browser without {lacking} is told nothing")
        expect("ลากไฟล์" not in told, f"an old browser without {lacking} is shown the page")
        tab.close()


def main(words: Sequence[str]) -> None:
    """Try all, each browser by a process of its own, and say what was measured."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--page", type=Path, help="the folder with itaxl.html and itaxl-page")
    parser.add_argument("--forms", type=int, default=300)
    parser.add_argument("--browser", choices=BROWSERS)
    given = parser.parse_args(words)
    program(CHROMIUM), program(FIREFOX)
    with TemporaryDirectory() as place:
        folder = Path(place)
        page = given_folder(given.page, "itaxl.html") / "itaxl.html" if given.page else build(folder / "dist")
        if given.browser:
            with served(page.parent / "itaxl-page") as address:
                BROWSERS[given.browser](page.resolve(), address, folder, given.forms)
            return
        began = time.monotonic()
        for browser in BROWSERS:
            command = (
                sys.executable,
                __file__,
                "--page",
                page.parent,
                "--forms",
                str(given.forms),
                "--browser",
                browser,
            )
            if subprocess.run(command, timeout=LONGEST, check=False).returncode:
                raise Stop(f"The page does not do what it should in {browser}.")
        print(f"The page does what it should, in Chromium and Firefox; {time.monotonic() - began:.0f} s.")


def _try_chromium(page: Path, address: str, folder: Path, forms: int) -> None:
    heard: list[str] = []
    browser = Chromium()
    with listening(heard) as other:
        by_keyboard(browser, page)
        print("Chromium, from a disk:", _said(opens_and_makes_the_same(browser, page.as_uri(), folder)), flush=True)
        makes_forms(browser)
        draws_pictures(browser, folder)
        tells_bad_files(browser, folder)
        ends_what_stalls(browser)
        takes_papers_and_settings(browser, folder / "from a disk")
        prints_what_was_found(browser)
        expect(not browser.complaints, f"console: {browser.complaints}")
        sends_nothing(browser, other, heard)
        tells_what_memory_does_not_hold(browser)
        browser.close()
        browser = Chromium()  # whose memory is that of the many forms alone
        browser.open(page.as_uri())
        most, took = tells_many_together(browser, forms, folder)
        print(f"Chromium, {forms} forms: {took:.0f} s, {most / 1e6:.0f} MB", flush=True)
        expect(not browser.complaints, f"console: {browser.complaints}")
        (folder / "http").mkdir()
        browser.asked.clear()
        print("Chromium, by http:", _said(opens_and_makes_the_same(browser, address, folder / "http")), flush=True)
        takes_papers_and_settings(browser, folder / "http")
        expect(not browser.complaints, f"console: {browser.complaints}")
        sends_nothing(browser, other, heard, at_home=address)
        tells_an_old_browser(browser, page)
    browser.close()


def _try_firefox(page: Path, address: str, folder: Path, _: int) -> None:
    browser = Firefox()
    for name, place in (("from a disk", page.as_uri()), ("by http", address)):
        (folder / name).mkdir()
        print(f"Firefox, {name}:", _said(opens_and_makes_the_same(browser, place, folder / name)), flush=True)
        makes_forms(browser)
        draws_pictures(browser, folder / name)
    browser.close()


BROWSERS: Final = {"chromium": _try_chromium, "firefox": _try_firefox}


def _said(times: dict[str, float]) -> str:
    return ", ".join(f"{name} {seconds:.2f} s" for name, seconds in times.items())


if __name__ == "__main__":
    with one_sentence():
        main(sys.argv[1:])
    sys.stdout.flush()
    os._exit(0)  # Marionette's profile complains when Python ends around it

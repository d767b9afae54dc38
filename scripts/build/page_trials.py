"""What offices give the page and what they do with it: forms too large, folders with everything, findings on paper."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from page_asking import IDLE, SAID, SHOWN, distinct, expect, files_of, give, sample, shown
from page_browsers import Browser, Chromium, wait

from itaxl.template.form_file import form_bytes


def tells_what_memory_does_not_hold(browser: Browser) -> None:
    """A form that needs more memory than there is is told so, whoever asks for it, and the next one is done."""
    from form_parts import MEMO_PART, replaced

    def with_rows(xml: bytes) -> bytes:
        return replaced(MEMO_PART, b"</sheetData>", xml + b"</sheetData>")

    corner = with_rows(b'<row r="600000"><c r="AC600000"><v>1</v></c></row>')  # 17 million cells for the reader's Rust
    many = b"".join(
        b'<row r="%d">%s</row>'
        % (row, b"".join(b'<c r="%c%d"><v>%d.5</v></c>' % (at, row, row * at) for at in b"LMNOPQ"))
        for row in range(1000, 60_000)
    )  # for Python, that turns each into an object
    before, starts = len(browser.ask(SAID)), browser.ask("return window.itaxl.desk().starts")
    for number, data in enumerate((corner, with_rows(many))):
        if number:
            browser.ask("window.itaxl.LIMITS.memory = 80 * 2 ** 20; window.itaxl.desk().dismiss()")
        give(browser, [("หนัก.xlsm", data)])
        told = shown(browser, before + 2 * number + 1, 240)[0]
        expect("หน่วยความจำเกิน" in told, f"what memory does not hold is told as {told[:200]!r}")
        give(browser, [("ต่อไป.xlsm", form_bytes(sample()))])
        told = shown(browser, before + 2 * number + 2, 180)[0]
        expect("พร้อมส่ง" in told, f"the form after one that needs much memory is told as {told[:200]!r}")
    begun = browser.ask("return window.itaxl.desk().starts") - starts
    expect(begun == 3, f"Python was begun {begun} times for two forms that need much memory")
    browser.complaints.clear()  # of what ended


def takes_papers_and_settings(browser: Chromium, folder: Path) -> None:
    """A folder dropped with all that offices put into one: each file is told, papers are checked, settings count."""
    from paper_files import bytes_of, memo, report

    inbox = folder / "ทุกอย่าง"
    good = form_bytes(sample())
    files = {
        "ก/ดี.xlsm": good,
        "ข/ร้าย.xlsm": b"PK\x03\x04" + bytes(200),
        "ค/ดี.xlsm": distinct(good, 1),
        "ค/ซ้ำ.xlsm": distinct(good, 1),
        "ง/บันทึก.docx": bytes_of(memo()),
        "ง/รายงาน.docx": bytes_of(report()),
        "จ/เก่า.pdf": b"%PDF-1.7\n%%EOF",
        "จ/ว่าง.xlsm": b"",
        "จ/~$ดี.xlsm": b"lock",
        "itaxl.toml": b'font = "TH Sarabun PSK"',
    }
    for name, data in files.items():
        (inbox / name).parent.mkdir(parents=True, exist_ok=True)
        (inbox / name).write_bytes(data)
    before = len(browser.ask(SAID))
    browser.drop(inbox)
    told_or_focus = f"document.activeElement.id === 'choose-folder' || ({SHOWN.removeprefix('return ')})"
    wait(browser, f"return {told_or_focus}", before + 5)
    if len(browser.ask(SAID)) == before:  # on a page of the disk some Chromiums read no folder that is dropped
        expect(browser.page.url.startswith("file:"), "a folder that is dropped is not read over http")
        expect("เลือกโฟลเดอร์" in browser.page.inner_text("#status"), "a folder that cannot be read is told nothing")
        browser.page.set_input_files("#folder", str(inbox))
    told = {text.split("\n")[0].strip(): text for text in shown(browser, before + 5)[: -before or None]}
    names = {"ก/ดี.xlsm", "ข/ร้าย.xlsm", "ค/ซ้ำ.xlsm", "ง/บันทึก.docx", "จ/ว่าง.xlsm"}
    expect({name.removeprefix("ทุกอย่าง/") for name in told} == names, f"a folder that is dropped is told as {[*told]}")
    expect("รายงาน.docx" in told["ทุกอย่าง/ง/บันทึก.docx"], "the report is not checked with its memo")
    together = browser.page.inner_text("#together")
    # Some Chromiums leave out what Office leaves behind ("~$…") when they read a folder that is dropped.
    expect(bool(re.search("ไม่ได้ตรวจ [23] ไฟล์", together)), f"what is no form is told as {together[:200]!r}")
    expect("itaxl.toml" in browser.page.inner_text("#results"), "settings are not told of")
    papers = [
        data for (form, kind, _), data in files_of(browser).items() if form.endswith("ก/ดี.xlsm") and kind == "paper"
    ]
    with ZipFile(BytesIO(papers[0])) as opened:
        expect(b"TH Sarabun PSK" in opened.read("word/styles.xml"), "settings do not count")
    give(browser, [("บันทึก.docx", files["ง/บันทึก.docx"]), ("รายงาน.docx", files["ง/รายงาน.docx"])], "old-papers")
    told_of_form = shown(browser, before + 6)[0]
    expect("อ่านจากเอกสาร" in told_of_form, f"a form filled from papers is told as {told_of_form[:200]!r}")


def prints_what_was_found(browser: Chromium) -> None:
    """Findings follow the language, and all of them stand on sheets of paper, however many."""
    from pypdf import PdfReader

    measures = [{**row, "result": f"{row['result']} ครบทุกครั้ง 31 เมษายน 2568 "} for row in sample().measures] * 9
    before = len(browser.ask(SAID))
    give(browser, [("ยาว.xlsm", form_bytes(replace(sample(), measures=measures)))])
    shown(browser, before + 1)
    frame = browser.page.frame_locator("#results article:first-of-type iframe").first
    for word, other in (("What was found", "พบอะไร"), ("พบอะไร", "What was found")):
        browser.ask("document.getElementById('language').click()")
        wait(browser, IDLE)
        frame.get_by_text(word).first.wait_for()
        expect(frame.get_by_text(other).count() == 0, f"findings keep a language: {other}")
    rows = frame.locator("tbody tr").count()
    pages = PdfReader(BytesIO(browser.page.pdf(format="A4"))).pages
    text = " ".join(page.extract_text() for page in pages)
    codes = len(re.findall(r"\b[A-Z]\d{3}\b", text))
    expect(len(pages) > 1 and codes >= rows > 8, f"of {rows} findings {codes} are printed on {len(pages)} pages")

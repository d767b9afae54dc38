"""Draw docs/pictures anew from the real form and documents: ``python scripts/build/pictures.py``.

With --inbox only those of the officer's inbox.

Needs LibreOffice, poppler's pdftoppm, Chromium and a TH Sarabun font. The sample form is used, so nobody's data is
shown; for the findings a few mistakes are typed into it.
"""

import datetime
import shutil
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from itaxl.app.document_files import documents_of
from itaxl.app.inspection import checked, inspect
from itaxl.pdf.converter import converted
from itaxl.pdf.libreoffice import program
from itaxl.reports.html import html_report
from itaxl.sample import sample_content
from itaxl.template.form_file import form_bytes
from itaxl.thai.dates import write_date
from itaxl.workbook.reader import read_grid
from itaxl.years.catalogue import fiscal_year, known_years

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
STAND_IN = Path(__file__).resolve().parents[2] / "tests" / "support"
RESOLUTION = 80
COLOURS = 64
MARKED_PAGES = {4: 0.8, 8: 0.45}
"""Of the marked form, the sheets บันทึกข้อความ and ผลตรวจ, and how much of each page holds something."""
MISTAKES = {
    "memo.date": "๓๑ มิ.ย. ๖๙",
    "measures.2.period": "มี.ค. 68 - ม.ค. 68",
    "measures.3.owner": "",
    "measures.4.result": "ดำเนินการเรียบร้อยแล้ว  ประชาชนได้รับอนุญาติ",
}
ON = "๒ เมษายน ๒๕๖๙"
"""The day that the pictures of the inbox bear."""
INBOX_SIZE = "1280,840"
LETTER_SHARE = 0.62
"""How much of the page of a letter holds something."""


def pages(source: Path, soffice: Path) -> list[bytes]:
    """The pages of a workbook or a PDF as PNG."""
    folder = source.parent
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    words: list[str | Path] = [soffice, "--headless", profile, "--convert-to", "pdf", "--outdir", folder, source]
    pdf = source.with_suffix(".pdf")
    if source != pdf:
        subprocess.run(words, check=True, capture_output=True)
    subprocess.run(["pdftoppm", "-r", str(RESOLUTION), "-png", pdf, folder / source.stem], check=True)
    return [path.read_bytes() for path in sorted(folder.glob(f"{source.stem}-*.png"))]


def findings(folder: Path, chromium: str) -> bytes:
    """The HTML report of a form with `MISTAKES` as PNG."""
    form = folder / "แบบฟอร์ม.xlsm"
    form.write_bytes(form_bytes(sample_content(fiscal_year(known_years()[-1])).edited(MISTAKES)))
    page, picture = folder / "findings.html", folder / "findings.png"
    page.write_text(html_report([checked(Path(form.name), inspect(read_grid(form)))], lang="th"), encoding="utf-8")
    return shown(page, chromium, picture, "900,1150")


def shown(page: Path, chromium: str, picture: Path, size: str) -> bytes:
    """A page as PNG, in a window of that size."""
    quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]
    own = [f"--user-data-dir={picture.parent / 'chromium'}", f"--window-size={size}", f"--screenshot={picture}"]
    subprocess.run([chromium, *quiet, *own, page.as_uri()], check=True, capture_output=True)
    return picture.read_bytes()


def inbox(folder: Path, chromium: str) -> Iterator[tuple[str, bytes]]:
    """The page of an inbox in its second round, and a letter that returns a form, as PNG."""
    sys.path.append(str(STAND_IN))
    import whole_inbox as offices

    good = {f"{number}.xlsm": offices.form(number) for number in range(12)}
    returned = {f"{number}.xlsm": offices.edited(number, offices.ERRORS) for number in range(12, 16)}
    worst = {"16.xlsm": offices.edited(16, offices.MORE_ERRORS)}
    mended = {f"{number}.xlsm": offices.form(number) for number in (12, 13, 17)}
    rounds = ({**good, **returned, **worst}, {**good, **returned, **worst, **mended})
    (folder / "ทะเบียน.csv").write_text("\n".join(offices.roster_text().splitlines()[:21]), encoding="utf-8")
    since: list[str] = []
    for number, files in enumerate(rounds, 1):
        offices.lay(folder / f"ส่งมา {number}", files)
        out = f"ผลงาน {number}"
        itaxl(folder, "batch", f"ส่งมา {number}", "-o", out, "--check-only", "--roster", "ทะเบียน.csv", *since)
        itaxl(folder, "reply", out, "--date", ON, "--first-number", "412", "--due", "๒๐ เมษายน ๒๕๖๙")
        since = ["--since", out]
    page = folder / out / "index.html"
    text = page.read_text(encoding="utf-8").replace(write_date(datetime.date.today()), ON)
    page.write_text(text, encoding="utf-8")
    yield "inbox.png", shown(page, chromium, folder / "inbox.png", INBOX_SIZE)
    (letter,) = (folder / out).glob(f"*{offices.name_of(16)}*/*แจ้งให้แก้ไข.docx")
    yield "letter.docx", letter.read_bytes()


def itaxl(folder: Path, *words: str) -> None:
    """Run itaxl in a folder; findings are no failure."""
    ran = subprocess.run([sys.executable, "-m", "itaxl", *words], cwd=folder, capture_output=True, check=False)
    if ran.returncode > 1:
        sys.exit(ran.stderr.decode())


def marked(folder: Path) -> Path:
    """The same form after the button ตรวจสอบ, clicked in the tests' stand-in for Excel."""
    sys.path.append(str(STAND_IN))
    import excel_double

    from itaxl import ribbon

    form = folder / "งาน.xlsm"
    form.write_bytes(form_bytes(sample_content(fiscal_year(known_years()[-1])).edited(MISTAKES)))
    book = excel_double.open_form(form).impl
    ribbon.check()
    book.save_copy(str(folder / "marked.xlsm"))
    return folder / "marked.xlsm"


def small(png: bytes, share: float = 1) -> bytes:
    """The upper `share` of a picture, with few colours, for a repository."""
    out = BytesIO()
    picture = Image.open(BytesIO(png)).convert("RGB")
    picture.crop((0, 0, picture.width, round(picture.height * share))).quantize(COLOURS).save(out, "PNG", optimize=True)
    return out.getvalue()


def draw() -> None:
    """Write every picture."""
    soffice = program()
    chromium = shutil.which("chromium")
    if soffice is None or chromium is None or not shutil.which("pdftoppm"):
        sys.exit("LibreOffice, pdftoppm and Chromium are needed.")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as place:
        made = dict(inbox(Path(place), chromium))
        (PICTURES / "inbox.png").write_bytes(small(made["inbox.png"]))
        Path(place, "letter.docx").write_bytes(made["letter.docx"])
        (PICTURES / "letter.png").write_bytes(small(pages(Path(place, "letter.docx"), soffice)[0], LETTER_SHARE))
        if "--inbox" in sys.argv:
            return
        form = Path(place, "form.xlsm")
        form.write_bytes(form_bytes(sample_content(fiscal_year(known_years()[-1]))))
        inspected = inspect(read_grid(form))
        memo, report = documents_of(inspected.submission, inspected.year).values()
        for name, data in converted({"memo.pdf": memo, "report.pdf": report}).items():
            Path(place, name).write_bytes(data)
        (PICTURES / "findings.png").write_bytes(small(findings(Path(place), chromium)))
        for source in (form, marked(Path(place)), Path(place, "memo.pdf"), Path(place, "report.pdf")):
            for number, page in enumerate(pages(source, soffice), 1):
                share = MARKED_PAGES.get(number, 0) if source.stem == "marked" else 1
                if not share:
                    continue
                path = PICTURES / f"{source.stem}-{number}.png"
                path.write_bytes(small(page, share))
                print(path.relative_to(PICTURES.parent.parent))


if __name__ == "__main__":
    draw()

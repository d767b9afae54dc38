"""Draw docs/pictures anew from the real form and documents: ``python scripts/pictures.py``.

Needs LibreOffice, poppler's pdftoppm and a TH Sarabun font. The sample form is used, so nobody's data is shown.
"""

import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from itaxl.app.check import inspect
from itaxl.app.papers import documents_of
from itaxl.edges.form_file import form_bytes
from itaxl.edges.libreoffice import program
from itaxl.edges.reader import read_grid
from itaxl.sample import sample_content
from itaxl.years.catalogue import fiscal_year, known_years

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
RESOLUTION = 80
COLOURS = 64


def pages(source: Path, soffice: Path) -> list[bytes]:
    """The pages of a workbook or document as PNG."""
    folder = source.parent
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    words: list[str | Path] = [soffice, "--headless", profile, "--convert-to", "pdf", "--outdir", folder, source]
    subprocess.run(words, check=True, capture_output=True)
    pdf = source.with_suffix(".pdf")
    subprocess.run(["pdftoppm", "-r", str(RESOLUTION), "-png", pdf, folder / source.stem], check=True)
    return [path.read_bytes() for path in sorted(folder.glob(f"{source.stem}-*.png"))]


def small(png: bytes) -> bytes:
    """The same picture with few colours, for a repository."""
    out = BytesIO()
    Image.open(BytesIO(png)).convert("RGB").quantize(COLOURS).save(out, "PNG", optimize=True)
    return out.getvalue()


def draw() -> None:
    """Write every picture."""
    soffice = program()
    if soffice is None or not shutil.which("pdftoppm"):
        sys.exit("LibreOffice and pdftoppm are needed.")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as place:
        form = Path(place, "form.xlsm")
        form.write_bytes(form_bytes(sample_content(fiscal_year(known_years()[-1]))))
        inspected = inspect(read_grid(form))
        memo, report = documents_of(inspected.submission, inspected.year).values()
        for name, data in {"memo.docx": memo, "report.docx": report}.items():
            Path(place, name).write_bytes(data)
        for source in (form, Path(place, "memo.docx"), Path(place, "report.docx")):
            for number, page in enumerate(pages(source, soffice), 1):
                path = PICTURES / f"{source.stem}-{number}.png"
                path.write_bytes(small(page))
                print(path.relative_to(PICTURES.parent.parent))


if __name__ == "__main__":
    draw()

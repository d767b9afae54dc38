"""PDFs come of many documents in one run, are the same for the same document, and never half there."""

import os
import re
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, cast
from zipfile import ZipFile

import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader, PdfWriter

from itaxl.documents.blocks import Document
from itaxl.documents.papers.memo import memo
from itaxl.documents.papers.report import report
from itaxl.docx.docx_file import Properties, docx_bytes
from itaxl.form.form_content import FormContent, grid_of
from itaxl.model.refusal import Refused
from itaxl.pdf import converter, fonts, libreoffice
from itaxl.pdf.converter import combined, converted, sealed, unchanged
from itaxl.pdf.libreoffice_copy import for_libreoffice
from itaxl.pdf.page_numbers import numbered
from itaxl.reading import read_submission
from itaxl.sample import sample_content
from itaxl.years.catalogue import fiscal_year


def blank_pdf(pages: int = 1, *, width: int = 595) -> bytes:
    """A small PDF that tells its pages by their width."""
    writer = PdfWriter()
    for number in range(pages):
        writer.add_blank_page(width + number, 842)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


Convert = Callable[[Sequence[Path], Path], None]


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Callable[[Convert | None], None]:
    """Put something else in the converter's place; what the documents hold does not matter to it."""
    monkeypatch.setattr(converter, "fetches", lambda *_: False)

    def put(convert: Convert | None) -> None:
        monkeypatch.setattr(converter, "converter", lambda: convert)

    return put


def test_without_a_converter_a_sentence_says_what_to_install(install: Callable[..., None]) -> None:
    install(None)
    with pytest.raises(Refused) as refused:
        converted({"a.docx": b"docx"})
    assert "ติดตั้ง LibreOffice" in refused.value.sentence()


def test_forty_documents_go_into_one_run(install: Callable[..., None]) -> None:
    runs: list[int] = []

    def convert(documents: Sequence[Path], folder: Path) -> None:
        runs.append(len(documents))
        for path in documents:
            (folder / f"{path.stem}.pdf").write_bytes(blank_pdf(width=int(path.read_text())))

    install(convert)
    pdfs = converted({f"หนังสือ {number}.docx": str(500 + number).encode() for number in range(85)})
    assert runs == [40, 40, 5]
    assert list(pdfs) == [f"หนังสือ {number}.docx" for number in range(85)]
    widths = [PdfReader(BytesIO(data)).pages[0].mediabox.width for data in pdfs.values()]
    assert widths == [500 + number for number in range(85)]


@pytest.mark.parametrize(
    "made", [None, b"", b"%PDF-1.6 cut short", b"no pdf %%EOF"], ids=["none", "empty", "cut short", "no PDF"]
)
def test_a_pdf_that_is_not_whole_is_a_sentence_with_the_documents_name(
    install: Callable[..., None], made: bytes | None
) -> None:
    def convert(documents: Sequence[Path], folder: Path) -> None:
        (folder / "0.pdf").write_bytes(blank_pdf())
        if made is not None:
            (folder / "1.pdf").write_bytes(made)

    install(convert)
    with pytest.raises(Refused) as refused:
        converted({"ก.docx": b"docx", "ข.docx": b"docx"})
    assert "ข.docx" in refused.value.sentence()


def test_what_a_converter_writes_anew_each_time_is_taken_out(install: Callable[..., None]) -> None:
    made = b"%PDF-1.6\n/Title(a)\n/CreationDate(D:20260101120000+07'00')>>\n"
    made += b"/ID [ <0123456789ABCDEF0123456789ABCDEF>\n<0123456789ABCDEF0123456789ABCDEF> ]\n"
    made += b"/DocChecksum /0123456789ABCDEF0123456789ABCDEF\n%%EOF\n"
    install(lambda documents, folder: (folder / "0.pdf").write_bytes(made))
    data = converted({"a.docx": b""})["a.docx"]
    assert not re.search(rb"CreationDate|/ID|DocChecksum|0123456789", data)
    assert b"/Title(a)" in data
    assert data.index(b"%%EOF") == made.index(b"%%EOF"), "the PDF's own table of places must stay right"


class TestSeal:
    def test_a_sealed_pdf_is_known_as_ours(self) -> None:
        assert unchanged(sealed(blank_pdf()))
        assert len(PdfReader(BytesIO(sealed(blank_pdf(3)))).pages) == 3

    def test_the_end_mark_stays_where_readers_look_for_it(self) -> None:
        assert b"%%EOF" in sealed(blank_pdf())[-1024:]

    def test_a_scan_or_a_signed_pdf_is_not_ours(self) -> None:
        ours = sealed(blank_pdf())
        for other in (b"", b"%PDF-1.4 scan %%EOF", blank_pdf(), ours + b"signature", ours.replace(b"595", b"596", 1)):
            assert not unchanged(other)


class TestCombined:
    def test_pages_follow_in_order(self) -> None:
        both = PdfReader(BytesIO(combined([blank_pdf(2, width=300), blank_pdf(3, width=400)])))
        assert [page.mediabox.width for page in both.pages] == [300, 301, 400, 401, 402]

    def test_the_same_pdfs_give_the_same_bytes_in_any_process(self) -> None:
        code = (
            "import sys; from itaxl.pdf.converter import combined; from hashlib import sha256;"
            "data = sys.stdin.buffer.read(); print(sha256(combined([data, data])).hexdigest())"
        )
        runs = {
            subprocess.run(
                [sys.executable, "-c", code],
                input=blank_pdf(2),
                capture_output=True,
                check=True,
                env={**os.environ, "PYTHONHASHSEED": seed},
            ).stdout
            for seed in ("1", "2")
        }
        assert len(runs) == 1

    def test_it_is_sealed(self) -> None:
        assert unchanged(combined([blank_pdf(), blank_pdf()]))


@pytest.mark.skipif(os.name == "nt", reason="a script stands in for LibreOffice")
class TestRunning:
    """A script in LibreOffice's place."""

    @pytest.fixture
    def soffice(self, tmp_path: Path) -> Callable[[str], Path]:
        def write(script: str) -> Path:
            path = tmp_path / "soffice"
            path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
            path.chmod(path.stat().st_mode | stat.S_IXUSR)
            return path

        return write

    def test_it_gets_a_profile_of_its_own_and_all_documents(
        self, tmp_path: Path, soffice: Callable[[str], Path]
    ) -> None:
        program = soffice(f'printf "%s\\n" "$@" > {tmp_path}/words')
        libreoffice.to_pdf(program, [tmp_path / "a.docx", tmp_path / "b.docx"], tmp_path)
        words = (tmp_path / "words").read_text().splitlines()
        assert f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}" in words
        assert "--headless" in words
        assert words[-2:] == [str(tmp_path / "a.docx"), str(tmp_path / "b.docx")]
        assert words[words.index("--outdir") + 1] == str(tmp_path)

    def test_one_that_hangs_is_ended_with_all_it_started(
        self, tmp_path: Path, soffice: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(libreoffice, "START_SECONDS", 2)
        monkeypatch.setattr(libreoffice, "DOCUMENT_SECONDS", 0)
        program = soffice(f"sleep 60 & echo $! > {tmp_path}/child; wait")
        start = time.monotonic()
        libreoffice.to_pdf(program, [], tmp_path)
        assert time.monotonic() - start < 50
        child = int((tmp_path / "child").read_text())
        assert wait_for_end(child)

    def test_one_that_fails_makes_nothing_and_raises_nothing(
        self, tmp_path: Path, soffice: Callable[[str], Path]
    ) -> None:
        libreoffice.to_pdf(soffice("echo broken >&2; exit 77"), [], tmp_path)

    def test_a_missing_program_is_none(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.setattr(libreoffice, "USUAL_PLACES", (str(tmp_path / "soffice"),))
        libreoffice.program.cache_clear()
        assert libreoffice.program() is None
        libreoffice.program.cache_clear()

    def test_it_is_found_on_the_path_and_in_usual_places(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, soffice: Callable[[str], Path]
    ) -> None:
        program = soffice("")
        monkeypatch.setenv("PATH", str(tmp_path))
        libreoffice.program.cache_clear()
        assert libreoffice.program() == program
        monkeypatch.setenv("PATH", "")
        monkeypatch.setattr(libreoffice, "USUAL_PLACES", (str(program),))
        libreoffice.program.cache_clear()
        assert libreoffice.program() == program
        libreoffice.program.cache_clear()


def wait_for_end(process: int) -> bool:
    """Whether a process is gone, or dead and only waiting to be asked how it ended."""
    for _ in range(50):
        try:
            if Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
            os.kill(process, 0)
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.05)
    return False


@pytest.mark.skipif(os.name == "nt", reason="scripts stand in for fc-list")
@pytest.mark.parametrize(
    ("listed", "found"), [("TH Sarabun New", True), ("ทีเอช,TH SarabunPSK", True), ("DejaVu Sans", False)]
)
def test_a_missing_sarabun_is_seen(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, listed: str, *, found: bool
) -> None:
    lister = tmp_path / "fc-list"
    lister.write_text(f"#!/bin/sh\necho '{listed}'\n", encoding="utf-8")
    lister.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    fonts.has_sarabun.cache_clear()
    assert fonts.has_sarabun() is found
    assert [warning.th for warning in converter.warnings()] == ([] if found else [converter.NO_FONT.th])
    fonts.has_sarabun.cache_clear()


@pytest.fixture(scope="module")
def sample() -> Mapping[str, bytes]:
    """The sample's memo and report as .docx."""
    year = fiscal_year(2569)
    content: FormContent = sample_content(year)
    submission = read_submission(grid_of(content))
    documents: tuple[Document, ...] = (memo(submission, year), report(submission, year))
    properties = Properties("0" * 64, 1, "rules", "0")
    return {f"{each.kind}.docx": docx_bytes(each, properties=properties) for each in documents}


@pytest.mark.libreoffice
def test_libreoffice_makes_the_same_tagged_pdfs_again(soffice: str, sample: Mapping[str, bytes]) -> None:
    first, second = converted(sample), converted(sample)
    assert first == second
    assert list(first) == ["memo.docx", "report.docx"]
    for data in first.values():
        reader = PdfReader(BytesIO(data))
        assert reader.metadata
        assert reader.metadata.title
        assert cast(Any, reader.root_object["/MarkInfo"])["/Marked"]
        assert data.startswith(b"%PDF-1.7")
        assert str(reader.root_object["/Lang"]) == "th-TH"
    both = PdfReader(BytesIO(combined(list(first.values()))))
    assert len(both.pages) == sum(len(PdfReader(BytesIO(data)).pages) for data in first.values())
    assert "บันทึกข้อความ" in both.pages[0].extract_text().replace("ํา", "ำ")
    assert both.metadata
    assert both.metadata.title == "บันทึกข้อความ"


@pytest.fixture(scope="module")
def long_memo() -> bytes:
    """A memo of more than three pages, a draft."""
    year = fiscal_year(2569)
    facts = "\n".join(["ได้ดำเนินการตามมาตรการครบถ้วนและรายงานผลต่อผู้บริหารแล้ว " * 12] * 24)
    content = sample_content(year).edited({"memo.facts": facts})
    document = memo(read_submission(grid_of(content)), year, draft=True)
    return docx_bytes(document, properties=Properties("0" * 64, 1, "rules", "0"))


class TestPageNumbers:
    """LibreOffice knows no Thai page numbers, so they are laid over its pages."""

    @pytest.mark.libreoffice
    def test_each_page_after_the_first_bears_its_own(self, soffice: str, long_memo: bytes) -> None:
        made = {"memo.docx": long_memo, "again.docx": long_memo}
        pdfs = converted(made)
        assert pdfs["memo.docx"] == pdfs["again.docx"]
        pages = [re.sub(r"\s+", "", page.extract_text()) for page in PdfReader(BytesIO(pdfs["memo.docx"])).pages]
        assert len(pages) > 3
        assert "-๑-" not in pages[0]
        for number, page in enumerate(pages[1:], 2):
            assert f"-{'๐๑๒๓๔๕๖๗๘๙'[number]}-" in page
            assert f"-{number}-" not in page

    @pytest.mark.libreoffice
    def test_all_else_on_the_pages_stays_as_it_was(
        self, soffice: str, pdftoppm: str, tmp_path: Path, long_memo: bytes
    ) -> None:
        (tmp_path / "plain.docx").write_bytes(for_libreoffice(long_memo))
        libreoffice.to_pdf(Path(soffice), [tmp_path / "plain.docx"], tmp_path)
        (tmp_path / "ours.pdf").write_bytes(converted({"memo.docx": long_memo})["memo.docx"])
        for name in ("plain", "ours"):
            words: list[str | Path] = [pdftoppm, "-r", "60", "-gray", tmp_path / f"{name}.pdf", tmp_path / name]
            subprocess.run(words, check=True)
        pairs = list(zip(*(sorted(tmp_path.glob(f"{name}-*.pgm")) for name in ("plain", "ours")), strict=True))
        changed = [ImageChops.difference(*map(Image.open, pair)).getbbox() for pair in pairs]
        assert changed[0] is None
        for left, top, right, bottom in filter(None, changed[1:]):
            assert (right - left, bottom - top) < (40, 20), "nothing but the number is another"
            assert top < 60

    @pytest.mark.libreoffice
    def test_numbers_are_no_text_for_a_screen_reader(self, soffice: str, long_memo: bytes) -> None:
        reader = PdfReader(BytesIO(converted({"memo.docx": long_memo})["memo.docx"]))
        assert cast(Any, reader.root_object["/MarkInfo"])["/Marked"]
        for page in reader.pages:
            contents = page.get_contents()
            assert contents is not None
            marked = re.findall(rb"/MCID (\d+)", contents.get_data())
            assert len(marked) == len(set(marked)), "a mark of the page is used twice"

    def test_a_document_longer_than_the_numbers_keeps_its_own(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sample: Mapping[str, bytes]
    ) -> None:
        runs: list[list[str]] = []

        def convert(documents: Sequence[Path], folder: Path) -> None:
            runs.append([path.name for path in documents])
            for path in documents:
                (folder / f"{path.stem}.pdf").write_bytes(blank_pdf(2 if "numbers" in path.stem else 4))

        (tmp_path / "0.docx").write_bytes(sample["memo.docx"])
        numbered(convert, [tmp_path / "0.docx"], tmp_path)
        assert runs == [["0.docx", "numbers0.docx"], ["0.docx"]]
        assert (tmp_path / "0.docx").read_bytes() == sample["memo.docx"]

    def test_pages_that_hold_nothing_are_pages_all_the_same(self, tmp_path: Path, sample: Mapping[str, bytes]) -> None:
        def convert(documents: Sequence[Path], folder: Path) -> None:
            for path in documents:
                (folder / f"{path.stem}.pdf").write_bytes(blank_pdf(3))

        (tmp_path / "0.docx").write_bytes(sample["memo.docx"])
        numbered(convert, [tmp_path / "0.docx"], tmp_path)
        assert len(PdfReader(tmp_path / "0.pdf").pages) == 3

    def test_numbers_of_an_earlier_run_are_not_taken(self, tmp_path: Path, sample: Mapping[str, bytes]) -> None:
        def convert(documents: Sequence[Path], folder: Path) -> None:
            for path in documents:
                if "numbers" not in path.stem:
                    (folder / f"{path.stem}.pdf").write_bytes(blank_pdf(2))

        (tmp_path / "0.docx").write_bytes(sample["memo.docx"])
        (tmp_path / "numbers0.pdf").write_bytes(blank_pdf(9))
        numbered(convert, [tmp_path / "0.docx"], tmp_path)
        assert (tmp_path / "0.docx").read_bytes() == sample["memo.docx"], "converted as it is, with its own numbers"

    def test_a_document_that_fails_is_not_tried_again(self, tmp_path: Path, sample: Mapping[str, bytes]) -> None:
        runs: list[int] = []
        (tmp_path / "0.docx").write_bytes(sample["memo.docx"])
        numbered(lambda documents, _folder: runs.append(len(documents)), [tmp_path / "0.docx"], tmp_path)
        assert runs == [2]
        assert not (tmp_path / "0.pdf").exists()

    def test_a_document_with_other_numbers_is_converted_as_it_is(
        self, tmp_path: Path, sample: Mapping[str, bytes]
    ) -> None:
        with ZipFile(BytesIO(sample["memo.docx"])) as document:
            parts = {name: document.read(name) for name in document.namelist()}
        parts["word/document.xml"] = parts["word/document.xml"].replace(b"thaiNumbers", b"decimal")
        with ZipFile(tmp_path / "0.docx", "w") as document:
            for name, data in parts.items():
                document.writestr(name, data)
        before, runs = (tmp_path / "0.docx").read_bytes(), []
        numbered(lambda documents, _folder: runs.append(len(documents)), [tmp_path / "0.docx"], tmp_path)
        assert runs == [1]
        assert (tmp_path / "0.docx").read_bytes() == before

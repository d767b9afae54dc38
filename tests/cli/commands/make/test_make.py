"""`itaxl make`: the documents of a form, what it says of them, and every way it can end."""

import errno
import os
import re
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from make_desk import MEMO_NAME, REPORT_NAME, MakeDesk, assert_one_thai_sentence, text_of

from itaxl.cli import main
from itaxl.docx.docx_file import body_hash
from itaxl.files import whole_file
from itaxl.form.fields import MEMO
from itaxl.form.form_content import FormContent
from itaxl.template.form_file import form_bytes


def is_draft(docx: bytes) -> bool:
    """Whether the pages carry the stamp ร่าง."""
    with ZipFile(BytesIO(docx)) as file:
        return any("ร่าง" in file.read(name).decode() for name in file.namelist() if "header" in name)


class TestDocuments:
    def test_a_right_form_gives_memo_and_report_and_says_where(self, desk: MakeDesk) -> None:
        assert desk.make() == 0
        assert list(desk.written()) == [MEMO_NAME, REPORT_NAME]
        for name, line in zip(desk.written(), desk.said.splitlines(), strict=False):
            assert str(desk.out / name) in line
        assert desk.said.splitlines()[-1] == "ตรวจแล้ว ไม่พบข้อที่ต้องแก้"
        memo, report = desk.written().values()
        assert "บันทึกข้อความ" in text_of(memo)
        assert "ท่าช้าง" in text_of(report)
        assert not is_draft(memo)

    def test_without_a_folder_they_stand_beside_the_form(self, desk: MakeDesk) -> None:
        desk.monkeypatch.chdir(desk.folder)
        desk.monkeypatch.setattr(sys, "argv", ["itaxl", "make", desk.form.name])
        assert main.run() == 0
        assert {path.name for path in desk.folder.iterdir()} == {desk.form.name, MEMO_NAME, REPORT_NAME}

    def test_a_folder_that_is_not_there_is_made(self, desk: MakeDesk) -> None:
        assert desk.make(to=desk.out / "ปี ๒๕๖๙" / "ส่ง") == 0
        assert len(list((desk.out / "ปี ๒๕๖๙" / "ส่ง").iterdir())) == 2

    @pytest.mark.parametrize(("only", "names"), [("memo", [MEMO_NAME]), ("report,memo", [MEMO_NAME, REPORT_NAME])])
    def test_only_some_can_be_made(self, desk: MakeDesk, only: str, names: list[str]) -> None:
        assert desk.make("--only", only) == 0
        assert list(desk.written()) == names

    def test_the_report_can_lie_on_its_side(self, desk: MakeDesk) -> None:
        assert desk.make("--landscape") == 0
        turned = {
            path.name: b'w:orient="landscape"' in ZipFile(path).read("word/document.xml") for path in desk.out.iterdir()
        }
        assert turned == {MEMO_NAME: False, REPORT_NAME: True}

    @pytest.mark.parametrize("only", ["", "memos", "memo,letter"])
    def test_an_unknown_document_is_a_mistake_in_the_command(self, desk: MakeDesk, only: str) -> None:
        assert desk.make("--only", only) == 2
        assert_one_thai_sentence(desk.blamed)
        assert desk.written() == {}

    def test_what_a_run_left_that_died_is_gone_after_the_next(self, desk: MakeDesk) -> None:
        desk.out.mkdir()
        (desk.out / ".itaxl-0123456789abcdef.tmp").write_bytes(b"half")
        assert desk.make() == 0
        assert list(desk.written()) == [MEMO_NAME, REPORT_NAME]

    def test_the_form_is_never_touched(self, desk: MakeDesk) -> None:
        before = desk.form.read_bytes(), desk.form.stat().st_mtime_ns
        desk.make("--draft", "never")
        assert (desk.form.read_bytes(), desk.form.stat().st_mtime_ns) == before


class TestErrorsInTheForm:
    @pytest.fixture
    def wrong(self, desk: MakeDesk, sample: FormContent) -> MakeDesk:
        desk.form.write_bytes(form_bytes(sample.edited({"memo.date": "31 มิถุนายน 2569", "org.doc_code": ""})))
        return desk

    def test_the_documents_say_draft_and_the_exit_code_is_one(self, wrong: MakeDesk) -> None:
        assert wrong.make() == 1
        assert all(map(is_draft, wrong.written().values()))
        assert "ร่าง" in wrong.said
        assert re.search(r"ต้องแก้ [1-9]\d* ข้อ", wrong.said)
        assert f"itaxl check {wrong.form}" in wrong.said

    def test_unless_asked_otherwise(self, wrong: MakeDesk) -> None:
        assert wrong.make("--draft", "never") == 1
        assert not any(map(is_draft, wrong.written().values()))
        assert "ร่าง" not in wrong.said

    def test_mended_they_are_no_drafts_and_take_the_drafts_place(self, wrong: MakeDesk, sample: FormContent) -> None:
        wrong.make()
        wrong.form.write_bytes(form_bytes(sample.edited({"org.doc_code": ""})))
        wrong.make("--draft", "never")
        assert len(wrong.written()) == 2
        assert not any(map(is_draft, wrong.written().values()))

    def test_an_empty_form_gives_drafts_of_dotted_blanks(self, desk: MakeDesk) -> None:
        desk.form.write_bytes(form_bytes(FormContent()))
        assert desk.make() == 1
        assert all(map(is_draft, desk.written().values()))
        assert "....." in text_of(next(iter(desk.written().values())))

    def test_a_path_with_spaces_is_said_as_it_must_be_typed(self, wrong: MakeDesk) -> None:
        wrong.form = wrong.form.rename(wrong.folder / "แบบ ฟอร์ม.xlsm")
        wrong.make()
        assert f'itaxl check "{wrong.form}"' in wrong.said


class TestEditedDocuments:
    """What somebody wrote into a document is never lost."""

    def edit(self, path: Path) -> bytes:
        """Write into a document as a word processor does."""
        with ZipFile(path) as file:
            parts = {name: file.read(name) for name in file.namelist()}
        parts["word/document.xml"] = parts["word/document.xml"].replace("บันทึกข้อความ".encode(), "แก้แล้ว".encode())
        with ZipFile(path, "w") as file:
            for name, data in parts.items():
                file.writestr(name, data)
        return path.read_bytes()

    def test_an_edited_memo_is_kept_beside_the_new_one(self, desk: MakeDesk, sample: FormContent) -> None:
        desk.make()
        edited = self.edit(desk.out / MEMO_NAME)
        desk.form.write_bytes(form_bytes(sample.edited({"memo.number": "๑๑๓"})))
        assert desk.make() == 0
        second = MEMO_NAME.replace(".docx", " (2).docx")
        assert desk.written()[MEMO_NAME] == edited
        assert not body_hash(desk.written()[second]).edited
        assert set(desk.written()) == {MEMO_NAME, second, REPORT_NAME}
        assert second in desk.said

    def test_documents_nobody_edited_are_replaced(self, desk: MakeDesk, sample: FormContent) -> None:
        desk.make()
        before = desk.written()
        desk.form.write_bytes(form_bytes(sample.edited({"memo.number": "๑๑๓"})))
        desk.make()
        assert list(desk.written()) == list(before)
        assert desk.written()[MEMO_NAME] != before[MEMO_NAME]

    def test_a_document_from_elsewhere_is_kept(self, desk: MakeDesk) -> None:
        desk.out.mkdir()
        (desk.out / REPORT_NAME).write_bytes(b"somebody's")
        assert desk.make() == 0
        assert desk.written()[REPORT_NAME] == b"somebody's"
        assert len(desk.written()) == 3


class TestRefusals:
    """One Thai sentence, exit code 2, nothing written."""

    def refused(self, desk: MakeDesk, *words: object, to: Path | None = None) -> str:
        assert desk.make(*words, to=to) == 2
        assert desk.said == ""
        assert_one_thai_sentence(desk.blamed)
        return desk.blamed

    def test_a_form_that_is_not_there(self, desk: MakeDesk) -> None:
        desk.form.unlink()
        self.refused(desk)
        assert desk.written() == {}

    @pytest.mark.parametrize("data", [b"", b"hello", b"%PDF-1.4", b"PK\x03\x04 cut short"])
    def test_what_is_no_workbook(self, desk: MakeDesk, data: bytes) -> None:
        desk.form.write_bytes(data)
        self.refused(desk)
        assert desk.written() == {}

    def test_a_workbook_that_is_not_our_form(self, desk: MakeDesk) -> None:
        book = openpyxl.Workbook()
        book.active["A1"] = "บัญชี"
        book.save(desk.form)
        assert "ไม่ใช่แบบฟอร์ม" in self.refused(desk)
        assert desk.written() == {}

    def test_a_sheet_that_is_missing(self, desk: MakeDesk, sample_form: bytes) -> None:
        book = openpyxl.load_workbook(BytesIO(sample_form))
        del book[MEMO]
        book.save(desk.form)
        assert MEMO in self.refused(desk)
        assert desk.written() == {}

    def test_a_file_in_place_of_the_folder(self, desk: MakeDesk) -> None:
        assert "ไม่ใช่โฟลเดอร์" in self.refused(desk, to=desk.form)

    def test_a_folder_that_may_not_be_written(self, desk: MakeDesk) -> None:
        def refusing(_: Path) -> tuple[int, Path]:
            raise PermissionError(errno.EACCES, "no")

        real = os.access
        desk.monkeypatch.setattr("itaxl.files.temporary_file._opened", refusing)
        desk.monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != desk.out and real(path, mode))
        assert "ไม่มีสิทธิ์เขียน" in self.refused(desk)
        assert desk.written() == {}

    def test_a_full_disk(self, desk: MakeDesk) -> None:
        def full(*_: object) -> int:
            raise OSError(errno.ENOSPC, "full")

        desk.monkeypatch.setattr("itaxl.files.temporary_file._write", full)
        assert "ที่ว่างในดิสก์ไม่พอ" in self.refused(desk)
        assert desk.written() == {}

    def test_a_disk_that_fills_up_in_between_keeps_what_is_whole(self, desk: MakeDesk) -> None:
        writes: list[int] = []

        def filling(descriptor: int, data: bytes) -> None:
            writes.append(os.write(descriptor, data))
            if len(writes) > 1:
                raise OSError(errno.ENOSPC, "full")

        desk.monkeypatch.setattr("itaxl.files.temporary_file._write", filling)
        assert desk.make("--combine") == 2
        assert_one_thai_sentence(desk.blamed)
        assert list(desk.written()) == [MEMO_NAME]
        assert MEMO_NAME in desk.said


class TestHeldOpen:
    """A document that is open in Word cannot be replaced on Windows; the other one is made all the same."""

    def test_the_open_one_is_named_and_stays_and_the_other_is_made(self, desk: MakeDesk, sample: FormContent) -> None:
        desk.make()
        before = desk.written()
        desk.form.write_bytes(form_bytes(sample.edited({"memo.number": "๑๑๓", "measures.1.owner": "กองช่าง"})))
        real = os.replace

        def held(source: Path, target: Path, **options: int) -> None:
            if target.name == MEMO_NAME:
                raise PermissionError(errno.EACCES, "in use")
            real(source, target, **options)

        desk.monkeypatch.setattr(os, "replace", held)
        desk.monkeypatch.setattr(whole_file, "PATIENT", True)
        desk.monkeypatch.setattr("itaxl.files.whole_file.time.sleep", lambda _: None)
        assert desk.make() == 2
        assert "ปิดเอกสารใน Word" in desk.blamed
        assert MEMO_NAME in desk.blamed
        assert_one_thai_sentence(desk.blamed)
        assert REPORT_NAME in desk.said
        assert desk.written()[MEMO_NAME] == before[MEMO_NAME]
        assert desk.written()[REPORT_NAME] != before[REPORT_NAME]
        assert len(desk.written()) == 2


def test_a_picture_that_cannot_be_drawn_is_named_and_its_room_is_kept(desk: MakeDesk, sample: FormContent) -> None:
    whole = sample.pictures["sign.head"]
    spoilt = whole[:600] + bytes(100) + whole[700:]  # its length, and so its end, is as it says
    pictures = {**sample.pictures, "sign.head": spoilt}
    desk.form.write_bytes(form_bytes(FormContent(sample.fields, sample.signers, sample.measures, pictures)))
    assert desk.make() == 0
    assert_one_thai_sentence(desk.blamed)
    assert "ผู้ลงนาม!I" in desk.blamed


def test_the_same_form_gives_the_same_bytes_in_any_process(
    tmp_path: Path, sample_form: bytes, run_itaxl: Callable[..., object]
) -> None:
    form = tmp_path / "form.xlsm"
    form.write_bytes(sample_form)
    made = set()
    for seed in ("1", "2"):
        run_itaxl("make", form, "-o", tmp_path / seed, more={"PYTHONHASHSEED": seed})
        made.add(tuple(sha256(path.read_bytes()).hexdigest() for path in sorted((tmp_path / seed).iterdir())))
    assert len(made) == 1
    assert len(next(iter(made))) == 2


def test_pictures_and_heavy_libraries_are_loaded_only_when_needed(tmp_path: Path, sample: FormContent) -> None:
    form = tmp_path / "form.xlsm"
    form.write_bytes(form_bytes(FormContent(sample.fields, sample.signers, sample.measures)))
    code = (
        "import sys; from pathlib import Path; from itaxl.app.make import make_file;"
        f"make_file(Path({str(form)!r}), Path({str(tmp_path)!r}));"
        "print(*sorted({'PIL', 'docx', 'openpyxl', 'pypdf', 'pythainlp', 'rich', 'jinja2', 'xlwings'}"
        " & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == []

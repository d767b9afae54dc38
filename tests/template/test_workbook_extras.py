"""What is the same in every form travels from the template into each new one."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from itaxl.form import fields
from itaxl.form.form_content import FormContent
from itaxl.template.form_file import form_bytes
from itaxl.template.location import template_path
from itaxl.template.workbook_extras import RIBBON_NAMESPACE, RIBBON_PART, Button, FormParts, packed, parts_of

RIBBON = f"""<customUI xmlns="{RIBBON_NAMESPACE}"><ribbon><tabs><tab id="t"><group id="g">
<button id="a" label="ตรวจสอบ" supertip="ตรวจทุกช่อง"/><menu id="m"><button id="b" label="ล้าง"/></menu>
</group></tab></tabs></ribbon></customUI>""".encode()


@pytest.fixture(scope="module")
def parts() -> FormParts:
    vba_project = parts_of(template_path()).vba_project
    config, messages = {"INTERPRETER_WIN": r"%A%\python.exe", "PYTHONPATH": ""}, {"busy": "กำลังทำงาน"}
    return FormParts(vba_project, {RIBBON_PART: RIBBON}, config, messages)


def test_the_parts_of_a_form_are_those_it_was_written_with(tmp_path: Path, parts: FormParts) -> None:
    path = tmp_path / "form.xlsm"
    path.write_bytes(form_bytes(FormContent(), parts=parts))
    assert parts_of(path) == parts


def test_macros_settings_and_messages_are_the_same_in_a_filled_form(written, blank) -> None:
    filled = written(FormContent(fields={"org.name": "ก"}))
    with zipfile.ZipFile(BytesIO(filled.data)) as one, zipfile.ZipFile(BytesIO(blank.data)) as other:
        assert one.read("xl/vbaProject.bin") == other.read("xl/vbaProject.bin")


def test_the_ribbon_is_related_to_the_package(parts: FormParts) -> None:
    with zipfile.ZipFile(BytesIO(form_bytes(FormContent(), parts=parts))) as archive:
        assert archive.read(RIBBON_PART) == RIBBON
        assert b"schemas.microsoft.com/office/2006/relationships/ui/extensibility" in archive.read("_rels/.rels")


def test_the_guide_lists_the_buttons_when_there_are_any(parts: FormParts) -> None:
    assert parts.buttons == (Button("ตรวจสอบ", "ตรวจทุกช่อง"), Button("ล้าง", ""))
    assert FormParts(parts.vba_project).buttons == ()


def test_entries_have_fixed_times_and_a_fixed_order(blank) -> None:
    with zipfile.ZipFile(BytesIO(blank.data)) as archive:
        entries = archive.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.create_system for entry in entries} == {3}
    assert [entry.filename for entry in entries[:2]] == ["[Content_Types].xml", "_rels/.rels"]


def test_a_workbook_without_the_content_type_of_macros_is_not_written() -> None:
    from xlsxwriter import Workbook

    stream = BytesIO()
    Workbook(stream).close()
    with pytest.raises(ValueError, match="content type"):
        packed(stream.getvalue(), {}, [set()])


def test_what_xlsxwriter_would_leave_out_with_a_warning_is_no_form(monkeypatch: pytest.MonkeyPatch) -> None:
    from xlsxwriter.worksheet import Worksheet

    usual = Worksheet.data_validation

    def wordy(self: Worksheet, *cells: object) -> object:
        return usual(self, *cells[:-1], {**cells[-1], "input_message": "ก" * 256})  # type: ignore[dict-item]

    monkeypatch.setattr(Worksheet, "data_validation", wordy)
    with pytest.raises(UserWarning, match="255"):
        form_bytes(FormContent())


def test_hidden_sheets_hold_settings_and_messages_by_key(parts: FormParts) -> None:
    import openpyxl

    book = openpyxl.load_workbook(BytesIO(form_bytes(FormContent(), parts=parts)))
    assert [cell.value for cell in book[fields.CONF]["A"]] == list(parts.config)
    assert [cell.value for cell in book[fields.I18N][1]] == ["busy", "กำลังทำงาน"]

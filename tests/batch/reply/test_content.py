"""What a letter says: to whom it goes, and all that is to be mended."""

import datetime
import os
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

import docx
import openpyxl
import pytest
from pypdf import PdfReader
from returned_letters import DAY, everything, letters, read

from itaxl.reports.letter_list import COUNTS, LINK
from itaxl.thai.digits import to_arabic, to_thai

Run = Callable[..., Any]
See = Callable[[Path], Any]


def test_every_form_with_errors_and_every_file_that_is_none_gets_its_letter(
    out: Path, returned: Mapping[str, bytes], run_itaxl: Run, see: See
) -> None:
    ran = run_itaxl("reply", out, "--date", DAY, "--first-number", "412")
    assert ran.code == 0
    assert ran.err.count("\n") == 1
    assert "[office]" in ran.err, "who writes is not set"
    expected = {path for path, record in see(out).records.items() if record["counts"]["error"]}
    assert expected == returned.keys() - {"ดี.xlsm"}
    assert f"{len(expected)} ฉบับ" in ran.out
    found = letters(out)
    assert len(found) == len(expected)
    numbers = sorted(to_arabic(read(path).number.rpartition("/")[2]) for path in found.values())
    assert numbers == [str(412 + place) for place in range(len(expected))]
    for path in found.values():
        assert DAY in read(path).lines
        assert f"({'.' * 30})" in read(path).lines


def test_no_error_is_left_out_and_each_says_where_what_and_how(out: Path, run_itaxl: Run, see: See) -> None:
    run_itaxl("reply", out)
    found = letters(out)
    compared = 0
    for record in see(out).records.values():
        errors = [each for each in record["findings"] if each["severity"] == "error" and not each["waits_for"]]
        if not errors or not record["folder"]:
            continue
        rows = read(found[record["folder"]]).points
        assert len(rows) == len(errors)
        places = [place for _, place, *_ in rows]  # what costs most stands first
        errors.sort(key=lambda each: [bool(re.search(rf"\b{each['cell']}\b", place)) for place in places], reverse=True)
        for (number, place, what, how), finding in zip(rows, errors, strict=True):
            assert int(to_arabic(number)) == rows.index([number, place, what, how]) + 1
            assert place.startswith(finding["sheet"])
            assert finding["cell"] in place
            assert finding["label"].rpartition(" › ")[2] in place
            message = to_arabic(finding["message_th"])
            assert message.startswith(to_arabic(what))
            assert message.endswith(to_arabic(how).partition(" เมื่อแก้ช่องนี้แล้ว")[0])
            compared += 1
    assert compared > 12


def test_the_address_is_the_mayor_of_each_and_places_tell_offices_of_one_name_apart(out: Path, run_itaxl: Run) -> None:
    run_itaxl("reply", out)
    to = {folder: read(path).field("เรียน") for folder, path in letters(out).items()}
    mayors = sorted(text for text in to.values() if text.startswith("นายก"))
    assert mayors == [
        "นายกองค์การบริหารส่วนตำบลท่าใหม่",
        "นายกองค์การบริหารส่วนตำบลมะค่า  อำเภอบ้านบึง  จังหวัดชลบุรี",
        "นายกองค์การบริหารส่วนตำบลมะค่า  อำเภอโนนไทย  จังหวัดนครราชสีมา",
        "นายกเทศมนตรีตำบลบ้านใหม่",
        "นายกเทศมนตรีเมือง=๑+๑ <b>&{y}",
    ]
    assert to["ไม่บอกชื่อ"] == to["ขาด"] == "." * 30


def test_a_letter_names_item_and_year_only_when_the_form_does(out: Path, run_itaxl: Run) -> None:
    run_itaxl("reply", out)
    found = {folder: read(path).field("เรื่อง") for folder, path in letters(out).items()}
    many = next(text for folder, text in found.items() if "บ้านใหม่" in folder)
    assert many == "ขอส่งคืนแบบฟอร์มรายงาน ข้อ O26 การประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. ๒๕๖๙ เพื่อแก้ไข"
    assert "พ.ศ." not in found["ไม่บอกชื่อ"]
    assert found["ขาด"] == "ขอให้ส่งแบบฟอร์มรายงาน การประเมินคุณธรรมและความโปร่งใส (ITA) ใหม่"


def test_a_file_that_is_no_form_is_told_what_it_is_and_what_to_send(
    out: Path, bad_files: Mapping[str, bytes], run_itaxl: Run, see: See
) -> None:
    before = see(out).records
    run_itaxl("reply", out)
    found = letters(out)
    for known_as in bad_files:
        path = PurePosixPath(known_as)
        letter = read(found[path.stem])
        ((_, place, what, how),) = letter.points
        assert place == "ทั้งไฟล์"
        assert "ผู้ส่ง" not in how
        assert how
        assert what.partition(" ")[2] in before[known_as]["findings"][0]["message_th"]
        assert any(f"(ไฟล์ “{path.name}”)" in line for line in letter.lines)
        assert not any("bad/" in line for line in letter.lines), "the officer's folders are nobody's concern"


def test_a_cause_is_told_once_and_how_much_is_gone_with_it(out: Path, run_itaxl: Run, see: See) -> None:
    run_itaxl("reply", out, "--warnings")
    path = next(path for folder, path in letters(out).items() if "ท่าใหม่" in folder)
    ((_, place, _what, how),) = [point for point in read(path).points if "ปีที่ประเมิน" in point[1]]
    record = see(out).records["ปีผิด.xlsm"]
    assert place.startswith("หน่วยงาน")
    assert how.endswith(to_thai(f"ข้ออื่นที่เกิดจากช่องนี้อีก {record['counts']['waiting']} ข้อจะหมดไป"))
    assert not any("แก้ให้เป็นวันที่ภายในปีนั้น" in point[3] for point in read(path).points)


def _stands(record: Mapping[str, Any]) -> bool:
    return not record["reason"] and not record["waits_for"]


def test_warnings_are_told_when_they_are_wished_and_after_the_errors(out: Path, run_itaxl: Run, see: See) -> None:
    run_itaxl("reply", out, "--warnings")
    found = letters(out)
    for record in see(out).records.values():
        counting = [each for each in record["findings"] if each["severity"] != "info" and _stands(each)]
        if record["folder"]:
            assert (
                len(read(found[record["folder"]]).points) == len(counting)
                if counting
                else record["folder"] not in found
            )
    many = read(next(path for folder, path in found.items() if "โนนไทย" in folder))
    assert any("ที่ควรตรวจสอบอีกครั้ง จำนวน" in line for line in many.lines)
    assert "31" in to_arabic(many.points[0][2]), "the error first"


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text")
def test_whatever_a_file_is_called_it_has_its_letter(
    returned: Mapping[str, bytes], tmp_path: Path, run_itaxl: Run
) -> None:
    inbox, out = tmp_path / "in", tmp_path / "out"
    inbox.mkdir()
    names = [b"\xa1\xa2.xlsm", "ก#1 50%41.xlsm".encode(), b"con.xlsm", ("ย" * 80 + ".xlsm").encode(), b"{0} {x}.xlsm"]
    for cut, name in enumerate(names, 1):
        (inbox / os.fsdecode(name)).write_bytes(returned["bad/ขาด.xlsm"][:-cut])
    assert run_itaxl("batch", inbox, "-o", out).code == 1
    assert run_itaxl("reply", out).code == 0
    found = letters(out)
    assert len(found) == len(names)
    assert all(len(read(path).points) == 1 for path in found.values())
    rows = openpyxl.load_workbook(out / "letters.xlsx").worksheets[0].iter_rows(min_row=2)
    assert {(out / unquote(row[LINK].hyperlink.target).replace("\\", "/")).resolve() for row in rows} == set(
        found.values()
    )


def test_the_list_has_a_row_and_a_link_for_every_letter_and_holds_no_formula(out: Path, run_itaxl: Run) -> None:
    run_itaxl("reply", out, "--date", DAY, "--first-number", "98")
    sheet = openpyxl.load_workbook(out / "letters.xlsx").worksheets[0]
    rows = list(sheet.iter_rows(min_row=2))
    found = letters(out)
    assert len(rows) == len(found)
    linked = {(out / unquote(row[LINK].hyperlink.target).replace("\\", "/")).resolve() for row in rows}
    assert linked == {path.resolve() for path in found.values()}
    assert not [cell for row in rows for cell in row if cell.data_type == "f"]
    assert {row[2].value for row in rows} == {DAY}
    assert sum(row[COUNTS[1]].value for row in rows) == sum(len(read(path).points) for path in found.values())
    sheet["J2"] = "✓"
    sheet.parent.save(out / "letters.xlsx")
    ticked = (out / "letters.xlsx").read_bytes()
    run_itaxl("reply", out, "--date", DAY, "--first-number", "98")
    assert (out / "letters.xlsx").read_bytes() == ticked, "a list in which somebody ticks off is kept"
    assert (out / "letters (2).xlsx").exists()


def test_english_speaks_to_the_officer_and_the_letter_stays_thai(out: Path, run_itaxl: Run) -> None:
    ran = run_itaxl("reply", out, "--date", DAY, lang="en")
    assert ran.code == 0
    assert re.search(r"^\d+ letters", ran.out)
    english = {name: path.read_bytes() for name, path in letters(out).items()}
    run_itaxl("reply", out, "--date", DAY)
    assert {name: path.read_bytes() for name, path in letters(out).items()} == english


SETTINGS = """
digits = "arabic"
[office]
name = "ที่ว่าการอำเภอตัวอย่าง"
address = ["ถนนสมมุติ", "จังหวัดตัวอย่าง ๑๐๐๐๐"]
code = "ตย ๐๐๒๓.๑"
contact = ["โทร. ๐ ๐๐๐๐ ๐๐๐๐"]
[office.signer]
name = "นายต้น  สมมุตินาม"
position = ["นายอำเภอตัวอย่าง"]
"""


@pytest.mark.parametrize("beside", [True, False])
def test_sender_number_and_signer_come_from_the_settings_and_the_batch_stays_done(
    out: Path, beside: bool, tmp_path: Path, run_itaxl: Run
) -> None:
    own = (out if beside else tmp_path) / "itaxl.toml"
    own.write_text(SETTINGS.replace('digits = "arabic"', ""), "utf-8")
    more = {} if beside else {"ITAXL_SETTINGS": str(own)}
    ran = run_itaxl("reply", out, "--date", DAY, "--first-number", "9", more=more)
    assert ran.code == 0
    assert "[office]" not in ran.err
    assert (str(own) in ran.err) == beside
    numbers = set()
    for path in letters(out).values():
        letter = read(path)
        numbers.add(letter.number)
        assert letter.lines[0].endswith("\tที่ว่าการอำเภอตัวอย่าง")
        assert letter.lines[1:3] == ["ถนนสมมุติ", "จังหวัดตัวอย่าง ๑๐๐๐๐"]
        signed = letter.lines.index("(นายต้น  สมมุตินาม)")
        assert letter.lines[signed - 1] == "ขอแสดงความนับถือ"
        assert letter.lines[signed + 1 : signed + 3] == ["นายอำเภอตัวอย่าง", "โทร. ๐ ๐๐๐๐ ๐๐๐๐"]
    assert numbers >= {"ตย ๐๐๒๓.๑/๙", "ตย ๐๐๒๓.๑/๑๐"}
    before = everything(out)
    run_itaxl("batch", out.parent / "in", "-o", out, more=more)
    assert everything(out) == before
    assert '"done"' not in (out / "itaxl-journal.jsonl").read_text("utf-8").splitlines()[-1]


def test_digits_and_mistakes_of_the_settings_are_minded(out: Path, run_itaxl: Run) -> None:
    (out / "itaxl.toml").write_text(SETTINGS, "utf-8")
    run_itaxl("reply", out, "--date", DAY)
    assert all("2 เมษายน 2569" in read(path).lines for path in letters(out).values())
    before = everything(out)
    (out / "itaxl.toml").write_text("[office]\nnam = 'ก'\n", "utf-8")
    ran = run_itaxl("reply", out, "--date", DAY)
    assert ran.code == 2
    assert "itaxl.toml" in ran.err
    (out / "itaxl.toml").write_text(SETTINGS, "utf-8")
    assert everything(out) == before


def test_a_due_day_and_references_are_told(out: Path, run_itaxl: Run) -> None:
    days = ["--date", "30 เม.ย. 69", "--due", "30 เม.ย. 69"]
    run_itaxl("reply", out, *days, "--reference", "หนังสือจังหวัด ที่ ก ๑/๒", "--reference", "หนังสืออำเภอ")
    for path in letters(out).values():
        letter = read(path)
        assert letter.field("อ้างถึง") == "๑. หนังสือจังหวัด ที่ ก ๑/๒"
        assert any(line.endswith("ภายในวันที่ ๓๐ เมษายน ๒๕๖๙") for line in letter.lines)


def test_today_is_the_day_unless_another_is_given(out: Path, run_itaxl: Run) -> None:
    from itaxl.thai.dates import write_date

    before = datetime.date.today()
    run_itaxl("reply", out)
    days = {write_date(before), write_date(datetime.date.today())}
    assert all(days & set(read(path).lines) for path in letters(out).values())


@pytest.mark.libreoffice
def test_pdfs_show_the_letters_as_they_stand(out: Path, soffice: str, sarabun: str, run_itaxl: Run) -> None:
    run_itaxl("reply", out, "--date", DAY)
    edited = next(path for folder, path in letters(out).items() if "บ้านใหม่" in folder)
    paper = docx.Document(str(edited))
    paper.paragraphs[-1].add_run(" MENDED BY HAND")
    paper.save(str(edited))
    ran = run_itaxl("reply", out, "--date", DAY, "--pdf", "--combine")
    assert ran.code == 0, ran.err
    found = letters(out)
    pdfs = [PdfReader(path.with_suffix(".pdf")) for path in found.values()]
    whole = PdfReader(out / "letters.pdf")
    assert len(whole.pages) == sum(len(pdf.pages) for pdf in pdfs)
    assert "MENDED BY HAND" in "".join(page.extract_text() for page in whole.pages)
    run_itaxl("reply", out, "--date", "๓ เมษายน ๒๕๖๙")
    left = {path.parent.name for path in out.glob("*/*แก้ไข.pdf")}
    assert left == {edited.parent.name}, "only the letter that still stands has a PDF"
    assert not (out / "letters.pdf").exists()

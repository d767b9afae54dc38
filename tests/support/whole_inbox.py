"""A district officer's inbox: sixty files of all kinds from offices of a roster of forty-five, and the rounds after."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final

from form_parts import parts_of, zipped
from thai_windows import thai_windows_zip

from itaxl.sample import sample_content
from itaxl.template.form_file import form_bytes
from itaxl.years.catalogue import fiscal_year

PLACES: Final = (
    ("โนนไทย", "โนนไทย", "นครราชสีมา"),
    ("โนนสูง", "โนนสูง", "นครราชสีมา"),
    ("ในเมือง", "พิมาย", "นครราชสีมา"),
    ("เมืองปัก", "ปักธงชัย", "นครราชสีมา"),
    ("สีคิ้ว", "สีคิ้ว", "นครราชสีมา"),
)
LETTERS: Final = "กขคงจฉชซญ"
OFFICES: Final = 45
FILES: Final = 60
SAMPLE: Final = sample_content(fiscal_year(2569))
ERRORS: Final[Mapping[str, str]] = {"memo.date": "๓๑ เมษายน ๒๕๖๙"}
MORE_ERRORS: Final[Mapping[str, str]] = {
    "memo.date": "๓๑ เมษายน ๒๕๖๙",
    "measures.1.result": "",
    "measures.2.period": "31 กุมภาพันธ์ 2568",
    "memo.oit_item": "O999",
}
WARNINGS: Final[Mapping[str, str]] = {"org.doc_code": "จบ 70022"}
CAUSE: Final[Mapping[str, str]] = {"org.fiscal_year": "๒๕๖๘"}


def name_of(number: int) -> str:
    """The bare name of an office."""
    return f"ทุ่งทดสอบ{LETTERS[number // 5]}{LETTERS[number % 5]}"


def place_of(number: int) -> tuple[str, str, str]:
    """Its subdistrict, district and province."""
    return PLACES[number % len(PLACES)]


def phone_of(number: int) -> str:
    """Its telephone number in the roster."""
    return f"0 4400 {number:04}"


@cache
def form(number: int, edits: tuple[tuple[str, str], ...] = (), saved: str = "2026-03-01T02:00:00Z") -> bytes:
    """The form of an office: the sample in its name, with `edits`, saved at a time."""
    name, (subdistrict, district, province) = name_of(number), place_of(number)
    own = {"org.name": name, "org.subdistrict": subdistrict, "org.district": district, "org.province": province}
    own |= {"memo.number": str(number + 1), "org.phone": f"0 4499 {number:04}", "org.doc_code": f"นม 7{number:04}"}
    own |= {f"sign.{role}.position": text for role, text in _positions(name).items()}
    keys = ("memo.to", "memo.facts", "memo.proposal", "report.intro")
    own |= {key: SAMPLE.fields[key].replace("ท่าช้าง", name) for key in keys}
    one, two = tuple(name[-2:])
    village = f"บ้าน{one}า{two}ิน{one}ุ{two}อง{two}าย{one}ัน"  # no two offices did the same at the same place
    for row, texts in enumerate(SAMPLE.measures, 1):
        own[f"measures.{row}.result"] = f"{texts['result']} ณ {village} ผู้เข้าร่วม {number + 21} คน"
    return saved_at(form_bytes(SAMPLE.edited({**own, **dict(edits)})), saved)


def saved_at(data: bytes, saved: str) -> bytes:
    """The form as if Excel had saved it then."""
    contents = parts_of(data)
    core = contents["docProps/core.xml"]
    pattern = rb"(<dcterms:modified[^>]*>)[^<]*"
    contents["docProps/core.xml"] = re.sub(pattern, rb"\g<1>" + saved.encode(), core)
    return zipped(contents)


def _positions(name: str) -> dict[str, str]:
    """The positions of the sample's signers, at the office."""
    found = {role.partition(".")[2]: row.get("position", "") for role, row in SAMPLE.signers.items()}
    return {role: text.replace("ท่าช้าง", name) for role, text in found.items() if text}


def edited(number: int, edits: Mapping[str, str], saved: str = "2026-03-01T02:00:00Z") -> bytes:
    """The form of an office with these texts."""
    return form(number, tuple(edits.items()), saved)


def blank() -> bytes:
    """A form in which nothing is filled in."""
    no_texts = dict.fromkeys(SAMPLE.fields, "")
    return form_bytes(SAMPLE.edited({**no_texts, **_no_measures()}))


def _no_measures() -> dict[str, str]:
    columns = [(row, column) for row, texts in enumerate(SAMPLE.measures, 1) for column in texts]
    return {f"measures.{row}.{column}": "" for row, column in columns if column != "no"}


def hardly_begun(number: int) -> bytes:
    """A form that says whose it is and nothing more."""
    return edited(number, _no_measures())


def inbox_files() -> dict[str, bytes]:
    """The files by their names; those in zips are counted among the sixty, the zips are not."""
    return dict(_files())


def _files() -> Iterator[tuple[str, bytes]]:
    for number in range(16):
        yield f"อบต ที่ {number:02}.xlsm", form(number)
    for number in range(16, 20):
        yield f"ส่งใหม่/แบบ {number}.xlsm", edited(number, ERRORS)
    yield "ส่งใหม่/แบบ 20.xlsm", edited(20, MORE_ERRORS)
    yield "ปีผิด.xlsm", edited(21, CAUSE)
    yield "ควรดู.xlsm", edited(22, WARNINGS)
    for version, (edits, saved) in enumerate(
        [(MORE_ERRORS, "2026-02-01T02:00:00Z"), (ERRORS, "2026-02-08T02:00:00Z"), ({}, "2026-02-15T02:00:00Z")], 1
    ):
        yield f"สามฉบับ v{4 - version}.xlsm", edited(23, edits, saved)
    yield "แบบจากเมล.xlsm.txt", form(24)
    yield "แบบไม่มีนามสกุล", form(25)
    yield "แบบ 26.xlsm.zip", form(26)
    yield "แบบเปล่า.xlsm", blank()
    yield "เพิ่งเริ่ม.xlsm", hardly_begun(27)
    yield "ไม่บอกชื่อ.xlsm", edited(28, {"org.name": ""})
    yield "อบต ที่ 03 (สำเนา).xlsm", form(3)
    yield "ส่งใหม่/สำเนา 04.xlsm", form(4)
    yield "อบต ที่ 05.fixed.xlsm", form(5) + b""
    yield "ขาด.xlsm", form(29)[:20_000]
    yield "งบประมาณ.xlsx", zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"})
    yield f"สแกน {name_of(40)}.pdf", b"%PDF-1.7\n"
    yield "หนังสือนำส่ง.docx", zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"})
    yield "ภาพกิจกรรม.jpg", b"\xff\xd8\xff\xe0" + bytes(64)
    yield "อ่านก่อน.txt", "ส่งครบแล้วครับ".encode()
    yield ".DS_Store", b"Bud1"
    yield "~$แบบ.xlsm", b"owner"
    yield "รวม.zip", _zip({f"ก/แบบ {n}.xlsm": form(n) for n in (30, 31)} | {"หมายเหตุ.txt": b"x", "__MACOSX/._a": b""})
    inner = _zip({"แบบ 32.xlsm": edited(32, ERRORS), "แบบ 33.xlsm.txt": form(33)})
    yield "ซ้อน.zip", _zip({"ชั้นใน.zip": inner, "แบบ 34.xlsm": form(34), "หน้าปก.pdf": b"%PDF-1.7\n"})
    names = {"แบบฟอร์มหนองบัว.xlsm": form(35), "อำเภอ/ทุ่งนา.xlsm": edited(36, ERRORS), "ภาพ.png": b"\x89PNG" + bytes(40)}
    yield "จากวินโดวส์ไทย.zip", thai_windows_zip(names.items())
    for number in range(37, 40):
        yield f"แบบ {number}.xlsm", form(number)
    yield "ส่งซ้ำ 37.ods.bak", b"\x00" * 64
    yield "โน้ต.csv", "ก,ข\n".encode()
    yield "Thumbs.db", b"x"


def _zip(contents: Mapping[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in contents.items():
            archive.writestr(name, data)
    return stream.getvalue()


def lay(folder: Path, files: Mapping[str, bytes]) -> Path:
    """`folder` with the files in it."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def roster_text() -> str:
    """The roster as a .csv file: names in short, as officers write them."""
    rows = ["หน่วยงาน,อำเภอ,จังหวัด,โทรศัพท์,ผู้ประสานงาน"]
    for number in range(OFFICES):
        _, district, province = place_of(number)
        rows.append(f"อบต. {name_of(number)},{district},จ.{province},{phone_of(number)},คุณ{LETTERS[number % 9]}")
    return "\n".join(rows) + "\n"

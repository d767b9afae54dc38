"""What the buttons for another form do with the open one: filled from papers, or made ready for the next year."""

from collections.abc import Iterator
from typing import Final

from itaxl.app.new import NewForm, new_form
from itaxl.app.year_roll import FATES, Fate
from itaxl.excel.open_workbook import LiveBook
from itaxl.excel.papers import free_path
from itaxl.model.refusal import Refused
from itaxl.model.wording import Wording
from itaxl.reading import read_submission
from itaxl.thai.digits import to_thai
from itaxl.years.form_year import typed_year

FROM_PAPERS_NAME: Final = "{stem} (จากเอกสารเดิม).xlsm"
NEXT_YEAR_NAME: Final = "{stem} (ปี {year}).xlsm"

CHOOSE = Wording("เลือกเอกสารเดิม เช่น บันทึกข้อความและรายงานของปีก่อน (เลือกได้หลายไฟล์)", "Choose papers")
KINDS: Final = ("เอกสาร Word และ Excel", "*.docx;*.doc;*.odt;*.rtf;*.xlsx;*.xlsm;*.xls;*.ods")
NOTHING_CHOSEN = Wording("ยังไม่ได้เลือกเอกสาร กดปุ่มอีกครั้งแล้วเลือกไฟล์", "No file was chosen: click again and choose.")
FILLED = Wording(
    "กรอกจากเอกสารแล้ว {found} ช่อง เดา {guessed} ช่อง อยู่ในไฟล์ใหม่ {name} ไฟล์เดิมไม่เปลี่ยน",
    "Filled {found}, guessed {guessed}, in the new file {name}; the old file is as it was.",
)
LOOK_AT = Wording("ดูแผ่น ที่มาของข้อมูล แล้วกด ตรวจสอบ", "See the sheet of origins, then click Check.")
NO_YEAR = Wording(
    "พิมพ์ปีที่ประเมิน ITA ในแผ่น หน่วยงาน ก่อน แล้วกดปุ่มอีกครั้ง", "Type the ITA year on sheet หน่วยงาน first, then click again."
)
ROLLED = Wording("ทำแบบฟอร์มปี {year} แล้ว: {name} · {fates} ไฟล์ปีเดิมไม่เปลี่ยน", "Made the form of {year}: {name}; {fates}.")
ROLLED_PART = Wording("{fate} {count}", "{fate} {count}")
UNKNOWN_YEAR = Wording("ยังไม่มีรายการข้อของปี {year} ในโปรแกรม", "The program has no items of {year} yet.")
LEFT_OUT = Wording("ย้ายรูปไม่ได้: {labels} วางใหม่ในไฟล์ใหม่", "Pictures left out: {labels}; place them anew.")


def fill_from_papers(book: LiveBook) -> str:
    """Write a form with what the open one says and, for the rest, what chosen papers say; answer what was found."""
    papers = book.choose_files(CHOOSE.th, KINDS)
    if not papers:
        raise Refused(NOTHING_CHOSEN)
    with book.copied() as copy:
        path = free_path(book.folder() / FROM_PAPERS_NAME.format(stem=book.stem))
        made = new_form(path, old=copy, more=papers)
    book.open_outside(path)
    counts = {"found": to_thai(str(made.found)), "guessed": to_thai(str(made.guessed)), "name": path.name}
    return " · ".join([FILLED.render("th", counts), LOOK_AT.th, *_troubles(made)])


def next_year(book: LiveBook) -> str:
    """Write the open form made ready for the year after its own, and answer what became of its fields."""
    year = typed_year(read_submission(book.grid()).text("org.fiscal_year"))
    if year is None:
        raise Refused(NO_YEAR)
    with book.copied() as copy:
        path = free_path(book.folder() / NEXT_YEAR_NAME.format(stem=book.stem, year=year + 1))
        made = new_form(path, old=copy, year=year + 1, called=book.stem)
    book.open_outside(path)
    fates = " · ".join(_fates(made))
    said = ROLLED.render("th", {"year": to_thai(str(year + 1)), "name": path.name, "fates": fates})
    notes = [note.th for note in made.roll.notes] if made.roll else []
    return " · ".join([said, *notes, *_troubles(made)])


def _fates(made: NewForm) -> Iterator[str]:
    changes = made.roll.changes if made.roll else ()
    for fate in (Fate.KEEP, Fate.MOVE, Fate.EMPTY, Fate.ASK):
        if count := sum(change.fate is fate for change in changes):
            yield ROLLED_PART.render("th", {"fate": FATES[fate].th, "count": to_thai(str(count))})


def _troubles(made: NewForm) -> Iterator[str]:
    if made.unknown_year:
        yield UNKNOWN_YEAR.render("th", {"year": to_thai(str(made.unknown_year))})
    if made.left_out:
        yield LEFT_OUT.render("th", {"labels": ", ".join(made.left_out)})
